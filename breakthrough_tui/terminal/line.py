"""What is sent down the line, and when: only what differs, and no faster than the line takes it."""

from __future__ import annotations

from breakthrough_tui.terminal.differ import Differ
from breakthrough_tui.terminal.pacer import PATIENCE, Pacer

WHERE_IS_THE_CURSOR = "\x1b[6n"
IS_OUTPUT_SYNCHRONIZED = "\x1b[?2026$p"
"""Two questions that change nothing, and whose answers Textual knows."""

_HELD = 0.25
"""Seconds for which a first screen without a letter on it is held back: the next one comes at once."""

_IN_ONE_FRAME = 1_000
"""From so many bytes on a terminal that can is asked to show them together; fewer come in one packet."""

_REST = 0.045
"""Seconds between two changes from which on they are no stream: a held key repeats 30 times a second."""

_SHOWN_EVERY = 0.2
"""So often at least, in seconds, what is held back is shown."""

_FEW_ROWS = 8
"""A move of the cursor changes no more rows; a change of more is begun at once, since it takes the line long."""

_BEHIND_FOR = 0.5
"""Seconds for which a line that was behind counts as that, while a key is held."""

_HELD_WITHIN = 0.15
"""Seconds since the last change after which no key is held any more."""


class Line:
    """Takes what is written, gives what to send. Pure: time is passed in, in seconds."""

    def __init__(self, width: int, height: int, *, asks: bool = True) -> None:
        self.differ = Differ(width, height)
        self.pacer = Pacer()
        self.synchronizes = False
        """Whether the terminal shows what stands between two marks together."""
        self.asks = asks
        self._answered: set[str] = set()
        self._opened_at = 0.0
        self._hold_until: float | None = None
        self._wake_at: float | None = None
        self._writing = 0
        self._wrote_at = self._wrote_before = 0.0
        self._shown_at = 0.0
        self._behind_at: float | None = None

    def open(self, now: float, *, may_synchronize: bool = True) -> str:
        """What to send first. No cells follow until there are letters to see."""
        self.pacer = Pacer()
        self._answered.clear()
        self._opened_at = now
        self._hold_until = now + _HELD
        parts = self.differ.take_parts()
        if self.asks:
            if may_synchronize:
                self._ask(parts, IS_OUTPUT_SYNCHRONIZED, now)
            self._ask(parts, WHERE_IS_THE_CURSOR, now)
        return "".join(parts)

    def answered(self, question: str, now: float) -> None:
        """The terminal answered."""
        self._answered.add(question)
        if question == IS_OUTPUT_SYNCHRONIZED:
            self.synchronizes = True
        self.pacer.answered(question, now)

    def next(self, now: float) -> str:
        """What to send now, or ''. Ask again after `wait` seconds, and after answers."""
        self._wake_at = None
        if self.differ.writing != self._writing:
            self._writing = self.differ.writing
            self._wrote_before, self._wrote_at = self._wrote_at, now
        if self._hold_until is not None:
            if now < self._hold_until and not self.differ.shows_text:
                self._wake_at = self._hold_until
                return ""
            self._hold_until = None
        if not self.differ.waiting:
            self.pacer.at_rest()
            return ""
        if not self._paced(now):
            return "".join(self._in_frame(self.differ.take_parts()))
        held_until = self._held_until(now)
        if held_until is not None and not self.differ.has_rested:
            self.pacer.at_rest()
            self._behind_at, self._wake_at = now, held_until
            return ""
        room = self.pacer.room(now)
        if not room:
            self._behind_at, self._wake_at = now, now + self.pacer.wait(now)
            return ""
        parts = self.differ.take_parts(room, rested=held_until is not None)
        if held_until is None:
            self._shown_at = now
        if self.differ.waiting:
            self._behind_at = self._wake_at = now
            if held_until is None or self.differ.has_rested:
                self.pacer.is_pressed()
        return "".join(self._with_questions(self._in_frame(parts), now))

    def _held_until(self, now: float) -> float | None:
        """Until when that waits which changes with each key; None: it may go.

        On a slow line it would be overtaken before it arrived, and stand in the way of what stays.
        """
        if not self.pacer.is_slow or self._wrote_at - self._wrote_before > _REST:
            return None
        until = min(self._wrote_at + _REST, self._shown_at + _SHOWN_EVERY)
        return until if now < until and self.differ.changing <= _FEW_ROWS else None

    def wait(self, now: float) -> float | None:
        """Seconds until `next` should be asked again; None: only when something happens."""
        return None if self._wake_at is None else max(0.0, self._wake_at - now)

    def is_behind(self, now: float) -> bool:
        """Whether keys come faster than the line takes what they change."""
        is_held = now - self._wrote_at < _HELD_WITHIN
        return is_held and self._behind_at is not None and now - self._behind_at < _BEHIND_FOR

    def expects_answers(self, now: float) -> bool:
        """Whether a question may still be answered: what comes when nobody reads is typed into the shell."""
        return self.asks and self._paced(now) and self.pacer.expects(now)

    def patience_at_end(self) -> float:
        """Seconds that these answers are worth waiting for."""
        return min(PATIENCE, 0.3 + 3 * self.pacer.round_trip)

    def _paced(self, now: float) -> bool:
        return self.asks and (bool(self._answered) or now - self._opened_at < PATIENCE)

    def _in_frame(self, parts: list[str]) -> list[str]:
        whole = not self.differ.waiting
        if self.synchronizes and whole and sum(map(len, parts)) > _IN_ONE_FRAME:
            return ["\x1b[?2026h", *parts, "\x1b[?2026l"]
        return parts

    def _with_questions(self, parts: list[str], now: float) -> list[str]:
        question = WHERE_IS_THE_CURSOR
        if self._answered == {IS_OUTPUT_SYNCHRONIZED}:
            question = IS_OUTPUT_SYNCHRONIZED
        asking: list[str] = []
        for part in parts:
            asking.append(part)
            self.pacer.sent(len(part.encode()), now)
            if self.pacer.question_due():
                self._ask(asking, question, now)
        if self.pacer.question_due(last=True):
            self._ask(asking, question, now)
        return asking

    def _ask(self, parts: list[str], question: str, now: float) -> None:
        parts.append(question)
        self.pacer.sent(len(question), now)
        self.pacer.asked(question, now)
