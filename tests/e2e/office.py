"""A team that sits at its terminals now: a real file, made by the clock of this machine."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from breakthrough_tui.domain.board import Board, Card
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import breakthroughs, cards, people, personal, workspaces
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from tests.support.terminal import Terminal

TO_DO = ("Ask the slowest cases", "Checklist for the desk", "Measure the wait")
DOING = ("Merge the two forms",)


class Office:
    """One breakthrough, PERMIT, launched ten days ago: `bo` leads, `ana` is team lead, `ben` and `cho` are members.

    Its board has the cards of `TO_DO` and `DOING`, all of them Ana's.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "office.db"
        self.store = Store.open(str(self.path))
        self._make()

    def open(
        self, person: str, columns: int = 120, rows: int = 30, *, answers: bool = True
    ) -> Terminal:
        """The program in a terminal of this person, with the breakthrough in sight."""
        terminal = Terminal(
            *("--db", self.path, "--as", person), columns=columns, rows=rows, answers=answers
        )
        terminal.wait_for("PERMIT", "? help")
        terminal.settle()
        return terminal

    def open_board(self, person: str, *, answers: bool = True) -> Terminal:
        """The same, with all cards on the screen and the cursor on the first one."""
        terminal = self.open(person, answers=answers)
        terminal.wait_for(*TO_DO, *DOING)
        return terminal

    @property
    def board(self) -> Board:
        """The board as the database has it."""
        return self.store.read(boards.board, viewer="ana", breakthrough=1)

    def titles(self) -> list[list[str]]:
        """The titles in each column, from the top."""
        board = self.board
        return [[card.title for card in board.cards[column.id]] for column in board.columns]

    def card(self, title: str) -> Card:
        """The card with this title."""
        cards = [card for stack in self.board.cards.values() for card in stack]
        return next(card for card in cards if card.title == title)

    def sends_everything_itself(self, person: str) -> None:
        """This person's sessions send by Textual's own means, as one may choose: it waits for the line."""
        self.store.run(personal.set_preference, _call(person), key="diff", value=False)

    def add(self, title: str, column: int | None = None) -> None:
        """Another card of Ana's."""
        self.store.run(
            cards.add, _call("ana"), breakthrough=1, title=title, owner="ana", column=column
        )

    def _make(self) -> None:
        run = self.store.run
        run(workspaces.create, _call("ana"), time_zone="UTC", person="ana", name="Office")
        for name in ("bo", "ben", "cho"):
            run(people.add, _call("ana"), name=name)
        run(
            breakthroughs.start,
            _call("bo"),
            sentence="Cut days to issue a building permit from 45 to 20, north office",
            short="Permit days 45 to 20",
            code="PERMIT",
            leader="bo",
            lead="ana",
            members=("ben", "cho"),
            measure="days to a permit",
            unit="days",
            baseline=Decimal(45),
            baseline_source="the register",
            target=Decimal(20),
            launch_on=self.store.moment().today - timedelta(days=10),
        )
        to_do, doing, _ = self.board.columns
        for column, titles in ((to_do, TO_DO), (doing, DOING)):
            for title in titles:
                self.add(title, column.id)


def column_of(screen: str, title: str) -> str | None:
    """Under which head a card stands on a screen; None if it is not there. The line above the keys does not count."""
    lines = screen.split("\n")
    head = next((line for line in lines if "To do" in line and "Doing" in line), "")
    body = [line for line in lines[: len(lines) - 2] if title in line]
    if not head or not body:
        return None
    heads = {name: head.index(name) for name in ("To do", "Doing", "Done")}
    at = body[0].index(title)
    return max((name for name in heads if heads[name] <= at + 2), key=lambda name: heads[name])


def _call(person: str) -> Call:
    return Call(person, Door.COMMAND_LINE)
