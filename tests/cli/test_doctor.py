"""`breakthrough doctor`, for people and for monitoring."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.support.command_line import Desk


def test_all_is_well(ana: Desk) -> None:
    ana.path.chmod(0o600)
    ana.of("fay").does("backup")
    said = ana.does("doctor")
    assert said.lines[0] == str(ana.path)
    assert "ok       integrity   SQLite finds every page in order." in said.lines
    assert "problem" not in said.out


def test_a_problem_is_exit_code_one_and_a_warning_three(ana: Desk) -> None:
    ana.path.chmod(0o600)
    for copy in ana.path.parent.glob("team.db.*-2*"):
        copy.unlink()
    said = ana.types("doctor")
    assert said.code == 3
    assert "warning  backup      There is no copy beside the database." in said.lines
    with closing(sqlite3.connect(ana.path)) as other:
        other.execute("UPDATE breakthrough SET code = 'OTHER'")
        other.commit()
    said = ana.types("doctor", "--json")
    assert said.code == 1
    assert [one["check"] for one in said.json if one["grade"] == "problem"] == ["replay"]
    assert all(one["advice"] for one in said.json if one["grade"] != "ok")


def test_nothing_that_is_private_is_said(ana: Desk) -> None:
    ana.does("card", "add", "A secret title")
    with closing(sqlite3.connect(ana.path)) as other:
        other.execute("UPDATE card SET title = 'Another secret title'")
        other.commit()
    said = ana.types("doctor")
    assert said.code == 1
    assert "secret" not in said.out + said.err


def test_without_a_database_there_is_nothing_to_look_at(ana: Desk) -> None:
    assert "There is no database at" in Desk(ana.path.with_name("none.db")).fails("doctor")
    assert not ana.path.with_name("none.db").exists()
