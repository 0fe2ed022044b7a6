"""Sessions of several people on one file, without any screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from breakthrough_tui.domain.errors import CannotUndo, Conflict, NotFound
from breakthrough_tui.screens.session import Changed, Session
from breakthrough_tui.store.commands import cards, obstacles, people
from breakthrough_tui.store.queries import boards
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.threads import StoreThreads
from tests.support.permit_team import PermitTeam


@asynccontextmanager
async def session_of(
    team: PermitTeam, viewer: str, code: str | None = None
) -> AsyncIterator[Session]:
    store = Store.open(str(team.path), team.clock)
    store.close()
    threads = StoreThreads(store.close)
    session = Session(store, threads, viewer)
    try:
        threads.read(session.begin, code).result()
        yield session
    finally:
        threads.close()


async def position(session: Session) -> int:
    board = await session.ask(boards.board, breakthrough=session.breakthrough)
    return board.position


async def test_what_one_does_the_other_hears_of(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana, session_of(team, "ben") as ben:
        heard: list[Changed] = []
        ben.on_change = heard.append
        await ana.do(cards.move, card=team.card("Score"), column=team.column("Done"))
        await ben.look()
        assert [event.actor for changed in heard for event in changed.events] == ["ana"]
        await ben.look()
        assert len(heard) == 1


async def test_of_two_who_move_one_card_the_second_is_told(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana, session_of(team, "ben") as ben:
        card, doing, done = team.card("Ask the 5"), team.column("Doing"), team.column("Done")
        seen = await position(ana), await position(ben)
        await ana.do(cards.move, seen=seen[0], card=card, column=doing)
        with pytest.raises(Conflict, match="moved this to Doing") as refused:
            await ben.do(cards.move, seen=seen[1], card=card, column=done)
        assert refused.value.actor == "ana"


async def test_what_ben_drags_does_not_disturb_what_ana_writes(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana, session_of(team, "ben") as ben:
        card, seen = team.card("Ask the 5"), await position(ana)
        await ben.do(cards.move, seen=await position(ben), card=card, column=team.column("Done"))
        await ana.do(cards.edit, seen=seen, card=card, title="Ask the 5 slowest cases, by phone")
        assert team.titles("Done")[0] == "Ask the 5 slowest cases, by phone"


async def test_undo_takes_back_only_what_this_session_did(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        with pytest.raises(CannotUndo, match="nothing to take back"):
            await ana.undo()
        card = team.card("Ask the 5")
        await ana.do(cards.assign, what="gave it to eli", card=card, owner="eli")
        await ana.do(cards.archive, what="archived it", cards=[card])
        assert await ana.undo() == "archived it"
        assert await ana.undo() == "gave it to eli"
        found = team.board().find(card)
        assert found is not None and found.owner == "ben"
        assert await ana.redo() == "gave it to eli"
        assert await ana.redo() == "archived it"
        assert team.board().find(card) is None


async def test_undo_right_after_a_command_takes_back_that_one(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        card = team.card("Ask the 5")
        await ana.do(cards.assign, what="gave it to eli", card=card, owner="eli")
        busy = ana.threads.write(time.sleep, 0.2)
        asked = asyncio.create_task(ana.do(cards.assign, what="to dia", card=card, owner="dia"))
        await asyncio.sleep(0)
        assert not busy.done()
        assert await ana.undo() == "to dia"
        await asked
        found = team.board().find(card)
        assert found is not None and found.owner == "eli"


async def test_something_new_ends_what_could_be_done_again(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        card = team.card("Ask the 5")
        await ana.do(cards.assign, card=card, owner="eli")
        await ana.undo()
        await ana.do(cards.assign, card=card, owner="dia")
        with pytest.raises(CannotUndo, match="nothing to do again"):
            await ana.redo()


async def test_undo_is_refused_when_somebody_changed_it_since(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        card = team.card("Ask the 5")
        await ana.do(cards.assign, card=card, owner="eli")
        team.does("ben", cards.assign, card=card, owner="dia")
        with pytest.raises(CannotUndo, match=r"Ben gave"):
            await ana.undo()


async def test_what_has_an_opposite_of_its_own_is_not_undone(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        card = team.card("Ask the 5")
        await ana.do(cards.assign, what="gave it to eli", card=card, owner="eli")
        await ana.do(obstacles.raise_obstacle, breakthrough=1, title="No chalk")
        assert await ana.undo() == "gave it to eli"


async def test_commands_are_done_in_the_order_in_which_they_were_asked_for(
    team: PermitTeam,
) -> None:
    async with session_of(team, "ana") as ana:
        card = team.card("Ask the 5")
        names = ["ben", "cho", "dia", "eli", "fay"] * 4
        await asyncio.gather(*(ana.do(cards.assign, card=card, owner=name) for name in names))
        found = team.board().find(card)
        assert found is not None and found.owner == "fay"


async def test_the_overview_follows_the_news(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        assert ana.overview is not None
        before = len(ana.overview.open_obstacles)
        team.does("eli", obstacles.raise_obstacle, breakthrough=1, title="No chalk")
        await ana.look()
        assert len(ana.overview.open_obstacles) == before + 1


async def test_a_new_day_is_told_once(team: PermitTeam) -> None:
    async with session_of(team, "ana") as ana:
        heard: list[Changed] = []
        ana.on_change = heard.append
        await ana.look()
        assert heard == []
        team.clock.now = team.clock.now.replace(day=10, hour=0)
        await ana.look()
        await ana.look()
        assert [changed.new_day for changed in heard] == [True]


async def test_a_code_that_is_nobodys_is_refused_with_the_nearest(team: PermitTeam) -> None:
    async with session_of(team, "ana", code="permit") as ana:
        assert ana.breakthrough == 1
    with pytest.raises(NotFound) as refused:
        async with session_of(team, "ana", code="PERMITS"):
            pass
    assert refused.value.hint == "Did you mean PERMIT?"


async def test_who_leaves_the_workspace_is_told_and_sees_no_more(team: PermitTeam) -> None:
    async with session_of(team, "ben") as ben:
        team.does("dia", people.leave, name="ben", items_to="dia")
        told: list[object] = []
        ben.on_trouble = told.append
        task = asyncio.create_task(ben.watch())
        for _ in range(40):
            await asyncio.sleep(0.05)
            if told:
                break
        task.cancel()
        assert "not in this workspace" in str(told[0])
