"""The questions of the goal test that people answer, few of them and many."""

from __future__ import annotations

from decimal import Decimal

from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.domain.people import Role
from breakthrough_tui.screens.goal.screen import GoalScreen
from breakthrough_tui.store.commands import goal_test, people, promises
from tests.builders import Team
from tests.screens.goal.passport import a_draft, look_at_it, to_row
from tests.support.screens import at_screen


async def test_the_header_says_how_the_goal_stands_before_the_launch(workspace: Team) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "ana") as ana:
        await look_at_it(ana)
        assert "launch in 7 days, Mon 12 Oct · goal test 4 of 5" in ana.lines[1]
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await look_at_it(ana)
        assert "launch in 7 d, Mon 12 Oct · goal 4/5" in ana.lines[1]


async def test_a_question_is_answered_with_a_note_and_others_see_it_at_once(
    workspace: Team,
) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo", size=(120, 60)) as bo:
        await look_at_it(bo)
        async with at_screen(workspace, "cho", size=(120, 60)) as cho:
            await look_at_it(cho)
            await cho.press("f")
            assert "8 Urgent?" in cho.text
            await cho.press("enter", "n")
            await cho.pastes("It can wait until [b]spring[/]")
            await cho.press("enter")
            assert "8 Urgent? You said no." in cho.text
        await bo.news()
        assert "no: cho" in bo.text
        assert "cho: It can wait until [b]spring[/]" in bo.text


async def test_who_answers_faster_than_the_screen_is_drawn_comes_to_the_next_question(
    workspace: Team,
) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "cho", size=(120, 60)) as cho:
        await look_at_it(cho)
        goal = cho.app.screen
        assert isinstance(goal, GoalScreen)
        before = goal.snapshot
        await cho.press("f", "enter", "y", "enter")
        goal.snapshot = before  # as it is until the screen has been drawn anew
        await cho.press("f", "enter", "y", "enter")
        assert "9 Within reach? You said yes." in cho.text


async def test_question_11_is_another_one_for_leaders(workspace: Team) -> None:
    a_draft(workspace)
    for name, asked in (("bo", "Will you give it time in person?"), ("cho", "Do you want this")):
        async with at_screen(workspace, name, size=(120, 60)) as screen:
            await look_at_it(screen)
            await to_row(screen, "11  Ready")
            await screen.press("f")
            assert asked in screen.text
    async with at_screen(workspace, "fay", size=(120, 60)) as fay:
        await look_at_it(fay)
        await to_row(fay, "11  Ready")
        await fay.press("enter")
        assert "Question 11 is for others." in fay.text


async def test_a_leader_who_is_not_ready_is_said_before_a_team_is_committed(
    workspace: Team,
) -> None:
    made = a_draft(workspace)
    workspace.run("bo", goal_test.answer, breakthrough=made, question=11, answer=Said.NO)
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "Next  bo is not ready to give it time" in ana.text
        assert "bo will not give it time in person." in ana.text
        await ana.press("n")
        assert "it is better not to commit a team yet" in "\n".join(ana.lines[-20:])
        await ana.press("escape", "s")
        assert "it is better not to commit a team yet" in "\n".join(ana.lines[-20:])


async def test_a_team_of_one(workspace: Team) -> None:
    workspace.start("Halve the queue", by="out", code="PASSPORT")
    async with at_screen(workspace, "out", size=(80, 24)) as out:
        await out.press("4")
        assert out.lines[0].startswith(" PASSPORT")
        await out.press("f", "enter", "y", "enter", "V", "P", "B", "escape", "G", "g")
        assert out.app.is_running


async def test_a_team_of_sixty(workspace: Team) -> None:
    names = [f"p{number}" for number in range(58)]
    for name in names:
        workspace.run("adm", people.add, name=name)
    made = a_draft(workspace)
    for name in names:
        workspace.run("bo", people.give_role, breakthrough=made, person=name, role=Role.MEMBER)
        workspace.run(name, goal_test.answer, breakthrough=made, question=8, answer=Said.YES)
    workspace.run("bo", promises.promise, breakthrough=made, hours=Decimal(2))
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await look_at_it(ana)
        for _ in range(12):
            await ana.press("pagedown")
            assert all(len(line) <= 80 for line in ana.lines)
    async with at_screen(workspace, "ana", size=(120, 60)) as ana:
        await look_at_it(ana)
        assert "yes: 58 people · 58 of 64 answered." in ana.text
