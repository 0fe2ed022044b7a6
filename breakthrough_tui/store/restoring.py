"""Putting a copy back into the live file, while sessions may be open on it.

Never by renaming: a session that has the old file open would go on writing into it. SQLite's backup interface writes
the copy into the live file in one transaction, and the generation that it carries tells every session to look anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NewerDatabase, NotFound
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.address import Address, make_private_file
from breakthrough_tui.store.backup import alone, keep_present, plain, require_sound
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.database_errors import translated
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.tables import WorkspaceRow
from breakthrough_tui.store.upgrade import CURRENT, upgrade
from breakthrough_tui.store.write import Write


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a database, so that a person can tell it from another one."""

    workspace: str
    codes: tuple[str, ...]
    people: int
    events: int
    newest: datetime | None
    version: int
    generation: int


def contents(path: Path) -> Contents:
    """What is in a file, read without changing it. NotFound, Damaged or Invalid where it is no database of ours."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.", "Name a copy that 'backup' made.")
    require_sound(path)
    with translated(path), closing(_reading(path)) as found:

        def one(sql: str) -> object:
            row = found.execute(sql).fetchone()
            return None if row is None else row[0]

        newest = one("SELECT max(at) FROM event")
        codes = found.execute("SELECT code FROM breakthrough ORDER BY id").fetchall()
        return Contents(
            workspace=str(one("SELECT name FROM workspace") or ""),
            codes=tuple(str(code) for (code,) in codes),
            people=int(str(one("SELECT count(*) FROM person"))),
            events=int(str(one("SELECT count(*) FROM event"))),
            newest=None if newest is None else datetime.fromisoformat(str(newest)),
            version=int(str(one("PRAGMA user_version"))),
            generation=int(str(one("SELECT generation FROM workspace") or 0)),
        )


def restore(
    database: Database, copy: Path, *, actor: str, door: Door, now: datetime
) -> Path | None:
    """Put what is in `copy` into the live file; the path of the copy that was kept of what was there before.

    The caller has asked whether the actor may. All or nothing: whoever is cut off in the middle leaves what was there.
    """
    inside = contents(copy)
    if inside.version > CURRENT:
        raise NewerDatabase(
            f"This copy is at version {inside.version}; this program knows {CURRENT}.",
            "Install the newer version of the program.",
        )
    with suppress(FileNotFoundError):
        if copy.samefile(database.path):
            raise Invalid("This is the database itself.", "Name a copy that 'backup' made.")
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = keep_present(database, f".before-restore-{stamp}")
    staged = Path(f"{database.path}.restore.partial")
    with alone(database):
        generation = max(inside.generation, _generation(database, now)) + 1
        try:
            _stage(copy, staged, Call(actor, door), generation, now)
            with (
                _turn(database),
                translated(database.path),
                closing(_reading(staged)) as source,
                closing(plain(database.path)) as live,
            ):
                source.backup(live)
        finally:
            _clear(staged)
    return kept


def _turn(database: Database) -> AbstractContextManager[None]:
    return database.write_lock.held() if database.takes_turns else nullcontext()


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _generation(database: Database, now: datetime) -> int:
    """That of the live database; where it cannot be read, one that no session can have seen."""
    try:
        return int(database.value(WorkspaceRow.select(WorkspaceRow.generation)) or 0)
    except BreakthroughError:
        return int(now.timestamp())


def _stage(copy: Path, staged: Path, call: Call, generation: int, now: datetime) -> None:
    """Make what the live file shall hold: the copy, brought up to date, of a new generation."""
    _clear(staged)
    make_private_file(staged)
    with closing(_reading(copy)) as source, closing(sqlite3.connect(staged)) as target:
        source.backup(target)
    database = Database(Address(staged))
    try:
        upgrade(database, now=now)
        store = Store(database, lambda: now)
        if store.workspace() is not None:
            store.run(_raise_generation, call, generation=generation)
        database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _raise_generation(write: Write, *, generation: int) -> None:
    write.allow_elsewhere(Action.RESTORE)
    write.change(Action.RESTORE, "workspace", 1, None, {"generation": generation})


def _clear(staged: Path) -> None:
    for left in staged.parent.iterdir():
        if left.name.startswith(staged.name):
            left.unlink(missing_ok=True)
