"""The example on a file, as `demo` makes it: once in a run, whatever workers that has."""

from __future__ import annotations

import fcntl
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from breakthrough_tui.store.demo import make_demo
from breakthrough_tui.store.store import Store

NOW = datetime(2026, 11, 9, 14, 26, tzinfo=UTC)


class OnFile:
    """A file with the clock of the example."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def clock(self) -> datetime:
        return NOW


@pytest.fixture(scope="session")
def example_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To be copied."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "example-made-once.db"
    with path.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not path.exists():
            begun = folder / "example-begun.db"
            store = Store.open(str(begun), lambda: NOW)
            make_demo(store, now=NOW)
            store.close()
            begun.rename(path)
    return path


@pytest.fixture
def example(example_made_once: Path, tmp_path: Path) -> OnFile:
    """One's own."""
    return OnFile(Path(shutil.copy(example_made_once, tmp_path / "example.db")))
