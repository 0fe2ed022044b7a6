"""Through what the board is looked at: what was typed after the slash, and only mine."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from datetime import date

from breakthrough_tui.domain.board import Board
from breakthrough_tui.domain.card_filter import CardFilter, parse, said, sieve
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.board.cursor import Shown, shown_of


class BoardFilter:
    """What was typed, read anew only when it or the board is another one.

    What a snapshot can tell is told by it; what the store found by the words in all other texts comes later, by
    `hold_found`.
    """

    def __init__(self, me: str) -> None:
        self.text = ""
        self.mine = False
        self._me = me
        self._read_from: tuple[str, bool, int, date] | None = None
        self._wanted = CardFilter()
        self._found: tuple[tuple[str, ...], frozenset[int]] = ((), frozenset())
        self._last: tuple[Board, Hashable, Shown] | None = None

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

    def shown_of(self, board: Board, today: date, blocked: Collection[int], code: str) -> Shown:
        """What it lets through of a board; found out anew only where something that counts is different."""
        wanted = self._wanted
        if not wanted.active:
            self._last = None
            return shown_of(board)
        stopped = frozenset(blocked) if wanted.blocked else frozenset()
        asked = (wanted, stopped, today, code)
        if self._last is None or self._last[0] is not board or self._last[1] != asked:
            found = self._found_by(wanted.words)
            sift = sieve(wanted, today=today, me=self._me, blocked=stopped, found=found, code=code)
            self._last = (board, asked, shown_of(board, sift))
        return self._last[2]

    def hold_found(self, words: tuple[str, ...], found: frozenset[int]) -> bool:
        """What the store found by some words; whether that may let other cards through than before."""
        before = self._found_by(words)
        if words != self._wanted.words or found == before:
            return False
        self._found = (words, found)
        if not before and self._last is not None and found <= self._last[2].ids():
            return False
        self._last = None
        return True

    def _found_by(self, words: tuple[str, ...]) -> frozenset[int]:
        by, found = self._found
        return found if by == words else frozenset()

    def said(self, shown: int, all_: int, today: date) -> str:
        """'only mine, 4 of 23 · esc: all'; empty where nothing is hidden."""
        return said(self._wanted, shown, all_, today=today)
