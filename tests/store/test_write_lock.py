"""Taking turns."""

from __future__ import annotations

import stat
import threading
import time
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import Busy, DatabaseProblem
from breakthrough_tui.store.write_lock import WriteLock, needed
from tests.store.processes import kill, said, start

HOLD = """
import sys
from pathlib import Path
from breakthrough_tui.store.write_lock import WriteLock
with WriteLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.readline()
print("free", flush=True)
"""

COUNT = """
import sys
from pathlib import Path
from breakthrough_tui.store.write_lock import WriteLock
counter = Path(sys.argv[2])
for _ in range(50):
    with WriteLock(Path(sys.argv[1]), wait=60).held():
        number = int(counter.read_text())
        counter.write_text(str(number + 1))
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "team.db"
    path.touch(mode=0o600)
    return path


@pytest.mark.parametrize(
    ("version", "has_the_bug"),
    [
        ((3, 6, 23), False),  # no WAL yet
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 46, 1), True),
        ((3, 49, 2), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
        ((3, 53, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_turns_are_needed_where_sqlite_has_the_bug(
    version: tuple[int, int, int], has_the_bug: bool
) -> None:
    assert needed(version) is has_the_bug


def test_the_lock_lies_beside_the_database_and_is_as_private(database: Path) -> None:
    with WriteLock(database).held():
        lock = database.with_name("team.db.lock")
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_a_group_that_shares_the_database_shares_the_lock(database: Path) -> None:
    database.chmod(0o660)
    with WriteLock(database).held():
        lock = database.with_name("team.db.lock")
        assert stat.S_IMODE(lock.stat().st_mode) == 0o660


def test_waiting_ends_with_a_sentence(database: Path) -> None:
    with start(HOLD, database) as other:
        assert said(other) == "held"
        with (
            pytest.raises(Busy, match="has been writing for longer") as caught,
            WriteLock(database, wait=0.1).held(),
        ):
            pytest.fail("two hold the lock")
        assert caught.value.exit_code == 75
        other.communicate("\n")
    with WriteLock(database, wait=0.1).held():
        pass


def test_who_waits_gets_the_lock_when_it_is_free(database: Path) -> None:
    with start(HOLD, database) as other:
        assert said(other) == "held"
        timer = threading.Timer(0.2, kill, [other])
        timer.start()
        with WriteLock(database, wait=60).held():
            pass
        timer.join()


def test_two_threads_take_turns_as_well(database: Path) -> None:
    with WriteLock(database).held():
        caught: list[Exception] = []

        def second() -> None:
            try:
                with WriteLock(database, wait=0.1).held():
                    pass
            except Busy as error:
                caught.append(error)

        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_who_gave_up_does_not_get_the_lock_later(database: Path) -> None:
    before = threading.active_count()
    with WriteLock(database).held(), pytest.raises(Busy), WriteLock(database, wait=0.05).held():
        pass
    patience = time.monotonic() + 30
    while threading.active_count() > before and time.monotonic() < patience:
        time.sleep(0.01)
    with WriteLock(database, wait=0).held():
        pass


def test_four_processes_never_hold_it_at_once(database: Path, tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    others = [start(COUNT, database, counter) for _ in range(4)]
    for other in others:
        other.communicate(timeout=60)
    assert counter.read_text() == "200"


def test_kill_9_frees_it(database: Path) -> None:
    with start(HOLD, database) as other:
        assert said(other) == "held"
        kill(other)
        with WriteLock(database, wait=5).held():
            pass


def test_a_lock_that_was_removed_is_made_again(database: Path) -> None:
    lock = WriteLock(database)
    with lock.held():
        lock.path.unlink()
        with WriteLock(database, wait=0.1).held():  # nobody else can find the old one any more
            assert lock.path.exists()


def test_a_link_in_the_place_of_the_lock_is_not_followed(database: Path, tmp_path: Path) -> None:
    (tmp_path / "team.db.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DatabaseProblem), WriteLock(database).held():
        pytest.fail("a lock behind a link")
    assert not (tmp_path / "elsewhere").exists()


def test_a_lock_is_opened_to_those_to_whom_the_database_was_opened_later(tmp_path: Path) -> None:
    """Made beside a private file it was private, and stayed so: the others of a shared folder could never write."""
    database = tmp_path / "team.db"
    database.touch(mode=0o600)
    with WriteLock(database).held():
        assert WriteLock(database).path.stat().st_mode & 0o777 == 0o600
    database.chmod(0o660)
    with WriteLock(database).held():
        pass
    assert WriteLock(database).path.stat().st_mode & 0o777 == 0o660
