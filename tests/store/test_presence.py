"""Who is here now."""

from __future__ import annotations

from breakthrough_tui.store.commands import presence
from breakthrough_tui.store.queries.presence import here_now
from tests.builders import Team
from tests.store.state import rows


def present(team: Team) -> tuple[str, ...]:
    return team.read(here_now, viewer="ana")


def test_a_session_that_says_so_is_here_until_it_goes(workspace: Team) -> None:
    workspace.run("ana", presence.be_here, session="one")
    workspace.run("cho", presence.be_here, session="two")
    workspace.run("cho", presence.be_here, session="three")
    assert present(workspace) == ("ana", "cho", "cho")
    workspace.run("cho", presence.go, session="two")
    assert present(workspace) == ("ana", "cho")


def test_a_session_that_says_nothing_for_a_while_has_gone(workspace: Team) -> None:
    workspace.run("ana", presence.be_here, session="one")
    workspace.run("cho", presence.be_here, session="two")
    workspace.clock.advance(seconds=120)
    workspace.run("ana", presence.be_here, session="one")
    workspace.clock.advance(seconds=60)
    assert present(workspace) == ("ana",)


def test_nobody_speaks_for_somebody_else_s_session(workspace: Team) -> None:
    workspace.run("ana", presence.be_here, session="one")
    workspace.clock.advance(seconds=140)
    workspace.run("cho", presence.be_here, session="one")
    workspace.run("cho", presence.go, session="one")
    workspace.clock.advance(seconds=20)
    assert present(workspace) == ()
    assert [row["person"] for row in rows(workspace, "presence")] == ["ana"]


def test_what_is_long_gone_is_forgotten(workspace: Team) -> None:
    workspace.run("ana", presence.be_here, session="one")
    workspace.clock.advance(seconds=2 * 86_400)
    workspace.run("cho", presence.be_here, session="two")
    assert [row["session"] for row in rows(workspace, "presence")] == ["two"]


def test_being_here_leaves_no_event(workspace: Team) -> None:
    before = workspace.position
    assert workspace.run("ana", presence.be_here, session="one").events == ()
    assert workspace.position == before
