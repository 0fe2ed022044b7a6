"""What holds for every test: nothing of the person who runs it comes in or is touched."""

from __future__ import annotations

import asyncio
import inspect
import os
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders import Clock, Team, a_workspace

# These belong to a developer's own shell. Programs that a test starts inherit the rest.
_THEIRS = ("BREAKTHROUGH_", "TEXTUAL", "XDG_", "LC_", "SSH_")
_THEIRS_EXACTLY = (
    "BROWSER",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "LOGNAME",
    "NO_COLOR",
    "PYTHONPATH",
    "TMUX",
)
_OURS = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
    "TZ": "UTC",
    "USER": "tester",
}

# By this one the workers of a run find the folder of its pictures.
_OF_THE_RUN = "TEXTUAL_SNAPSHOT_TEMPDIR"

for name in list(os.environ):
    if name != _OF_THE_RUN and (name.startswith(_THEIRS) or name in _THEIRS_EXACTLY):
        del os.environ[name]
os.environ.update(_OURS)
time.tzset()

# The same examples in every run, so that red means that something changed.
# `make soak` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.register_profile("soak", deadline=None, max_examples=5_000)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Pictures are taken only with the pinned Textual: another draws differently."""
    if not config.getoption("update_snapshots"):
        return
    pins = (config.rootpath / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if (here := f"textual=={version('textual')}") not in pins:
        raise pytest.UsageError(f"constraints.txt does not name {here}: run `make snapshots`")


@pytest.fixture(autouse=True)
def _home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Settings and database of a test lie in a folder that only this test knows."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture
def clock() -> Clock:
    """The time of a test: it stands still until `clock.advance(…)`."""
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Team]:
    """A launched breakthrough with its team, on a file of its own; see `Team` for who is what."""
    team = a_workspace(tmp_path, clock)
    yield team
    team.close()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Pilot stories are coroutines; each runs in a loop of its own, as the program does."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    given = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(pyfuncitem.obj(**given))
    return True
