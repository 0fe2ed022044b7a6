"""Each way out of the screens that Textual offers, tried: nothing runs, nothing is written on the host."""

from __future__ import annotations

import inspect
import io
import os
import signal
import webbrowser
from pathlib import Path

import pytest
from textual.app import App, SuspendNotSupported

from breakthrough_tui.app import BreakthroughApp
from breakthrough_tui.terminal.closed_doors import KEPT_ACTIONS
from tests.support.permit_fixtures import permit_made_once as permit_made_once
from tests.support.permit_fixtures import team as team
from tests.support.permit_team import PermitTeam
from tests.support.screens import at_screen
from tests.support.terminal import Terminal, usual_environment


@pytest.fixture(autouse=True)
def nowhere_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for all that could be written; it has to stay empty."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(place))
    return place


def everything_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "action",
    [
        f"app.{name}({arguments})"
        for name, arguments in {
            "screenshot": "'x.svg', '.'",
            "suspend_process": "",
            "simulate_key": "'q'",
            "command_palette": "",
            "quit": "",
            "push_screen": "'help'",
            "pop_screen": "",
            "notify": "'Your password?'",
            "toggle_class": "'*', '-small'",
        }.items()
    ],
)
async def test_an_action_of_textual_s_own_does_nothing(
    team: PermitTeam, nowhere_to_write: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: sent.append(number))
    async with at_screen(team) as screen:
        before = screen.lines
        await screen.app.run_action(action)
        await screen.settle()
        assert screen.lines == before
        assert not screen.app._exit
    assert signal.SIGTSTP not in sent
    assert everything_in(nowhere_to_write) == []


def test_every_action_of_textual_s_app_is_closed_or_known() -> None:
    theirs = {
        name.removeprefix("action_")
        for name, _ in inspect.getmembers(App, callable)
        if name.startswith("action_")
    }
    still_theirs = {
        name
        for name in theirs
        if getattr(BreakthroughApp, f"action_{name}") is getattr(App, f"action_{name}")
    }
    assert still_theirs == KEPT_ACTIONS


async def test_no_browser_starts_and_no_file_is_delivered(
    team: PermitTeam, nowhere_to_write: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda *args, **more: opened.append(args[0]))
    async with at_screen(team) as screen:
        app = screen.app
        app.open_url("https://example.org")
        app.open_url("file:///etc/passwd")
        app.deliver_text(io.StringIO("x"), save_directory=".", save_filename="x")
        app.deliver_binary(io.BytesIO(b"x"), save_directory=".", save_filename="x")
        app.deliver_screenshot("x.svg", ".")
        app.save_screenshot("x.svg", ".")
        with pytest.raises(SuspendNotSupported), app.suspend():
            pass
        await screen.settle()
        assert list(app.get_system_commands(app.screen)) == []
    assert opened == []
    assert everything_in(nowhere_to_write) == []


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+z", "ctrl+backslash", "f1"])
async def test_no_key_of_textual_s_own_is_bound(team: PermitTeam, key: str) -> None:
    async with at_screen(team) as screen:
        before = screen.lines
        await screen.press(key)
        assert screen.lines == before
        assert not screen.app._exit


def test_a_driver_from_the_environment_is_never_imported(
    team: PermitTeam, tmp_path: Path, nowhere_to_write: Path
) -> None:
    (tmp_path / "evil.py").write_text(f"open({str(nowhere_to_write / 'ran')!r}, 'w')\n")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {nowhere_to_write / 'ran'}\n")
    program.chmod(0o755)
    environment = {
        **usual_environment(),
        **dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"), str(program)),
        "PYTHONPATH": str(tmp_path),
        "TEXTUAL_DRIVER": "evil:Driver",
        "TEXTUAL_LOG": str(nowhere_to_write / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(nowhere_to_write),
        "TEXTUAL_PRESS": "q",
    }
    with Terminal("--db", team.path, "--as", "ana", environment=environment) as ana:
        ana.wait_for("1 Board", "? help")
        ana.settle()
        for key in ("e", "?"):
            ana.press(key)
            ana.settle(0.2)
            ana.press("esc")
        ana.press("6", "E")
        ana.settle()
        ana.press("ctrl+z", "1")
        ana.wait_for("1 Board")
        ana.press("q")
        assert ana.ended() == 0
    assert everything_in(nowhere_to_write) == []
