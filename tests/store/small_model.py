"""The rules once more, small and in memory, written from what is promised to people and not from the program.

`Model` predicts for everything that somebody tries: that it is done, that nothing changes, or which refusal it meets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CONFLICT, NOT_ALLOWED, NOT_FOUND, INVALID = "Conflict", "NotAllowed", "NotFound", "Invalid"
CANNOT_UNDO = "CannotUndo"

TEAM = {"leader", "team lead", "facilitator", "core group", "member"}
LEADS = {"leader", "team lead"}
RUNS = {"leader", "team lead", "facilitator"}
OPEN = ("waiting for a leader", "in hand", "waiting for the team")
ANSWERED = ("removed", "refocused", "declined")


class Refused(Exception):
    """The model refuses; the name of the error that the program is to answer with."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


@dataclass
class Thing:
    """A card, a column or an obstacle: its fields, and who changed which of them last, and when."""

    kind: str
    id: int
    fields: dict[str, Any]
    changed: dict[str, dict[str, int]] = field(default_factory=dict)
    from_columns: list[int] = field(default_factory=list)
    by_others: list[tuple[int, str, int]] = field(default_factory=list)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]


@dataclass
class Step:
    """One change of one thing by one command."""

    action: str
    thing: Thing
    before: dict[str, Any]
    after: dict[str, Any]
    tick: int


@dataclass
class Command:
    """What somebody did. `steps` are empty where it has an opposite instead of an undo."""

    number: int
    actor: str
    steps: list[Step]
    undoable: bool = True
    undoes: Command | None = None
    undone_by: list[Command] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        """Whether it is in force: never taken back, or that was taken back in turn."""
        return not self.undone_by or not self.undone_by[-1].stands


MAY = {
    "card.add": TEAM,
    "card.edit": TEAM,
    "card.move": TEAM,
    "card.archive": TEAM,
    "card.restore": TEAM,
    "column": LEADS,
    "obstacle.raise": TEAM,
    "obstacle.lead": {"leader"},
    "obstacle.own": {"team lead"},
    "reading": TEAM,
    "refocus": {"leader"},
    "role": RUNS,
}


