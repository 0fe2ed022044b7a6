"""Other processes, for tests of what several do to one file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(script: str, *arguments: object, extra_path: Path | None = None) -> subprocess.Popen[str]:
    """Run a script in a fresh Python that can import the package; talk to it by its standard streams."""
    paths = [str(ROOT)] if extra_path is None else [str(extra_path), str(ROOT)]
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def output(script: str, *arguments: object, extra_path: Path | None = None) -> str:
    """What a script prints; it must end well."""
    with start(script, *arguments, extra_path=extra_path) as process:
        printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return printed.strip()


def said(process: subprocess.Popen[str]) -> str:
    """The next line that a process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> None:
    """kill -9."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def holders(database: Path) -> list[int]:
    """The processes that have a database, or what lies beside it, open."""
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if str(link.readlink()).startswith(str(database)):
                found.add(int(link.parts[2]))
    return sorted(found)
