"""The run chart in cells: what a person sees of it, in braille and in ASCII."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.figures.what_it_takes import what_it_takes
from breakthrough_tui.domain.measure import Measure, Reading
from breakthrough_tui.domain.run_chart import Mark, MarkKind, RunChart, run_chart
from breakthrough_tui.domain.run_chart_text import ROUND_THE_PLOT, Cells, draw

START = date(2026, 10, 2)
END = date(2026, 12, 11)  # 70 days later
TODAY = date(2026, 11, 9)
DAYS = Measure(1, "days to a permit", "days")
GOAL = Goal(
    "Cut permit days from 45 to 20", baseline=Decimal(45), target=Decimal(20), report_back=END
)
USUAL = ((0, "45"), (7, "44"), (14, "44"), (21, "41"), (28, "38"), (35, "34"))


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _chart(
    *values: tuple[int, str],
    goals: tuple[Goal, ...] = (GOAL,),
    marks: tuple[Mark, ...] = (),
    today: date = TODAY,
) -> RunChart:
    readings = [Reading(id, 1, _day(day), Decimal(value)) for id, (day, value) in enumerate(values)]
    what = what_it_takes(goals[-1], readings, start=START, today=today)
    chart = run_chart(
        DAYS,
        readings,
        today=today,
        goals=goals,
        start=START,
        end=goals[-1].report_back,
        marks=marks,
        what=what,
    )
    assert chart is not None
    return chart


def _texts(lines: list[Cells]) -> list[str]:
    return ["".join(words for _, words in line) for line in lines]


def _role_of(lines: list[Cells], words: str) -> str:
    return next(role for line in lines for role, text in line if words in text)


def test_in_ascii_it_reads_like_this() -> None:
    lines = draw(_chart(*USUAL, marks=(Mark(_day(12), MarkKind.REFOCUS),)), 78, 11, fine=False)
    assert [line.rstrip() for line in _texts(lines)] == [
        "   o.... o     o                    : today                       45 baseline",
        "40      .........    o              :",
        "                 ........  o      34",
        "                         ........o---",
        "30                                ...-------",
        "                                    :      .------.",
        "                                    :             -------...",
        "20                                  :                    ----.... 20 target",
        "   +---------R-+-----------+------------+-----------+-----------+",
        "   2 Oct    16 Oct      30 Oct       13 Nov      27 Nov    11 Dec",
        "   o reading   ... path   --- at this pace   R refocus",
    ]


def test_the_newest_value_stands_beside_its_sign() -> None:
    lines = draw(_chart(*USUAL), 78, 11)
    assert _role_of(lines, "34") == "latest"
    assert sum(text.count("●") for text in _texts(lines)) == 6 + 1  # and one in the legend


def test_the_first_and_the_last_line_of_the_plot_are_the_ends_of_the_way() -> None:
    lines = draw(_chart(*USUAL), 78, 11)
    assert _texts(lines)[0].endswith("45 baseline")
    assert _texts(lines)[7].endswith("20 target")
    assert _role_of(lines, "20 target") == "path"


def test_a_path_before_a_refocus_is_named_and_ends_at_its_own_target() -> None:
    later = replace(GOAL, version=2, target=Decimal(30))
    lines = draw(_chart(*USUAL, goals=(GOAL, later)), 100, 14)
    assert any(text.endswith("20 before") for text in _texts(lines))
    assert any(text.endswith("30 target") for text in _texts(lines))
    assert "path before" in _texts(lines)[-1]


def test_letters_on_the_axis_say_what_happened_side_by_side() -> None:
    marks = tuple(Mark(_day(10), kind) for kind in MarkKind)
    lines = draw(_chart(*USUAL, marks=marks), 120, 14)
    axis = _texts(lines)[-ROUND_THE_PLOT]
    assert "ARM" in axis
    assert _texts(lines)[-1].endswith("R refocus   M meeting   A answered")


def test_where_there_is_little_room_the_legend_is_short_and_whole() -> None:
    marks = tuple(Mark(_day(10), kind) for kind in MarkKind)
    later = replace(GOAL, version=2, target=Decimal(30))
    lines = _texts(draw(_chart(*USUAL, goals=(GOAL, later), marks=marks), 78, 11))
    assert lines[-1].split("  ")[-1] == "⠂ ⠂ before"
    for words in ("● reading", "path", "pace", "R refocus", "M meeting", "A answered"):
        assert words in lines[-1]


def test_at_another_pace_its_end_is_said() -> None:
    chart = _chart((14, "43"), (21, "42"), (28, "41"), (35, "40"))
    assert any(text.endswith("35 at this pace") for text in _texts(draw(chart, 78, 11)))


def test_a_year_is_said_where_it_changes() -> None:
    goal = replace(GOAL, report_back=_day(105))
    assert "2027" in _texts(draw(_chart(*USUAL, goals=(goal,)), 100, 14))[-2]


def test_long_numbers_are_short_on_the_axis() -> None:
    goal = replace(GOAL, baseline=Decimal(1_000_000_000), target=Decimal(4_500_000_000))
    lines = _texts(draw(_chart((7, "1000000000"), goals=(goal,)), 78, 11))
    assert any(line.startswith("4 bn") for line in lines)


def test_too_little_room_is_no_chart() -> None:
    assert draw(_chart(*USUAL), 30, 11) == []
    assert draw(_chart(*USUAL), 78, 6) == []


def test_a_path_that_is_level_is_drawn() -> None:
    chart = _chart(goals=(replace(GOAL, target=Decimal(45)),))
    assert len(draw(chart, 78, 11)) == 11


values = st.decimals(
    min_value=-(10**14), max_value=10**14, places=3, allow_nan=False, allow_infinity=False
)


@given(
    st.lists(st.tuples(st.integers(-40, 120), values), max_size=30),
    values,
    values,
    st.integers(1, 200),
    st.integers(-50, 300),
    st.integers(20, 200),
    st.integers(1, 50),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 70), st.sampled_from([*MarkKind])), max_size=20),
)
def test_it_always_fits(
    readings: list[tuple[int, Decimal]],
    baseline: Decimal,
    target: Decimal,
    length: int,
    today: int,
    width: int,
    height: int,
    fine: bool,
    marks: list[tuple[int, MarkKind]],
) -> None:
    goal = replace(GOAL, baseline=baseline, target=target, report_back=_day(length))
    chart = _chart(
        *((day, str(value)) for day, value in readings),
        goals=(goal,),
        marks=tuple(Mark(_day(day), kind) for day, kind in marks),
        today=_day(today),
    )
    lines = draw(chart, width, height, fine=fine)
    assert len(lines) in (0, height)
    for text in _texts(lines):
        assert len(text) <= width
        assert fine or text.isascii()
