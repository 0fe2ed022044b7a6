"""Where the database is, and whether it can be there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from breakthrough_tui.domain.errors import DiskFull, Invalid, NotFound, ReadOnly
from breakthrough_tui.domain.values import dataclass

# SQLite's shared memory works between processes of one machine only.
_NETWORK_FILESYSTEMS = frozenset(
    {"afs", "cifs", "fuse.glusterfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
)
DAILY = ".daily-"

_MOUNTS = Path("/proc/self/mountinfo")


@dataclass(frozen=True, slots=True)
class Address:
    """One SQLite file, by its absolute path with links followed: everyone must find the same lock beside it."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


def daily_place(path: Path, today: date) -> Path:
    """Where the copy of a day lies."""
    return Path(f"{path}{DAILY}{today:%Y%m%d}")


def read_address(text: str) -> Address:
    """A path, or a URL such as `sqlite:///srv/team.db` (the path after the third slash is absolute or `~`)."""
    if not text.strip():
        raise Invalid("The database has no name.", "Give a path: --db team.db")
    if "\0" in text:
        raise Invalid("The name of the database holds a character that no path can hold.")
    path = text
    scheme, separator, _ = text.partition("://")
    if separator:
        path = _path_of_url(text, scheme.lower())
    if path == ":memory:":
        raise Invalid(
            "A database in memory would be gone when the program ends.", "Give a path: --db team.db"
        )
    try:
        return Address(Path(path).expanduser().resolve())
    except (OSError, RuntimeError) as error:  # a circle of links; no such user after ~
        raise Invalid(f"'{path}' leads nowhere.", "Give the path of a file.") from error


def _path_of_url(text: str, scheme: str) -> str:
    if scheme in ("postgres", "postgresql"):
        raise Invalid(
            "PostgreSQL is not supported yet; it comes in a later version.",
            "Give the path of an SQLite file: --db team.db",
        )
    if scheme != "sqlite":
        raise Invalid(
            f"'{scheme}' is no kind of database that this program knows.",
            "Give a path, or sqlite:///path/to/team.db",
        )
    from urllib.parse import unquote, urlsplit  # most people give a path

    parts = urlsplit(text)
    if parts.netloc or parts.query or parts.fragment or parts.path in ("", "/"):
        raise Invalid(
            f"'{text}' is no address of an SQLite file.",
            "It has three slashes and a path: sqlite:///srv/team.db",
        )
    path = unquote(parts.path)
    return path[1:] if path.startswith(("/~", "/:memory:")) else path


def check_place(path: Path, *, create: bool = True, mountinfo: str | None = None) -> None:
    """Refuse a place where no database can be; make folder (0700) and file (0600) where there are none.

    `mountinfo` is the text of /proc/self/mountinfo; it is read when none is given.
    """
    try:
        kind = _kind(path)
        if kind == "folder":
            raise Invalid(
                f"{path} is a folder, not a file.", f"Name a file in it: {path / 'breakthrough.db'}"
            )
        if kind == "other":
            raise Invalid(f"{path} is no ordinary file.", "Give the path of a file: --db team.db")
        refuse_network(path, mountinfo)
        if kind == "file":
            if not os.access(path, os.R_OK):
                raise ReadOnly(
                    f"You may not read the database {path}.", "Ask who owns the file to let you."
                )
            return
        if not create:
            raise NotFound(f"There is no database at {path}.")
        _make_folder(path.parent)
        with suppress(FileExistsError):  # another session was faster
            make_private_file(path)
    except OSError as error:
        raise _place_error(path, error) from error


def refuse_network(path: Path, mountinfo: str | None = None) -> None:
    """Refuse a network filesystem: SQLite's WAL loses data there."""
    if mountinfo is None:
        try:
            mountinfo = _MOUNTS.read_text(errors="surrogateescape")
        except OSError:  # not a Linux
            return
    kind = filesystem_of(path, mountinfo)
    if kind in _NETWORK_FILESYSTEMS:
        raise Invalid(
            f"{path} lies on a network drive ({kind}), where a database used by several people breaks.",
            "Choose a place on a disk of this machine; people on other machines come over SSH.",
        )


def filesystem_of(path: Path, mountinfo: str) -> str:
    """The kind of filesystem that holds a path, or '' if the text does not say."""
    wanted = str(path)
    best, found = -1, ""
    for line in mountinfo.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if not separator or len(fields) < 5:
            continue
        mount = _unescape(fields[4]).rstrip("/")
        # '>=': of two mounts at one place the later hides the earlier.
        if (wanted == mount or wanted.startswith(mount + "/")) and len(mount) >= best:
            best, found = len(mount), after.split(" ", 1)[0]
    return found


def _unescape(mount: str) -> str:
    if "\\" not in mount:
        return mount
    for code, character in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
        mount = mount.replace("\\" + code, character)
    return mount


def _kind(path: Path) -> str:
    if not path.exists():
        return ""
    if path.is_dir():
        return "folder"
    return "file" if path.is_file() else "other"


def _make_folder(folder: Path) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read or write, whatever the umask says; FileExistsError."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _place_error(path: Path, error: OSError) -> Exception:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        place = error.filename or path.parent
        return ReadOnly(
            f"The database {path} cannot be made or reached: {place} is closed to you.",
            "Choose another place with --db, or ask who owns the folder.",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            f"There is no room for the database {path}.", "Free some space on the disk."
        )
    if error.errno == errno.ENAMETOOLONG:
        return Invalid("The name of the database is too long.", "Choose a shorter one.")
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return Invalid(
            f"{path} cannot be: a part of its path is a file, not a folder.",
            "Choose another place with --db.",
        )
    return Invalid(
        f"The database {path} cannot be made or reached: {error.strerror}.",
        "Choose another place with --db.",
    )
