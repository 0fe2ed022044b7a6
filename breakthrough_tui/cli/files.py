"""A file that is written whole or not at all, for its owner alone, and never over another one unasked."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from breakthrough_tui.cli.opening import short
from breakthrough_tui.domain.errors import BreakthroughError, Invalid


def write_private(where: str, text: str, *, force: bool = False) -> None:
    """Write a text into a file of mode 0600. Invalid if there is one already, unless `force`."""
    path = Path(where)
    _check(path, where, force=force)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".breakthrough-", dir=path.parent)
    except OSError as error:
        raise _cannot(where, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if force:
            Path(name).replace(path)
        else:
            # A link is refused where something has come to stand meanwhile, as a rename is not.
            os.link(name, path)
    except FileExistsError:
        raise _exists(where) from None
    except OSError as error:
        raise _cannot(where, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _check(path: Path, where: str, *, force: bool) -> None:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _cannot(where, error) from error
    if not stat.S_ISREG(mode):
        raise Invalid(
            f"'{short(where)}' is no file that can be written over.", "Give another name."
        )
    if not force:
        raise _exists(where)


def _exists(where: str) -> Invalid:
    return Invalid(
        f"'{short(where)}' is there already.", "Give another name, or --force to write over it."
    )


def _cannot(where: str, error: OSError) -> BreakthroughError:
    return BreakthroughError(
        f"'{short(where)}' cannot be written: {error.strerror}.", "Is it the right path?"
    )
