"""Which meeting is due next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.course import MeetingGlance, MeetingKind
from breakthrough_tui.domain.meetings.due import Due, due, running
from breakthrough_tui.domain.values import replace

K = MeetingKind
LAUNCHED = date(2026, 10, 2)
"""A Friday; the middle is on 6 November, the report-back on 11 December."""
HERE = Breakthrough(
    id=1,
    code="PERMIT",
    phase=Phase.LAUNCHED,
    visibility=Visibility.OPEN,
    goal=Goal("Halve it", report_back=date(2026, 12, 11)),
    launched_on=LAUNCHED,
    checkin_weekday=0,
    checkin_at="09:30",
)
DRAFT = replace(HERE, phase=Phase.PREPARING, launched_on=None, launch_on=LAUNCHED)


def meeting(kind: MeetingKind, on: date, *, held: bool = False, id: int = 7) -> MeetingGlance:
    at = datetime.combine(on, datetime.min.time(), UTC)
    return MeetingGlance(id, kind, on, begun=at if held else None, ended=at if held else None)


def test_before_the_launch_it_is_the_launch() -> None:
    assert due(DRAFT, (), date(2026, 9, 20)) == (Due(K.LAUNCH, LAUNCHED),)
    assert due(replace(DRAFT, launch_on=None), (), date(2026, 9, 20)) == ()
    planned = meeting(K.LAUNCH, date(2026, 10, 5))
    assert due(DRAFT, (planned,), date(2026, 9, 20)) == (Due(K.LAUNCH, date(2026, 10, 5), "", 7),)


def test_after_it_check_ins_by_the_weekly_slot_the_middle_and_the_report_back() -> None:
    assert due(HERE, (), LAUNCHED) == (
        Due(K.CHECK_IN, date(2026, 10, 5), "09:30"),
        Due(K.MIDDLE_REVIEW, date(2026, 11, 6)),
        Due(K.REPORT_BACK, date(2026, 12, 11)),
    )


def test_without_a_slot_it_is_the_weekday_of_the_launch() -> None:
    found = due(replace(HERE, checkin_weekday=None, checkin_at=""), (), date(2026, 10, 3))
    assert found[0] == Due(K.CHECK_IN, date(2026, 10, 9))


def test_one_check_in_a_week_is_enough() -> None:
    held = meeting(K.CHECK_IN, date(2026, 10, 7), held=True)
    assert due(HERE, (held,), date(2026, 10, 5))[0].on == date(2026, 10, 12)
    assert due(HERE, (held,), date(2026, 10, 12))[0].on == date(2026, 10, 12)


def test_a_check_in_on_a_holiday_is_on_the_next_working_day() -> None:
    found = due(HERE, (), date(2026, 10, 3), (5, 6), (date(2026, 10, 5),))
    assert found[0].on == date(2026, 10, 6)


def test_what_is_planned_stands_in_the_place_of_what_is_computed() -> None:
    planned = (
        meeting(K.MIDDLE_REVIEW, date(2026, 11, 9), id=3),
        meeting(K.CHECK_IN, date(2026, 10, 8), id=4),
    )
    assert [(one.kind, one.meeting) for one in due(HERE, planned, LAUNCHED)] == [
        (K.CHECK_IN, 4),
        (K.MIDDLE_REVIEW, 3),
        (K.REPORT_BACK, None),
    ]


def test_what_was_held_is_not_due_again() -> None:
    held = (
        meeting(K.LAUNCH, LAUNCHED, held=True),
        meeting(K.MIDDLE_REVIEW, date(2026, 11, 6), held=True),
        meeting(K.REPORT_BACK, date(2026, 12, 11), held=True),
    )
    assert [one.kind for one in due(HERE, held, date(2026, 11, 8))] == [K.CHECK_IN]
    assert due(replace(HERE, phase=Phase.CLOSED), (), LAUNCHED) == ()


def test_what_was_missed_is_next_for_a_week() -> None:
    missed = meeting(K.CHECK_IN, date(2026, 10, 12))
    assert due(HERE, (missed,), date(2026, 10, 14))[0].meeting == 7
    assert due(HERE, (missed,), date(2026, 10, 20))[0] == Due(
        K.CHECK_IN, date(2026, 10, 26), "09:30"
    )


def test_no_check_in_comes_on_or_after_the_report_back() -> None:
    assert [one.kind for one in due(HERE, (), date(2026, 12, 8))] == [K.REPORT_BACK]


def test_the_one_that_goes_on_is_known() -> None:
    at = datetime(2026, 10, 5, 9, tzinfo=UTC)
    on = replace(meeting(K.CHECK_IN, LAUNCHED), begun=at)
    assert running((meeting(K.LAUNCH, LAUNCHED, held=True), on)) == on
    assert running(()) is None


@given(st.integers(1, 120), st.integers(0, 6), st.sets(st.integers(0, 90), max_size=20))
def test_check_ins_are_never_past_never_twice_a_week(
    day: int, weekday: int, held: set[int]
) -> None:
    today = LAUNCHED + timedelta(days=day)
    meetings = tuple(
        meeting(K.CHECK_IN, LAUNCHED + timedelta(days=ago), held=True, id=ago) for ago in held
    )
    for one in due(replace(HERE, checkin_weekday=weekday), meetings, today, ()):
        if one.kind is K.CHECK_IN:
            assert one.on > LAUNCHED
            assert today <= one.on < date(2026, 12, 11)
            assert one.on.weekday() == weekday
            assert all(one.on.isocalendar()[:2] != other.on.isocalendar()[:2] for other in meetings)
