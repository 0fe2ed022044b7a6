"""The goal, its launch and its team, by the keys on a real file."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, people
from breakthrough_tui.store.queries import goals, overviews, people_lists
from tests.builders import Team
from tests.support.screens import Screen, at_screen

TODAY = date(2026, 10, 5)


def a_draft(workspace: Team, **more: Any) -> int:
    """A breakthrough before its launch, bo's, led by ana; it opens on its goal."""
    return workspace.start(
        "Halve waiting for a passport", code="PASSPORT", leader="bo", lead="ana", **more
    )


async def look_at_it(screen: Screen) -> None:
    """From the first breakthrough to the second, on its goal."""
    await screen.press("4", "right_square_bracket")
    assert screen.lines[0].startswith(" PASSPORT")


async def to_person(screen: Screen, name: str) -> None:
    """Walk to somebody of the team."""
    for _ in range(60):
        if any(line.lstrip().startswith(f"▌ {name} ") for line in screen.lines):
            return
        await screen.press("down")
    raise AssertionError(f"{name} is not on the screen")


def roles_of(workspace: Team, name: str, breakthrough: int = 1) -> set[Role]:
    found = workspace.read(people_lists.members, viewer="bo", breakthrough=breakthrough)
    return {member.role for member in found if member.person == name}


# What is shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_goal_says_what_is_known_and_the_team_who_is_what(
    workspace: Team, size: tuple[int, int]
) -> None:
    async with at_screen(workspace, "ana", size=size) as ana:
        await ana.press("4")
        for words in (
            "Cut days to issue a building permit",
            "days to a permit, in days",
            "45 days, 28 Sep, the register",
            "20 days",
            "Fri 2 Oct",
            "Fri 11 Dec, 70 days after the launch",
        ):
            assert words in ana.text
        await ana.press("G")
        assert "obs  observer" in ana.text
        assert all(len(line) <= size[0] for line in ana.lines)


async def test_versions_stand_from_old_to_new_with_what_changed_and_why(workspace: Team) -> None:
    workspace.clock.advance(days=9)
    workspace.run(
        "bo",
        breakthroughs.refocus,
        breakthrough=1,
        reason="One office is closed",
        target=Decimal(25),
        report_back=date(2026, 12, 18),
    )
    async with at_screen(workspace) as ana:
        await ana.press("4")
        lines = [line.strip() for line in ana.lines]
        first = next(number for number, line in enumerate(lines) if line.startswith("1  "))
        assert "Cut days to issue a building permit" in lines[first]
        assert lines[first + 1] == "45 → 20 days by 11 Dec"
        assert lines[first + 2].startswith("2  14 Oct, bo")
        assert lines[first + 2].endswith("target 20 → 25 days, report-back 11 Dec → 18 Dec")
        assert lines[first + 3] == "because: One office is closed"


async def test_what_is_missing_is_said(workspace: Team) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        for words in ("not said yet", "no baseline yet", "no target yet", "no day chosen yet"):
            assert words in bo.text


@pytest.mark.parametrize(
    ("days", "advice"),
    [
        (10, "that is a task, not a breakthrough."),
        (40, "40 days; the aim is 56 to 70."),
        (120, "120 days is long; urgency fades."),
    ],
)
async def test_the_length_is_advised_on(workspace: Team, days: int, advice: str) -> None:
    day = TODAY + timedelta(days=7)
    a_draft(workspace, launch_on=day, report_back=day + timedelta(days=days))
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        assert advice in bo.text


# Changing the goal


async def test_before_the_launch_the_goal_is_edited(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "ana") as ana:
        await look_at_it(ana)
        await ana.press("e", "down", "down")
        await ana.pastes("days to a passport")
        await ana.press("ctrl+s")
        assert "days to a passport" in ana.text
        await ana.press("u")
        assert "days to a passport" not in ana.text
        await ana.press("e")
        await ana.pastes(", all offices")
        await ana.press("ctrl+s")
    found = workspace.read(goals.versions, viewer="bo", breakthrough=made)
    assert [goal.sentence for goal in found] == ["Halve waiting for a passport, all offices"]


