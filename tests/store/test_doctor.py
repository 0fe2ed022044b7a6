"""A doctor finds what is wrong: one flipped byte in any page, and what is wrong around the file."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store import method_tables
from breakthrough_tui.store.backup import back_up
from breakthrough_tui.store.commands import cards, checklists, obstacles, personal, readings
from breakthrough_tui.store.doctor import Finding, Grade, examine
from breakthrough_tui.store.personal_tables import DraftRow, PreferenceRow, SeenRow
from breakthrough_tui.store.tables import Table
from breakthrough_tui.store.upgrade import CURRENT
from tests.builders import Clock, Team, a_workspace

_PERSONAL: tuple[type[Table], ...] = (
    PreferenceRow,
    DraftRow,
    SeenRow,
    method_tables.SignalSeenRow,
    method_tables.PresenceRow,
    *method_tables.PRIVATE.values(),
)
PERSONAL = {table._meta.table_name for table in _PERSONAL}
"""What no event tells, so that nothing can be compared with it; what SQLite itself finds is found there too."""


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """A team with some of everything, on a day of this machine's clock."""
    clock = Clock(datetime.now(UTC) - timedelta(days=3))
    team = a_workspace(tmp_path, clock)
    for number in range(12):
        card = team.add(f"Call the depot {number}", description="Nobody answers " * number)
        clock.advance(seconds=2)
        team.run("ana", cards.move, card=card, column=team.doing)
        team.run("ana", cards.move, card=card, column=team.done)
    team.run("ana", cards.comment, card=1, text="Who has the number?")
    team.run("ana", checklists.add, card=1, text="Find the number", owner=None)
    team.run("dia", readings.add, breakthrough=1, value=Decimal(44), on=date(2026, 10, 5))
    made = team.raise_obstacle(cards=[1])
    team.run("bo", obstacles.answer, obstacle=made, kind=ObstacleState.REMOVED, note="Bought")
    team.run("ana", personal.see, breakthrough=1)
    clock.now = datetime.now(UTC)
    back_up(team.store.database, now=clock.now)
    team.store.database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return team


def found(path: Path, *grades: Grade) -> list[str]:
    wanted = grades or (Grade.PROBLEM,)
    return [one.check for one in examine(path, now=datetime.now(UTC)) if one.grade in wanted]


def of(path: Path, check: str) -> Finding:
    return next(one for one in examine(path, now=datetime.now(UTC)) if one.check == check)


def test_where_all_is_well_nothing_is_found(team: Team) -> None:
    findings = list(examine(team.path, now=datetime.now(UTC)))
    assert [one for one in findings if one.grade in (Grade.WARNING, Grade.PROBLEM)] == []
    assert {one.check for one in findings} == set(
        "files room wal sqlite backup integrity references version events replay search clock".split()
    )
    assert all(one.advice for one in findings if one.grade is not Grade.OK)


def test_it_changes_nothing_and_people_go_on(team: Team) -> None:
    before = team.path.read_bytes()
    examining = examine(team.path, now=datetime.now(UTC))
    next(examining)
    team.add("Meanwhile")
    assert all(one.grade is not Grade.PROBLEM for one in examining)
    team.store.database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert team.path.read_bytes() != before
    before = team.path.read_bytes()
    assert found(team.path) == []
    assert team.path.read_bytes() == before
    assert {path.name for path in team.path.parent.iterdir() if "doctor" in path.name} == set()


# One byte


def dump(path: Path) -> dict[str, object]:
    """Everything that can be read from a file, or that it cannot be read."""
    read: dict[str, object] = {}
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            file.text_factory = bytes
            names = [row[0].decode() for row in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )]  # fmt: skip
            read["schema"] = sorted(file.execute("SELECT * FROM sqlite_master").fetchall(), key=str)
            for name in names:
                # `card_search` reads tables of its own; when an upgrade was made means nothing.
                columns = "id, name" if name == "schema_migration" else "*"
                if name != "card_search":
                    read[name] = file.execute(f'SELECT {columns} FROM "{name}"').fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        read["unreadable"] = type(error).__name__
    return read


def meant(before: dict[str, object], after: dict[str, object]) -> bool:
    """Whether a difference is one that has to be found."""
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return bool(changed - PERSONAL)


def flips(whole: bytes, page: int, chance: random.Random, each: int) -> list[int]:
    """Places of bytes in every page. Most of a page is zero and means nothing, so these are of the others."""
    places: list[int] = []
    for start in range(0, len(whole), page):
        used = [at for at in range(start, start + page) if whole[at]]
        places += chance.sample(used, min(each, len(used)))
    return places


