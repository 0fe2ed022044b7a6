"""Every command of the store with an example of its use, on a house where every standing is held by somebody."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.breakthrough import Direction, Visibility
from breakthrough_tui.domain.course import Keep, MeetingKind, Outcome
from breakthrough_tui.domain.course import Path as WayOn
from breakthrough_tui.domain.figures.figures import Figure
from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store import commands
from breakthrough_tui.store.commands import (
    agendas,
    areas,
    breakthroughs,
    cards,
    checklists,
    closings,
    columns,
    commitments,
    goal_test,
    labels,
    lessons,
    measures,
    meetings,
    obstacles,
    people,
    personal,
    preparations,
    presence,
    promises,
    proposals,
    pulses,
    readings,
    reports,
    several,
    undo,
    votes,
    workspaces,
)
from breakthrough_tui.store.queries import meetings as meeting_lists
from breakthrough_tui.store.queries import obstacle_lists
from tests.builders import Clock, Team, a_workspace

Fields = dict[str, Any]

STANDINGS = {
    "leader": "bo",
    "team lead": "ana",
    "facilitator": "fay",
    "core group": "eli",
    "member": "dia",
    "observer": "obs",
    "administrator": "adm",
    "stand-in": "hal",
    "nothing here": "out",
    "has left": "ian",
}
"""Who is what in both breakthroughs of the house; `cho`, a member, raises obstacles."""

DRAFT = 2


@dataclass(frozen=True, slots=True)
class Example:
    """How a command is used: `fields` prepares what it needs, as other people, and says what it is called with.

    `action` is what one has to be allowed; None: open to everybody who is in the workspace. `inside`: it happens
    within a breakthrough. `by` may do it.
    """

    command: Callable[..., None]
    action: Action | None
    fields: Callable[[Team], Fields]
    inside: bool = True
    by: str = "bo"


def every_command() -> dict[str, Callable[..., None]]:
    """The commands by name: the public functions of the package that take `write`, and all else by keyword."""
    found: dict[str, Callable[..., None]] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        here = import_module(f"{commands.__name__}.{module.name}")
        for name, function in inspect.getmembers(here, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters.values())
            if (
                function.__module__ == here.__name__
                and not name.startswith("_")
                and [each.name for each in parameters[:1]] == ["write"]
                and all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters[1:])
            ):
                found[f"{module.name}.{name}"] = function
    return found


@cache
def _house() -> bytes:
    with TemporaryDirectory() as folder:
        team = a_workspace(Path(folder))
        team.run("adm", people.add, name="hal")
        team.run("adm", people.add, name="ian")
        team.run("bo", people.give_role, breakthrough=1, person="ian", role=Role.LEADER)
        draft = team.start(
            "Cut waiting for a passport from 30 to 9 days",
            code="PASS",
            leader="bo",
            lead="ana",
            facilitator="fay",
            members=("cho", "dia"),
            measure="days of waiting",
            baseline=Decimal(30),
            target=Decimal(9),
            launch_on=team.clock.now.date() + timedelta(days=7),
        )
        assert draft == DRAFT
        team.run("bo", people.give_role, breakthrough=draft, person="obs", role=Role.OBSERVER)
        for here in (1, draft):
            team.run("bo", people.give_role, breakthrough=here, person="eli", role=Role.CORE_GROUP)
            until = team.clock.now.date() + timedelta(days=3)
            stand_in = {"leader": "bo", "stand_in": "hal", "until": until}
            team.run("bo", people.name_stand_in, breakthrough=here, **stand_in)  # type: ignore[arg-type]
        team.run("bo", people.take_role, breakthrough=1, person="eli", role=Role.MEMBER)
        team.run("ian", people.leave, name="ian")
        team.close()
        return team.path.read_bytes()


def a_house(folder: Path) -> Team:
    """Breakthrough 1, launched, and 2, a draft, in both of which every standing is held by somebody."""
    path = folder / "house.db"
    path.write_bytes(_house())
    path.chmod(0o600)
    return Team(path, Clock())


def _card(team: Team) -> Fields:
    return {"card": team.add(by="cho", owner="cho")}


def _area(team: Team) -> Fields:
    return {"area": team.run("ana", areas.add, name="Permits on time").made("area")}


def _prepared(team: Team) -> Fields:
    return {"card": team.add("Find the baseline", by="cho", breakthrough=DRAFT)}


def _item(team: Team) -> Fields:
    card = team.add()
    made = team.run("ana", checklists.add, card=card, text="Find the number")
    return {"item": made.made("checklist item")}


def _two_items(team: Team) -> Fields:
    card = team.add()
    first, second = (
        team.run("ana", checklists.add, card=card, text=text).made("checklist item")
        for text in ("Find the number", "Call it")
    )
    return {"item": second, "before": first}


def _two_cards(team: Team) -> Fields:
    return {"cards": [team.add(by="cho", owner="cho"), team.add("Visit the depot", by="cho")]}


def _label(team: Team) -> Fields:
    made = team.run("ana", labels.define, breakthrough=1, tag="depot", name="At the depot")
    return {"label": made.made("label")}


def _obstacle(team: Team) -> Fields:
    return {"obstacle": team.raise_obstacle()}


def _answered(team: Team) -> Fields:
    here = _obstacle(team)
    team.run("bo", obstacles.answer, **here, kind=ObstacleState.REMOVED, note="It is open now")
    return here


def _day(team: Team) -> date:
    return team.clock.now.date() + timedelta(days=2)


def _reading(team: Team) -> Fields:
    added = team.run("ana", readings.add, breakthrough=1, value=Decimal(44))
    return {"reading": added.made("reading"), "value": Decimal(43)}


def _commitment(team: Team) -> Fields:
    made = team.run("bo", commitments.add, breakthrough=1, text="Look at the number each Monday")
    return {"commitment": made.made("commitment")}


def _own_part(team: Team) -> Fields:
    team.run("ana", reports.add_part, breakthrough=1, title="What builders say")
    return {"breakthrough": 1, "part": "own-1"}


def _closed(team: Team) -> Fields:
    team.run("bo", closings.close, breakthrough=1, outcome=Outcome.PARTLY)
    return {"breakthrough": 1}


def _guard(team: Team) -> Fields:
    made = team.run("ana", measures.add, breakthrough=1, name="complaints")
    return {"measure": made.made("measure")}


def _lesson(team: Team) -> Fields:
    made = team.run("ana", lessons.add, breakthrough=1, tried="Ask at the counter")
    return {"lesson": made.made("lesson")}


def _archived(team: Team) -> Fields:
    here = _card(team)
    team.run("ana", cards.archive, cards=[here["card"]])
    return here


def _moved(team: Team) -> Fields:
    done = team.run("ana", cards.move, **_card(team), column=team.doing)
    return {"command": done.command}


def _vote(team: Team) -> Fields:
    team.run("ana", votes.open_vote, breakthrough=1)
    return {"breakthrough": 1}


def _proposal(team: Team) -> Fields:
    proposed = {"breakthrough": 1, "reason": "The scanner is late", "target": Decimal(25)}
    return {"proposal": team.run("ana", proposals.propose, **proposed).made("proposal")}  # type: ignore[arg-type]


def _meeting(team: Team) -> Fields:
    on: Fields = {"kind": MeetingKind.CHECK_IN, "on": team.clock.now.date(), "at": "14:00"}
    return {"meeting": team.run("fay", meetings.plan, breakthrough=1, **on).made("meeting")}


def _running(team: Team) -> Fields:
    here = _meeting(team)
    team.run("fay", meetings.begin, **here)
    return here


def _blocks(team: Team, here: Fields) -> list[int]:
    found = team.read(meeting_lists.meeting, viewer="bo", meeting=here["meeting"])
    return [block.id for block in found.blocks]


def _block(team: Team) -> Fields:
    return {"block": _blocks(team, _meeting(team))[1]}


def _two_blocks(team: Team) -> Fields:
    first, second, *_ = _blocks(team, _meeting(team))
    return {"block": second, "before": first}


def _running_block(team: Team) -> Fields:
    here = _running(team)
    return {**here, "block": _blocks(team, here)[2]}


def _second_block(team: Team) -> Fields:
    here = _running(team)
    team.run("fay", meetings.next_block, **here)
    return here


A = Action
EXAMPLES = [
    Example(
        workspaces.settle, A.SET_WORKSPACE, lambda _: {"name": "Town hall"}, inside=False, by="adm"
    ),
    Example(people.add, A.ADD_PERSON, lambda _: {"name": "kim"}, inside=False),
    Example(
        people.edit, A.EDIT_PERSON, lambda _: {"name": "cho", "full_name": "Cho"}, False, by="adm"
    ),
    Example(people.leave, A.LEAVE, lambda _: {"name": "cho"}, False, by="adm"),
    Example(
        people.give_role,
        A.GIVE_ROLE,
        lambda _: {"breakthrough": 1, "person": "hal", "role": Role.MEMBER},
    ),
    Example(
        people.take_role,
        A.TAKE_ROLE,
        lambda _: {"breakthrough": 1, "person": "cho", "role": Role.MEMBER},
    ),
    Example(
        people.name_stand_in,
        A.NAME_STAND_IN,
        lambda team: {
            "breakthrough": 1,
            "leader": "bo",
            "stand_in": "cho",
            "until": _day(team),
        },
    ),
    Example(breakthroughs.start, A.START, lambda _: {"sentence": "Halve the queue"}, inside=False),
    Example(areas.add, A.ADD_AREA, lambda _: {"name": "Permits on time"}, inside=False),
    Example(areas.edit, A.EDIT_AREA, lambda team: {**_area(team), "unit": "%"}, inside=False),
    Example(
        areas.add_figure, A.ADD_FIGURES, lambda team: {**_area(team), "value": Decimal(61)}, False
    ),
    Example(
        areas.import_figures,
        A.ADD_FIGURES,
        lambda _: {"figures": [Figure("Permits", date(2026, 9, 30), Decimal(61))]},
        inside=False,
    ),
    Example(areas.archive, A.ARCHIVE_AREA, lambda team: _area(team), inside=False),
    Example(
        breakthroughs.edit_goal, A.EDIT_GOAL, lambda _: {"breakthrough": 2, "target": Decimal(8)}
    ),
    Example(breakthroughs.set_code, A.SET_CODE, lambda _: {"breakthrough": 2, "code": "QUEUE"}),
    Example(
        breakthroughs.set_visibility,
        A.SET_VISIBILITY,
        lambda _: {"breakthrough": 1, "visibility": Visibility.PRIVATE},
    ),
    Example(
        breakthroughs.launch,
        A.LAUNCH,
        lambda _: {"breakthrough": 2, "reason": "It cannot wait", "reason_of": "bo"},
    ),
    Example(
        breakthroughs.refocus,
        A.REFOCUS,
        lambda _: {"breakthrough": 1, "reason": "The scanner is late", "target": Decimal(25)},
    ),
    Example(
        goal_test.answer,
        A.ANSWER_QUESTION,
        lambda _: {"breakthrough": 1, "question": 8, "answer": Said.YES, "note": "It hurts"},
    ),
    Example(
        goal_test.set_backup,
        A.SET_BACKUP,
        lambda _: {"breakthrough": 1, "name": "Kim", "contact": "room 12"},
    ),
    Example(votes.open_vote, A.OPEN_VOTE, lambda _: {"breakthrough": 1}, by="ana"),
    Example(votes.cast, A.CAST_VOTE, lambda team: {**_vote(team), "value": 7}),
    Example(votes.close, A.CLOSE_VOTE, lambda team: {**_vote(team), "paper": (7, 5)}, by="ana"),
    Example(
        promises.promise,
        A.PROMISE,
        lambda _: {"breakthrough": 1, "hours": Decimal(2), "access": "the land registry"},
    ),
    Example(
        proposals.propose,
        A.PROPOSE,
        lambda _: {"breakthrough": 1, "reason": "The scanner is late", "target": Decimal(25)},
        by="ana",
    ),
    Example(proposals.accept, A.ACCEPT_PROPOSAL, _proposal),
    Example(
        proposals.decline, A.DECLINE_PROPOSAL, lambda team: {**_proposal(team), "reason": "No"}
    ),
    Example(proposals.withdraw, A.WITHDRAW_PROPOSAL, _proposal, by="ana"),
    Example(
        columns.add,
        A.ADD_COLUMN,
        lambda _: {"breakthrough": 1, "name": "Check", "kind": ColumnKind.DOING},
    ),
    Example(columns.rename, A.RENAME_COLUMN, lambda team: {"column": team.doing, "name": "Now"}),
    Example(
        columns.edit,
        A.RENAME_COLUMN,
        lambda team: {"column": team.doing, "name": "Now", "kind": ColumnKind.DONE, "limit": 4},
    ),
    Example(columns.limit, A.LIMIT_COLUMN, lambda team: {"column": team.doing, "limit": 4}),
    Example(columns.move, A.MOVE_COLUMN, lambda team: {"column": team.doing, "before": None}),
    Example(
        columns.set_kind,
        A.SET_COLUMN_KIND,
        lambda team: {"column": team.doing, "kind": ColumnKind.DONE},
    ),
    Example(columns.remove, A.REMOVE_COLUMN, lambda team: {"column": team.doing, "cards_to": 1}),
    Example(cards.add, A.ADD_CARD, lambda _: {"breakthrough": 1, "title": "Ask ben"}),
    Example(
        cards.add_many,
        A.ADD_CARD,
        lambda _: {"breakthrough": 1, "items": [QuickEntry("Ask ben"), QuickEntry("Ask bo")]},
    ),
    Example(cards.edit, A.EDIT_CARD, lambda team: {**_card(team), "title": "Ask ben"}),
    Example(cards.assign, A.ASSIGN_CARD, lambda team: {**_card(team), "owner": "dia"}),
    Example(cards.set_due, A.SET_DUE, lambda team: {**_card(team), "due": _day(team)}),
    Example(cards.set_labels, A.SET_LABELS, lambda team: {**_card(team), "labels": ["stock"]}),
    Example(cards.move, A.MOVE_CARD, lambda team: {**_card(team), "column": team.doing}),
    Example(cards.finish, A.MOVE_CARD, _card),
    Example(cards.archive, A.ARCHIVE_CARD, lambda team: {"cards": [_card(team)["card"]]}),
    Example(cards.restore, A.RESTORE_CARD, _archived),
    Example(cards.comment, A.COMMENT, lambda team: {**_card(team), "text": "Nobody picks up"}),
    Example(preparations.add_usual, A.ADD_CARD, lambda _: {"breakthrough": DRAFT}),
    Example(preparations.edit, A.PREPARE, lambda team: {**_prepared(team), "finding": "45 days"}),
    Example(preparations.belong, A.PREPARE, lambda team: {**_prepared(team), "preparing": False}),
    Example(
        preparations.found_baseline,
        A.EDIT_GOAL,
        lambda team: {**_prepared(team), "baseline": Decimal(31), "on": date(2026, 10, 1)},
    ),
    Example(checklists.add, A.EDIT_CHECKLIST, lambda team: {**_card(team), "text": "Find it"}),
    Example(checklists.edit, A.EDIT_CHECKLIST, lambda team: {**_item(team), "text": "Look it up"}),
    Example(checklists.tick, A.EDIT_CHECKLIST, lambda team: {**_item(team), "done": True}),
    Example(checklists.move, A.EDIT_CHECKLIST, _two_items),
    Example(checklists.archive, A.EDIT_CHECKLIST, _item),
    Example(
        several.move_many, A.MOVE_CARD, lambda team: {**_two_cards(team), "column": team.doing}
    ),
    Example(several.assign_many, A.ASSIGN_CARD, lambda team: {**_two_cards(team), "owner": "dia"}),
    Example(several.set_due_many, A.SET_DUE, lambda team: {**_two_cards(team), "due": _day(team)}),
    Example(several.label_many, A.SET_LABELS, lambda team: {**_two_cards(team), "add": ["stock"]}),
    Example(labels.define, A.DEFINE_LABEL, lambda _: {"breakthrough": 1, "tag": "stock"}),
    Example(labels.rename, A.RENAME_LABEL, lambda team: {**_label(team), "name": "On stock"}),
    Example(
        labels.edit,
        A.RENAME_LABEL,
        lambda team: {**_label(team), "name": "On stock", "colour": Colour.BAD},
    ),
    Example(labels.recolour, A.COLOUR_LABEL, lambda team: {**_label(team), "colour": Colour.BAD}),
    Example(labels.remove, A.REMOVE_LABEL, lambda team: _label(team)),
    Example(
        obstacles.raise_obstacle,
        A.RAISE_OBSTACLE,
        lambda _: {"breakthrough": 1, "title": "The scanner is locked away"},
    ),
    Example(
        obstacles.edit, A.EDIT_OBSTACLE, lambda team: {**_obstacle(team), "ask": "A key"}, by="ana"
    ),
    Example(obstacles.comment, A.COMMENT, lambda team: {**_obstacle(team), "text": "Still so"}),
    Example(obstacles.take, A.TAKE_OBSTACLE, lambda team: {**_obstacle(team), "by": _day(team)}),
    Example(obstacles.ask_back, A.ASK_BACK, lambda team: {**_obstacle(team), "question": "Which?"}),
    Example(obstacles.hand_over, A.HAND_OVER, lambda team: {**_obstacle(team), "leader": "gus"}),
    Example(
        obstacles.answer,
        A.ANSWER,
        lambda team: {**_obstacle(team), "kind": ObstacleState.REMOVED, "note": "Open now"},
    ),
    Example(obstacles.withdraw, A.WITHDRAW, _obstacle, by="ana"),
    Example(obstacles.confirm, A.CONFIRM, _answered, by="ana"),
    Example(
        obstacles.reopen, A.REOPEN, lambda team: {**_answered(team), "reason": "Shut"}, by="ana"
    ),
    Example(readings.add, A.ADD_READING, lambda _: {"breakthrough": 1, "value": Decimal(44)}),
    Example(readings.correct, A.CORRECT_READING, _reading),
    Example(
        readings.archive, A.ARCHIVE_READING, lambda team: {"reading": _reading(team)["reading"]}
    ),
    Example(
        readings.add_many,
        A.ADD_READING,
        lambda team: {"breakthrough": 1, "items": [(1, team.clock.now.date(), Decimal(44))]},
    ),
    Example(
        measures.add,
        A.ADD_MEASURE,
        lambda _: {"breakthrough": 1, "name": "complaints", "direction": Direction.DOWN},
    ),
    Example(measures.edit, A.EDIT_MEASURE, lambda team: {**_guard(team), "unit": "a week"}),
    Example(measures.archive, A.ARCHIVE_MEASURE, lambda team: _guard(team)),
    Example(
        pulses.answer,
        A.ANSWER_PULSE,
        lambda _: {"breakthrough": 1, "energy": 7, "confidence": 8},
    ),
    Example(lessons.add, A.ADD_LESSON, lambda _: {"breakthrough": 1, "tried": "Call the same day"}),
    Example(lessons.edit, A.EDIT_LESSON, lambda team: {**_lesson(team), "keep": Keep.KEEP}),
    Example(lessons.archive, A.ARCHIVE_LESSON, lambda team: _lesson(team)),
    Example(
        reports.add_text,
        A.WRITE_REPORT,
        lambda _: {"breakthrough": 1, "part": "thanks", "text": "Thank you, depot"},
    ),
    Example(reports.add_part, A.WRITE_REPORT, lambda _: {"breakthrough": 1, "title": "Voices"}),
    Example(reports.rename_part, A.WRITE_REPORT, lambda t: {**_own_part(t), "title": "Voices"}),
    Example(
        reports.move_part,
        A.WRITE_REPORT,
        lambda _: {"breakthrough": 1, "part": "thanks", "before": "result"},
    ),
    Example(
        reports.hide_part,
        A.WRITE_REPORT,
        lambda _: {"breakthrough": 1, "part": "team", "hidden": True},
    ),
    Example(
        commitments.add,
        A.ADD_COMMITMENT,
        lambda team: {"breakthrough": 1, "text": "Call", "person": "cho", "due": _day(team)},
    ),
    Example(
        commitments.edit, A.EDIT_COMMITMENT, lambda team: {**_commitment(team), "person": "cho"}
    ),
    Example(commitments.tick, A.TICK_COMMITMENT, lambda team: {**_commitment(team), "done": True}),
    Example(commitments.archive, A.EDIT_COMMITMENT, _commitment),
    Example(closings.hold, A.HOLD_REPORT, lambda _: {"breakthrough": 1}),
    Example(
        closings.choose_path, A.CHOOSE_PATH, lambda _: {"breakthrough": 1, "path": WayOn.SCALE}
    ),
    Example(closings.close, A.CLOSE, lambda _: {"breakthrough": 1, "outcome": Outcome.REACHED}),
    Example(closings.abandon, A.ABANDON, lambda _: {"breakthrough": 1, "reason": "No leader"}),
    Example(closings.reopen, A.REOPEN_CLOSED, _closed),
    Example(
        meetings.plan,
        A.PLAN_MEETING,
        lambda team: {"breakthrough": 1, "kind": MeetingKind.CHECK_IN, "on": _day(team)},
    ),
    Example(meetings.move, A.MOVE_MEETING, lambda team: {**_meeting(team), "on": _day(team)}),
    Example(meetings.cancel, A.CANCEL_MEETING, _meeting),
    Example(
        meetings.set_slot, A.SET_SLOT, lambda _: {"breakthrough": 1, "weekday": 3, "at": "9:00"}
    ),
    Example(meetings.begin, A.RUN_MEETING, _meeting),
    Example(meetings.go_to, A.RUN_MEETING, _running_block),
    Example(meetings.next_block, A.RUN_MEETING, _running),
    Example(meetings.previous_block, A.RUN_MEETING, _second_block),
    Example(meetings.set_length, A.RUN_MEETING, lambda team: {**_running(team), "minutes": 40}),
    Example(meetings.end, A.RUN_MEETING, _running),
    Example(meetings.note, A.NOTE_MEETING, lambda team: {**_block(team), "notes": "It works"}),
    Example(
        meetings.set_present, A.SET_PRESENT, lambda team: {**_meeting(team), "people": ["cho"]}
    ),
    Example(
        agendas.add_block,
        A.EDIT_AGENDA,
        lambda team: {**_meeting(team), "title": "Any other thing", "minutes": 5},
    ),
    Example(agendas.edit_block, A.EDIT_AGENDA, lambda team: {**_block(team), "title": "Good news"}),
    Example(agendas.add_minutes, A.EDIT_AGENDA, lambda team: {**_block(team), "minutes": 5}),
    Example(agendas.move_block, A.EDIT_AGENDA, _two_blocks),
    Example(agendas.remove_block, A.EDIT_AGENDA, _block),
    Example(personal.set_preference, None, lambda _: {"key": "theme", "value": "dark"}, False),
    Example(personal.keep_draft, None, lambda _: {"place": "card:1", "text": "I think"}, False),
    Example(personal.drop_draft, None, lambda _: {"place": "card:1"}, False),
    Example(personal.see, None, lambda _: {"breakthrough": 1}),
    Example(presence.be_here, None, lambda _: {"session": "s1"}, False),
    Example(presence.go, None, lambda _: {"session": "s1"}, False),
    Example(personal.see_signal, None, lambda _: {"breakthrough": 1, "signal": "no-reading"}),
    Example(undo.undo, A.MOVE_CARD, _moved),
]

NOT_BY_ROLE = {"workspaces.create", "undo.undo_last"}
"""Commands that ask for no role: the first of all, and one that looks only at what the actor did."""


EXAMPLE_OF = {
    name: next((example for example in EXAMPLES if example.command is command), None)
    for name, command in every_command().items()
}
"""The example of each command; None for a command that has none."""


def private_fields(team: Team, example: Example) -> Fields:
    """The same command aimed at what lies in a private breakthrough of bo and ana."""
    here = team.start_private()
    board = team.board("ana", here)
    (card,) = board.cards[board.columns[0].id]
    item = team.run("ana", checklists.add, card=card.id, text="Find the page")
    (obstacle,) = team.read(obstacle_lists.of_breakthrough, viewer="ana", breakthrough=here)
    reading = team.run("ana", readings.add, breakthrough=here, value=Decimal(44))
    guard = team.run("ana", measures.add, breakthrough=here, name="page")
    lesson = team.run("ana", lessons.add, breakthrough=here, tried="Count euros")
    label = team.run("ana", labels.define, breakthrough=here, tag="page", name="Page by page")
    promised = team.run("bo", commitments.add, breakthrough=here, text="Read the ledger again")
    proposed = team.run(
        "ana", proposals.propose, breakthrough=here, reason="The ledger", target=Decimal(9)
    )
    planned = team.run(
        "ana", meetings.plan, breakthrough=here, kind=MeetingKind.CHECK_IN, on=_day(team)
    )
    first, second, *_ = planned.all_made("agenda block")
    aims: Fields = {
        "meeting": planned.made("meeting"),
        "block": second,
        "before": first,
        "breakthrough": here,
        "commitment": promised.made("commitment"),
        "card": card.id,
        "cards": [card.id],
        "column": board.columns[1].id,
        "item": item.made("checklist item"),
        "label": label.made("label"),
        "obstacle": obstacle.id,
        "proposal": proposed.made("proposal"),
        "reading": reading.made("reading"),
        "measure": guard.made("measure"),
        "lesson": lesson.made("lesson"),
        "command": reading.command,
    }
    return {name: aims.get(name, value) for name, value in example.fields(team).items()}
