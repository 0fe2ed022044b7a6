"""Through what the board is looked at: what was typed after the slash, and only mine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from breakthrough_tui.domain.board import Board, Card
from breakthrough_tui.domain.card_filter import CardFilter, matcher, parse, said
from breakthrough_tui.domain.values import replace


class BoardFilter:
    """What was typed, read anew only when it or the board is another one.

    What a snapshot can tell is told by it; what the store found by the words comes later, by `hold_found`.
    """

    def __init__(self, me: str) -> None:
        self.text = ""
        self.mine = False
        self._me = me
        self._read_from: tuple[str, bool, int, date] | None = None
        self._wanted = CardFilter()
        self._found: tuple[tuple[str, ...], frozenset[int]] | None = None

    @property
    def wanted(self) -> CardFilter:
        """What is looked for, as `read` read it last."""
        return self._wanted

    @property
    def problem(self) -> str:
        """What of it was not understood."""
        return self._wanted.problems[0] if self._wanted.problems else ""

    def read(self, board: Board, today: date, people: Collection[str]) -> None:
        """Read what was typed, by the people and labels that there are."""
        if self.text.strip():
            key = (self.text, self.mine, id(board), today)
            if key == self._read_from:
                return
            everybody = set(people)
            labels: set[str] = set()
            if "@" in self.text or "#" in self.text:
                for cards in board.cards.values():
                    for card in cards:
                        labels.update(card.labels)
                        if card.owner is not None:
                            everybody.add(card.owner)
            wanted = parse(self.text, today=today, people=everybody, labels=labels, me=self._me)
            self._read_from = key
        else:
            wanted, self._read_from = CardFilter(), None
        self._wanted = replace(wanted, mine=wanted.mine or self.mine)

    def lets_through(
        self, today: date, blocked: Collection[int], code: str
    ) -> Callable[[Card], bool] | None:
        """Whether a card passes; None where every card does."""
        wanted = self._wanted
        if not wanted.active:
            return None
        found = self._found[1] if self._found and self._found[0] == wanted.words else None
        return matcher(wanted, today=today, me=self._me, blocked=blocked, found=found, code=code)

    def hold_found(self, words: tuple[str, ...], found: frozenset[int]) -> bool:
        """What the store found by some words; whether that is another answer than before."""
        if words != self._wanted.words or self._found == (words, found):
            return False
        self._found = (words, found)
        return True

    def said(self, shown: int, all_: int, today: date) -> str:
        """'only mine, 4 of 23 · esc: all'; empty where nothing is hidden."""
        return said(self._wanted, shown, all_, today=today)
