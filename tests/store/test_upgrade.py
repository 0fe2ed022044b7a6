"""An upgrade keeps a copy, loses nothing, and puts back what went wrong."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import (
    Damaged,
    DatabaseProblem,
)
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.upgrade import (
    check_version,
    schema_version,
    upgrade,
)
from breakthrough_tui.store.write_lock import WriteLock
from tests.store.processes import output
from tests.store.upgrades import (
    FAILS_HALF_WAY,
    FIVE,
    LOSES_THE_PARENT,
    NOW,
    REBUILDS_THE_PARENT,
    SECOND,
    UPGRADE,
    columns,
    make_filled,
    make_migrations,
    titles,
)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    return make_migrations(tmp_path / "migrations")


@pytest.fixture
def filled(tmp_path: Path, migrations: Path) -> Iterator[Database]:
    database = make_filled(tmp_path / "team.db", migrations)
    yield database
    database.close()


def test_an_upgrade_says_what_it_does_and_keeps_a_private_copy(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    told: list[str] = []
    copy = upgrade(filled, now=NOW, directory=migrations, progress=told.append)
    assert schema_version(filled) == 2
    assert titles(filled) == FIVE
    assert [line.split()[0] for line in told] == ["Copying", "Upgrading"]
    assert copy is not None
    assert copy.name == "team.db.before-1-to-2-20261123T183000Z"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as old:
        assert titles(old) == FIVE
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not list(copy.parent.glob(f"{copy.name}-*"))


def test_two_copies_of_one_second_do_not_overwrite_each_other(
    filled: Database, migrations: Path
) -> None:
    first = filled.path.with_name("team.db.before-1-to-2-20261123T183000Z")
    first.write_text("an older copy")
    (migrations / "0002_owner.py").write_text(SECOND)
    copy = upgrade(filled, now=NOW, directory=migrations)
    assert copy == first.with_name(first.name + "-2")
    assert first.read_text() == "an older copy"


def test_a_database_that_is_up_to_date_costs_nothing(filled: Database, migrations: Path) -> None:
    before = filled.path.read_bytes()
    with WriteLock(filled.path, suffix=".upgrade.lock").held():
        assert upgrade(filled, now=NOW, directory=migrations) is None
    assert filled.path.read_bytes() == before
    script = UPGRADE + "assert 'playhouse' not in sys.modules"
    output(script, filled.path, migrations)


def test_a_parent_is_rebuilt_and_keeps_every_child(filled: Database, migrations: Path) -> None:
    (migrations / "0002_rebuild.py").write_text(REBUILDS_THE_PARENT)
    upgrade(filled, now=NOW, directory=migrations)
    assert titles(filled) == FIVE
    assert filled.pragma("foreign_keys") == 1
    assert [name for name, *_ in columns(filled.connection(), "breakthrough")] == ["code"]


def test_a_migration_that_loses_a_parent_is_put_back(filled: Database, migrations: Path) -> None:
    (migrations / "0002_loses.py").write_text(LOSES_THE_PARENT)
    with pytest.raises(Damaged, match="again what it was at version 1") as caught:
        upgrade(filled, now=NOW, directory=migrations)
    assert "team.db.before-1-to-2" in caught.value.hint
    assert schema_version(filled) == 1
    assert filled.pragma("journal_mode") == "wal"
    assert filled.pragma("foreign_keys") == 1
    assert titles(filled) == FIVE
    assert filled.connection().execute("PRAGMA foreign_key_check").fetchall() == []
    with filled.write():
        check_version(filled, 1)


def test_a_migration_that_fails_leaves_everything_as_it_was(
    filled: Database, migrations: Path
) -> None:
    (migrations / "0002_owner.py").write_text(SECOND)
    (migrations / "0003_fails.py").write_text(FAILS_HALF_WAY)
    with pytest.raises(DatabaseProblem):
        upgrade(filled, now=NOW, directory=migrations)
    assert schema_version(filled) == 1
    assert titles(filled) == FIVE
    assert "owner" not in {name for name, *_ in columns(filled.connection(), "card")}
    (migrations / "0003_fails.py").unlink()
    upgrade(filled, now=NOW, directory=migrations)
    assert schema_version(filled) == 2


def test_what_was_dangling_before_does_not_stop_an_upgrade(
    filled: Database, migrations: Path
) -> None:
    filled.pragma("foreign_keys = 0")
    with filled.write():
        filled.connection().execute("INSERT INTO card VALUES (99, 'lost', 'STOCK')")
    (migrations / "0002_owner.py").write_text(SECOND)
    upgrade(filled, now=NOW, directory=migrations)
    assert titles(filled) == [*FIVE, "lost"]
