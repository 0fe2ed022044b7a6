"""The file authorized_keys of this account: read, and written anew whole or not at all."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.ssh_keys import KeyFile, KeyLine, PublicKey, read_file


def usual_place() -> Path:
    """Where sshd looks for the keys of this account, unless it was told otherwise."""
    import pwd

    return Path(pwd.getpwuid(os.geteuid()).pw_dir) / ".ssh" / "authorized_keys"


def read(path: Path) -> KeyFile:
    """The file; an empty one where there is none."""
    try:
        return read_file(path.read_text(encoding="utf-8", errors="surrogateescape"))
    except FileNotFoundError:
        return read_file("")
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from error


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Alone with the file: two who add a key at once would otherwise lose one."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise Invalid(f"{path.parent} cannot be used: {error.strerror}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write(path: Path, file: KeyFile, ours: tuple[KeyLine, ...]) -> None:
    """Put other lines of ours into the file; all else stays. Read back before it takes the place of the old one."""
    import tempfile

    text = file.text(ours)
    if read_file(text) != KeyFile(file.before, ours, file.after):
        raise Invalid("These keys cannot be written so that they would be read the same.")
    real = path.resolve()
    try:
        handle, draft = tempfile.mkstemp(dir=real.parent, prefix=".authorized_keys.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as new:
                new.write(text)
                new.flush()
                with suppress(FileNotFoundError):
                    os.fchmod(new.fileno(), stat.S_IMODE(real.stat().st_mode) & 0o644)
                os.fsync(new.fileno())
            Path(draft).replace(real)
        except BaseException:
            with suppress(OSError):
                Path(draft).unlink()
            raise
    except OSError as error:
        raise Invalid(f"{path} cannot be written: {error.strerror}.") from error


def fingerprint(key: PublicKey) -> str:
    """What OpenSSH calls the key, 'SHA256:…'. Invalid if ssh-keygen does not take it for one."""
    import subprocess

    try:
        done = subprocess.run(
            ["ssh-keygen", "-l", "-f", "-"],
            input=f"{key}\n",
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BreakthroughError(
            "The key cannot be checked: ssh-keygen does not run here.",
            "It comes with OpenSSH's client.",
        ) from error
    words = done.stdout.split()
    if done.returncode != 0 or len(words) < 2 or not words[1].startswith("SHA256:"):
        raise Invalid("ssh-keygen does not take that for a public key.", "Copy the .pub file anew.")
    if int(words[0]) < 2048 and key.kind == "ssh-rsa":
        raise Invalid(
            f"RSA with {words[0]} bits is too weak.", "Make a new key: ssh-keygen -t ed25519"
        )
    return words[1]
