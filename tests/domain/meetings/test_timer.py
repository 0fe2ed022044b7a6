"""The timer of a meeting: what it shows, what must shrink, and clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.meetings.meeting import Block, Meeting
from breakthrough_tui.domain.meetings.timer import (
    Timer,
    elapsed,
    seconds_to_change,
    shrink,
    timer,
)
from breakthrough_tui.domain.values import replace

BEGUN = datetime(2026, 10, 5, 9, 0, 13, tzinfo=UTC)
BLOCKS = (Block(1, "Open", 20), Block(2, "Goal", 50), Block(3, "Break", 10), Block(4, "Plan", 40))
LAUNCH = Meeting(
    id=1,
    breakthrough=1,
    kind=MeetingKind.LAUNCH,
    on=date(2026, 10, 5),
    begun_at=BEGUN,
    block=1,
    block_since=BEGUN,
    length=120,
    blocks=BLOCKS,
)


def at(minutes: float, meeting: Meeting = LAUNCH) -> Timer:
    found = timer(meeting, BEGUN + timedelta(minutes=minutes))
    assert found is not None
    return found


def test_at_the_beginning_all_is_to_come() -> None:
    now = at(0)
    assert (now.block.title, now.gone, now.left, now.to_end, now.late) == ("Open", 0, 20, 120, 0)
    assert [minutes for _, minutes in now.shrunk] == [50, 10, 40]
    assert now.following == BLOCKS[1]
    assert now.ends_at == now.agreed_end == BEGUN + timedelta(minutes=120)
    assert not now.over
    assert not now.jump


def test_minutes_change_one_at_a_time() -> None:
    assert at(0.99) == at(0)
    assert at(1).left == 19
    assert (at(19.99).left, at(19.99).over) == (1, False)
    assert (at(20).left, at(20).over) == (0, True)
    assert at(27).left == -7


def test_what_is_over_is_taken_from_what_is_to_come() -> None:
    now = at(30)
    assert now.late == 10
    given = [minutes for _, minutes in now.shrunk]
    assert sum(given) == 90 == now.to_end
    assert given == [45, 9, 36]
    assert now.fits
    assert now.ends_at == now.agreed_end + timedelta(minutes=10)


def test_when_the_end_cannot_be_held_each_keeps_a_minute_and_it_is_said() -> None:
    now = at(119)
    assert [minutes for _, minutes in now.shrunk] == [1, 1, 1]
    assert not now.fits
    assert now.to_end == 1
    past = at(150)
    assert (past.to_end, past.fits) == (-30, False)


def test_a_block_that_was_visited_before_counts_on() -> None:
    back = replace(LAUNCH, blocks=(replace(BLOCKS[0], spent=12 * 60 + 30), *BLOCKS[1:]))
    assert at(0, back).left == 8
    assert at(0.5, back).left == 7


def test_the_end_stays_where_it_was_agreed_when_a_block_gets_more_minutes() -> None:
    longer = replace(LAUNCH, blocks=(replace(BLOCKS[0], minutes=35), *BLOCKS[1:]))
    now = at(0, longer)
    assert (now.left, now.to_end, now.late) == (35, 120, 15)
    assert sum(minutes for _, minutes in now.shrunk) == 85


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    now = at(-90)
    assert (now.gone, now.left, now.to_end) == (0, 20, 120)
    assert "set back" in now.jump
    assert not at(-0.5).jump


def test_a_clock_that_leaps_says_so() -> None:
    now = at(20 + 14 * 60)
    assert now.left == -14 * 60
    assert "14 h ago" in now.jump
    assert not at(20 + 179).jump


def test_what_does_not_go_on_has_no_timer() -> None:
    for other in (
        replace(LAUNCH, begun_at=None),
        replace(LAUNCH, ended_at=BEGUN),
        replace(LAUNCH, block=99),
        replace(LAUNCH, block_since=None),
        replace(LAUNCH, blocks=()),
    ):
        assert timer(other, BEGUN) is None
        assert seconds_to_change(other, BEGUN) is None


def test_agendas_of_no_minutes_and_of_a_day_have_a_timer() -> None:
    nothing = replace(LAUNCH, blocks=(Block(1, "Now", 0), Block(2, "Then", 0)), length=0)
    assert (at(0, nothing).left, at(0, nothing).over) == (0, True)
    assert [minutes for _, minutes in at(5, nothing).shrunk] == [0]
    day = replace(LAUNCH, blocks=(Block(1, "Now", 1440),), length=1440)
    assert at(1439, day).left == 1
    assert at(0, day).following is None


minutes = st.integers(0, 1440)


@given(st.lists(minutes, max_size=30), st.integers(-2000, 50_000))
def test_what_shrinks_fits_and_nothing_grows(wanted: list[int], room: int) -> None:
    found = shrink(wanted, room)
    assert all(
        min(1, before) <= after <= before for before, after in zip(wanted, found, strict=True)
    )
    least = sum(min(1, one) for one in wanted)
    assert sum(found) == min(sum(wanted), max(room, least))


@given(
    st.lists(st.tuples(minutes, st.integers(0, 100_000)), min_size=1, max_size=8),
    st.integers(0, 7),
    st.integers(-(10**7), 10**7),
    st.integers(0, 600),
)
def test_what_is_shown_changes_just_when_it_is_said(
    blocks: list[tuple[int, int]], block: int, seconds: int, later: int
) -> None:
    made = tuple(Block(n, "x", length, spent=spent) for n, (length, spent) in enumerate(blocks))
    meeting = replace(LAUNCH, blocks=made, block=block % len(made))
    now = BEGUN + timedelta(seconds=seconds)
    wait = seconds_to_change(meeting, now)
    shown = timer(meeting, now)
    assert wait is not None
    assert shown is not None
    assert wait > 0
    assert shown.gone >= 0
    assert elapsed(shown.block, BEGUN, now) >= shown.block.spent
    before = now + timedelta(seconds=wait) - timedelta(milliseconds=1)
    unchanged = timer(meeting, before)
    assert unchanged is not None
    assert replace(unchanged, jump="") == replace(shown, jump="")
    after = timer(meeting, now + timedelta(seconds=wait + 0.001))
    assert after is not None
    assert after.gone == shown.gone + 1
    assert after.left == shown.left - 1
    assert timer(meeting, now + timedelta(seconds=later)) is not None
