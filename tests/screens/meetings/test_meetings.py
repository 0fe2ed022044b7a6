"""Meetings by their keys, on a real file, at one terminal and at two."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.meetings.meeting import Meeting
from breakthrough_tui.store.commands import meetings, people
from breakthrough_tui.store.queries import meetings as queries
from breakthrough_tui.store.queries import overviews
from tests.builders import GOAL, Team
from tests.support.screens import Screen, at_screen

TODAY = date(2026, 10, 5)
K = MeetingKind


def planned(team: Team, kind: MeetingKind = K.CHECK_IN, **more: Any) -> int:
    fields: dict[str, Any] = {"breakthrough": 1, "kind": kind, "on": TODAY, **more}
    return team.run("fay", meetings.plan, **fields).made("meeting")


def begun(team: Team, kind: MeetingKind = K.CHECK_IN) -> int:
    made = planned(team, kind)
    team.run("fay", meetings.begin, meeting=made)
    return made


def meeting(team: Team, id: int) -> Meeting:
    return team.read(queries.meeting, viewer="ana", meeting=id)


def all_meetings(team: Team) -> tuple[Meeting, ...]:
    return team.read(queries.meetings, viewer="ana", breakthrough=1).meetings


def row(screen: Screen, *words: str) -> str:
    """The line that says all of these."""
    return next(line for line in screen.lines if all(word in line for word in words))


# The list


async def test_it_opens_at_the_next_one_due(workspace: Team) -> None:
    planned(workspace, on=TODAY + timedelta(days=1), at="9:30")
    async with at_screen(workspace, "cho") as cho:
        await cho.press("5")
        assert row(cho, "check-in", "30 min").startswith(" ▌ tomorrow")
        assert "09:30" in row(cho, "check-in", "tomorrow")
        assert "Fri 6 Nov" in row(cho, "middle review")
        assert "Fri 11 Dec" in row(cho, "report-back", "not planned yet")


async def test_one_is_planned_in_four_keys(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "n", "enter")
        await ana.press("tab")
        await ana.pastes("9.30")
        await ana.press("enter")
        assert "Planned." in ana.text
        (made,) = all_meetings(workspace)
        assert (made.kind, made.on, made.at, made.total) == (K.CHECK_IN, TODAY, "09:30", 30)
        await ana.press("u")
        assert all_meetings(workspace) == ()


async def test_what_the_method_asks_for_is_planned_by_enter(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "down", "enter", "enter", "enter")
        (made,) = all_meetings(workspace)
        assert (made.kind, made.on, made.total) == (K.MIDDLE_REVIEW, date(2026, 11, 6), 90)


async def test_the_weekly_slot_is_chosen(workspace: Team) -> None:
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "G", "enter")
        await ana.press("down", "down", "enter")
        await ana.pastes("9")
        await ana.press("enter")
        assert "each Wednesday, 09:00" in ana.text
        assert "Wed 7 Oct" in row(ana, "check-in", "09:00")


async def test_a_meeting_is_moved_and_cancelled(workspace: Team) -> None:
    here = planned(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "t", "ctrl+a", "ctrl+k")
        await ana.pastes("wed 7 oct")
        await ana.press("ctrl+s")
        assert meeting(workspace, here).on == date(2026, 10, 7)
        await ana.press("x")
        assert all_meetings(workspace) == ()
        await ana.press("u")
        assert len(all_meetings(workspace)) == 1


async def test_a_member_reads_and_is_told_who_leads(workspace: Team) -> None:
    planned(workspace)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("5", "S")
        assert "Running meetings is not among your roles here." in cho.text
        await cho.press("enter", "N")
        assert "It has not begun" in cho.text


# In one


async def test_one_is_led_by_its_keys(workspace: Team) -> None:
    here = planned(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "S")
        assert meeting(workspace, here).running
        assert "min left of 5" in ana.text
        assert "The number against its path, 8 min" in ana.text
        assert "end   11:30, in 30 min" in ana.text
        workspace.clock.advance(seconds=7 * 60)
        await ana.press("N")
        assert "end   11:30, if the rest is 2 min shorter" in ana.text
        assert "10 → 9 min" in row(ana, "The plan  ")
        assert row(ana, "→ The number").startswith(" ▌")
        await ana.press("equals_sign", "equals_sign", "minus")
        assert meeting(workspace, here).blocks[1].minutes == 9
        await ana.press("u", "u", "u", "u")
        found = meeting(workspace, here)
        assert found.block == found.blocks[0].id


async def test_large_figures_say_the_minutes_that_are_left_and_over(workspace: Team) -> None:
    begun(workspace)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("5")
        five = [line[1:13].rstrip() for line in cho.lines[4:14]]
        wide, left, right = "█" * 12, "█" * 4, " " * 8 + "█" * 4
        assert five == [wide, wide, left, left, wide, wide, right, right, wide, wide]
        workspace.clock.advance(seconds=6 * 60)
        await cho.press("4", "5")
        assert "min over, of 5" in cho.text


async def test_at_the_small_size_and_in_ascii_it_still_reads(workspace: Team) -> None:
    from breakthrough_tui.terminal.surroundings import Depth, Surroundings
    from tests.support.screens import start_app

    begun(workspace)
    plain = Surroundings(Depth.NONE, ascii_only=True, links=False)
    app = start_app(workspace, "ana", surroundings=plain)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot)
        await screen.settle()
        assert "######" in screen.text
        assert "█" not in screen.text
        assert "min left of 5" in screen.text
    app.session.threads.close()


async def test_the_number_keys_lead_away_and_back_to_the_same_block(workspace: Team) -> None:
    here = begun(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "N", "1")
        assert "Next  check-in goes on: the number against its path, until 11:08" in ana.lines[2]
        await ana.press("2", "4", "5")
        assert row(ana, "→ The number against its path").startswith(" ▌")
        await ana.press("enter")
        assert "Go to result" in ana.text
        await ana.press("escape", "j", "enter", "1")
        assert "1 Board" in ana.lines[0]
    assert meeting(workspace, here).running


async def test_it_survives_a_lost_connection_and_opens_where_it_was(workspace: Team) -> None:
    begun(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "N", "N")
    workspace.clock.advance(seconds=120)
    async with at_screen(workspace, "ana") as again:
        assert "5 Meetings" in again.lines[0]
        assert "→ The plan" in again.text
        assert "2 of 10 min" in row(again, "→ The plan")


async def test_everybodys_screen_follows(workspace: Team) -> None:
    planned(workspace)
    wide = (140, 40)  # the foot says what has just happened where there is room for it
    async with at_screen(workspace, "ana") as ana, at_screen(workspace, "cho", size=wide) as cho:
        await cho.press("5")
        await ana.press("5", "S")
        await cho.news()
        assert "min left of 5" in cho.text
        await ana.press("N")
        await cho.news()
        assert row(cho, "→ The number against its path").startswith(" ▌")
        assert "11:00 ana led" in cho.lines[-1]
        # Who has put the cursor elsewhere keeps it there.
        await cho.press("G")
        await ana.press("N")
        await cho.news()
        assert row(cho, "Who does what").startswith(" ▌")
        await ana.press("S", "ctrl+s")
        await cho.news()
        assert "Check-in, held Mon 5 Oct" in cho.text


async def test_who_left_it_for_the_list_is_not_called_back_by_each_step(workspace: Team) -> None:
    begun(workspace)
    async with at_screen(workspace, "ana") as ana, at_screen(workspace, "cho") as cho:
        await cho.press("5", "escape")
        assert "Goes on now" in cho.text
        await ana.press("5", "N")
        await cho.news()
        assert "The number against its path" in row(cho, "now", "check-in")
        await cho.press("g", "enter")
        assert "min left of 8" in cho.text


async def test_notes_are_kept_beside_what_somebody_else_wrote(workspace: Team) -> None:
    here = begun(workspace)
    block = meeting(workspace, here).blocks[0].id
    async with at_screen(workspace, "cho") as cho:
        await cho.press("5", "c")
        await cho.pastes("44, two files of 90 days")
        workspace.run("dia", meetings.note, block=block, notes="The desk is open")
        await cho.press("ctrl+s")
        assert "It says now: The desk is open" in cho.text
        await cho.press("ctrl+s")
        assert "44, two files of 90 days" in cho.text
    assert meeting(workspace, here).blocks[0].notes == "44, two files of 90 days"


async def test_who_was_there_is_ticked(workspace: Team) -> None:
    here = begun(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "W")
        assert ana.text.count("[x]") == 7
        await ana.press("space", "enter")
        assert "6 of 7" in ana.text
    assert meeting(workspace, here).present == ("ana", "cho", "dia", "eli", "fay", "gus")


async def test_an_agenda_is_changed_by_its_keys(workspace: Team) -> None:
    here = planned(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "enter", "plus")
        await ana.pastes("The new form")
        await ana.press("ctrl+s")
        found = meeting(workspace, here).blocks
        assert (found[1].title, found[1].minutes) == ("The new form", 10)
        await ana.press("j", "J")
        assert meeting(workspace, here).blocks[2].title == "The new form"
        await ana.press("K", "e", "tab", "ctrl+a", "ctrl+k")
        await ana.pastes("25 h")
        await ana.press("ctrl+s")
        assert "25 h is longer than a day." in ana.text
        await ana.press("ctrl+a", "ctrl+k")
        await ana.pastes("0")
        await ana.press("ctrl+s")
        assert meeting(workspace, here).blocks[1].minutes == 0
        await ana.press("x")
        assert "The new form" not in "".join(ana.lines[:30])
        await ana.press("u")
        assert "The new form" in ana.text


async def test_it_ends_with_who_does_what_by_when(workspace: Team) -> None:
    here = begun(workspace)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "S")
        await ana.pastes("bo: an hour each Tuesday by tue 6 oct\nkim: ask the mayor")
        await ana.press("ctrl+s")
        assert "Nobody here is called kim" in ana.text
        assert "an hour each Tuesday" in row(ana, "bo", "Tue 6")
        await ana.press("escape")
        assert "an hour each Tuesday" in ana.text
        workspace.clock.advance(days=1)
        await ana.press("5")
    found = meeting(workspace, here)
    assert [(one.person, one.text, one.due) for one in found.commitments] == [
        ("bo", "an hour each Tuesday", date(2026, 10, 6)),
        (None, "kim: ask the mayor", None),
    ]
    workspace.add()
    async with at_screen(workspace, "bo") as bo:
        assert "'an hour each Tuesday', Tue 6, you" in bo.lines[2]
        await bo.press("5", "j", "j", "j", "j", "d")
        assert "an hour each Tuesday" not in bo.lines[2]


async def test_the_report_back_is_recorded_when_its_meeting_ends(workspace: Team) -> None:
    begun(workspace, K.REPORT_BACK)
    async with at_screen(workspace, "ana") as ana:
        await ana.press("5", "S", "ctrl+s")
        assert "The report-back is recorded" in ana.text
    here = workspace.read(overviews.overview, viewer="ana", breakthrough=1).breakthrough
    assert here.phase is Phase.REPORTED


# The launch


@pytest.fixture
def launch(workspace: Team) -> int:
    """A draft whose launch is today, and nothing is missing but the plan."""
    workspace.breakthrough = workspace.start(
        GOAL,
        code="READY",
        leader="bo",
        lead="ana",
        facilitator="fay",
        members=("cho", "dia"),
        measure="days",
        baseline=Decimal(45),
        baseline_on=date(2026, 9, 1),
        baseline_source="the register",
        target=Decimal(20),
        launch_on=TODAY,
    )
    return workspace.breakthrough


PLAN = """#forms
ana: put both forms side by side by wed 7 oct
cho: strike what nobody reads by fri 16 oct
# desk
dia: print 50 and try them for a week by fri 13 nov
kim: ask the mayor by fri 16 oct
count the files
"""


async def at_the_launch(screen: Screen) -> None:
    await screen.press("4", "right_square_bracket", "5", "S")


async def test_a_launch_from_its_first_block_to_the_running_clock(
    workspace: Team, launch: int
) -> None:
    async with at_screen(workspace, "ana") as ana:
        await at_the_launch(ana)
        assert "min left of 20" in ana.text
        assert "4 shows the goal" in ana.text
        assert "There is no action item yet." in ana.text
        for _ in range(4):
            workspace.clock.advance(seconds=1200)
            await ana.press("N")
        assert "→ Action plan" in ana.text
        await ana.press("n")
        await ana.pastes(PLAN.strip())
        assert "5 action items: enter adds them." in ana.text
        await ana.press("enter")
        assert "Nobody here is called kim: kept without an owner." in ana.text
        assert "5 action items: ana 1, cho 1, dia 1, nobody 2" in ana.text
        assert "Launch check: 2 action items have no owner." in ana.text
        await ana.types("cho: count them by 9 oct")
        await ana.press("enter")
        assert "6 action items: cho 2" in ana.text
        await ana.press("escape", "v")
        assert "Where the work falls" in ana.text
        assert row(ana, "nobody").split() == ["nobody", *"· 1 · · · · 1 2".split()]
        await ana.press("v", "S", "enter")
        assert "Launch check: 2 things are missing" in ana.text
        await ana.press("escape")
        board = workspace.board("ana", launch)
        assert {card.labels for card in board.cards[board.columns[0].id]} == {("forms",), ("desk",)}
        assert not any(card.preparing for card in board.cards[board.columns[0].id])
        from breakthrough_tui.store.commands import cards

        for card in board.cards[board.columns[0].id]:
            fields: dict[str, Any] = {"owner": card.owner or "cho", "due": card.due or TODAY}
            workspace.run("ana", cards.edit, card=card.id, **fields)
        await ana.news()
        assert "✓ all of it holds" in ana.text
        await ana.press("S", "enter")
        assert "If all of this is done, is the number reached?" in ana.text
        await ana.press("enter", "ctrl+s")
        assert "Launch day" in ana.lines[1]
    here = workspace.read(overviews.overview, viewer="ana", breakthrough=launch)
    assert here.breakthrough.phase is Phase.LAUNCHED
    (held,) = workspace.read(queries.meetings, viewer="ana", breakthrough=launch).meetings
    assert held.ended_at is not None
    workspace.clock.advance(days=1)
    assert here.countdown(workspace.store.moment()).day == 1


async def test_the_facilitator_who_runs_it_is_told_who_launches(
    workspace: Team, launch: int
) -> None:
    async with at_screen(workspace, "fay") as fay:
        await at_the_launch(fay)
        await fay.press("S")
        assert "Its leader or team lead launches" in fay.text
        await fay.press("enter", "ctrl+s")
    here = workspace.read(overviews.overview, viewer="ana", breakthrough=launch)
    assert here.breakthrough.phase is Phase.PREPARING
    assert not any(one.running for one in here.meetings)


async def test_on_the_day_of_the_launch_the_program_opens_there(
    workspace: Team, launch: int
) -> None:
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.store.threads import StoreThreads

    threads = StoreThreads(workspace.store.close)
    session = Session(workspace.store, threads, "cho")
    threads.read(session.begin, "READY").result()
    assert session.first_home() == "meetings"
    assert session.overview is not None
    from breakthrough_tui.domain.next_step import next_step

    step = next_step(session.overview, session.moment)
    assert (step.text, step.who, step.by) == ("launch meeting", "fay", TODAY)
    threads.close()


async def test_five_hundred_lines_are_pasted_and_a_line_that_is_too_long_comes_back(
    workspace: Team, launch: int
) -> None:
    lines = [f"{'kim' if n % 50 == 0 else 'cho'}: item {n} of many by 9 oct" for n in range(500)]
    lines[7] = "write " + "x" * 250
    async with at_screen(workspace, "ana") as ana:
        await at_the_launch(ana)
        await ana.press("n")
        await ana.pastes("\n".join(lines))
        await ana.press("enter")
        assert "499 action items added." in ana.text
        assert "Nobody here is called kim (10 lines)" in ana.text
        assert "Line 8: The title is too long" in ana.text
        assert "x" * 100 in ana.text
        await ana.press("escape", "n")
        assert "x" * 100 in ana.text
    board = workspace.board("ana", launch)
    assert len(board.cards[board.columns[0].id]) == 499


@pytest.mark.parametrize("size", [1, 60])
async def test_a_team_of_any_size_is_ticked_and_captured(workspace: Team, size: int) -> None:
    from breakthrough_tui.domain.people import Role

    names = [f"p{number}" for number in range(size)]
    for name in names:
        workspace.run("adm", people.add, name=name)
        workspace.run("bo", people.give_role, breakthrough=1, person=name, role=Role.MEMBER)
    begun(workspace)
    async with at_screen(workspace, "ana", size=(80, 24)) as ana:
        await ana.press("5", "W", "enter")
        assert f"{size + 7} of {size + 7}" in ana.text
        await ana.press("n")
        await ana.pastes("\n".join(f"{name}: call by 9 oct" for name in names))
        await ana.press("enter", "escape", "v", "G")
    assert len(all_meetings(workspace)[0].present) == size + 7
