"""What a held key costs on slow lines. The line has a clock of its own, so these seconds are always the same ones."""

from __future__ import annotations

import statistics
from functools import partial
from itertools import cycle, pairwise

import pytest

from breakthrough_tui.terminal.line import Line
from tests.terminal.board import HEIGHT, WIDTH, PaintedBoard
from tests.terminal.emulator import Emulator
from tests.terminal.slow_line import SlowLine

ROUND_TRIP = 0.3
_GOALS = {64_000: 0.4, 24_000: 0.5, 8_000: 1.5}


def _line() -> Line:
    line = Line(WIDTH, HEIGHT)
    line.differ.feed("\x1b[?1049h\x1b[?7l")
    return line


def _with_a_board(bits_a_second: int, *, answers: bool = True) -> tuple[SlowLine, PaintedBoard]:
    board = PaintedBoard()
    slow = SlowLine(_line(), bits_a_second / 8, ROUND_TRIP, answers=answers)
    slow.at(0.2, lambda: slow.line.differ.feed(board.all()))
    slow.run()
    return slow, board


def _hold(slow: SlowLine, board: PaintedBoard, steps: list[int], presses: int = 90) -> float:
    """A key held for three seconds, thirty times a second; seconds from the last one to the last byte."""
    begin = slow.now + 3
    moments = [begin + number / 30 for number in range(presses)]
    for moment, step in zip(moments, cycle(steps), strict=False):
        slow.key(moment, lambda step=step: board.move(step, behind=slow.line.is_behind(slow.now)))  # type: ignore[misc]
    slow.run()
    return slow.last_byte_at - moments[-1]


def _shows(slow: SlowLine, board: PaintedBoard) -> bool:
    wanted = Emulator(WIDTH, HEIGHT)
    wanted.receive("\x1b[?7l" + board.all())
    return slow.terminal.cells() == wanted.cells()


@pytest.mark.parametrize("bits", _GOALS)
def test_a_held_key_leaves_nothing_behind_it(bits: int) -> None:
    slow, board = _with_a_board(bits)
    late = _hold(slow, board, [1] * 9 + [-1] * 9)
    print(
        f"{bits // 1000} kbit/s, cursor held: {late * 1000:.0f} ms, goal {_GOALS[bits] * 1000:.0f}"
    )
    assert _shows(slow, board)
    assert late <= _GOALS[bits]


@pytest.mark.parametrize("bits", _GOALS)
def test_a_column_under_a_held_key_turns_pages_and_is_there_as_soon(bits: int) -> None:
    lates = []
    for presses in range(84, 97):  # where in a page the key is let go is chance
        slow, board = _with_a_board(bits)
        lates.append(_hold(slow, board, [1], presses))
        assert _shows(slow, board)
    usual, longest = statistics.mean(lates), max(lates)
    print(
        f"{bits // 1000} kbit/s, scrolling: {usual * 1000:.0f} ms, at most {longest * 1000:.0f}, "
        f"goal {_GOALS[bits] * 1000:.0f}"
    )
    assert usual <= _GOALS[bits]
    # Let go just after a page was turned, all of it must still come, and what was under way.
    assert longest <= ROUND_TRIP + 900 / (bits / 8)


@pytest.mark.parametrize("bits", _GOALS)
def test_a_program_that_stood_still_takes_the_line_for_no_faster_than_it_is(bits: int) -> None:
    lates = []
    for tenth in range(5, 20):
        slow, board = _with_a_board(bits)
        begin = slow.now + 3 + tenth / 10
        slow.stands_still = (begin, begin + 0.4)
        lates.append(_hold(slow, board, [1]))
        assert _shows(slow, board)
    print(
        f"{bits // 1000} kbit/s, after 0.4 s of standing still: at most {max(lates) * 1000:.0f} ms"
    )
    assert max(lates) <= _GOALS[bits] + 0.25


def test_while_a_key_is_held_one_sees_on_a_slow_line_where_the_cursor_is() -> None:
    slow, board = _with_a_board(8_000)
    _hold(slow, board, [1], 20)
    begin = slow.now + 1
    seen: list[str] = []
    for number in range(90):
        step = 1 if number // 5 % 2 else -1  # up and down within a page
        slow.key(begin + number / 30, partial(board.move, step))
        slow.at(begin + number / 30, lambda: seen.append(slow.terminal.text()[38]))
    slow.run()
    changes = sum(one != other for one, other in pairwise(seen))
    print(f"8 kbit/s: the cursor was shown {changes} times in three seconds")
    assert changes >= 6
    assert _shows(slow, board)


def test_a_key_pressed_once_is_answered_at_once_however_slow_the_line() -> None:
    slow, board = _with_a_board(8_000)
    _hold(slow, board, [1], 20)
    assert not slow.line.is_behind(slow.now)  # another press scrolls by one card
    slow.now += 5
    before, pressed = slow.arrived, slow.now
    slow.key(pressed, board.move)
    slow.run()
    assert slow.last_byte_at - pressed < ROUND_TRIP + (slow.arrived - before) / 1_000 + 0.01


def test_without_pacing_the_same_key_takes_many_seconds() -> None:
    slow, board = _with_a_board(8_000, answers=False)
    late = _hold(slow, board, [1])
    assert late > 10


def test_a_fast_line_far_away_is_never_waited_for() -> None:
    slow, board = _with_a_board(10_000_000)
    late = _hold(slow, board, [1])
    assert late < ROUND_TRIP + 0.01
    assert slow.arrived > 80 * 500  # each of the ninety pictures, not a few of them


def test_the_first_screen_goes_out_whole() -> None:
    slow, board = _with_a_board(10_000_000)
    assert slow.last_byte_at < 0.2 + ROUND_TRIP / 2 + 0.02
    assert slow.arrived < 6_800
    assert _shows(slow, board)


def test_a_first_screen_without_letters_waits_for_the_next() -> None:
    slow, board = SlowLine(_line(), 1_000_000, 0.02), PaintedBoard()
    blank = "".join(f"\x1b[{y + 1};1H\x1b[48;2;1;2;3m{' ' * WIDTH}\x1b[0m" for y in range(HEIGHT))
    slow.at(0.10, lambda: slow.line.differ.feed(blank))
    slow.at(0.15, lambda: slow.line.differ.feed(board.all()))
    slow.run()
    assert slow.arrived < 6_800


def test_an_empty_screen_is_shown_in_the_end() -> None:
    slow = SlowLine(_line(), 1_000_000, 0.02)
    slow.at(0.01, lambda: slow.line.differ.feed("\x1b[1;1H\x1b[44m     \x1b[0m"))
    slow.run()
    assert slow.terminal.cells()[0][0][2] == "blue"


def test_when_answers_stay_away_everything_arrives_all_the_same() -> None:
    slow, board = _with_a_board(64_000)
    slow.answers = False
    _hold(slow, board, [1])
    assert _shows(slow, board)


def test_large_changes_are_shown_together_where_the_terminal_can() -> None:
    slow, _ = _with_a_board(10_000_000)
    slow.line.differ.feed(PaintedBoard().all().replace("permits", "papers"))
    assert "?2026h" not in slow.line.next(slow.now)
    slow.line.differ.repaint()
    frame = slow.line.next(slow.now)
    assert frame.startswith("\x1b[?2026h")
    assert "\x1b[?2026l" in frame[-30:]
