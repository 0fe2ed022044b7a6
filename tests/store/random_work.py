"""A team at work at random, for tests of what holds whatever they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.call import Done
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    checklists,
    columns,
    labels,
    obstacles,
    people,
    readings,
    several,
    undo,
)
from breakthrough_tui.store.commands.ordering import Place
from tests.builders import Team


@dataclass(slots=True)
class Work:
    """What was done so far, so that the next step finds something to work on."""

    team: Team
    cards: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    obstacles: list[int] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    draft: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does; the numbers choose among what there is."""

    what: str
    actor: str
    first: int
    second: int
    seconds: int

    def take(self, work: Work) -> Done | None:
        """Do it; None if it was refused, which changes nothing."""
        work.team.clock.advance(seconds=self.seconds)
        try:
            done = DO[self.what](work, self)
        except BreakthroughError:
            return None
        if done.events:
            work.commands.append(done.command)
        for entity, known in (
            ("card", work.cards),
            ("column", work.columns),
            ("checklist item", work.items),
            ("obstacle", work.obstacles),
        ):
            for made in done.all_made(entity):
                if made not in known:
                    known.append(made)
        return done

    def run(self, work: Work, command: Callable[..., None], /, **fields: Any) -> Done:
        """Do a command as this step's actor."""
        return work.team.run(self.actor, command, **fields)


def pick(choices: list[int], number: int) -> int:
    return choices[number % len(choices)] if choices else 10**6


def _edit(work: Work, step: Step) -> Done:
    fields: list[dict[str, Any]] = [
        {"title": f"Title {step.second}"},
        {"description": f"Über\n{step.second} 窓口"},
        {"owner": [None, "cho", "dia"][step.second % 3]},
        {"due": work.team.clock.now.date() + timedelta(days=step.second)},
        {"labels": ["stock", "depot"][: step.second % 3]},
    ]
    return step.run(
        work,
        cards.edit,
        card=pick(work.cards, step.first),
        **fields[step.second % len(fields)],
    )


