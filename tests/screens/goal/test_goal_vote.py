"""The vote on how confident the team is."""

from __future__ import annotations

from breakthrough_tui.store.commands import votes
from tests.builders import Team
from tests.screens.goal.passport import overview
from tests.support.screens import at_screen


async def test_a_vote_is_opened_counted_live_and_closed(workspace: Team) -> None:
    async with at_screen(workspace, "fay") as fay:
        await fay.press("4", "V")
        assert "4 people are asked." in fay.text
        await fay.press("enter")
        assert "the vote of confidence: 0 of 4 have voted, you" in fay.text
        workspace.run("ana", votes.cast, breakthrough=1, value=7)
        await fay.news()
        assert "1 of 4 have voted" in fay.text
        await fay.press("V", "c")
        assert "1 of 4 have voted. Only the number will be shown" in fay.text
        for name, value in (("cho", 5), ("dia", 8), ("eli", 6)):
            workspace.run(name, votes.cast, breakthrough=1, value=value)
        await fay.news()
        assert "4 of 4 have voted." in fay.text
        await fay.pastes("7 5 8 6")
        assert "4 of 4 have voted. 4 on paper." in fay.text
        await fay.press("enter")
        assert "8 of 8 voted: in the middle 6.5, from 5 to 8" in fay.text
    assert overview(workspace).vote.voted == 8


async def test_a_member_votes_unseen(workspace: Team) -> None:
    workspace.run("fay", votes.open_vote, breakthrough=1)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4")
        assert "how sure are you? 0 of 4 have voted" in cho.text
        await cho.press("V")
        assert "Nobody ever sees what you vote" in cho.text
        await cho.pastes("eleven")
        await cho.press("enter")
        assert "'eleven' is not a vote." in cho.text
        await cho.press("ctrl+u", "7", "enter")
        assert "Your vote counts: 1 of 4 have voted." in cho.text
        await cho.press("V")
        assert "It takes the place of the one before." in cho.text
        assert "▌ Your vote" in cho.text  # it does not come back


async def test_a_vote_that_was_closed_meanwhile_keeps_what_was_typed(workspace: Team) -> None:
    workspace.run("fay", votes.open_vote, breakthrough=1)
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "V", "7")
        workspace.run("fay", votes.close, breakthrough=1)
        await cho.news()
        assert "The vote is closed by now." in cho.text
        await cho.press("enter")
        assert "No vote is open." in cho.text
        assert "What you typed is kept." in cho.text


async def test_a_member_who_may_not_open_a_vote_is_told_who_may(workspace: Team) -> None:
    async with at_screen(workspace, "cho") as cho:
        await cho.press("4", "V")
        assert "Opening a vote is not among your roles here." in cho.text
        assert "team lead, facilitator" in cho.text
