"""What is wrong with a database and the place where it lies: every byte that means something is looked at."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.event import checksum, instant_text
from breakthrough_tui.store.address import Address, make_private_file, refuse_network
from breakthrough_tui.store.backup import backups, require_sound
from breakthrough_tui.store.connection import APPLICATION_ID, Database
from breakthrough_tui.store.event_rows import event_of, select_events
from breakthrough_tui.store.tables import EventRow
from breakthrough_tui.store.upgrade import CURRENT
from breakthrough_tui.store.write_lock import needed


class Grade(StrEnum):
    """How bad it is."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do."""

    check: str
    grade: Grade
    sentence: str
    advice: str = ""


LEAST_ROOM = 200 * 1024 * 1024
"""Bytes that should be free on the disk of the database."""
LARGE_WAL = 64 * 1024 * 1024
"""A WAL of so many bytes says that somebody reads for very long, or that the disk is full."""
OLD_BACKUP = timedelta(days=3)
MOST_NAMED = 5
"""So many things are named where many are wrong."""

_GO_BACK = "Keep a copy of the files as they are, then restore the newest backup that is whole."


def examine(path: Path, *, now: datetime) -> Iterator[Finding]:
    """Everything about one database, in the order in which it is looked at; never raises for what it finds."""
    yield from _files(path)
    yield from _room(path)
    yield _sqlite()
    yield from _backups(path, now)
    with tempfile.TemporaryDirectory(prefix="breakthrough-doctor-") as folder:
        copy = Path(folder, "copy.db")
        try:
            _copy(path, copy)
            yield from _inside(copy, now)
        except (sqlite3.Error, BreakthroughError, UnicodeDecodeError):
            yield Finding("database", Grade.PROBLEM, f"{path} cannot be read.", _GO_BACK)


def _copy(path: Path, copy: Path) -> None:
    """What is looked at is a copy of one moment, page by page: nobody waits, and nothing of it is changed."""
    make_private_file(copy)
    source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy, isolation_level=None)) as target:
        source.backup(target)


# The file and its place


def _files(path: Path) -> Iterator[Finding]:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        folder = stat.S_IMODE(path.parent.stat().st_mode)
        refuse_network(path)
    except BreakthroughError as error:
        yield Finding("files", Grade.PROBLEM, error.message, error.hint)
        return
    wrong = [
        Finding("files", Grade.PROBLEM, f"{name} can be read by everybody on this machine.", f"chmod o-rwx {name}")
        for name in _beside(path)
        if stat.S_IMODE(name.stat().st_mode) & 0o007
    ]  # fmt: skip
    if folder & 0o002:
        wrong.append(
            Finding(
                "files",
                Grade.PROBLEM,
                f"Everybody on this machine can put files into {path.parent}.",
                f"chmod o-w {path.parent}",
            )
        )
    yield from wrong
    if wrong:
        return
    if mode & 0o070:
        shared = "Who is in its group can change anything in the file, also as somebody else."
        yield Finding("files", Grade.NOTE, shared, "The strict way is in docs/administrator.md.")
    else:
        yield Finding("files", Grade.OK, f"Only its owner reaches {path}.")


def _beside(path: Path) -> list[Path]:
    """The database, what SQLite keeps beside it, and its copies."""
    names = [path, Path(f"{path}-wal"), Path(f"{path}-shm"), *backups(path)]
    return [name for name in names if name.exists()]


def _room(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(path.parent).free
    size = path.stat().st_size
    if free < max(LEAST_ROOM, 3 * size):
        said = f"{_megabytes(free)} are free on the disk of the database."
        yield Finding("room", Grade.WARNING, said, "Make room, or move older copies elsewhere.")
    else:
        said = f"{_megabytes(free)} are free; the database has {_megabytes(size)}."
        yield Finding("room", Grade.OK, said)
    wal = Path(f"{path}-wal")
    waiting = wal.stat().st_size if wal.exists() else 0
    if waiting > max(LARGE_WAL, size):
        said = f"{_megabytes(waiting)} of changes wait to be written back into the file."
        yield Finding("wal", Grade.WARNING, said, "Some session has read for very long: end it.")
    else:
        yield Finding("wal", Grade.OK, f"{_megabytes(waiting)} wait to be written back.")


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    if needed(sqlite3.sqlite_version_info):
        return Finding(
            "sqlite",
            Grade.NOTE,
            f"SQLite {version} can lose commits when it writes back; writers take turns because of that.",
            "A newer SQLite needs no turns: docs/wal-reset-bug.md.",
        )
    return Finding("sqlite", Grade.OK, f"SQLite {version}.")


def _backups(path: Path, now: datetime) -> Iterator[Finding]:
    found = backups(path)
    advice = "Make one: breakthrough backup. Keep copies on another disk as well."
    if not found:
        yield Finding("backup", Grade.WARNING, "There is no copy beside the database.", advice)
        return
    newest = found[-1]
    age = now - datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    try:
        require_sound(newest)
    except BreakthroughError as error:
        yield Finding("backup", Grade.PROBLEM, error.message, advice)
        return
    said = f"The newest copy, {newest.name}, is {max(0, age.days)} days old and whole."
    if age > OLD_BACKUP:
        yield Finding("backup", Grade.WARNING, said, advice)
    else:
        yield Finding("backup", Grade.OK, said)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.1f} MB"


# The database


