"""What a core group usually finds out, by whom and by when."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.preparation import USUAL, is_about_baseline, usual_items
from breakthrough_tui.domain.quick_entry import TITLE_LIMIT

TODAY = date(2026, 10, 5)


def test_it_asks_for_what_the_method_asks_for() -> None:
    titles = " ".join(usual.title.lower() for usual in USUAL)
    for words in ("baseline", "hurts", "touched", "tried", "months", "in the room", "others do"):
        assert words in titles
    assert all(usual.description and len(usual.title) <= TITLE_LIMIT for usual in USUAL)


def test_they_are_shared_out_in_turn() -> None:
    found = usual_items([], ["cho", "dia"], today=TODAY, launch_on=None)
    assert [one.owner for one in found] == ["cho", "dia", "cho", "dia", "cho", "dia", "cho"]
    assert all(one.due is None for one in found)


def test_without_a_core_group_they_are_nobodys_and_what_is_there_is_not_added_again() -> None:
    found = usual_items([USUAL[0].title.upper()], [], today=TODAY, launch_on=TODAY)
    assert [one.usual for one in found] == list(USUAL[1:])
    assert all(one.owner is None and one.due is None for one in found)


def test_the_item_about_the_baseline_is_known_by_its_label_or_title() -> None:
    assert is_about_baseline("Count it", ("baseline",))
    assert is_about_baseline("BASELINE, with its date", ())
    assert not is_about_baseline("Count it", ("data",))


@given(st.integers(2, 200), st.integers(0, 7), st.sets(st.integers(0, 6)))
def test_all_are_due_after_today_and_before_the_launch_in_order(
    days: int, there: int, days_off: set[int]
) -> None:
    launch = TODAY + timedelta(days=days)
    titles = [usual.title for usual in USUAL[:there]]
    found = usual_items(titles, ["cho"], today=TODAY, launch_on=launch, days_off=days_off)
    dates = [one.due for one in found]
    assert len(dates) == len(USUAL) - there
    assert all(due is not None and TODAY < due < launch for due in dates)
    assert dates == sorted(dates, key=lambda due: due or TODAY)
