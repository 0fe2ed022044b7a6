"""Which database, who am I, which breakthrough."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from breakthrough_tui.cli import opening, parser
from breakthrough_tui.cli.opening import address_of
from breakthrough_tui.cli.parser import OpenApp
from breakthrough_tui.store.upgrade import CURRENT
from tests.store.upgrades import at_version
from tests.support.command_line import Desk


def test_what_is_typed_beats_the_environment_beats_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from breakthrough_tui import config

    assert address_of(None).endswith("/.local/share/breakthrough/breakthrough.db")
    config.write(config.Settings(database="/srv/team.db"))
    assert address_of(None) == "/srv/team.db"
    monkeypatch.setenv("BREAKTHROUGH_DB", "/srv/other.db")
    assert address_of(None) == "/srv/other.db"
    assert address_of("here.db") == "here.db"


def test_without_a_verb_the_screens_open(tmp_path: Path) -> None:
    address = str(tmp_path / "team.db")
    opens = parser.run(["--db", address, "--as", "ana", "-b", "PERMIT"])
    assert isinstance(opens, OpenApp)
    assert (opens.address, opens.as_name, opens.code, opens.demo) == (
        address,
        "ana",
        "PERMIT",
        False,
    )
    assert not (tmp_path / "team.db").exists()


def test_the_demo_has_no_address() -> None:
    opens = parser.run(["demo"])
    assert isinstance(opens, OpenApp)
    assert (opens.address, opens.demo) == (None, True)


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "team.db")
    assert desk.fails("list") == (
        f"breakthrough: There is no database at {desk.path}.\n"
        "'breakthrough init' makes one; --db PATH names another.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_verb_that_finds_an_older_database_says_that_it_brought_it_up_to_date(
    tmp_path: Path,
) -> None:
    ana = Desk(at_version(tmp_path / "srv", CURRENT - 1), "ana")
    said = ana.types("list", "--json")
    assert said.code == 0
    assert [one["code"] for one in said.json] == ["PERMIT"]
    (copy,) = ana.path.parent.glob(f"team.db.before-{CURRENT - 1}-to-{CURRENT}-*")
    assert said.err == (
        f"breakthrough: note: The database was brought up to date; a copy of it as it was is at {copy}.\n"
    )
    assert ana.types("list").err == ""


def test_an_empty_database_asks_for_a_workspace(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "team.db")
    desk.path.touch()
    assert "'breakthrough init' makes one." in desk.fails("list")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "is a folder, not a file." in Desk(tmp_path).fails("list")


def test_another_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ana, " * 500)
    assert Desk(path).fails("list").startswith("breakthrough: ")
    assert path.read_text().startswith("Dear Ana")


def test_a_busy_database_ends_with_75(ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("breakthrough_tui.store.connection.BUSY_MILLISECONDS", 50)
    other = sqlite3.connect(ana.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    said = ana.types("card", "add", "Call the depot")
    other.execute("ROLLBACK")
    other.close()
    assert said.code == 75
    assert said.err.startswith("breakthrough: ")
    assert said.out == ""


def test_i_am_who_has_my_login(ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.of("fay").does("person", "edit", "dia", "--login", "dberg")
    desk = Desk(ana.path)
    monkeypatch.setattr(opening, "login", lambda: "dberg")
    assert desk.asks("card", "add", "a")["owner"] == "dia"
    # Without a login of one's own the short name counts.
    monkeypatch.setattr(opening, "login", lambda: "eli")
    assert desk.asks("card", "add", "b")["owner"] == "eli"
    # A name whose login is another one's is not enough.
    monkeypatch.setattr(opening, "login", lambda: "dia")
    assert desk.fails("list") == (
        "breakthrough: The login 'dia' is nobody's in this workspace.\nAsk fay to add you.\n"
    )


def test_the_environment_does_not_say_who_i_am(ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("USER", "LOGNAME", "USERNAME", "BREAKTHROUGH_AS", "SUDO_USER"):
        monkeypatch.setenv(variable, "bo")
    Desk(ana.path).does("person", "add", "ida")
    assert ana.asks("log")[-1]["actor"] == "fay"


def test_as_is_only_for_the_owner_of_the_file(ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = ana.path.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    assert ana.fails("list").startswith(
        "breakthrough: --as is only for the owner of the database file.\n"
    )


def test_as_somebody_unknown_names_the_nearest(ana: Desk) -> None:
    assert ana.of("anna").fails("list") == (
        "breakthrough: There is no person 'anna'.\nDid you mean 'ana'?\n"
    )


def test_the_only_breakthrough_is_meant(ana: Desk) -> None:
    assert ana.asks("status")["code"] == "PERMIT"


def test_of_several_one_is_named(ana: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.does("new", "Halve the days", "--code", "HALF")
    assert ana.fails("status") == (
        "breakthrough: There are several breakthroughs.\nSay which one with -b: PERMIT, HALF.\n"
    )
    assert ana.asks("status", "-b", "half")["code"] == "HALF"
    monkeypatch.setenv("BREAKTHROUGH", "HALF")
    assert ana.asks("status")["code"] == "HALF"
    assert ana.asks("status", "-b", "PERMIT")["code"] == "PERMIT"
    assert "Did you mean 'PERMIT'?" in ana.fails("status", "-b", "PERMITT")


def test_a_whole_ref_says_which_breakthrough(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("new", "Halve the days", "--code", "HALF")
    assert ana.asks("card", "show", "permit-1")["ref"] == "PERMIT-1"
    assert "There are several" in ana.fails("card", "show", "1")
    assert "PERMIT-1 is not in HALF." in ana.fails("card", "show", "PERMIT-1", "-b", "HALF")
    assert "There is no breakthrough 'HALFF'." in ana.fails("card", "show", "HALFF-1")


def test_two_breakthroughs_are_not_mixed(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("new", "Halve the days", "--code", "HALF")
    ana.does("card", "add", "b", "-b", "HALF")
    err = ana.fails("card", "move", "PERMIT-1", "To do", "--before", "HALF-1")
    assert "HALF-1 is not in PERMIT." in err
