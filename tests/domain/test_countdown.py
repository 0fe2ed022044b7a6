"""The day it is where the team works, and how many are left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.countdown import (
    check_dates,
    check_time_zone,
    countdown,
    day_words,
    fraction,
    left_words,
    length_advice,
    middle,
    next_midnight,
    today_in,
)
from breakthrough_tui.domain.errors import Invalid

TODAY = date(2026, 11, 9)
LAUNCH = date(2026, 10, 2)
REPORT_BACK = date(2026, 12, 11)

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/Santiago",  # skips midnight in September
    "Asia/Beirut",  # skips midnight in March
    "Africa/Cairo",
    "America/Havana",
    "America/Nuuk",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",  # skipped a whole day in 2011
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
instants = st.datetimes(datetime(2005, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)


def _breakthrough(
    *,
    phase: Phase = Phase.LAUNCHED,
    launch: date | None = LAUNCH,
    launched: date | None = LAUNCH,
    report_back: date | None = REPORT_BACK,
) -> Breakthrough:
    goal = Goal(
        "Cut permit days from 45 to 20",
        baseline=Decimal(45),
        target=Decimal(20),
        report_back=report_back,
    )
    return Breakthrough(1, "PERMIT", phase, Visibility.OPEN, goal, launch, launched)


def _words(breakthrough: Breakthrough, today: date, *, narrow: bool = False) -> tuple[str, str]:
    count = countdown(breakthrough, today)
    return day_words(count, narrow), left_words(count, today, narrow)


# The date in a zone


def test_the_date_depends_on_where_the_team_works() -> None:
    now = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
    assert today_in(now, "UTC") == date(2026, 11, 9)
    assert today_in(now, "Europe/Berlin") == date(2026, 11, 10)
    assert today_in(now, "America/Havana") == date(2026, 11, 9)


@given(instants, zones)
def test_the_date_is_at_most_one_day_off_utc(now: datetime, zone: str) -> None:
    assert abs((today_in(now, zone) - today_in(now, "UTC")).days) <= 1


@given(instants, zones)
def test_at_next_midnight_the_date_changes_and_not_before(now: datetime, zone: str) -> None:
    then = next_midnight(now, zone)
    assert then > now
    assert then.tzinfo is UTC
    assert today_in(then, zone) != today_in(now, zone)
    assert today_in(then - timedelta(microseconds=1), zone) == today_in(now, zone)
    assert then - now <= timedelta(hours=26)


@pytest.mark.parametrize(
    ("zone", "now", "then"),
    [
        ("UTC", "2026-11-09T10:00", "2026-11-10T00:00"),
        ("Europe/Berlin", "2026-11-09T10:00", "2026-11-09T23:00"),
        # The long and the short day.
        ("Europe/Berlin", "2026-10-24T22:00", "2026-10-25T23:00"),
        ("Europe/Berlin", "2026-03-28T23:00", "2026-03-29T22:00"),
        # 24:00 is 01:00 of the next day: there is no midnight.
        ("America/Santiago", "2026-09-06T03:30", "2026-09-06T04:00"),
        ("Asia/Beirut", "2026-03-28T12:00", "2026-03-28T22:00"),
        # After the 29th came the 31st.
        ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00"),
    ],
)
def test_midnight_across_changes_of_the_clock(zone: str, now: str, then: str) -> None:
    start = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_midnight(start, zone) == datetime.fromisoformat(then).replace(tzinfo=UTC)


def test_at_midnight_the_next_one_is_a_day_later() -> None:
    midnight = datetime(2026, 11, 9, tzinfo=UTC)
    assert next_midnight(midnight, "UTC") == midnight + timedelta(days=1)
    assert next_midnight(midnight - timedelta(microseconds=1), "UTC") == midnight


def test_time_zones_are_known_by_name() -> None:
    assert check_time_zone("UTC") == "UTC"
    assert check_time_zone(" europe/berlin ") == "Europe/Berlin"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
    ],
)
def test_an_unknown_zone_is_answered_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_time_zone(name)
    assert refused.value.hint == f"Did you mean {near}?"


@pytest.mark.parametrize(
    "name", ["", "Europe", "../../etc/passwd", "/etc/passwd", "a\0b", "x" * 5_000, "\x1b[31m"]
)
def test_no_name_of_a_zone_does_harm(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_time_zone(name)
    assert "\x1b" not in refused.value.message
    with pytest.raises(Invalid, match="does not know the time zone"):
        today_in(datetime(2026, 11, 9, tzinfo=UTC), name)


# The countdown


def test_day_38_of_70() -> None:
    count = countdown(_breakthrough(), TODAY)
    assert (count.day, count.length, count.days_left, count.to_launch) == (38, 70, 32, None)


def test_the_clock_starts_on_the_day_of_the_launch_not_the_planned_one() -> None:
    count = countdown(_breakthrough(launched=LAUNCH + timedelta(days=3)), TODAY)
    assert (count.day, count.length, count.days_left) == (35, 67, 32)


def test_day_1_is_the_day_after_the_launch() -> None:
    assert countdown(_breakthrough(), LAUNCH).day == 0
    assert countdown(_breakthrough(), LAUNCH + timedelta(days=1)).day == 1
    assert countdown(_breakthrough(), REPORT_BACK).day == 70


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(1, 200),
    st.integers(-50, 400),
)
def test_days_gone_and_days_left_are_all_the_days(launch: date, length: int, after: int) -> None:
    report_back = launch + timedelta(days=length)
    today = launch + timedelta(days=after)
    count = countdown(_breakthrough(launched=launch, report_back=report_back), today)
    assert count.day is not None
    assert count.days_left is not None
    assert count.day + count.days_left == count.length == length
    assert 0.0 <= fraction(count) <= 1.0
    before = countdown(
        _breakthrough(phase=Phase.PREPARING, launch=launch, launched=None, report_back=report_back),
        today,
    )
    assert (before.day, before.days_left, before.length) == (None, None, length)
    assert before.to_launch == -after
    assert fraction(before) == 0.0


def test_the_bar_is_empty_at_the_launch_and_full_at_the_end() -> None:
    breakthrough = _breakthrough()
    assert fraction(countdown(breakthrough, LAUNCH)) == 0.0
    assert fraction(countdown(breakthrough, LAUNCH + timedelta(days=35))) == 0.5
    assert fraction(countdown(breakthrough, REPORT_BACK)) == 1.0
    assert fraction(countdown(breakthrough, REPORT_BACK + timedelta(days=9))) == 1.0
    assert fraction(countdown(_breakthrough(report_back=None), TODAY)) == 0.0


def test_the_middle() -> None:
    assert middle(_breakthrough()) == date(2026, 11, 6)
    assert middle(_breakthrough(launched=None)) == date(2026, 11, 6)
    assert middle(_breakthrough(report_back=None)) is None
    assert middle(_breakthrough(launch=None, launched=None)) is None


@pytest.mark.parametrize(
    ("breakthrough", "today", "wide", "narrow"),
    [
        (
            _breakthrough(),
            TODAY,
            ("Day 38 of 70", "32 days to report-back, Fri 11 Dec"),
            ("Day 38/70", "32 d, Fri 11 Dec"),
        ),
        (
            _breakthrough(),
            LAUNCH,
            ("Launch day", "70 days to report-back, Fri 11 Dec"),
            ("Launch day", "70 d, Fri 11 Dec"),
        ),
        (
            _breakthrough(),
            date(2026, 12, 10),
            ("Day 69 of 70", "1 day to report-back, Fri 11 Dec"),
            ("Day 69/70", "1 d, Fri 11 Dec"),
        ),
        (
            _breakthrough(),
            REPORT_BACK,
            ("Day 70 of 70", "report-back today"),
            ("Day 70/70", "report-back today"),
        ),
        (
            _breakthrough(),
            date(2026, 12, 12),
            ("1 day past the end", "report-back was 11 Dec"),
            ("1 d past the end", "report-back was 11 Dec"),
        ),
        (
            _breakthrough(phase=Phase.REPORTED),
            date(2027, 1, 4),
            ("Reported", "report-back was 11 Dec 2026"),
            ("Reported", "report-back was 11 Dec 2026"),
        ),
        (
            _breakthrough(phase=Phase.ABANDONED),
            TODAY,
            ("Abandoned", "report-back was planned for Fri 11 Dec"),
            ("Abandoned", "report-back planned Fri 11 Dec"),
        ),
        (
            _breakthrough(report_back=None),
            TODAY,
            ("Day 38", "no report-back date yet"),
            ("Day 38", "no report-back date"),
        ),
        (
            _breakthrough(phase=Phase.PREPARING, launched=None),
            date(2026, 9, 23),
            ("Preparing", "launch in 9 days, Fri 2 Oct"),
            ("Preparing", "launch in 9 d, Fri 2 Oct"),
        ),
        (
            _breakthrough(phase=Phase.PREPARING, launched=None),
            LAUNCH,
            ("Preparing", "launch today"),
            ("Preparing", "launch today"),
        ),
        (
            _breakthrough(phase=Phase.PREPARING, launched=None),
            TODAY,
            ("Preparing", "launch was planned for Fri 2 Oct"),
            ("Preparing", "launch was planned for Fri 2 Oct"),
        ),
        (
            _breakthrough(phase=Phase.DRAFT, launch=None, launched=None, report_back=None),
            TODAY,
            ("Draft", "no launch date yet"),
            ("Draft", "no launch date yet"),
        ),
    ],
)
def test_the_words_of_the_header(
    breakthrough: Breakthrough, today: date, wide: tuple[str, str], narrow: tuple[str, str]
) -> None:
    assert _words(breakthrough, today) == wide
    assert _words(breakthrough, today, narrow=True) == narrow


def test_on_its_day_the_report_back_was_held_once_that_is_recorded() -> None:
    there = _breakthrough(phase=Phase.REPORTED, report_back=TODAY)
    assert _words(there, TODAY)[1] == "report-back was today"


def test_advice_about_the_length() -> None:
    assert length_advice(13) == "13 days: that is a task, not a breakthrough."
    assert length_advice(1) == "1 day: that is a task, not a breakthrough."
    assert length_advice(14) == "14 days; the aim is 56 to 70."
    assert length_advice(56) is None
    assert length_advice(70) is None
    assert length_advice(71) == "71 days; the aim is 56 to 70."
    assert length_advice(100) == "100 days; the aim is 56 to 70."
    assert "long" in (length_advice(101) or "")


def test_a_report_back_comes_after_the_launch() -> None:
    check_dates(LAUNCH, REPORT_BACK)
    check_dates(None, REPORT_BACK)
    check_dates(LAUNCH, None)
    for report_back in (LAUNCH, LAUNCH - timedelta(days=1)):
        with pytest.raises(Invalid, match="must come after the launch"):
            check_dates(LAUNCH, report_back)
