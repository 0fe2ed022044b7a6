"""How much may be on its way to the terminal, so that what a key changes is not queued behind what is old by then.

Behind sshd a program cannot see what has queued up on a slow line. So questions are sent between the cells, and their
answers say what has arrived. Time is passed in, in seconds.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

PATIENCE = 1.0
"""Without an answer for so long, nothing is waited for."""

_FIRST_WINDOW = 12_000
"""Bytes on their way while nothing is known of the line: a first screen, whole. About as much as TCP sends blindly."""

_LEAST_WINDOW = 300
_LARGEST_WINDOW = 1_000_000

_QUEUE = 0.02
"""Seconds of the line's time that may wait in front of it, so that it never runs dry."""

_LEAST_QUEUE = 140
"""The same in bytes, for lines on which it would be less: half of what is sent at once."""

_PIECE = 0.04
"""A change that takes the line longer than this many seconds is sent in pieces, each of what is wanted by then."""

_LEAST_PIECE = 200
"""Bytes: a move of the cursor goes in one piece, or two."""

_ASKED_EVERY = 0.03
"""Seconds of the line's time between two questions: the sooner one hears, the less has to wait in front of it."""

_SLOW = 6_000
"""Bytes a second: on less a move of the cursor takes longer than a held key to the next one."""

_FORGOTTEN_AFTER = 10.0
"""An answer that has not come after so many seconds was lost."""

_QUICKEST_AGED_AFTER = 30.0
"""A way that has become longer is noticed after so many seconds."""


class _Question(NamedTuple):
    kind: str
    total: int
    """Bytes sent up to and with it."""
    at: float
    pressed: bool
    """More would have been sent, had there been room."""


