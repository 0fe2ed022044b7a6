"""Figures in a few cells."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.widgets.signs import in_ascii
from breakthrough_tui.widgets.sparkline import AHEAD, LEVELS, TODAY, Point, sparkline

START = date(2026, 1, 31)


def figures(*values: int) -> list[Point]:
    return [(START + timedelta(days=30 * n), Decimal(value)) for n, value in enumerate(values)]


def test_a_rising_line_rises() -> None:
    assert sparkline(figures(0, 1, 2, 3, 4, 5, 6), 20) == (LEVELS, "")


def test_what_is_to_come_stands_behind_a_stroke() -> None:
    past, future = sparkline(figures(0, 5), 20, ahead=Decimal(10))
    assert past == "▁▄"
    assert future == TODAY + "▅▅▆▆▇"


def test_the_target_shows_how_far_it_is() -> None:
    assert sparkline(figures(1, 2, 3), 20, target=Decimal(90)) == ("▁▁▁", "")


def test_no_figures_are_no_line_and_equal_ones_lie_in_the_middle() -> None:
    assert sparkline([], 20) == ("", "")
    assert sparkline(figures(3, 3), 20) == ("▄▄", "")


def test_more_figures_than_cells_are_drawn_by_time() -> None:
    many = [(START + timedelta(days=day), Decimal(day)) for day in range(1_000)]
    past, _ = sparkline(many, 14)
    assert past == "".join(sorted(past, key=LEVELS.index))
    assert len(past) == 14
    late = [*many[:10], (START + timedelta(days=1_000), Decimal(999))]
    assert sparkline(late, 10)[0] == "▁" * 9 + "▇"


def test_in_ascii_each_level_has_a_sign_of_its_own() -> None:
    assert in_ascii(LEVELS) == "_.-~=+#"
    assert in_ascii(TODAY) == "|"


@given(
    st.dictionaries(
        st.dates(), st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=3), min_size=1
    ),
    st.integers(1, 40),
    st.none() | st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=3),
    st.none() | st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=3),
)
def test_it_never_takes_more_cells_than_it_has(
    points: dict[date, Decimal], cells: int, ahead: Decimal | None, target: Decimal | None
) -> None:
    past, future = sparkline(sorted(points.items()), cells, ahead=ahead, target=target)
    assert 1 <= len(past) + len(future) <= max(cells, AHEAD + 2)
    assert set(past + future) <= set(LEVELS + TODAY)
