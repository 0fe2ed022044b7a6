"""Where the program begins: a verb, or the screens. No traceback reaches a person; it goes to the log file."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from breakthrough_tui.cli.grammar import PROGRAM
from breakthrough_tui.cli.parser import OpenApp, run, show_error
from breakthrough_tui.domain.errors import BreakthroughError

INTERRUPTED = 130
PIPE_CLOSED = 141
"""Exit codes as a shell gives them for a program that a signal ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line, that of the process by default; the exit code."""
    gc.disable()  # a verb is over before garbage matters; the screens switch it on again
    code = _run(sys.argv[1:] if argv is None else argv)
    was_verb = not gc.isenabled()
    gc.enable()
    if was_verb and argv is None:
        # All is said and closed. To tidy up would take the interpreter a tenth of the whole time.
        sys.stderr.flush()
        os._exit(code)
    return code


def _run(argv: Sequence[str]) -> int:
    try:
        forced = "SSH_CONNECTION" in os.environ and _forced(argv)
        result = run(argv, forced=forced)
        code = _open(result) if isinstance(result, OpenApp) else result
        sys.stdout.flush()
        return code
    except BreakthroughError as error:
        show_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last place to say it kindly
        show_error(_unexpected(error))
        return 1


def _forced(argv: Sequence[str]) -> bool:
    """Whether sshd forces this for the person of a key; if so nothing of the environment goes any further."""
    from breakthrough_tui.cli.forced import is_forced, isolate

    if not is_forced(argv, os.environ):
        return False
    isolate(argv)
    return True


def _open(what: OpenApp) -> int:
    """Open the screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BreakthroughError(
            "The screens need a terminal.", f"'{PROGRAM} --help' lists the verbs that need none."
        )
    from breakthrough_tui.terminal.surroundings import tidy

    tidy()
    from breakthrough_tui.start import open_screens

    gc.enable()  # only now: what was imported stays
    return open_screens(what.address, what.as_name, what.code, demo=what.demo, forced=what.forced)


def _drop_output() -> None:
    """Nobody reads any more: what is still to be written goes nowhere, also when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> BreakthroughError:
    """What to tell a person of a mistake of ours, with its traceback in the log file."""
    if isinstance(error, OSError) and error.filename is None and error.errno is not None:
        _drop_output()
        return BreakthroughError(f"What was to be said could not be written: {error.strerror}.")
    import traceback
    from datetime import UTC, datetime

    from breakthrough_tui.cli.parser import first_word
    from breakthrough_tui.domain.text import safe, safe_text

    what = f"This went wrong in the program itself: {type(error).__name__}."
    try:
        from breakthrough_tui.config import log_path

        path = log_path()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
            # Of what was typed the first word alone: what follows may be an answer that is nobody else's.
            verb = safe(first_word(sys.argv[1:]) or "")
            file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {verb}\n")
            # Somebody will read it in a terminal.
            file.write(safe_text("".join(traceback.format_exception(error))))
    except OSError as refused:
        return BreakthroughError(
            what, f"The details could not be written down: {refused.strerror}."
        )
    return BreakthroughError(what, f"The details are in {path}.")