def _move(work: Work, step: Step) -> Done:
    column = pick(work.columns, step.second)
    card = pick(work.cards, step.first)
    board = work.team.board()
    stack = [other.id for other in board.cards.get(column, ())]
    if step.second % 2 and stack:
        before = pick(stack, step.second // 2)
        return step.run(work, cards.move, card=card, column=column, before=before)
    place = list(Place)[step.first % 3]
    return step.run(work, cards.move, card=card, column=column, place=place)


def _answer(work: Work, step: Step) -> Done:
    kind = (ObstacleState.REMOVED, ObstacleState.DECLINED, ObstacleState.REFOCUSED)[step.second % 3]
    more: dict[str, Any] = {}
    if kind is ObstacleState.REFOCUSED:
        more["target"] = Decimal(f"{20 + step.second % 9}.50")
    raised = pick(work.obstacles, step.first)
    return step.run(work, obstacles.answer, obstacle=raised, kind=kind, note="So", **more)


def _step_of_an_obstacle(work: Work, step: Step) -> Done:
    here = {"obstacle": pick(work.obstacles, step.first)}
    day = work.team.clock.now.date() + timedelta(days=step.second % 3)
    ways: list[tuple[Callable[..., None], dict[str, Any]]] = [
        (obstacles.take, {"by": day}),
        (obstacles.ask_back, {"question": "Which one?"}),
        (obstacles.hand_over, {"leader": "gus"}),
        (obstacles.comment, {"text": "Still so"}),
        (obstacles.withdraw, {"reason": "Gone"}),
        (obstacles.confirm, {}),
        (obstacles.reopen, {"reason": "Back"}),
        (obstacles.edit, {"ask": f"A key {step.second}"}),
    ]
    command, more = ways[step.second % len(ways)]
    return step.run(work, command, **here, **more)


def _relink(work: Work, step: Step) -> Done:
    stopped = [card for index, card in enumerate(work.cards[:4]) if step.second >> index & 1]
    return step.run(work, obstacles.edit, obstacle=pick(work.obstacles, step.first), cards=stopped)


def _goal(work: Work, step: Step) -> Done:
    ways: list[dict[str, Any]] = [
        {"target": Decimal(step.second)},
        {"sentence": f"Halve the queue {step.second}"},
        {"measure": f"queue {step.second % 2}", "unit": "people"},
        {"baseline": Decimal(step.second) + Decimal("0.5"), "baseline_source": "the register"},
        {"launch_on": work.team.clock.now.date() + timedelta(days=step.second)},
    ]
    fields = ways[step.first % len(ways)]
    return step.run(work, breakthroughs.edit_goal, breakthrough=work.draft, **fields)


def _role(work: Work, step: Step) -> Done:
    person = ("out", "obs", "eli", "dia")[step.first % 4]
    role = (Role.OBSERVER, Role.MEMBER, Role.CORE_GROUP)[step.second % 3]
    command = people.take_role if step.second % 2 else people.give_role
    return step.run(work, command, breakthrough=1, person=person, role=role)


def _take_back(work: Work, step: Step) -> Done:
    recent = work.commands[-4:]
    command = recent[step.first % len(recent)] if recent else "none"
    return step.run(work, undo.undo, command=command)


def _together(work: Work, step: Step) -> Done:
    chosen = [pick(work.cards, step.first + number) for number in range(1 + step.second % 3)]
    match step.second % 4:
        case 0:
            add, remove = ["stock"], ["depot"][: step.first % 2]
            return step.run(work, several.label_many, cards=chosen, add=add, remove=remove)
        case 1:
            owner = [None, "cho", "dia"][step.first % 3]
            return step.run(work, several.assign_many, cards=chosen, owner=owner)
        case _:
            column = pick(work.columns, step.first)
            before = pick(work.cards, step.second) if step.first % 2 else None
            return step.run(work, several.move_many, cards=chosen, column=column, before=before)


def _label(work: Work, step: Step) -> Done:
    label = 1 + step.first % 3
    match step.second % 4:
        case 0:
            return step.run(work, labels.rename, label=label, name=f"Name {step.first % 2}")
        case 1:
            return step.run(work, labels.remove, label=label)
        case 2:
            colour = list(Colour)[step.first % 8]
            return step.run(work, labels.recolour, label=label, colour=colour)
        case _:
            tag, name = f"tag{step.first % 3}", f"Name {step.second % 2}"
            return step.run(work, labels.define, breakthrough=1, tag=tag, name=name)


DO: dict[str, Callable[[Work, Step], Done]] = {
    "add": lambda work, step: step.run(
        work, cards.add, breakthrough=1, title=f"Card {step.first}", owner=step.actor
    ),
    "edit": _edit,
    "move": _move,
    "reorder": _move,
    "finish": lambda work, step: step.run(work, cards.finish, card=pick(work.cards, step.first)),
    "archive": lambda work, step: step.run(
        work, cards.archive, cards=[pick(work.cards, step.first), pick(work.cards, step.second)]
    ),
    "restore": lambda work, step: step.run(work, cards.restore, card=pick(work.cards, step.first)),
    "comment": lambda work, step: step.run(
        work, cards.comment, card=pick(work.cards, step.first), text="Nobody picks up"
    ),
    "item": lambda work, step: step.run(
        work, checklists.add, card=pick(work.cards, step.first), text=f"Line {step.second}"
    ),
    "tick": lambda work, step: step.run(
        work, checklists.tick, item=pick(work.items, step.first), done=bool(step.second % 2)
    ),
    "drop": lambda work, step: step.run(
        work, checklists.archive, item=pick(work.items, step.first)
    ),
    "lines": lambda work, step: step.run(
        work,
        checklists.move,
        item=pick(work.items, step.first),
        before=pick(work.items, step.second) if step.second % 3 else None,
    ),
    "together": _together,
    "label": _label,
    "column": lambda work, step: step.run(
        work, columns.add, breakthrough=1, name=f"Col {step.first}", kind=ColumnKind.DOING
    ),
    "rename": lambda work, step: step.run(
        work, columns.rename, column=pick(work.columns, step.first), name=f"Now {step.second}"
    ),
    "limit": lambda work, step: step.run(
        work, columns.limit, column=pick(work.columns, step.first), limit=1 + step.second
    ),
    "columns": lambda work, step: step.run(
        work,
        columns.move,
        column=pick(work.columns, step.first),
        before=pick(work.columns, step.second),
    ),
    "kind": lambda work, step: step.run(
        work,
        columns.set_kind,
        column=pick(work.columns, step.first),
        kind=list(ColumnKind)[step.second % 3],
    ),
    "remove": lambda work, step: step.run(
        work,
        columns.remove,
        column=pick(work.columns, step.first),
        cards_to=pick(work.columns, step.second),
    ),
    "raise": lambda work, step: step.run(
        work,
        obstacles.raise_obstacle,
        breakthrough=1,
        title=f"Obstacle {step.first}",
        cards=work.cards[:1],
    ),
    "obstacle": _step_of_an_obstacle,
    "relink": _relink,
    "answer": _answer,
    "read": lambda work, step: step.run(
        work, readings.add, breakthrough=1, value=Decimal(step.first) / 4
    ),
    "goal": _goal,
    "role": _role,
    "undo": _take_back,
}

ACTORS = ("ana", "bo", "cho", "dia")


def steps(*, besides: tuple[str, ...] = (), most: int = 14) -> st.SearchStrategy[list[Step]]:
    """Some work; hardly any of it is refused for want of something to work on."""
    numbers = st.integers(0, 9)
    kinds = st.sampled_from([what for what in DO if what not in besides])
    one = st.builds(
        Step, kinds, st.sampled_from(ACTORS), numbers, numbers, st.sampled_from([0, 1, 7, 90])
    )
    return st.lists(one, min_size=3, max_size=most)


def at_work(team: Team) -> Work:
    """A board with some cards, an obstacle and a draft beside it, ready for random steps."""
    work = Work(team, columns=[team.to_do, team.doing, team.done])
    for title, column in (("one", team.to_do), ("two", team.to_do), ("three", team.doing)):
        work.cards.append(team.add(title, column=column, owner="cho"))
    work.obstacles.append(team.raise_obstacle(cards=work.cards[:1]))
    work.draft = team.start(
        "Halve the queue", code="QUEUE", lead="ana", leader="bo", members=("cho", "dia")
    )
    team.clock.advance(seconds=60)
    return work
