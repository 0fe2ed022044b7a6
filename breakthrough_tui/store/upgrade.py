"""Bring a database to the version that this program knows.

The version is SQLite's `user_version`: the number of the last migration, or minus the number that is being
migrated to. A session that was opened before finds another number than its own inside its next write and stops.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from breakthrough_tui.domain.errors import (
    BreakthroughError,
    Busy,
    Damaged,
    DatabaseProblem,
    Invalid,
    NewerDatabase,
    RestartNeeded,
)
from breakthrough_tui.store.connection import APPLICATION_ID, Database
from breakthrough_tui.store.database_errors import translated
from breakthrough_tui.store.without_drivers import without_drivers
from breakthrough_tui.store.write_lock import WriteLock

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

MIGRATIONS = Path(__file__).parent / "migrations"
HISTORY = "schema_migration"
OLDEST_SQLITE = (3, 34, 0)
"""The first whose full-text search knows runs of three characters."""

# Another session that upgrades a large database is worth waiting for.
_WAIT_SECONDS = 120.0


def migration_names(directory: Path) -> dict[int, str]:
    """The migration scripts by their number; ValueError if two have the same."""
    names: dict[int, str] = {}
    for file in sorted(path.name for path in directory.iterdir()):
        stem, dot, ending = file.rpartition(".")
        if not (dot and ending == "py" and stem[:1].isdigit()):
            continue
        digits = stem.partition("_")[0]
        if not digits.isdecimal():
            raise ValueError(f"{file}: a migration is named like 0002_add_labels.py")
        if int(digits) in names:
            raise ValueError(f"{file} has the same number as {names[int(digits)]}.py")
        names[int(digits)] = stem
    return names


CURRENT: int = max(migration_names(MIGRATIONS), default=0)


def schema_version(database: Database) -> int:
    """The number of the last migration; negative while one is at work, or was when it was cut off."""
    return int(database.pragma("user_version"))


def check_version(database: Database, current: int = CURRENT) -> None:
    """RestartNeeded if the database is not at the version of this program. To be called inside each write."""
    version = schema_version(database)
    if version != current:
        raise RestartNeeded(
            "The database was upgraded or restored while this session was open.",
            "Nothing was changed. Please start the program again.",
        )


def upgrade(
    database: Database,
    *,
    now: datetime,
    progress: Callable[[str], None] | None = None,
    directory: Path = MIGRATIONS,
) -> Path | None:
    """Run the migrations that are missing, all sessions taking turns; the path of the copy made before, if any.

    Refused: a newer database (NewerDatabase), one of another program (Invalid), a damaged one (Damaged), and an SQLite
    that is too old (DatabaseProblem).
    """
    _require_sqlite(sqlite3.sqlite_version_info)
    names = migration_names(directory)
    if not names:
        raise FileNotFoundError(f"no migrations in {directory}")
    if _is_current(database, max(names)):
        return None
    with _turn(database):
        if _is_current(database, max(names)):  # somebody else was faster
            return None
        return _Upgrade(database, directory, names, now, progress or _say_nothing).run()


def _require_sqlite(version: tuple[int, ...]) -> None:
    if version < OLDEST_SQLITE:
        here, needed = (".".join(map(str, each[:2])) for each in (version, OLDEST_SQLITE))
        raise DatabaseProblem(
            f"The SQLite of this Python is {here}; it has to be {needed} or newer.",
            "Run the program with a newer Python.",
        )


@contextmanager
def _turn(database: Database) -> Iterator[None]:
    lock = WriteLock(database.path, suffix=".upgrade.lock", wait=_WAIT_SECONDS)
    with ExitStack() as stack:
        try:
            stack.enter_context(lock.held())
        except Busy as error:
            raise Busy(
                "Somebody else is upgrading this database and has not finished.",
                "Wait for them, then start again.",
            ) from error
        yield


def _say_nothing(_: str) -> None:
    pass


def _is_current(database: Database, current: int) -> bool:
    version = schema_version(database)
    application = int(database.pragma("application_id"))
    if application == APPLICATION_ID:
        if abs(version) > current:
            raise NewerDatabase(
                f"This database is at version {abs(version)}; this program knows {current}.",
                "Install the newer version of the program.",
            )
        return version == current
    if application != 0 or version != 0 or _all(database, "SELECT name FROM sqlite_master"):
        raise Invalid(
            f"{database.path} is a database of another program.", "Name another file with --db."
        )
    return False


def _all(database: Database, sql: str) -> list[tuple[Any, ...]]:
    with translated(database.path):
        rows: list[tuple[Any, ...]] = database.connection().execute(sql).fetchall()
        return rows


class _Upgrade:
    """One upgrade at work, under its lock."""

    def __init__(
        self,
        database: Database,
        directory: Path,
        names: dict[int, str],
        now: datetime,
        say: Callable[[str], None],
    ) -> None:
        self.database = database
        self.directory = directory
        self.names = names
        self.now = now
        self.say = say
        self.target = max(names)
        self.start = self.applied()

    def run(self) -> Path | None:
        """Mark, copy, migrate, check; what goes wrong is put back."""
        self.require_sound("The database is damaged, so it was not upgraded.")
        dangling = self.dangling()
        self.mark(-self.target)  # from here on no older session writes, so the copy misses nothing
        copy = None
        try:
            if self.start > 0:
                self.say(f"Copying the database before its upgrade to version {self.target} …")
                copy = self.copied()
            self.migrate()
            self.require_sound("The upgrade left the database damaged.")
            if self.dangling() - dangling:
                raise Damaged("The upgrade left something that belongs to nothing.")
        except Exception as error:
            self.put_back(copy)
            raise self.explained(error, copy) from error
        self.mark(self.target)
        return copy

    def applied(self) -> int:
        """The number of the last migration in the history, 0 if there is none."""
        table = f"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{HISTORY}'"
        if not _all(self.database, table):
            return 0
        names = _all(self.database, f"SELECT name FROM {HISTORY}")
        return max((int(name.partition("_")[0]) for (name,) in names), default=0)

    def mark(self, version: int) -> None:
        """Write the version into the file, and that it is ours."""
        with self.database.write():
            connection = self.database.connection()
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version}")

    def migrate(self) -> None:
        """Playhouse's runner, run plainly: in a transaction of ours it could not switch foreign keys off."""
        with without_drivers():
            from playhouse.migrations import Runner
        with self.database.turn(), translated(self.database.path):
            runner = Runner(self.database.peewee, str(self.directory), HISTORY)
            for number in sorted(self.names):
                if number > self.start:
                    self.say(f"Upgrading the database to version {number} …")
                    runner.up(self.names[number])
                    self.date(self.names[number])

    def date(self, name: str) -> None:
        # The runner looks at the clock by itself. Nothing else does.
        applied = self.now.astimezone(UTC).replace(tzinfo=None)
        self.database.connection().execute(
            f"UPDATE {HISTORY} SET applied = ? WHERE name = ?", (applied.isoformat(" "), name)
        )

    def require_sound(self, otherwise: str) -> None:
        """Damaged, with this sentence, if SQLite finds a fault in the file."""
        if _all(self.database, "PRAGMA quick_check(1)") != [("ok",)]:
            raise Damaged(otherwise, "Leave the file as it is, and go back to a backup.")

    def dangling(self) -> Counter[tuple[str, str]]:
        """How many rows of which table point to a row that is not there, and in which table."""
        rows = _all(self.database, "PRAGMA foreign_key_check")
        return Counter((str(table), str(parent)) for table, _, parent, _ in rows)

    def copied(self) -> Path:
        """A copy for the owner only, at the version it really has; it has its name once it is whole."""
        from breakthrough_tui.store.backup import keep_before_upgrade

        stamp = self.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        ending = f".before-{self.start}-to-{self.target}-{stamp}"
        return keep_before_upgrade(self.database, ending, version=self.start)

    def put_back(self, copy: Path | None) -> None:
        """Make the database again what it was; a new file stays marked, so that the next start goes on with it."""
        if self.applied() == self.start and copy is None:
            if self.start > 0:
                self.mark(self.start)
            return
        if copy is not None:
            with (
                self.database.turn(),
                translated(self.database.path),
                closing(sqlite3.connect(copy)) as source,
            ):
                source.backup(self.database.connection())

    def explained(self, error: Exception, copy: Path | None) -> BreakthroughError:
        """What is told to the person whose start ran into this."""
        if isinstance(error, BreakthroughError) and not isinstance(error, Damaged):
            return error
        what = str(error) if isinstance(error, Damaged) else "The upgrade did not work."
        kind = Damaged if isinstance(error, Damaged) else DatabaseProblem
        if copy is None:
            return kind(
                what, "Nobody's work is touched. Please tell those who look after the program."
            )
        return kind(
            f"{what} The database is again what it was at version {self.start}.",
            f"Go on with the older version of the program. A copy from before is at {copy}.",
        )