async def test_two_who_edit_the_same_words_see_both(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "ana") as ana:
        await look_at_it(ana)
        await ana.press("e")
        await ana.pastes(", all offices")
        workspace.run(
            "bo", breakthroughs.edit_goal, breakthrough=made, sentence="Halve waiting for a visa"
        )
        await ana.news()
        await ana.press("ctrl+s")
        assert "It says now: Halve waiting for a visa" in ana.text
        assert "Halve waiting for a passport, all offices" in ana.text
        await ana.press("ctrl+t", "ctrl+s")
    found = workspace.read(goals.versions, viewer="bo", breakthrough=made)
    assert found[-1].sentence == "Halve waiting for a visa"


async def test_after_the_launch_only_a_leader_changes_it_by_a_refocus(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("4", "e")
        assert "After the launch the goal changes only by a refocus." in ana.text
    async with at_screen(workspace, "fay") as ana:
        await ana.press("4", "r")
        assert "Refocusing the goal is not among your roles here." in ana.text
        assert "refocus" not in ana.lines[-1]
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4", "e")
        assert "Refocus PERMIT" in bo.text
        await bo.press("backspace", "backspace")
        await bo.pastes("25")
        assert "Version 2 of the goal: target 20 → 25 days" in bo.text
        await bo.press("down", "down", "down")
        await bo.pastes("One office is closed")
        await bo.press("enter")
        assert "Version 2 of the goal is in force." in bo.text
        assert "How it changed" in bo.text
    found = workspace.read(goals.versions, viewer="bo", breakthrough=1)
    assert (found[-1].target, found[-1].reason) == (Decimal(25), "One office is closed")


async def test_a_refocus_needs_its_reason(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4", "r", "backspace")
        await bo.press("ctrl+s")
        assert "'Why' is still empty." in bo.text
    assert len(workspace.read(goals.versions, viewer="bo", breakthrough=1)) == 1


# The launch


async def test_a_launch_today_starts_the_clock(workspace: Team) -> None:
    made = a_draft(workspace)
    async with at_screen(workspace, "ana") as ana:
        await look_at_it(ana)
        await ana.press("s", "enter")
        assert "There is no action item yet." in ana.text
        await ana.press("down", "enter")
        assert "What bo said" in ana.text
        await ana.pastes("It cannot wait")
        await ana.press("enter")
        assert "If all of this is done, is the number reached?" in ana.text
        await ana.press("enter")
        assert "Launched. Report-back on Mon 14 Dec, 70 days." in ana.text
        assert "Launch day" in ana.lines[1]
    here = workspace.read(overviews.overview, viewer="bo", breakthrough=made).breakthrough
    assert (here.phase, here.launched_on) == (Phase.LAUNCHED, TODAY)


@pytest.mark.parametrize(
    ("key", "end"), [("enter", date(2026, 12, 1)), ("down enter", date(2026, 12, 4))]
)
async def test_a_launch_that_slipped_keeps_the_date_or_the_length(
    workspace: Team, key: str, end: date
) -> None:
    made = a_draft(workspace, launch_on=TODAY + timedelta(days=1), report_back=date(2026, 12, 1))
    workspace.clock.advance(days=4)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        assert "that day has passed" in bo.text
        await bo.press("s", "enter")
        assert "The launch was planned for Tue 6 Oct." in bo.text
        assert "Keep the date: Tue 1 Dec" in bo.text
        assert "Keep the length: 56 days" in bo.text
        await bo.press(*key.split())
        await bo.press("down", "enter")
        await bo.pastes("It cannot wait")
        await bo.press("enter", "enter")
    here = workspace.read(overviews.overview, viewer="bo", breakthrough=made).breakthrough
    assert (here.launched_on, here.goal.report_back) == (date(2026, 10, 9), end)


async def test_a_launch_is_not_recorded_ahead(workspace: Team) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "bo") as bo:
        await look_at_it(bo)
        await bo.press("s", *["backspace"] * len("Mon 5"))
        await bo.pastes("fri")
        await bo.press("enter")
        assert "A launch is recorded on its day or later." in bo.text


async def test_who_may_not_launch_is_told_who_does(workspace: Team) -> None:
    a_draft(workspace)
    async with at_screen(workspace, "eli") as eli:
        await look_at_it(eli)
        assert "launch" not in eli.lines[-1]
        await eli.press("s")
        assert "Launching is not among your roles here. Ask for it: leader, team lead." in eli.text


# The team


async def test_somebody_new_comes_without_a_login(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4", "n")
        await bo.pastes("hal")
        await bo.press("down", "down")
        await bo.pastes("Hal H")
        await bo.press("ctrl+s")
        assert "hal is member." in bo.text
    assert roles_of(workspace, "hal") == {Role.MEMBER}
    here = {person.name: person for person in workspace.read(people_lists.people, viewer="bo")}
    assert (here["hal"].full_name, here["hal"].login) == ("Hal H", None)


async def test_somebody_who_is_here_gets_a_role(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("4", "n")
        await ana.pastes("out")
        await ana.press("down", *["backspace"] * len("member"))
        await ana.pastes("core")
        await ana.press("ctrl+s")
    assert roles_of(workspace, "out") == {Role.CORE_GROUP}


async def test_an_unknown_role_is_refused_with_the_nearest(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("4", "n")
        await ana.pastes("out")
        await ana.press("down", "backspace")
        await ana.press("ctrl+s")
        assert "There is no role 'membe'. Did you mean 'member'?" in ana.text


async def test_roles_are_given_and_taken_on_the_person(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        await to_person(bo, "dia")
        await bo.press("enter", "enter")
        assert "prepares and runs the launch" in bo.text
        await bo.press("down", "down", "enter")
        assert roles_of(workspace, "dia") == {Role.MEMBER, Role.FACILITATOR}
        await to_person(bo, "dia")
        await bo.press("e", "down", "enter")
        assert roles_of(workspace, "dia") == {Role.MEMBER}
        assert "dia is no longer facilitator" in bo.text
        await bo.press("u")
        assert roles_of(workspace, "dia") == {Role.MEMBER, Role.FACILITATOR}


async def test_the_only_leader_keeps_their_role(workspace: Team) -> None:
    workspace.run("bo", people.take_role, breakthrough=1, person="gus", role=Role.LEADER)
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        await to_person(bo, "bo")
        await bo.press("enter", "down", "enter")
        assert "'bo' is the only leader. Name another leader first." in bo.text


async def test_a_leader_names_a_stand_in_until_a_day(workspace: Team) -> None:
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        await to_person(bo, "bo")
        await bo.press("enter", "down", "down", "enter")
        await bo.pastes("dia")
        await bo.press("enter")
        await bo.pastes("fri")
        await bo.press("enter")
        assert "dia stands in until Fri 9" in bo.text
        await bo.press("enter", "down", "down", "down", "enter")
        assert "stands in" not in bo.text


async def test_who_leaves_hands_on_their_items(workspace: Team) -> None:
    card = workspace.add("Call the depot", owner="dia")
    async with at_screen(workspace, "adm") as adm:
        await adm.press("4")
        await to_person(adm, "dia")
        await adm.press("enter", "l", "enter")
        assert "'dia' still has 1 action item. Say who takes them over." in adm.text
        await adm.pastes("cho")
        await adm.press("enter")
        assert "dia has left" in adm.text
    assert workspace.card(card).owner == "cho"
    assert "dia" not in [person.name for person in workspace.read(people_lists.people, viewer="bo")]


async def test_who_has_no_say_in_it_changes_no_roles(workspace: Team) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4")
        await to_person(cho, "dia")
        await cho.press("enter")
        assert "only who leads or runs this breakthrough changes roles" in cho.text
        await cho.press("n")
        assert "Giving roles is not among your roles here." in cho.text


async def test_what_others_change_is_seen_at_once_and_moves_no_cursor(workspace: Team) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4")
        await to_person(cho, "dia")
        workspace.run("bo", people.give_role, breakthrough=1, person="dia", role=Role.CORE_GROUP)
        workspace.run("bo", people.give_role, breakthrough=1, person="adm", role=Role.MEMBER)
        await cho.news()
        assert any("▌ dia" in line and "core group, member" in line for line in cho.lines)


async def test_names_from_people_are_only_text(workspace: Team) -> None:
    workspace.run("adm", people.edit, name="dia", full_name="[@click=app.quit]x[/]")
    workspace.run(
        "bo", breakthroughs.refocus, breakthrough=1, reason="a[/]b", sentence="[b]a[/]b \x1b[31mc"
    )
    async with at_screen(workspace, "bo") as bo:
        await bo.press("4")
        assert "[b]a[/]b" in bo.text
        await to_person(bo, "dia")
        assert "[@click=app.quit]x[/]" in bo.text
        await bo.press("enter")
        assert bo.app.is_running