class Pacer:
    """Says when there is room, for how much, and where to put a question. Nothing is held back where nobody answers."""

    def __init__(self) -> None:
        self.answers = False
        """Whether the terminal has ever answered."""
        self.rate: float | None = None
        """Bytes a second, measured while something queued up; None: nothing ever has."""
        self._window = float(_FIRST_WINDOW)
        self._sent = self._arrived = 0
        self._asked: deque[_Question] = deque()
        self._asked_up_to = 0
        self._last_news = 0.0
        self.pressed = False
        """Whether there is more to send than there was room for."""
        self._quickest: float | None = None
        self._quickest_lately: float | None = None
        self._aged_at = 0.0
        self._busy: deque[tuple[int, float]] = deque()
        """What had arrived when, since the line was last idle."""
        self._grown_at = self._raised_at = 0.0

    # Sending

    def sent(self, count: int, now: float) -> None:
        """So many bytes were sent."""
        if not self.on_the_way:
            self._last_news = now
        self._sent += count

    def asked(self, kind: str, now: float) -> None:
        """A question was sent, as the last of what was."""
        while self._asked and now - self._asked[0].at > _FORGOTTEN_AFTER:
            self._asked.popleft()
        if not self._asked:
            self._last_news = now
        self._asked.append(_Question(kind, self._sent, now, self.pressed))
        self._asked_up_to = self._sent

    @property
    def on_the_way(self) -> int:
        """Bytes that may not have arrived."""
        return self._sent - self._arrived

    def expects(self, now: float) -> bool:
        """Whether an answer is under way, as far as one can tell."""
        return bool(self._asked) and now - self._asked[-1].at < PATIENCE + 2 * self.round_trip

    @property
    def round_trip(self) -> float:
        """Seconds that the quickest answer took, 0 when none has come."""
        return self._quickest or 0.0

    @property
    def is_slow(self) -> bool:
        """Whether the line is known not to take what each key of a held one changes."""
        return self.rate is not None and self.rate < _SLOW

    @property
    def spacing(self) -> int:
        """After so many bytes a question is due."""
        if self.rate is None:
            return 500
        return int(min(max(_ASKED_EVERY * self.rate, 100), 8_000))

    def room(self, now: float) -> int:
        """About so many bytes may be sent now; 0: wait."""
        self._lose_patience(now)
        free = self._window - self.on_the_way
        piece = max(_LEAST_PIECE, _PIECE * self.rate) if self.rate is not None else self._window
        if free < _LEAST_PIECE / 2:
            self.is_pressed()
            return 0
        return int(max(_LEAST_PIECE, min(piece, free)))

    def question_due(self, *, last: bool = False) -> bool:
        """Whether a question should follow what was sent; `last`: nothing else is to be sent now."""
        unasked = self._sent - self._asked_up_to
        full = last and self._window - self.on_the_way < _LEAST_PIECE
        return unasked >= self.spacing or (full and unasked > 0)

    def is_pressed(self) -> None:
        """There is more to send than there was room for."""
        self.pressed = True

    def wait(self, now: float) -> float:
        """Seconds after which `room` says something new although no answer came."""
        return max(0.0, self._last_news + PATIENCE - now) + 0.001

    def at_rest(self) -> None:
        """All that was wanted is sent."""
        self.pressed = False

    # Answers

    def answered(self, kind: str, now: float) -> None:
        """The terminal answered a question of a kind; the answers to those before it were lost, or will not come."""
        if all(question.kind != kind for question in self._asked):
            return
        question = self._asked.popleft()
        while question.kind != kind:
            question = self._asked.popleft()
        self.answers = True
        self._arrived = max(self._arrived, question.total)
        self._last_news = now
        took = now - question.at
        self._learn_round_trip(took, now)
        self._learn_rate(question, now)
        self._learn_window(question, took, now)

    def _learn_round_trip(self, took: float, now: float) -> None:
        if now - self._aged_at > _QUICKEST_AGED_AFTER:
            self._quickest, self._quickest_lately = self._quickest_lately, None
            self._aged_at = now
        self._quickest = min(took, self._quickest or took)
        self._quickest_lately = min(took, self._quickest_lately or took)

    def _learn_rate(self, question: _Question, now: float) -> None:
        """From answers to bytes that stood in a queue one behind the other: only there the line sets the pace."""
        if self._busy and question.at > self._busy[-1][1] - self.round_trip:
            self._busy.clear()  # the line had nothing to do before these bytes came
        self._busy.append((question.total, now))
        while len(self._busy) > 2 and now - self._busy[1][1] > 1.0:
            self._busy.popleft()
        total, since = self._busy[0]
        bytes_since, seconds = question.total - total, now - since
        if bytes_since >= 200 and (seconds > 0.05 or len(self._busy) > 4):
            self._take_rate(bytes_since / max(seconds, 0.001), now)

    def _take_rate(self, measured: float, now: float) -> None:
        """Answers may come all at once after somebody stood still, so more is believed only little by little."""
        self._grown_at = now
        if self.rate is None:
            self.rate = measured
        elif measured < self.rate:
            self.rate = min((self.rate + measured) / 2, 2 * measured)
        elif now - self._raised_at > self.round_trip:
            self._raised_at = now
            self.rate = (self.rate + min(measured, 2 * self.rate)) / 2

    def _learn_window(self, question: _Question, took: float, now: float) -> None:
        if (
            question.pressed
            and took < self.round_trip + _QUEUE
            and now - self._grown_at > self.round_trip
        ):
            # All that there was room for came at once: the line can take more.
            self._grown_at = now
            self._window *= 2
            if self.rate is not None:
                self.rate *= 1.25
        if self.rate is not None:
            queue = max(self.rate * _QUEUE, _LEAST_QUEUE)
            self._window = self.rate * self.round_trip + queue
        self._window = min(max(self._window, _LEAST_WINDOW), _LARGEST_WINDOW)

    def _lose_patience(self, now: float) -> None:
        if self.on_the_way and now - self._last_news > PATIENCE:
            self._arrived = self._sent
            self._last_news = now
            self._busy.clear()
            if not self.answers:
                self._window = _LARGEST_WINDOW