class Model:
    """A breakthrough in memory."""

    def __init__(
        self, roles: Mapping[str, set[str]], columns: Mapping[int, tuple[str, str]]
    ) -> None:
        self.roles = {name: set(held) for name, held in roles.items()}
        self.columns = {
            id: Thing("column", id, {"name": name, "limit": None, "place": 0})
            for id, (name, _) in columns.items()
        }
        self.kinds = {id: kind for id, (_, kind) in columns.items()}
        self.order = list(columns)
        self.cards: dict[int, Thing] = {}
        self.stacks: dict[int, list[int]] = {id: [] for id in columns}
        self.obstacles: dict[int, Thing] = {}
        self.readings: list[int] = []
        self.target, self.target_by, self.target_tick = 20, "bo", 0
        self.versions = 1
        self.commands: list[Command] = []
        self.tick = 0

    # What is asked of everything

    def allow(self, actor: str, action: str, *, own: bool = False) -> None:
        if not own and not MAY[action] & self.roles[actor]:
            raise Refused(NOT_ALLOWED)

    def refuse_conflict(self, actor: str, seen: int | None, thing: Thing, names: set[str]) -> None:
        if seen is None:
            return
        for name in names:
            for who, when in thing.changed.get(name, {}).items():
                if who != actor and when > seen:
                    raise Refused(CONFLICT)

    def do(
        self,
        actor: str,
        steps: list[tuple[str, Thing, dict[str, Any]]],
        *,
        undoable: bool = True,
        undoes: Command | None = None,
    ) -> Command | None:
        """Let these changes happen; None if nothing differs."""
        self.tick += 1
        done: list[Step] = []
        command = Command(len(self.commands), actor, done, undoable, undoes)
        for action, thing, fields in steps:
            before = {name: thing.fields.get(name) for name in fields}
            done.append(Step(action, thing, before, dict(fields), self.tick))
            thing.fields.update(fields)
            for name in fields:
                thing.changed.setdefault(name, {})[actor] = self.tick
            if "column" in fields:
                thing.from_columns.append(int(before["column"] or 0))
            if undoes is None:
                thing.by_others.append((self.tick, actor, command.number))
        self.commands.append(command)
        if undoes is not None:
            undoes.undone_by.append(command)
        return command

    # Cards

    def present(self, actor: str, seen: int | None, card: int) -> Thing:
        thing = self.cards[card]
        if thing["archived"] is not None:
            who, _ = max(thing.changed["archived"].items(), key=lambda pair: pair[1])
            raise Refused(CONFLICT if seen is not None and who != actor else NOT_FOUND)
        return thing

    def edit(self, actor: str, seen: int | None, card: int, fields: dict[str, Any]) -> None:
        thing = self.present(actor, seen, card)
        self.allow(actor, "card.edit")
        differs = {name: value for name, value in fields.items() if thing[name] != value}
        if differs:
            self.refuse_conflict(actor, seen, thing, set(differs))
            self.do(actor, [("card.edit", thing, differs)])

    def archive(self, actor: str, seen: int | None, card: int) -> None:
        thing = self.present(actor, seen, card)
        self.allow(actor, "card.archive")
        self.refuse_conflict(actor, seen, thing, {"archived"})
        self.do(actor, [("card.archive", thing, {"archived": self.tick + 1})])
        self.stacks[thing["column"]].remove(card)

    def where(
        self, column: int, card: int, before: int | None, top: bool | None = None
    ) -> int | None:
        """The index at which a card comes to stand among the others; None if it stands there already."""
        stack = self.stacks[column]
        others = [other for other in stack if other != card]
        if before is not None:
            index = others.index(before)
        else:
            top = self.kinds[column] == "done" if top is None else top
            index = 0 if top else len(others)
        return None if card in stack and stack.index(card) == index else index

    def check_move(
        self, actor: str, seen: int | None, card: int, column: int, before: int | None
    ) -> int | None:
        """Whether it may be moved there; the index at which it comes to stand, None if it stays where it is."""
        thing = self.present(actor, seen, card)
        self.allow(actor, "card.move")
        if before == card:
            return None
        self.refuse_conflict(actor, seen, thing, {"column", "rank"})
        if before is not None and before not in self.stacks[column]:
            # Whoever took it away did so by an event, if anybody did.
            other = self.cards[before]
            known = other.changed.keys() & {"column", "archived"} or other["column"] is not None
            raise Refused(CONFLICT if known else INVALID)
        return self.where(column, card, before)

    def moved(
        self, actor: str, card: int, column: int, index: int, rank: str, action: str = "card.move"
    ) -> None:
        thing = self.cards[card]
        fields: dict[str, Any] = {"rank": rank}
        if thing["column"] != column:
            fields["column"] = column
        done = self.kinds[column] == "done"
        if done != (thing["done"] is not None):
            fields["done"] = self.tick + 1 if done else None
        self.stacks[thing["column"]].remove(card)
        self.stacks[column].insert(index, card)
        self.do(actor, [(action, thing, fields)])

    def finishes_in(self, card: int) -> int:
        """The column to which `d` takes a card."""
        thing = self.cards[card]
        if self.kinds[thing["column"]] != "done":
            return next(id for id in self.order if self.kinds[id] == "done")
        for column in reversed(thing.from_columns):
            if self.kinds[column] != "done":
                return column
        return next(id for id in self.order if self.kinds[id] == "doing")

    # Obstacles

    def step(self, actor: str, seen: int | None, obstacle: int, fields: dict[str, Any]) -> None:
        thing = self.obstacles[obstacle]
        differs = {name: value for name, value in fields.items() if thing[name] != value}
        if differs:
            self.refuse_conflict(actor, seen, thing, set(differs))
            self.do(actor, [("obstacle", thing, differs)], undoable=False)

    def require_state(self, obstacle: int, states: tuple[str, ...]) -> None:
        if self.obstacles[obstacle]["state"] not in states:
            raise Refused(INVALID)

    # Taking back

    def check_undo(self, actor: str, command: Command) -> None:
        """Whether it can be taken back, by the one who tries."""
        if not command.stands or not command.undoable:
            raise Refused(CANNOT_UNDO)
        for step in command.steps:
            self.allow(actor, step.action)
        for step in reversed(command.steps):
            made = step.before.get("archived") == "not there"
            if made:
                for tick, who, number in step.thing.by_others:
                    if tick > step.tick and who != actor and self.commands[number].stands:
                        raise Refused(CANNOT_UNDO)
            expected = {"archived": None} if made else step.after
            for name, value in expected.items():
                if step.thing[name] != value:
                    raise Refused(CANNOT_UNDO)
