"""The preparation: what the core group finds out before the launch (METHOD.md, the steps)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.text import fold
from breakthrough_tui.domain.values import dataclass

SOON = 3
"""Days before its due date from which on an item of the preparation goes before all else that is next."""

BASELINE = "baseline"
"""The label, or the word in a title, of the item that finds the baseline."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is said on an action item of the preparation. `preparing` is false once it was taken into the plan."""

    hurts: str = ""
    tried: str = ""
    source: str = ""
    finding: str = ""
    preparing: bool = True


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An item of the preparation that is not done."""

    title: str
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """One of the things that a core group usually finds out, and what to look for."""

    title: str
    description: str
    label: str = "data"


@dataclass(frozen=True, slots=True)
class Planned:
    """A usual item with who finds it out and by when."""

    usual: Usual
    owner: str | None
    due: date | None


USUAL: tuple[Usual, ...] = (
    Usual(
        "Find the baseline, with its date and source",
        "Where the number stands now, on which day it was counted, and where that is written down. Is there none,"
        " take last month, or count it for a week.",
        BASELINE,
    ),
    Usual(
        "Draw the figures of the last months",
        "Month by month, as far back as they go: is it getting better, worse, or neither?",
    ),
    Usual(
        "See where it hurts",
        "At which step, place or hour most of it is lost. Follow five cases from end to end.",
    ),
    Usual(
        "List who is touched by it",
        "Those who do the work, those who wait for it, those who must agree to a change.",
    ),
    Usual(
        "Ask what was tried before",
        "What was tried, by whom, what came of it, and why it ended.",
    ),
    Usual(
        "Ask what others do",
        "Somewhere the number is better: another office, shift or town. What do they do differently?",
    ),
    Usual(
        "Say who must be in the room at the launch",
        "Who does the work, who knows the numbers, and whose yes is needed on the day. Have they got the day free?",
        "launch",
    ),
)


def usual_items(
    there: Collection[str],
    core_group: Sequence[str],
    *,
    today: date,
    launch_on: date | None,
    days_off: Collection[int] = (),
) -> list[Planned]:
    """Those that are not on the board yet, shared out among the core group, due before the launch.

    They are spread over the working days that are left (`days_off`: 5 is Saturday). Without a day of the launch to come
    they have no date.
    """
    known = {fold(title) for title in there}
    missing = [usual for usual in USUAL if fold(usual.title) not in known]
    left = (launch_on - today).days - 1 if launch_on is not None else 0
    found = []
    for at, usual in enumerate(missing):
        owner = core_group[at % len(core_group)] if core_group else None
        ahead = max(1, left * (at + 1) // len(missing))
        while ahead > 1 and (today + timedelta(days=ahead)).weekday() in days_off:
            ahead -= 1
        found.append(Planned(usual, owner, today + timedelta(days=ahead) if left > 0 else None))
    return found


def is_about_baseline(title: str, labels: Collection[str]) -> bool:
    """Whether what is found there is the baseline of the goal."""
    return BASELINE in labels or BASELINE in fold(title)
