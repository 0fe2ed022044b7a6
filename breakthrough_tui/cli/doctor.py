"""`breakthrough doctor`: what is wrong with the database, the place where it lies, and this terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from breakthrough_tui.cli import output
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import address_of
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import BreakthroughError, NotFound
from breakthrough_tui.store.address import read_address
from breakthrough_tui.store.doctor import Finding, Grade, examine

WARNED = 3
"""The exit code where nothing is broken, but something should be done."""


def show(here: Here, args: Arguments) -> None:
    """Print every finding; the exit code is 0 where all is well, 1 for a problem, 3 for warnings only."""
    path = read_address(address_of(args.db)).path
    if not path.is_file():
        raise NotFound(
            f"There is no database at {path}.",
            "'breakthrough init' makes one; --db PATH names another.",
        )
    findings = [*examine(path, now=datetime.now(UTC)), *_around_us()]
    if args.json:
        output.print_json([_shape(one) for one in findings])
    else:
        _print(path, findings)
    grades = {one.grade for one in findings}
    if Grade.PROBLEM in grades:
        raise SystemExit(BreakthroughError.exit_code)
    if Grade.WARNING in grades:
        raise SystemExit(WARNED)


def _around_us() -> Iterator[Finding]:
    """The terminal and the language of whoever asks."""
    encoding = (sys.stdout.encoding or "").replace("-", "").lower()
    language = next(
        (os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), ""
    )
    if encoding != "utf8" or language.upper() in ("", "C", "POSIX"):
        yield Finding(
            "locale",
            Grade.NOTE,
            f"The language of this session is '{language or 'not set'}'; signs are drawn in ASCII.",
            "Set LANG to one with UTF-8, for example C.UTF-8; sshd hands it on with AcceptEnv LANG LC_*.",
        )
    else:
        yield Finding("locale", Grade.OK, f"{language}, with UTF-8.")
    terminal = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Finding("terminal", Grade.OK, "This is not printed on a terminal.")
    elif terminal in ("", "dumb"):
        yield Finding(
            "terminal",
            Grade.NOTE,
            f"TERM is '{terminal or 'not set'}': the screens need more.",
            "Use a terminal such as xterm, or set TERM.",
        )
    else:
        depth = "true colours" if os.environ.get("COLORTERM") else "256 colours or fewer"
        yield Finding("terminal", Grade.OK, f"{terminal}, {depth}.")


def _print(path: Path, findings: list[Finding]) -> None:
    output.say(str(path))
    for one in findings:
        output.say(output.pad(one.grade.value, 7), output.pad(one.check, 10), one.sentence)
        if one.advice:
            output.say(" " * 7, " " * 10, one.advice)


def _shape(one: Finding) -> dict[str, str]:
    return {
        "check": one.check,
        "grade": one.grade.value,
        "sentence": one.sentence,
        "advice": one.advice,
    }
