"""`breakthrough show --at`: the board as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import cards, people
from tests.builders import Clock, Team, a_workspace
from tests.support.command_line import Desk


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """A team that has worked for three days: the clock of the machine is after that."""
    clock = Clock()
    made = a_workspace(tmp_path, clock)
    clock.now = datetime.now(UTC).replace(hour=8, minute=0, second=0) - timedelta(days=4)
    card = made.add("Call the depot", owner="cho")
    clock.advance(days=1)
    made.run("cho", cards.move, card=card, column=made.doing)
    made.raise_obstacle("No phone", cards=[card])
    clock.advance(days=1)
    made.run("cho", cards.finish, card=card)
    made.run("cho", cards.edit, card=card, title="Call the depot again")
    yield made
    made.close()


@pytest.fixture
def ana(team: Team) -> Desk:
    return Desk(team.path, "ana")


def at(ana: Desk, days_ago: int, clock: str = "") -> list[tuple[str, str, bool]]:
    day = datetime.now(UTC).date() - timedelta(days=days_ago)
    then = ana.asks("show", "--at", f"{day} {clock}".strip())
    return [(card["title"], card["column"], card["blocked"]) for card in then["cards"]]


def test_the_board_is_what_it_was(ana: Desk) -> None:
    assert at(ana, 4) == [("Call the depot", "To do", False)]
    assert at(ana, 3) == [("Call the depot", "Doing", True)]
    assert at(ana, 2) == [("Call the depot again", "Done", True)]
    assert at(ana, 4, "06:00") == []
    assert at(ana, 3, "06:00") == [("Call the depot", "To do", False)]


def test_now_is_what_it_is_now(ana: Desk) -> None:
    assert ana.asks("show", "--at", "today")["cards"] == ana.asks("card", "list")


def test_it_is_said_of_when_it_is(ana: Desk) -> None:
    said = ana.does("show", "--at", "today").lines
    assert said[0].startswith("PERMIT  Cut days to issue a building permit")
    assert said[1].startswith("as it was on ")
    assert said[2].split()[0] == "REF"


def test_an_instant_of_the_log_is_taken(ana: Desk) -> None:
    events = ana.asks("log", "--limit", "100")
    [added] = [event for event in events if event["kind"] == "card.add"]
    then = ana.asks("show", "--at", added["at"])
    assert [card["title"] for card in then["cards"]] == ["Call the depot"]


def test_nothing_is_changed_by_looking(ana: Desk, team: Team) -> None:
    before = team.position
    ana.does("show", "--at", "today")
    assert team.position == before
    assert ana.asks("card", "list")[0]["title"] == "Call the depot again"


@pytest.mark.parametrize(
    ("time", "refusal"),
    [
        ("in 3d", "is still to come"),
        ("23 nov 2099 10:00", "is still to come"),
        ("2099-01-01T10:00:00Z", "is still to come"),
        ("2026-99-01T10:00:00Z", "is not a time"),
        ("noonish", "is not a date"),
        ("2020-01-01", "It had not been started by then."),
    ],
)
def test_a_time_that_cannot_be(ana: Desk, time: str, refusal: str) -> None:
    assert refusal in ana.fails("show", "--at", time)


def test_who_may_see_it_now_may_see_it_then_and_nobody_else(ana: Desk, team: Team) -> None:
    secret = team.start_private()
    team.clock.advance(hours=1)
    team.run("bo", people.give_role, breakthrough=secret, person="dia", role=Role.MEMBER)
    before = (team.clock.now - timedelta(minutes=30)).isoformat()
    for name in ("bo", "dia"):
        then = ana.of(name).asks("show", "--at", before, "-b", "SECRET")
        assert [card["title"] for card in then["cards"]] == ["Read the ledger"]
    for name in ("cho", "adm", "out"):
        refusal = ana.of(name).fails("show", "--at", before, "-b", "SECRET")
        assert "ledger" not in refusal
        assert "There is no breakthrough 'SECRET'." in refusal