def _inside(copy: Path, now: datetime) -> Iterator[Finding]:
    database = Database(Address(copy), create=False)
    try:
        yield from _guarded(_integrity, database, now)
        yield from _guarded(_references, database, now)
        version = int(database.pragma("user_version"))
        if version != CURRENT or int(database.pragma("application_id")) != APPLICATION_ID:
            yield _version(version)
            return
        yield Finding("version", Grade.OK, f"The database is at version {version}, as the program.")
        for check in (_events, _order, _against_state, _search, _clock):
            yield from _guarded(check, database, now)
    finally:
        with suppress(BreakthroughError):
            database.close()


def _guarded(
    check: Callable[[Database, datetime], Iterator[Finding]], database: Database, now: datetime
) -> Iterator[Finding]:
    """A check that cannot go on has found something."""
    try:
        yield from check(database, now)
    except Exception as error:  # noqa: BLE001 - a value that cannot be read is what is looked for
        name = check.__name__.removeprefix("_").replace("_", " ")
        yield Finding(name, Grade.PROBLEM, f"It cannot be read whole ({type(error).__name__}).", _GO_BACK)  # fmt: skip


def _version(version: int) -> Finding:
    if version > CURRENT:
        said = f"The database is at version {version}, this program knows {CURRENT}."
        return Finding("version", Grade.PROBLEM, said, "Install the newer version of the program.")
    if version < 0:
        said = "An upgrade was cut off."
        return Finding("version", Grade.PROBLEM, said, "Open the database once: it goes on by itself.")  # fmt: skip
    said = f"The database is at version {version}, this program brings it to {CURRENT}."
    return Finding("version", Grade.WARNING, said, "Open it once; it is copied first.")


def _integrity(database: Database, now: datetime) -> Iterator[Finding]:
    connection = database.connection()
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    if found != ["ok"]:
        said = f"SQLite finds the file damaged: {_some(found)}."
        yield Finding("integrity", Grade.PROBLEM, said, _GO_BACK)
    else:
        yield Finding("integrity", Grade.OK, "SQLite finds every page in order.")


def _references(database: Database, now: datetime) -> Iterator[Finding]:
    connection = database.connection()
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        tables = sorted({str(row[0]) for row in loose})
        said = f"{len(loose)} rows belong to something that is not there, in {_some(tables)}."
        yield Finding("references", Grade.PROBLEM, said, _GO_BACK)
    else:
        yield Finding("references", Grade.OK, "Every row belongs to something that is there.")


def _events(database: Database, now: datetime) -> Iterator[Finding]:
    """Each event as it was written: its checksum is over everything in it."""
    query = select_events().select_extend(EventRow.checksum, EventRow.id).order_by(EventRow.id)
    wrong = []
    count = 0
    for *values, written, number in database.rows(query):
        count += 1
        if checksum(event_of(tuple(values))) != written:
            wrong.append(str(number))
    if wrong:
        said = f"{len(wrong)} events are not as they were written: {_some(wrong)}."
        yield Finding("events", Grade.PROBLEM, said, _GO_BACK)
    else:
        yield Finding("events", Grade.OK, f"{count:,} events are as they were written.")


def _order(database: Database, now: datetime) -> Iterator[Finding]:
    """A command that became a part of another one names one that there is; instants are written in one way."""
    connection = database.connection()
    lost = connection.execute(
        "SELECT count(*) FROM merged_command WHERE became NOT IN (SELECT command FROM event)"
    ).fetchone()[0]
    odd = 0
    for (at,) in connection.execute("SELECT at FROM event"):
        odd += instant_text(datetime.fromisoformat(at)) != at
    if lost or odd:
        said = f"{lost + odd} references between events are not what they were."
        yield Finding("order", Grade.PROBLEM, said, _GO_BACK)


def _against_state(database: Database, now: datetime) -> Iterator[Finding]:
    """The tables are what the events make."""
    from breakthrough_tui.store.replay import differences

    with tempfile.TemporaryDirectory(prefix="breakthrough-doctor-") as folder:
        wrong = differences(database, Path(folder, "again.db"), now)
    if wrong:
        said = f"What the events make and what the tables hold differ in {_some(wrong)}."
        yield Finding("replay", Grade.PROBLEM, said, _GO_BACK)
    else:
        yield Finding("replay", Grade.OK, "The events make the same tables again.")


def _search(database: Database, now: datetime) -> Iterator[Finding]:
    """The index for finding is over the texts that there are. It looks at a copy, so it may write."""
    try:
        with database.write():
            database.connection().execute(
                "INSERT INTO card_search(card_search, rank) VALUES('integrity-check', 1)"
            )
    except (BreakthroughError, sqlite3.Error):
        said = "The index for finding does not fit the action items."
        yield Finding("search", Grade.PROBLEM, said, _GO_BACK)
    else:
        yield Finding("search", Grade.OK, "The index for finding fits the action items.")


def _clock(database: Database, now: datetime) -> Iterator[Finding]:
    from breakthrough_tui.domain.countdown import today_in

    row: Any = database.connection().execute("SELECT time_zone FROM workspace").fetchone()
    if row is None:
        yield Finding("clock", Grade.NOTE, "There is no workspace in it yet.", "breakthrough init")
        return
    try:
        today_in(now, str(row[0]))
    except BreakthroughError as error:
        yield Finding("clock", Grade.PROBLEM, error.message, error.hint)
        return
    newest = database.connection().execute("SELECT max(at) FROM event").fetchone()[0]
    ahead = newest is not None and datetime.fromisoformat(newest) > now + timedelta(minutes=5)
    if ahead:
        said = "The newest event is later than this machine's clock."
        yield Finding("clock", Grade.WARNING, said, "Set the clock right: timedatectl.")
    else:
        yield Finding("clock", Grade.OK, f"It counts days in {row[0]}, which this machine knows.")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
