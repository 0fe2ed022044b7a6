"""`breakthrough digest` and `breakthrough signals`, on a team that has been at work for six weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.store.commands import cards, people, personal, proposals, readings, votes
from tests.builders import Clock, Team, a_workspace
from tests.support.command_line import Desk

DAYS = 44
"""Since the launch, which the builders put on 2 October."""


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """The team of the builders, told so that its day 44 is today."""
    clock = Clock()
    made = a_workspace(tmp_path, clock)
    back = datetime.now(UTC) - timedelta(days=DAYS)
    with made.store.database.write():
        made.store.database.connection().execute(
            "UPDATE breakthrough SET launched_on = ?", (back.date().isoformat(),)
        )
        made.store.database.connection().execute("UPDATE workspace SET time_zone = 'UTC'")
        made.store.database.connection().execute(
            "UPDATE goal SET report_back = ?", ((back + timedelta(days=70)).date().isoformat(),)
        )
    clock.now = back + timedelta(days=1)
    made.add("Ask the desk", by="dia", owner="dia", due=back.date() + timedelta(days=20))
    made.run("bo", personal.see, breakthrough=1)
    clock.now = datetime.now(UTC) - timedelta(days=3)
    made.run("dia", readings.add, breakthrough=1, value=Decimal(30), on=None)
    made.run("cho", personal.see, breakthrough=1)
    yield made
    made.close()


@pytest.fixture
def ana(team: Team) -> Desk:
    return Desk(team.path, "ana")


def keys(desk: Desk, *words: str) -> set[str]:
    return {signal["key"] for signal in desk.asks("signals", *words)}


def test_signals_say_what_goes_wrong_and_what_to_do(ana: Desk) -> None:
    lines = ana.does("signals").lines
    assert lines[0] == f"PERMIT  No check-in was held since the launch, {DAYS} days ago."
    assert lines[1].startswith("        Agree on half an hour")
    assert lines[2] == f"PERMIT  bo has not been here for {DAYS - 1} days."


def test_what_concerns_one_person_is_not_told_to_others(ana: Desk) -> None:
    assert keys(ana) == {"leader-away:bo", "no-check-in", "owner-stuck:dia"}
    assert "owner-stuck:dia" in keys(ana.of("dia"))
    assert "leader-away:bo" in keys(ana.of("bo"))
    for name in ("cho", "eli", "obs", "fay", "adm", "out"):
        desk = ana.of(name)
        assert not any(":" in key for key in keys(desk)), name
        digest = desk.asks("digest")
        assert [one["about"] for one in digest["signals"] if one["about"]] == [], name


def test_the_severity_and_about_whom_are_in_the_json(ana: Desk) -> None:
    told = [(one["key"], one["severity"], one["about"]) for one in ana.asks("signals")]
    assert told == [
        ("no-check-in", "serious", None),
        ("leader-away:bo", "serious", "bo"),
        ("owner-stuck:dia", "warning", "dia"),
    ]


def test_where_nothing_goes_wrong_nothing_is_printed(ana: Desk) -> None:
    ana.does("new", "Halve the days", "--code", "HALF")
    said = ana.does("signals", "-b", "half")
    assert (said.out, said.err) == (
        "",
        "breakthrough: note: nothing goes wrong, as far as one can see.\n",
    )
    assert ana.asks("signals", "-b", "HALF") == []


def test_the_digest_has_its_four_parts(ana: Desk, team: Team) -> None:
    team.raise_obstacle("No key to the archive")
    lines = ana.does("digest").lines
    heads = [line for line in lines if line in ("Changed", "Waits for you", "Late", "Signals")]
    assert heads == ["Changed", "Waits for you", "Late", "Signals"]
    assert any(line.endswith("dia  PERMIT  added a reading") for line in lines)
    assert any(line.startswith("PERMIT-1  ") and "dia  Ask the desk" in line for line in lines)
    waiting = ana.of("bo").does("digest").out
    assert "Waits for you" in waiting
    assert "answer the obstacle 'No key to the archive'" in waiting


def test_changes_are_those_since_one_was_last_there(ana: Desk, team: Team) -> None:
    assert ana.of("cho").asks("digest")["changes"] == []
    team.clock.now = datetime.now(UTC)
    team.run("ana", cards.comment, card=1, text="When?")
    assert [one["what"] for one in ana.of("cho").asks("digest")["changes"]] == [
        "commented on PERMIT-1"
    ]
    assert ana.asks("digest")["since"] is None


def test_since_begins_with_a_day(ana: Desk) -> None:
    today = datetime.now(UTC).date()
    long_ago = (today - timedelta(days=DAYS + 5)).isoformat()
    everything = ana.asks("digest", "--since", long_ago)
    assert everything["since"] == f"{long_ago}T00:00:00Z"
    assert "added PERMIT-1" in [one["what"] for one in everything["changes"]]
    assert ana.asks("digest", "--since", "today")["changes"] == []
    weekday = f"{today - timedelta(days=1):%a}"
    assert ana.asks("digest", "--since", weekday)["changes"] == []


def test_since_a_day_to_come_is_refused(ana: Desk) -> None:
    assert "is still to come" in ana.fails("digest", "--since", "in 3d")
    assert "is not a date" in ana.fails("digest", "--since", "yesteryear")


def test_who_leads_reads_the_digest_of_the_team(ana: Desk) -> None:
    of_dia = ana.asks("digest", "--person", "dia")
    assert of_dia["person"] == "dia"
    assert [one["ref"] for one in of_dia["late"]] == ["PERMIT-1"]
    assert "owner-stuck:dia" in {one["key"] for one in of_dia["signals"]}
    # A leader may read it, but is not told what concerns one person.
    of_dia = ana.of("bo").asks("digest", "--person", "dia")
    assert [one["ref"] for one in of_dia["late"]] == ["PERMIT-1"]
    assert {one["key"] for one in of_dia["signals"]} == {"no-check-in"}
    assert ana.of("adm").asks("digest", "--person", "dia")["late"] == of_dia["late"]
    # What concerns another person is in nobody's digest but theirs.
    assert {one["key"] for one in ana.asks("digest", "--person", "cho")["signals"]} == {
        "no-check-in"
    }


def test_others_do_not(ana: Desk) -> None:
    for name in ("cho", "obs", "out"):
        refusal = ana.of(name).fails("digest", "--person", "dia")
        assert "The digest of dia is not among what you may read." in refusal
    assert ana.of("dia").asks("digest", "--person", "me")["person"] == "dia"
    assert "There is no person 'dya'." in ana.fails("digest", "--person", "dya")
    assert "is not among what you may read" in ana.fails("digest", "--person", "out")


def test_a_private_breakthrough_is_in_the_digest_of_its_team_alone(ana: Desk, team: Team) -> None:
    team.start_private()
    assert "SECRET" in ana.does("digest", "--since", "2020-01-01").out
    for name in ("cho", "adm", "out"):
        assert "SECRET" not in ana.of(name).types("digest", "--since", "2020-01-01").out
        assert "SECRET" not in ana.of(name).types("signals").out
    team.run("bo", people.give_role, breakthrough=2, person="dia", role="member")  # type: ignore[arg-type]
    of_dia = ana.of("adm").asks("digest", "--person", "dia", "--since", "2020-01-01")
    assert "SECRET" not in str(of_dia)
    assert "SECRET" in str(ana.asks("digest", "--person", "dia", "--since", "2020-01-01"))


def test_when_somebody_was_last_here_is_not_told_to_others(ana: Desk, team: Team) -> None:
    before = ana.asks("digest", "--person", "cho")["changes"]
    team.clock.now = datetime.now(UTC)
    team.run("cho", personal.see, breakthrough=1)
    assert ana.asks("digest", "--person", "cho")["changes"] == before
    assert before != []


def test_where_there_is_nothing_to_tell_that_is_said(ana: Desk, team: Team) -> None:
    half = team.start(code="HALF", leader="bo")
    team.run("gus", personal.see, breakthrough=half)
    said = ana.of("gus").does("digest", "-b", "half")
    assert said.out == ""
    assert (
        said.err == "breakthrough: note: nothing has changed, nothing waits and nothing is late.\n"
    )


def test_a_proposed_refocus_and_an_open_vote_wait_for_who_is_asked(ana: Desk, team: Team) -> None:
    team.clock.now = datetime.now(UTC)
    team.run("ana", proposals.propose, breakthrough=1, target=Decimal(30), reason="Too far")
    team.run("fay", votes.open_vote, breakthrough=1)

    def waits(name: str) -> list[str]:
        return [one["what"] for one in ana.of(name).asks("digest")["waits"]]

    assert waits("bo").count("accept or decline the refocus that ana proposes") == 1
    assert "vote how confident you are" in waits("eli")
    assert not any("refocus" in what for what in waits("eli"))
    team.run("eli", votes.cast, breakthrough=1, value=7)
    assert "vote how confident you are" not in waits("eli")
