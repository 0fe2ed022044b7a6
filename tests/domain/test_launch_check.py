"""The launch check, condition by condition."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.goal.answers import GoalAnswer, Said
from breakthrough_tui.domain.launch_check import (
    Condition,
    Item,
    Missing,
    check_goal,
    check_plan,
    in_last_part,
)
from breakthrough_tui.domain.values import replace
from breakthrough_tui.domain.workdays import working_days_after

C = Condition
FRIDAY = date(2026, 10, 2)
END = date(2026, 12, 11)
"""Day 70."""


def day(number: int) -> date:
    return FRIDAY + timedelta(days=number)


def item(number: int | None, owner: str | None = "ana") -> Item:
    return Item("Call the depot", owner, None if number is None else day(number))


def found(*items: Item, end: date | None = END) -> dict[Condition, Missing]:
    missing = check_plan(items, launch=FRIDAY, report_back=end)
    return {one.condition: one for one in missing}


def test_a_plan_with_all_that_it_needs() -> None:
    assert found(item(3), item(15), item(70)) == {}


def test_no_action_item() -> None:
    assert found()[C.ITEMS].sentence == "There is no action item yet."


def test_one_owner_and_one_day_each() -> None:
    missing = found(item(3), item(4, None), item(None, None), item(None))
    assert missing[C.OWNER].sentence == "2 action items have no owner."
    assert missing[C.OWNER].items == (1, 2)
    assert missing[C.DUE].items == (2, 3)
    assert found(item(3), item(4, None))[C.OWNER].sentence == "1 action item has no owner."


def test_due_no_later_than_the_report_back() -> None:
    assert C.IN_TIME not in found(item(3), item(4), item(70))
    assert found(item(3), item(4), item(71))[C.IN_TIME].items == (2,)
    assert C.IN_TIME not in found(item(3), item(4), item(71), end=None)


def test_something_is_due_by_the_second_working_day() -> None:
    # Launched on a Friday: Tuesday is the second working day.
    assert C.FIRST not in found(item(4), item(5))
    assert "Tue 6 Oct" in found(item(5), item(6))[C.FIRST].sentence
    missing = check_plan(
        [item(5), item(6)], launch=FRIDAY, report_back=END, holidays=(date(2026, 10, 5),)
    )
    assert [one.condition for one in missing] == []


def test_and_one_more_within_fifteen_days() -> None:
    assert C.SECOND not in found(item(4), item(15))
    assert found(item(4), item(16))[C.SECOND].sentence.startswith("Only one action item")
    assert found(item(16), item(17))[C.SECOND].sentence.startswith("Nothing")


def test_from_eight_on_not_more_than_forty_percent_in_the_last_fifth() -> None:
    early, late = [item(3), item(9)], item(57)
    assert C.SPREAD not in found(*early, *[item(20)] * 3, *[late] * 3)  # 3 of 8
    assert found(*early, *[item(20)] * 2, *[late] * 4)[C.SPREAD].items == (4, 5, 6, 7)
    assert C.SPREAD not in found(*early, *[late] * 5), "7 are few"
    assert C.SPREAD not in found(*early, *[item(20)] * 4, *[late] * 4), "4 of 10 is 40 %"
    assert not in_last_part(day(56), FRIDAY, END)
    assert in_last_part(day(57), FRIDAY, END)


GOOD = Breakthrough(
    id=1,
    code="PERMIT",
    phase=Phase.PREPARING,
    visibility=Visibility.OPEN,
    goal=Goal(
        "Cut days to issue a building permit from 45 to 20 in the north office",
        measure="days to a permit",
        baseline=Decimal(45),
        baseline_on=date(2026, 9, 1),
        baseline_source="the register",
        target=Decimal(20),
    ),
)


def questions(
    here: Breakthrough,
    lead: str | None = "ana",
    leaders: tuple[str, ...] = ("bo",),
    answers: tuple[GoalAnswer, ...] = (),
    end: date | None = END,
) -> set[int | None]:
    checked = check_goal(
        here,
        launch=FRIDAY,
        report_back=end,
        today=FRIDAY,
        leaders=leaders,
        lead=lead,
        answers=answers,
    )
    return {one.question for one in checked}


def with_goal(goal: Goal) -> Breakthrough:
    return replace(GOOD, goal=goal)


def test_the_first_five_questions_of_the_goal_test() -> None:
    assert questions(GOOD) == set()
    assert questions(GOOD, lead=None) == {5}
    assert questions(GOOD, lead="bo") == {5}
    assert questions(GOOD, end=None) == {4}
    assert questions(with_goal(replace(GOOD.goal, baseline_source=""))) == {3}
    assert questions(with_goal(Goal("Improve morale"))) >= {2, 3}
    assert 1 in questions(with_goal(Goal("Train 50 nurses by 30 June")))


def test_a_goal_in_another_language_is_judged_by_people() -> None:
    sentence = "Die Tage bis zur Baugenehmigung im Nordbüro von 45 auf 20 senken"
    here = with_goal(replace(GOOD.goal, sentence=sentence))
    missing = questions(here)
    said = tuple(GoalAnswer(number, "bo", Said.YES) for number in missing if number is not None)
    assert questions(here, answers=said) == set()


due = st.none() | st.integers(-10, 90)
items = st.lists(st.builds(item, due, st.sampled_from(["ana", "ben", None])), max_size=20)


@given(items)
def test_what_is_said_to_be_missing_is(plan: list[Item]) -> None:
    missing = found(*plan)
    dated = [one.due for one in plan if one.due is not None]
    assert (C.ITEMS in missing) is (not plan)
    if plan:
        assert (C.OWNER in missing) is any(one.owner is None for one in plan)
        assert (C.DUE in missing) is any(one.due is None for one in plan)
        assert (C.IN_TIME in missing) is any(one > END for one in dated)
        by = working_days_after(FRIDAY, 2, (5, 6), ())
        assert (C.FIRST in missing) is (not any(one <= by for one in dated))
    for one in missing.values():
        assert one.sentence.endswith(".")
        assert all(0 <= at < len(plan) for at in one.items)


@given(items, st.integers(0, 30))
def test_an_early_item_more_never_makes_it_worse(plan: list[Item], number: int) -> None:
    before = set(found(*plan)) - {C.ITEMS}
    assert set(found(*plan, item(min(number, 15)))) <= before | {C.FIRST, C.SECOND}
