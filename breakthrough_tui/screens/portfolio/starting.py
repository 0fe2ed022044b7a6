"""Starting a breakthrough: the sentence first, then all the rest in one form, none of it needed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH
from breakthrough_tui.domain.codes import suggest_code
from breakthrough_tui.domain.countdown import length_advice
from breakthrough_tui.domain.dates import full_date
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.people import Role, person_name
from breakthrough_tui.screens.goal.refocusing import (
    optional_date,
    optional_number,
    shown_date,
    shown_number,
)
from breakthrough_tui.screens.newcomers import add_unknown
from breakthrough_tui.store.commands import breakthroughs

if TYPE_CHECKING:
    from breakthrough_tui.domain.area import Area
    from breakthrough_tui.domain.closing import Following
    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.form import FormField

_PEOPLE = ("leader", "lead", "facilitator")


async def start_breakthrough(
    screen: BaseScreen,
    area: Area | None = None,
    sentence: str = "",
    *,
    after: Overview | None = None,
    carried: Following | None = None,
) -> bool:
    """Ask for it, start it, show its goal; whether it was started. To be called inside `spawn`.

    `area` is the one whose figures revealed it: measure, baseline and target are filled in. `after` is the one that it
    comes of, of which `carried` carries over.
    """
    from breakthrough_tui.screens.dialogs.form import FormField
    from breakthrough_tui.screens.goal.goal_form import GoalForm

    while True:
        asked = await screen.ask_dialog(
            GoalForm(
                "A new breakthrough",
                [FormField("sentence", "The result", sentence, required=True)],
                today=screen.session.moment.today,
                intro="One urgent result: Cut days to issue a permit from 45 to 20, north office.",
                save_label="Go on",
            )
        )
        if asked is None:
            return False
        sentence = " ".join(asked["sentence"].split())
        made = await _ask_the_rest(screen, sentence, area, after, carried)
        if made is not None:
            return True


async def _ask_the_rest(
    screen: BaseScreen,
    sentence: str,
    area: Area | None,
    after: Overview | None,
    carried: Following | None,
) -> int | None:
    from breakthrough_tui.screens.dialogs.form import FormDialog
    from breakthrough_tui.screens.goal.goal_form import READ, said_texts

    session = screen.session
    taken = [one.breakthrough.code for one in session.overviews]
    suggested = suggest_code(sentence, taken)
    today = session.moment.today
    # The sentence of the one before has the numbers of the one before.
    repeated = carried is not None and sentence == carried.sentence
    said = {} if repeated else said_texts(sentence, today)
    known = _carried_numbers(carried, today) if carried else _numbers(area, today)
    numbers = {**said, **{name: text for name, text in known.items() if text}}
    whose = "from the area" if area else f"as {after.breakthrough.code} ended" if after else ""
    notes: dict[str, str] = {
        name: f"{whose}; your sentence says {said[name]}"
        for name in ("baseline", "target")
        if name in said and numbers.get(name) not in (None, said[name])
    }
    if numbers.get("baseline") == numbers.get("target"):
        numbers.pop("target", None)
    made: list[int] = []

    async def save(values: dict[str, Any]) -> None:
        people = {name: values.pop(name) for name in _PEOPLE}
        members = values.pop("members")
        await add_unknown(screen, [name for name in people.values() if name] + members)
        if values["code"].strip().upper() == suggested:
            values["code"] = None
        if values["baseline"] is None:
            values["baseline_on"] = None
        done = await session.do(
            breakthroughs.start,
            sentence=sentence,
            members=members,
            area=area.id if area else None,
            came_from=after.breakthrough.id if after else None,
            **people,
            **values,
        )
        made.append(done.made("breakthrough"))

    await screen.ask_dialog(
        FormDialog(
            sentence,
            _fields(
                suggested,
                session.viewer,
                today,
                numbers,
                _team(after, session.viewer) if carried and carried.same_team else {},
                notes,
            ),
            save=save,
            explain=explain_dates(today),
            intro=f"Only the sentence is needed to start. The numbers are {READ}."
            if said
            else "Only the sentence is needed to start. The rest can come later.",
            save_label="Start it",
        )
    )
    if not made:
        return None
    await session.choose(made[0])
    await from_home(screen, _show)
    return made[0]


async def _show(screen: BaseScreen) -> None:
    await screen.app.run_action("app.go('goal')")
    _say_started(screen)


async def from_home(
    screen: BaseScreen, do: Callable[[BaseScreen], Coroutine[Any, Any, None]]
) -> None:
    """Do what closes the page that is shown: that is begun by the home screen, since a page cannot wait for its end."""
    from breakthrough_tui.screens.base import BaseScreen as Home

    home = screen.app.screen_stack[0]
    if home is screen or not isinstance(home, Home):
        await do(screen)
    else:
        home.spawn(do(home))


def _say_started(screen: BaseScreen) -> None:
    from breakthrough_tui.screens.base import BaseScreen as Shown

    overview = screen.session.overview
    shown = screen.app.screen
    if overview is None or not isinstance(shown, Shown):
        return
    here = overview.breakthrough
    if here.launched_on is not None:
        day = full_date(here.launched_on, screen.session.moment.today)
        shown.say(f"{here.code} is started, launched on {day}.", Mood.GOOD)
    else:
        shown.say(f"{here.code} is started. Its goal and team are on this screen.", Mood.GOOD)


def _numbers(area: Area | None, today: date) -> dict[str, str]:
    """What the fields of the number say: what the area knows."""
    if area is None:
        return {}
    from breakthrough_tui.domain.area import beginning

    known = beginning(area)
    return {
        "measure": known.measure,
        "unit": known.unit,
        "baseline": shown_number(known.baseline),
        "baseline_on": shown_date(known.baseline_on, today),
        "baseline_source": known.baseline_source,
        "target": shown_number(known.target),
    }


def _carried_numbers(carried: Following, today: date) -> dict[str, str]:
    """What the fields of the number say: what carries over from the breakthrough before."""
    return {
        "measure": carried.measure,
        "unit": carried.unit,
        "baseline": shown_number(carried.baseline),
        "baseline_on": shown_date(carried.baseline_on, today),
        "baseline_source": carried.baseline_source,
    }


def _team(after: Overview | None, viewer: str) -> dict[str, str]:
    """Who was what in the breakthrough before."""
    if after is None:
        return {}
    return {
        "leader": after.leader or viewer,
        "lead": after.team_lead or "",
        "facilitator": next(iter(after.holders(Role.FACILITATOR)), ""),
        "members": ", ".join(after.holders(Role.MEMBER)),
    }


def _fields(
    code: str,
    viewer: str,
    today: date,
    numbers: Mapping[str, str],
    team: Mapping[str, str],
    notes: Mapping[str, str],
) -> list[FormField]:
    from breakthrough_tui.screens.dialogs.form import FormField

    day = optional_date(today)
    return [
        FormField("code", "Code", code, hint="stands before every number: " + code + "-12"),
        FormField(
            "leader", "Leader", team.get("leader", viewer), kind="person", check=optional_name
        ),
        FormField(
            "lead",
            "Team lead",
            team.get("lead", ""),
            kind="person",
            hint="one person, accountable for the result",
            check=optional_name,
        ),
        FormField(
            "facilitator",
            "Facilitator",
            team.get("facilitator", ""),
            kind="person",
            check=optional_name,
        ),
        FormField(
            "members",
            "Members",
            team.get("members", ""),
            hint="short names: ana, ben, cho. Who is not here yet can be added",
            check=several_names,
        ),
        *number_fields(numbers, today, notes),
        FormField("launch_on", "Launch", kind="date", hint="planned, or past", check=day),
        FormField(
            "report_back",
            "Report-back",
            numbers.get("report_back", ""),
            kind="date",
            hint=f"empty: {DEFAULT_LENGTH} days after the launch",
            check=day,
        ),
    ]


def number_fields(
    texts: Mapping[str, str], today: date, notes: Mapping[str, str] = MappingProxyType({})
) -> list[FormField]:
    """What is counted, from where to where. `notes` are said at a field in place of its hint."""
    from breakthrough_tui.screens.dialogs.form import FormField

    def field(name: str, label: str, *, hint: str = "", **more: Any) -> FormField:
        return FormField(name, label, texts.get(name, ""), hint=notes.get(name, hint), **more)

    return [
        field("measure", "Measure", hint="what is counted: days to issue a permit"),
        field("unit", "Unit", hint="days, %, files"),
        field("baseline", "Baseline", kind="number", check=optional_number),
        field(
            "baseline_on",
            "Measured on",
            kind="date",
            hint="the day of the baseline",
            check=optional_date(today),
        ),
        field("baseline_source", "Source", hint="where the baseline comes from"),
        field("target", "Target", kind="number", check=optional_number),
    ]


def optional_name(text: str) -> str | None:
    """A short name that may be left empty."""
    return person_name(text) if text.strip() else None


def several_names(text: str) -> list[str]:
    """Short names with commas or blanks between them, each once."""
    return list(dict.fromkeys(_each_name(text.replace(",", " ").split())))


def _each_name(words: Iterable[str]) -> list[str]:
    return [person_name(word) for word in words]


def explain_dates(today: date) -> Callable[[Mapping[str, str]], str]:
    """Says what the dates in a form come to, while one types."""

    def explain(texts: Mapping[str, str]) -> str:
        try:
            launch = optional_date(today)(texts["launch_on"])
            end = optional_date(today)(texts["report_back"])
        except BreakthroughError:
            return ""
        if launch is None:
            return "Without a launch day it is a draft."
        end = end or launch + timedelta(days=DEFAULT_LENGTH)
        length = (end - launch).days
        word = "Launched on" if launch < today else "Launch"
        words = f"{word} {full_date(launch, today)}, report-back {full_date(end, today)}"
        advice = length_advice(length) if length > 0 else "the report-back must come after it."
        return f"{words}: {advice}" if advice else f"{words}, {length} days."

    return explain
