"""Action items as they are said in the room: typed or pasted, one a line, nothing of it lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.quick_entry import (
    LINE_LIMIT,
    TITLE_LIMIT,
    QuickEntry,
    label_alone,
    read_line,
    without_bullet,
)
from breakthrough_tui.domain.text import clean_line, is_visible, nearest, safe
from breakthrough_tui.domain.values import dataclass, replace

MOST_LINES = 2_000
_SAID_BEFORE = re.compile(r"([^\W\d_][\w.-]{0,31}):\s")
_AT = re.compile(r"@([A-Za-z0-9._-]+)")


@dataclass(frozen=True, slots=True)
class Captured:
    """What was understood of some lines.

    `unknown` are the people whom nobody knows here, with the number of lines: those are kept, without an owner.
    `remarks` say what was kept otherwise than it was written, `left` are the lines that could not be kept as an item.
    `theme` is the label under which the next lines come.
    """

    entries: tuple[QuickEntry, ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()
    left: str = ""
    theme: str = ""


def capture(
    text: str, *, today: date, people: Collection[str], theme: str = "", me: str | None = None
) -> Captured:
    """Each line as an action item. A line that is only `#theme` names the theme of those that follow, `#` ends it.

    `ana: call the depot by 12 dec`, `@ana` and `#label` as in `read_line`. Without a name the owner is `me`, nobody
    by default. A date that does not exist and a second owner are left in the title, so that nothing is lost.
    """
    entries: list[QuickEntry] = []
    remarks: list[str] = []
    left: list[str] = []
    unknown: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        bare = without_bullet(line)
        if not is_visible(safe(bare)):
            continue
        named = label_alone(bare)
        if named is not None:
            theme = named
            continue
        if len(entries) >= MOST_LINES:
            left.append(line)
            continue
        stranger = _stranger(bare, people)
        entry: QuickEntry | None
        try:
            entry = read_line(bare, today=today, people=people, me=None if stranger else me)
        except BreakthroughError as error:
            entry = None
            if isinstance(error, NotFound):
                entry, stranger = _without_strangers(bare, today, people)
            if entry is None:
                entry = _as_written(bare)
                if entry is None:
                    left.append(line)
                    remarks.append(f"Line {number}: {error.message} {error.hint}".strip())
                    continue
                remarks.append(f"Line {number}: {error.message} Kept as written.")
        if stranger:
            unknown[stranger] += 1
        if theme and theme not in entry.labels:
            entry = replace(entry, labels=(*entry.labels, theme))
        entries.append(entry)
    return Captured(
        tuple(entries), tuple(unknown.most_common()), tuple(remarks), "\n".join(left), theme
    )


def unknown_words(unknown: Sequence[tuple[str, int]], people: Collection[str]) -> str:
    """'Nobody here is called kim (2 lines) or max: kept without an owner. Did you mean …?'; empty for nobody."""
    if not unknown:
        return ""
    shown = [
        f"{safe(name)}" + (f" ({count} lines)" if count > 1 else "") for name, count in unknown[:5]
    ]
    more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
    names = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" or {shown[-1]}"
    words = f"Nobody here is called {names}{more}: kept without an owner."
    near = nearest(unknown[0][0].lower(), {name.lower() for name in people})
    return f"{words} Did you mean {near}?" if near and len(unknown) == 1 else words


def _stranger(bare: str, people: Collection[str]) -> str:
    """The name before a colon that nobody here has."""
    found = _SAID_BEFORE.match(bare.strip() + " ")
    if found is None or found[1].lower() in {name.lower() for name in people}:
        return ""
    return found[1]


def _without_strangers(
    line: str, today: date, people: Collection[str]
) -> tuple[QuickEntry | None, str]:
    """The line read without those whom nobody knows, who stay at the end of the title; None if that cannot be."""
    known = {name.lower() for name in people}
    words = clean_line(line, limit=LINE_LIMIT, what="The line").split(" ")
    strangers = [word for word in words if _is_stranger(word, known)]
    said = " ".join(word for word in words if word not in strangers)
    try:
        entry = read_line(said, today=today, people=people)
        title = clean_line(" ".join([entry.title, *strangers]), limit=TITLE_LIMIT, what="The title")
    except BreakthroughError:
        return None, ""
    return replace(entry, title=title), strangers[0][1:].rstrip(".,;:!?")


def _is_stranger(word: str, known: Collection[str]) -> bool:
    found = _AT.match(word)
    return found is not None and not {found[1].lower(), found[1].lower().rstrip(".")} & {
        *known,
        "me",
    }


def _as_written(line: str) -> QuickEntry | None:
    """The whole line as a title; None if it is too long for one."""
    try:
        return QuickEntry(clean_line(line, limit=TITLE_LIMIT, what="The title"))
    except Invalid:
        return None


@dataclass(frozen=True, slots=True)
class Load:
    """How much falls on whom, and when: `weeks` are Mondays, `rows` the owners with their number in each week.

    The last number of a row is what has no date. None stands for what has no owner.
    """

    weeks: tuple[date, ...]
    rows: tuple[tuple[str | None, tuple[int, ...]], ...]


def load(items: Iterable[tuple[str | None, date | None]]) -> Load:
    """Count action items by owner and week; the busiest owner first, nobody last."""
    found = list(items)
    mondays = sorted({due - timedelta(days=due.weekday()) for _, due in found if due is not None})
    weeks: list[date] = []
    if mondays:
        # Also the weeks in which nothing is due: a gap has to be seen.
        span = (mondays[-1] - mondays[0]).days // 7
        weeks = (
            [mondays[0] + timedelta(days=7 * at) for at in range(span + 1)]
            if span < 30
            else mondays
        )
    place = {week: at for at, week in enumerate(weeks)}
    counts: dict[str | None, list[int]] = {}
    for owner, due in found:
        row = counts.setdefault(owner, [0] * (len(weeks) + 1))
        row[place[due - timedelta(days=due.weekday())] if due is not None else len(weeks)] += 1
    ordered = sorted(counts.items(), key=lambda one: (one[0] is None, -sum(one[1]), one[0] or ""))
    return Load(tuple(weeks), tuple((owner, tuple(row)) for owner, row in ordered))
