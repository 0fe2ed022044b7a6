"""Making a workspace and a breakthrough, and how it stands."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from breakthrough_tui.cli import breakthroughs
from tests.support.command_line import GOAL, Desk

STATUS = (
    "code goal short phase day length days_left report_back measure unit baseline target latest"
    " progress status next open_obstacles waiting_on_leader"
).split()


def test_who_makes_a_workspace_administers_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new" / "team.db")
    made = desk.does("init", "--admin", "Ana", "--timezone", "europe/berlin", "--json").json
    assert made == {
        "database": str(tmp_path / "new" / "team.db"),
        "time_zone": "Europe/Berlin",
        "administrator": "ana",
    }
    # The login is known too: no --as is needed.
    [person] = desk.asks("person", "list")
    assert (person["name"], person["administrator"]) == ("ana", True)


def test_the_file_and_its_folder_are_private(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new" / "team.db")
    desk.does("init", "--admin", "ana")
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(desk.path.parent.stat().st_mode) == 0o700


def test_without_a_name_the_login_becomes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breakthroughs, "login", lambda: "CORP\\Ana Berg")
    said = Desk(tmp_path / "team.db").does("init", "--json").json
    assert said["administrator"] == "corp.ana.berg"


def test_a_workspace_is_made_once(ana: Desk) -> None:
    assert "There is a workspace in" in ana.fails("init", "--admin", "dia")


def test_the_nearest_time_zone_is_named(tmp_path: Path) -> None:
    err = Desk(tmp_path / "team.db").fails("init", "--timezone", "Europe/Berlni")
    assert "Did you mean Europe/Berlin?" in err
    assert not (tmp_path / "team.db").exists()


def test_the_settings_say_the_time_zone(tmp_path: Path) -> None:
    from breakthrough_tui import config

    config.write(config.Settings(time_zone="Asia/Tokyo"))
    assert Desk(tmp_path / "team.db").does("init", "--json").json["time_zone"] == "Asia/Tokyo"


def test_a_breakthrough_needs_nothing_but_its_sentence(ana: Desk) -> None:
    status = ana.asks("new", "Halve the days from order to delivery")
    assert list(status) == STATUS
    assert status["phase"] == "draft"
    assert (status["day"], status["length"], status["report_back"]) == (None, None, None)
    assert status["code"]


def test_what_stands_in_the_sentence_need_not_be_said_twice(ana: Desk) -> None:
    sentence = "Cut waiting time from 45 to 20 minutes within 8 weeks"
    status = ana.asks("new", sentence, "--launch", "in 7d", "--target", "15")
    assert (status["measure"], status["unit"]) == ("waiting time", "minutes")
    assert (status["baseline"], status["target"], status["length"]) == (45, 15, 56)
    said = ana.does("new", sentence, "--code", "WAIT", "--measure", "minutes at the desk").out
    assert "minutes at the desk, from 45 to 20 minutes" in said


def test_a_breakthrough_can_be_told_whole(ana: Desk) -> None:
    status = ana.asks(
        *("new", "Raise on-time delivery from 72 to 92 %", "--short", "Delivery on time"),
        *("--code", "time", "--leader", "bo", "--lead", "ana", "--member", "eli"),
        *("--measure", "on-time delivery", "--unit", "%", "--baseline", "72.5", "--target", "92 %"),
        *("--launch", "in 7d", "--report-back", "in 70d"),
    )
    assert (status["code"], status["short"], status["phase"]) == (
        "TIME",
        "Delivery on time",
        "preparing",
    )
    assert (status["baseline"], status["target"], status["unit"]) == (72.5, 92, "%")
    assert status["length"] == 63


def test_a_launch_in_the_past_was_a_launch(ana: Desk) -> None:
    status = ana.asks("new", "Halve the days", "--launch", "2026-01-05")
    assert status["phase"] == "launched"
    assert status["length"] == 70
    assert status["day"] > 0


def test_the_settings_say_how_long_one_lasts(ana: Desk) -> None:
    from breakthrough_tui import config

    config.write(config.Settings(length=56))
    assert ana.asks("new", "Halve the days", "--launch", "in 7d")["length"] == 56
    ana.does("new", "Halve the hours", "--code", "HOURS")
    assert ana.asks("launch", "-b", "HOURS", "--reason", "It cannot wait")["length"] == 56


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--baseline", "20", "--target", "20"), "The target is the same as the baseline."),
        (("--target", "nan"), "'nan' is not a number."),
        (("--target", "1.2.3"), "'1.2.3'"),
        (("--launch", "2031-12-12", "--report-back", "2031-12-01"), "must come after the launch"),
        (("--short", "x" * 31), "too long"),
        (("--leader", "anna"), "There is no person 'anna'."),
        (("--leader", "a b"), "cannot be a short name"),
        (("--code", "PERMIT"), "The code PERMIT is taken."),
    ],
)
def test_what_cannot_be_is_refused(ana: Desk, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in ana.fails("new", "Halve the days", *words)
    assert len(ana.asks("list")) == 1


def test_an_unusual_length_is_said(ana: Desk) -> None:
    said = ana.does("new", "Halve it", "--launch", "in 1d", "--report-back", "in 8d", "--json")
    assert said.json["length"] == 7
    assert said.err == "breakthrough: note: 7 days: that is a task, not a breakthrough.\n"


def test_the_clock_starts_with_the_launch(ana: Desk) -> None:
    ana.does("new", "Halve the days", "--code", "HALF", "--lead", "ana", "--leader", "bo")
    status = ana.asks(
        *("launch", "-b", "HALF", "--on", "2026-01-05", "--reason", "It cannot wait"), "--for", "bo"
    )
    assert (status["phase"], status["length"]) == ("launched", 70)
    assert "launched already" in ana.fails("launch", "-b", "HALF")


def test_the_status_has_its_keys(ana: Desk) -> None:
    ana.does("reading", "add", "34")
    ana.does("obstacle", "raise", "No phone")
    status = ana.asks("status")
    assert list(status) == STATUS
    assert (status["code"], status["goal"], status["day"]) == ("PERMIT", GOAL, 0)
    assert (status["latest"], status["progress"]) == (34, 0.44)
    assert (status["open_obstacles"], status["waiting_on_leader"]) == (1, 1)
    assert isinstance(status["next"], str)


def test_the_status_in_text_is_a_few_lines(ana: Desk) -> None:
    ana.does("reading", "add", "34")
    lines = ana.does("status").lines
    assert lines[0] == f"PERMIT  {GOAL}"
    assert lines[1].startswith("Launch day, 70 days to report-back, ")
    assert lines[2] == "days to a permit, from 45 to 20 days: now 34"
    assert lines[3] == "Obstacles: none open"
    assert lines[4].startswith("Next: ")


def test_the_list_is_of_those_that_i_may_see(ana: Desk) -> None:
    ana.does("new", "Halve the days", "--code", "HALF")
    assert {status["code"] for status in ana.asks("list")} == {"PERMIT", "HALF"}
    assert ana.does("list").lines[0] == "CODE    LEADER  DAY         STATUS          GOAL"


def test_before_the_first_breakthrough_there_is_a_hint(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "team.db")
    desk.does("init", "--admin", "ana")
    assert desk.asks("list") == []
    assert desk.fails("status") == (
        "breakthrough: There is no breakthrough yet.\nStart one: breakthrough new GOAL\n"
    )
