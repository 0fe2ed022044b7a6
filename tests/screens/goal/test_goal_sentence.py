"""The sentence of a goal, judged and read as one types it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.store.queries import goals
from tests.builders import Team
from tests.screens.goal.passport import a_draft, look_at_it, overview, to_row
from tests.support.screens import at_screen


@pytest.mark.parametrize("size", [(120, 60), (80, 24)])
async def test_the_goal_is_judged_as_one_types_it(workspace: Team, size: tuple[int, int]) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo", size=size) as bo:
        await look_at_it(bo)
        await bo.press("e")
        await bo.press("ctrl+u")
        await bo.pastes("Implement the new CRM")
        assert "1  'Implement' is an activity" in bo.text
        assert "2  There is no number" in bo.text
        await bo.press("ctrl+u")
        await bo.pastes("Cut days in the queue from 45 to 20")
        assert "is an activity" not in bo.text
        assert "ctrl+g says it so: From 45 to 20 days in the queue" in bo.text


async def test_the_rewrite_is_taken_with_one_key_and_saved(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut days in the queue from 45 to 20 in the north office")
        await bo.press("ctrl+g", "ctrl+s")
        assert "From 45 to 20 days in the queue in the north office" in bo.text
    found = workspace.read(goals.versions, viewer="bo", breakthrough=made)
    assert found[-1].sentence == (
        "From 45 to 20 days in the queue in the north office by 21 Dec, led by ana."
    )


async def test_leaving_the_sentence_fills_what_nobody_has_touched(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "down", "down")
        await bo.pastes("minutes at the desk")
        await bo.press("up", "up", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        assert "read from your sentence" not in bo.text
        await bo.press("down")
        assert bo.text.count("read from your sentence; change what is wrong") == 4
        await bo.press("up", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 15 minutes")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert (goal.measure, goal.unit) == ("minutes at the desk", "minutes")
    assert (goal.baseline, goal.target) == (Decimal(45), Decimal(15))
    assert goal.report_back == date(2026, 12, 21)  # as it was: the sentence says no other day now


async def test_the_day_that_the_sentence_names_wins_over_the_usual_length(
    workspace: Team,
) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.report_back == date(2026, 12, 30)


async def test_a_day_that_somebody_set_stays_whatever_the_sentence_says(workspace: Team) -> None:
    made = a_draft(workspace, report_back=date(2026, 12, 18))
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes by 30 December")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.report_back == date(2026, 12, 18)


async def test_a_shorter_sentence_takes_no_number_away(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("e", "ctrl+u")
        await bo.pastes("Cut waiting time from 45 to 20 minutes")
        await bo.press("ctrl+s", "e", "ctrl+u")
        await bo.pastes("Wait less")
        await bo.press("ctrl+s")
    goal = workspace.read(goals.versions, viewer="bo", breakthrough=made)[-1]
    assert goal.sentence == "Wait less"
    assert (goal.baseline, goal.target) == (Decimal(45), Decimal(20))


async def test_a_new_breakthrough_is_judged_from_its_first_sentence(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("0", "n")
        await bo.pastes("Train 50 nurses by 11 December")
        assert "1  'Train' is an activity" in bo.text


async def test_a_total_is_asked_for_no_baseline_and_begins_at_zero(workspace: Team) -> None:
    async with at_screen(workspace, "bo", size=(80, 24)) as bo:
        await bo.press("0", "n")
        await bo.pastes("Finish 120 overdue inspections by 11 December")
        assert "A baseline?" not in bo.text
        await bo.press("enter", "ctrl+s")
        assert bo.lines[0].endswith("4 Goal")
    goal = overview(workspace, 2).breakthrough.goal
    assert (goal.baseline, goal.target) == (Decimal(0), Decimal(120))


async def test_a_goal_in_another_language_is_not_failed_but_asked_about(workspace: Team) -> None:
    made = a_draft(workspace, "Die Wartezeit am Schalter von 40 auf 15 Minuten senken")
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "It seems to be" not in ana.text
        await to_row(ana, " 1  A result")
        assert any(" 1  A result" in line and " ask " in line for line in ana.lines)
        await ana.press("f", "y", "enter")
        assert any(" 1  A result" in line and " holds " in line for line in ana.lines)
        await ana.press("e")
        assert "in another language" in ana.text
    (answer,) = workspace.read(goals.page, viewer="ana", breakthrough=made).answers
    assert (answer.question, answer.answer) == (1, Said.YES)