def flipped_and_found(team: Team, each: int, seed: int) -> tuple[int, int]:
    """Flip bytes one at a time in every page: how many mattered, and how many of those were found."""
    path = team.path
    team.close()
    whole = path.read_bytes()
    before = dump(path)
    page = 4096
    mattered = known = 0
    chance = random.Random(seed)
    missed = []
    for at in flips(whole, page, chance, each):
        raw = bytearray(whole)
        raw[at] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        after = dump(path)
        if not meant(before, after):
            continue
        mattered += 1
        if any(one.grade is Grade.PROBLEM for one in examine(path, now=datetime.now(UTC))):
            known += 1
        else:
            changed = [name for name in before if before.get(name) != after.get(name)]
            missed.append((at // page + 1, at % page, changed))
    path.write_bytes(whole)
    assert not missed, "; ".join(map(str, missed))
    return mattered, known


def test_one_flipped_byte_in_any_page_is_found(team: Team) -> None:
    mattered, known = flipped_and_found(team, 2, 1)
    assert mattered > 50
    assert known == mattered
    assert found(team.path) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_many_flipped_bytes_are_each_found(team: Team, seed: int) -> None:
    mattered, known = flipped_and_found(team, 20, 10 + seed)
    assert known == mattered > 300


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE card SET title = 'Call the d3pot' WHERE id = 3", "replay"),
        ("UPDATE card SET owner = 'dia' WHERE id = 3", "replay"),
        ("UPDATE reading SET value = '45'", "replay"),
        ("UPDATE event SET actor = 'eve' WHERE id = 9", "events"),
        ("UPDATE event SET at = '2026-10-05T09:00:01.000000Z' WHERE id = 9", "events"),
        ("UPDATE event SET checksum = 'x' WHERE id = 9", "events"),
        ("DELETE FROM event WHERE kind = 'card.add' AND entity_id = '5'", "replay"),
        ("UPDATE breakthrough SET position = position + 1", "replay"),
        ("UPDATE obstacle_card SET stops = 0", "replay"),
        ("DELETE FROM board_column WHERE id = 3", "references"),
        ("UPDATE card_text SET text = 'call' WHERE card = 3", "search"),
        ("INSERT INTO card_search(card_search) VALUES('delete-all')", "search"),
        ("UPDATE merged_command SET became = 'nothing'", "order"),
        ("CREATE TRIGGER t AFTER UPDATE ON card BEGIN DELETE FROM reading; END", "replay"),
        ("UPDATE workspace SET time_zone = 'Europe/Nowhere'", "clock"),
        (f"PRAGMA user_version = {CURRENT + 1}", "version"),
        ("PRAGMA user_version = -3", "version"),
    ],
)
def test_what_somebody_changed_behind_our_back_is_found(team: Team, sql: str, check: str) -> None:
    with closing(sqlite3.connect(team.path)) as other:
        other.execute(sql)
        other.commit()
    assert check in found(team.path)
    assert of(team.path, check).advice


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "team.db"
    path.write_bytes(b"not a database " * 500)
    path.chmod(0o600)
    assert found(path) == ["database"]


# Around it


@pytest.mark.parametrize(
    ("spoil", "check", "grade"),
    [
        (lambda path: path.chmod(0o644), "files", Grade.PROBLEM),
        (lambda path: path.chmod(0o660), "files", Grade.NOTE),
        (lambda path: path.parent.chmod(0o777), "files", Grade.PROBLEM),
        (lambda path: next(path.parent.glob("*.backup-*")).chmod(0o604), "files", Grade.PROBLEM),
        (lambda path: next(path.parent.glob("*.backup-*")).unlink(), "backup", Grade.WARNING),
        (lambda path: next(path.parent.glob("*.backup-*")).write_bytes(b"x"), "backup", Grade.PROBLEM),
        (lambda path: os.utime(next(path.parent.glob("*.backup-*")), (1, 1)), "backup", Grade.WARNING),
    ],
)  # fmt: skip
def test_what_is_wrong_around_the_file(
    team: Team, spoil: Callable[[Path], None], check: str, grade: Grade
) -> None:
    spoil(team.path)
    assert of(team.path, check).grade is grade


def test_a_disk_without_room_and_a_wal_that_grows(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    from breakthrough_tui.store import doctor

    monkeypatch.setattr(doctor, "LEAST_ROOM", 1 << 60)
    monkeypatch.setattr(doctor, "LARGE_WAL", 100)
    assert of(team.path, "room").grade is Grade.WARNING
    with closing(sqlite3.connect(team.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM card").fetchall()
        for number in range(200):
            team.add(f"More {number} " + "x" * 100)
        assert of(team.path, "wal").grade is Grade.WARNING


def test_a_clock_that_went_back(team: Team) -> None:
    early = datetime.now(UTC) - timedelta(days=30)
    assert [one.check for one in examine(team.path, now=early) if one.grade is Grade.WARNING] == [
        "clock"
    ]
