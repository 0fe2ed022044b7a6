"""What is filled in by itself when somebody has typed their goal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.goal.facts import rewrite
from breakthrough_tui.domain.goal.filling import Filled, filled, refilled
from breakthrough_tui.domain.measure import NAME_LIMIT, UNIT_LIMIT

TODAY = date(2026, 11, 9)

# What is said, a bar between: measure, baseline, target, unit, date; then the sentence.
_SAID = """
waiting time|45|20|minutes|2026-12-24|Cut waiting time from 45 to 20 minutes by 24 December
waiting time|45|20|minutes|2027-01-24|Cut the waiting time in the clinic from 45 to 20 minutes by 2027-01-24
waiting time|45|20|minutes||Waiting time 45 → 20 minutes
waiting time|45|20|minutes|2027-01-18|Reduce waiting time to 20 minutes from 45 minutes by January 18
days to issue a permit|45|20|days||Cut days to issue a permit from 45 to 20, north office
days to issue a permit|45|20|days|2027-01-18|From 45 to 20 days to issue a permit by 18 January
days to issue a permit|45|20|days||Days to issue a permit: 45 to 20
permit days|45|20|days||Permit days 45 -> 20
waiting time|40|20|minutes||Cut waiting time by half from 40 minutes
waiting time|40|20|minutes|2027-01-04|Halve the waiting time from 40 minutes within 8 weeks
home visits|30|60|a week||Double home visits from 30 a week
medication errors|30|20|a month|2027-02-01|Cut medication errors by a third from 30 a month by 1 Feb
waiting time|40|28|minutes||Cut waiting time by 30 % from 40 minutes
waiting time|||||Cut waiting time by half
costs|||||Cut costs by 10 %
falls||0||2027-01-24|Reduce falls to zero by 24 January
falls|12|0|a month|2027-01-04|Reduce falls on ward 7 from 12 a month to zero within eight weeks
patient falls|12|4|a month||Cut patient falls from 12 to 4 a month
missed visits||0|||Zero missed visits on ward 12
vaccination follow-ups|26|90|%|2027-01-18|Raise vaccination follow-ups from 26 % to 90 % in ten weeks
vaccination follow-ups|26|90|%||Raise vaccination follow-ups from 26 to 90 per cent
error rate|4.5|2|%||Lower the error rate from 4.5 to 2 %
donations|12000|20000|€|2027-02-01|Raise donations from €12,000 to €20,000 by 1 February
monthly sales|12000|20000|€||Raise monthly sales from 12 000 € to 20 000 €
costs|500|450|euros a day||Cut costs from 500 to 450 euros a day
paperwork|90|45|minutes a shift||Less paperwork: from 90 minutes a shift to 45
meals a day|180|300|||Serve 300 meals a day instead of 180
overdue inspections|0|120|||Finish 120 overdue inspections
|||||Improve morale
|45|20|||Wartezeit von 45 auf 20 Minuten senken
"""


@pytest.mark.parametrize("line", _SAID.strip().splitlines())
def test_what_a_sentence_says_is_filled_in(line: str) -> None:
    measure, baseline, target, unit, day, text = line.split("|", 5)
    assert filled(text, TODAY) == Filled(
        measure,
        unit,
        Decimal(baseline) if baseline else None,
        Decimal(target) if target else None,
        date.fromisoformat(day) if day else None,
    )


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Cut errors from 45 to 20 and complaints from 9 to 3", "baseline target measure"),
        ("Cut errors from 1.200 to 400", "baseline"),
        ("Raise revenue from $1.5m to $2m", "baseline target unit"),
        ("Raise revenue from 2 million to 3 million", "baseline target unit"),
        ("Raise the share from 40 % by 10 %", "target"),
        ("Cut errors from 5 to 5", "baseline target"),
        ("Cut complaints from 3 sites by half", "baseline target"),
        ("Cut waiting from 45 to 20 minutes by 1 January or 1 February", "report_back"),
        ("Cut waiting from 45 to 20 minutes by 31 November", "report_back"),
        ("Cut waiting from 45 to 20 minutes by 1 October 2026", "report_back"),
        ("Cut waiting from 45 to 20 minutes by 8 November", "report_back"),
        ("Cut waiting from 45 to 20 minutes by Christmas", "report_back"),
        ("Get between 9 and 11 patients", "baseline target measure"),
        ("Train 50 nurses", "baseline target measure unit"),
        ("I want nurses to spend less time on paperwork", "measure baseline target"),
        ("", "measure unit baseline target report_back"),
    ],
)
def test_what_could_be_meant_in_two_ways_is_left_to_people(text: str, left_out: str) -> None:
    assert not set(left_out.split()) & set(filled(text, TODAY).given)


def test_weeks_are_counted_from_the_launch() -> None:
    text = "Cut waiting from 45 to 20 minutes within 8 weeks"
    assert filled(text, TODAY).report_back == date(2027, 1, 4)
    assert filled(text, TODAY, date(2026, 11, 16)).report_back == date(2027, 1, 11)
    before_it = "Cut waiting from 45 to 20 minutes by 2026-11-20"
    assert filled(before_it, TODAY, date(2026, 11, 23)).report_back is None


def test_a_year_is_believed_where_it_is_said() -> None:
    assert filled("Cut waiting from 45 to 20 by 1 November 2027", TODAY).report_back is not None
    assert filled("Cut waiting from 45 to 20 by 1 November", TODAY).report_back is None


def test_what_is_read_is_said_in_one_line() -> None:
    text = "Cut waiting time from 45 to 20 minutes by 24 December"
    assert filled(text, TODAY).words(TODAY) == "waiting time, from 45 to 20 minutes, by 24 Dec"
    assert filled("Reduce falls to zero", TODAY).words(TODAY) == "falls, to 0"
    assert filled("Train 50 nurses", TODAY).words(TODAY) == ""


def test_what_people_wrote_themselves_stays() -> None:
    was = "Cut waiting time from 45 to 20 minutes"
    now = "Cut waiting time from 50 to 15 minutes by 24 December"
    before = {"measure": "minutes at the desk", "unit": "", "baseline": 45, "target": Decimal(18)}
    assert refilled(before, was, now, TODAY) == {
        "unit": "minutes",
        "baseline": Decimal(50),
        "report_back": date(2026, 12, 24),
    }
    assert refilled(before, now, "Improve morale", TODAY) == {}


def test_the_day_of_another_sentence_wins_over_the_usual_length_and_over_no_other_day() -> None:
    was, now = "Wait less", "Wait less by 24 December"
    usual, set_by_people = date(2027, 1, 20), date(2027, 1, 21)
    assert refilled({"report_back": usual}, was, now, TODAY, usual=usual) == {
        "report_back": date(2026, 12, 24)
    }
    assert refilled({"report_back": set_by_people}, was, now, TODAY, usual=usual) == {}
    assert refilled({"report_back": usual}, now, was, TODAY, usual=usual) == {}


def test_a_rewrite_fills_in_the_same_numbers() -> None:
    for line in _SAID.strip().splitlines():
        text = line.rpartition("|")[2]
        said = filled(text, TODAY)
        offered = rewrite(text, today=TODAY)
        if said.baseline is not None and said.measure and "(where" not in offered:
            again = filled(offered, TODAY)
            assert (again.baseline, again.target) == (said.baseline, said.target), text


@given(st.text(max_size=400), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_any_text_gives_something_that_a_form_takes(text: str, today: date) -> None:
    said = filled(text, today)
    assert len(said.measure) <= NAME_LIMIT
    assert len(said.unit) <= UNIT_LIMIT
    assert said.report_back is None or said.report_back > today
    assert said.baseline is None or said.baseline != said.target


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.sampled_from(["minutes", "%", "days", "euros", "complaints"]),
)
def test_any_two_numbers_are_read(first: int, second: int, unit: str) -> None:
    said = filled(f"Bring the number from {first} to {second} {unit} by 24 December", TODAY)
    if first == second:
        assert (said.baseline, said.target) == (None, None)
    else:
        assert (said.baseline, said.target, said.unit) == (Decimal(first), Decimal(second), unit)


def test_hours_are_not_compared_with_minutes() -> None:
    given = filled("Cut waiting from 4 hours to 90 minutes by 1 March", TODAY).given
    assert "baseline" not in given
    assert "target" not in given
    assert "unit" not in given


def test_fourteen_days_may_be_what_is_counted_and_are_no_report_back() -> None:
    given = filled("Have 90% of new patients seen in 14 days", TODAY).given
    assert given["target"] == 90
    assert "report_back" not in given
