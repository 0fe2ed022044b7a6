"""The settings of the machine by the command line."""

from __future__ import annotations

from pathlib import Path

from tests.support.command_line import Desk


def test_a_setting_is_set_and_taken_away(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "none.db")
    assert desk.asks("settings", "set", "defaults.length", "56") == {
        "database": None,
        "time_zone": None,
        "defaults.length": 56,
        "session.idle_hours": 8,
        "backup.daily": 14,
    }
    said = desk.does("settings", "set", "database", "/srv/team.db")
    assert said.lines[1:] == [
        "database            /srv/team.db",
        "time_zone",
        "defaults.length     56",
        "session.idle_hours  8",
        "backup.daily        14",
    ]
    assert said.err.startswith("breakthrough: note: they are in ")
    assert desk.asks("settings", "set", "database", "")["database"] is None
    assert desk.asks("settings", "list")["defaults.length"] == 56


def test_a_setting_that_is_none_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "none.db")
    assert "did you mean 'database'?" in desk.fails("settings", "set", "databse", "x")
    assert desk.fails("settings", "set", "database", "x").startswith("breakthrough: ")


def test_a_broken_file_is_said_before_anything_is_opened(tmp_path: Path) -> None:
    from breakthrough_tui import config
    from breakthrough_tui.cli.parser import run

    config.write(config.Settings())
    config.settings_path().write_text("databse = 1\n")
    assert run(["list"]) == 1
