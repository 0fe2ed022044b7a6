"""The settings of the machine."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from breakthrough_tui import config
from breakthrough_tui.config import Settings
from breakthrough_tui.domain.errors import Invalid, NotFound


def test_without_a_file_there_are_defaults() -> None:
    assert config.read() == Settings(database=None, time_zone=None, length=70)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    settings = Settings('/srv/täm "1".db', "Europe/Berlin", 56)
    path = config.write(settings, tmp_path / "a" / "settings.toml")
    assert config.read(path) == settings
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_only_what_differs_from_the_defaults_is_written(tmp_path: Path) -> None:
    path = config.write(Settings(length=56), tmp_path / "settings.toml")
    assert path.read_text() == "[defaults]\nlength = 56\n"


def test_all_mistakes_are_said_at_once() -> None:
    text = """
databse = "/srv/team.db"
time_zone = "Europe/Berlni"
lenght = 3
[defaults]
length = "long"
lenght = 5
[colours]
dark = true
"""
    with pytest.raises(Invalid) as raised:
        config.parse(text, "settings.toml")
    assert raised.value.message == "The settings in settings.toml have 6 mistakes."
    assert raised.value.hint.splitlines() == [
        "'databse' is not a setting; did you mean 'database'?",
        "time_zone: There is no time zone 'Europe/Berlni'. Did you mean Europe/Berlin?",
        "'lenght' is not a setting; did you mean 'defaults.length'?",
        "defaults.length: this is a number of days, from 1 to 1000.",
        "'defaults.lenght' is not a setting; did you mean 'defaults.length'?",
        "'colours.dark' is not a setting; there are database, time_zone, defaults.length, session.idle_hours,"
        " backup.daily.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "database = 3",
        "database = ''",
        "database = 'team.db'",
        "time_zone = true",
        "[defaults]\nlength = 0",
        "[defaults]\nlength = true",
        "[defaults]\nlength = 1001",
        "[session]\nidle_hours = 0",
        "defaults = 3",
        "database = '/srv/team.db",
        "a" * 1000 + " = 1",
    ],
)
def test_what_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        config.parse(text, "settings.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(Invalid, match="not UTF-8"):
        config.read(path)
    with pytest.raises(Invalid, match="cannot be read"):
        config.read(tmp_path)


@pytest.mark.parametrize("address", ["/srv/team.db", "~/team.db", "sqlite:///srv/team.db"])
def test_a_database_has_a_whole_address(address: str) -> None:
    assert config.parse(f"database = '{address}'", "settings.toml").database == address


def test_a_setting_is_changed_by_its_key() -> None:
    settings = config.changed(Settings(), "defaults.length", "56")
    assert settings.length == 56
    assert config.changed(settings, "defaults.length", "").length == 70
    assert config.changed(settings, "time_zone", "europe/berlin").time_zone == "Europe/Berlin"
    with pytest.raises(NotFound, match="did you mean 'database'"):
        config.changed(settings, "databse", "/srv/team.db")
    with pytest.raises(Invalid):
        config.changed(settings, "defaults.length", "long")


def test_where_nothing_may_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Invalid, match="cannot be written"):
        config.write(Settings(length=56), tmp_path / "file" / "settings.toml")
