"""What is left out at the start is there for whoever imports it later, and does nothing where it was taken from."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run_alone(script: str) -> None:
    """Run it in a Python that has imported nothing yet."""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("name", ["ssl", "textual.command", "mimetypes", "platformdirs"])
def test_who_imports_it_later_finds_it(name: str) -> None:
    run_alone(
        "import importlib, sys\n"
        "import breakthrough_tui.screens, breakthrough_tui.widgets\n"
        f"assert {name!r} not in sys.modules\n"
        f"assert importlib.import_module({name!r}).__file__\n"
    )


def test_what_textual_took_is_never_made() -> None:
    run_alone(
        "import breakthrough_tui.widgets\n"
        "from textual.app import CommandPalette, user_downloads_path\n"
        "for taken in (CommandPalette, user_downloads_path):\n"
        "    try:\n"
        "        taken()\n"
        "    except RuntimeError as error:\n"
        "        assert 'left out' in str(error)\n"
        "    else:\n"
        "        raise SystemExit(1)\n"
    )


def test_what_was_imported_before_stays_as_it_is() -> None:
    run_alone(
        "import textual.command\n"
        "import breakthrough_tui.widgets\n"
        "from textual.app import CommandPalette\n"
        "assert CommandPalette is textual.command.CommandPalette\n"
    )


def test_asyncio_does_without_tls() -> None:
    run_alone(
        "import breakthrough_tui.screens, asyncio, sys\n"
        "assert 'ssl' not in sys.modules\n"
        "assert asyncio.run(asyncio.sleep(0, 'done')) == 'done'\n"
    )
