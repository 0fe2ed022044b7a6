"""The database is restored from a copy while somebody sits before it."""

from __future__ import annotations

from pathlib import Path

from breakthrough_tui.domain.event import Door
from breakthrough_tui.store import restoring
from breakthrough_tui.store.backup import back_up
from breakthrough_tui.store.commands import breakthroughs
from tests.builders import Team
from tests.support.screens import at_screen


def put_back(workspace: Team, copy: Path) -> None:
    restoring.restore(
        workspace.store.database,
        copy,
        actor="adm",
        door=Door.COMMAND_LINE,
        now=workspace.clock.now,
    )


async def test_every_session_shows_what_is_there_now_and_forgets_the_rest(
    workspace: Team, tmp_path: Path
) -> None:
    workspace.add("Call the depot", column=workspace.to_do)
    workspace.add("Ask the desk", column=workspace.to_do)
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=workspace.clock.now)
    async with at_screen(workspace) as ana:
        await ana.press("n", *"Later", "enter")
        await ana.press("escape", "d")
        assert "Later" in ana.text
        put_back(workspace, copy)
        await ana.news()
        assert "Later" not in ana.text
        assert "Call the depot" in ana.text
        assert "The database was restored from a copy. This is what was in it." in ana.text
        await ana.press("u")
        assert "There is nothing to take back in this session." in ana.text
        await ana.press("L")
        assert "Doing  1" in ana.text
        await ana.news()
        assert "Doing  1" in ana.text


async def test_what_was_typed_for_the_old_state_is_refused_and_not_done(
    workspace: Team, tmp_path: Path
) -> None:
    first = workspace.add("Call the depot", column=workspace.to_do)
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=workspace.clock.now)
    async with at_screen(workspace) as ana:
        put_back(workspace, copy)
        await ana.press("L")
        assert workspace.card(first).column == workspace.to_do
        assert "restored from a copy" in ana.text
        await ana.press("L")
        assert workspace.card(first).column == workspace.doing


async def test_a_page_of_a_thing_that_is_gone_is_left(workspace: Team, tmp_path: Path) -> None:
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=workspace.clock.now)
    workspace.add("Later", column=workspace.to_do)
    async with at_screen(workspace) as ana:
        await ana.press("enter")
        assert len(ana.app.screen_stack) == 2
        put_back(workspace, copy)
        await ana.news()
        assert len(ana.app.screen_stack) == 1
        assert "To do  0" in ana.text


async def test_where_the_breakthrough_is_gone_another_is_shown(
    workspace: Team, tmp_path: Path
) -> None:
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=workspace.clock.now)
    made = workspace.run("ana", breakthroughs.start, sentence="Halve the days", code="HALF").made(
        "breakthrough"
    )
    async with at_screen(workspace) as ana:
        await ana.press("1", "right_square_bracket")
        assert ana.app.session.breakthrough == made
        put_back(workspace, copy)
        await ana.news()
        assert ana.app.session.breakthrough == 1
        assert "PERMIT" in ana.lines[0]
