"""Copies made while everybody works, and put back under open sessions."""

from __future__ import annotations

import random
import sqlite3
import stat
import subprocess
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui.domain.errors import (
    Damaged,
    DiskFull,
    Invalid,
    NewerDatabase,
    NotFound,
    Restored,
)
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store import backup, restoring
from breakthrough_tui.store.address import Address
from breakthrough_tui.store.backup import back_up, back_up_daily, backups, daily_backups
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.feed import Feed
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.upgrade import CURRENT, MIGRATIONS, migration_names, upgrade
from tests.builders import NOW, Clock, Team, a_workspace, with_cards
from tests.store.processes import kill, said, start

STAMP = "20261005T090000Z"


def titles(path: Path) -> list[str]:
    """The action items in a file, read by SQLite alone."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as found:
        return [title for (title,) in found.execute("SELECT title FROM card ORDER BY id")]


def put_back(team: Team, copy: Path) -> Path | None:
    return restoring.restore(
        team.store.database, copy, actor="adm", door=Door.COMMAND_LINE, now=team.clock.now
    )


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# A copy


def test_a_copy_is_private_whole_alone_and_named_by_time(workspace: Team) -> None:
    workspace.add("Call the depot")
    made = back_up(workspace.store.database, now=NOW)
    assert made.name == f"team.db.backup-{STAMP}"
    assert mode(made) == 0o600
    assert titles(made) == ["Call the depot"]
    again = back_up(workspace.store.database, now=NOW)
    assert again.name == f"{made.name}-2"
    names = {path.name for path in made.parent.iterdir() if "backup-" in path.name}
    assert names == {made.name, again.name}  # nothing beside them
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_it_goes_where_one_says_and_overwrites_nothing(workspace: Team, tmp_path: Path) -> None:
    database = workspace.store.database
    there = tmp_path / "elsewhere"
    there.mkdir()
    assert back_up(database, there / "my copy.db", now=NOW) == there / "my copy.db"
    assert back_up(database, there, now=NOW) == there / f"team.db.backup-{STAMP}"
    before = (there / "my copy.db").read_bytes()
    with pytest.raises(Invalid, match="already"):
        back_up(database, there / "my copy.db", now=NOW)
    assert (there / "my copy.db").read_bytes() == before
    with pytest.raises(Invalid, match="no folder"):
        back_up(database, tmp_path / "nowhere" / "x.db", now=NOW)
    assert not list(there.glob("*.partial"))


def test_a_copy_that_appears_meanwhile_is_not_overwritten(
    workspace: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "copy.db"
    real = backup.require_sound

    def meanwhile(path: Path) -> None:
        place.write_text("somebody else's")
        real(path)

    monkeypatch.setattr(backup, "require_sound", meanwhile)
    with pytest.raises(Invalid, match="already"):
        back_up(workspace.store.database, place, now=NOW)
    assert place.read_text() == "somebody else's"
    assert not list(tmp_path.glob("*.partial"))


def test_the_bytes_of_a_copy_can_be_sent(workspace: Team, tmp_path: Path) -> None:
    workspace.add("Call the depot")
    sent = tmp_path / "sent.db"
    sent.write_bytes(b"".join(backup.stream(workspace.store.database)))
    assert titles(sent) == ["Call the depot"]
    assert not list(tmp_path.glob("*.partial*"))


def test_a_copy_is_of_one_moment_while_others_write(workspace: Team, tmp_path: Path) -> None:
    """Each command writes a card and its event: in no copy is there one without the other."""
    over = threading.Event()

    def work() -> None:
        store = Store.open(str(workspace.path), workspace.clock)
        while not over.is_set():
            store.run(cards.add, workspace.call("cho"), breakthrough=1, title="More")
        store.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        counts = []
        for number in range(8):
            made = back_up(workspace.store.database, tmp_path / f"copy{number}.db", now=NOW)
            with closing(sqlite3.connect(made)) as copy:
                (added,) = copy.execute(
                    "SELECT count(*) FROM event WHERE kind = 'card.add'"
                ).fetchone()
            assert len(titles(made)) == added
            counts.append(added)
    finally:
        over.set()
        worker.join()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]  # nobody had to wait for the copies


def test_there_is_no_room_for_a_copy(workspace: Team, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    full = closed / "x.db"
    script = """
        import resource, signal, sys
        from datetime import UTC, datetime
        from pathlib import Path
        from breakthrough_tui.domain.errors import DatabaseProblem
        from breakthrough_tui.store.backup import back_up
        from breakthrough_tui.store.store import Store
        store = Store.open(sys.argv[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            back_up(store.database, Path(sys.argv[2]), now=datetime.now(UTC))
        except DatabaseProblem as error:
            print("refused", error.message)
    """
    from tests.store.processes import output

    assert output(script, workspace.path, full).startswith("refused")
    assert list(closed.iterdir()) == []


# Every day


def test_before_the_first_write_of_a_day_there_is_a_copy(workspace: Team) -> None:
    store = workspace.store
    store.daily_copies = lambda: 3
    workspace.add("One")
    workspace.add("Two")
    [first] = daily_backups(workspace.path)
    assert first.name == "team.db.daily-20261005"
    assert titles(first) == []
    for day in range(5):
        workspace.clock.advance(days=1)
        workspace.add(f"Day {day}")
    kept = [path.name[-8:] for path in daily_backups(workspace.path)]
    assert kept == ["20261008", "20261009", "20261010"]
    assert titles(daily_backups(workspace.path)[-1]) == [
        "One",
        "Two",
        *(f"Day {n}" for n in range(4)),
    ]


def test_another_session_of_the_day_makes_no_other_copy(workspace: Team) -> None:
    for _ in range(2):
        store = Store.open(str(workspace.path), workspace.clock)
        store.daily_copies = lambda: 14
        store.run(cards.add, workspace.call("cho"), breakthrough=1, title="One")
        store.close()
    assert len(daily_backups(workspace.path)) == 1
    assert titles(daily_backups(workspace.path)[0]) == []


def test_none_are_kept_where_none_are_wanted(workspace: Team) -> None:
    workspace.store.daily_copies = lambda: 0
    workspace.add("One")
    assert backups(workspace.path) == []


def test_what_hinders_the_copy_does_not_hinder_the_work(
    workspace: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise DiskFull("There is no room.")

    monkeypatch.setattr(backup, "_fill", full)
    workspace.store.daily_copies = lambda: 3
    assert workspace.add("One")
    assert isinstance(workspace.store.copy_problem, DiskFull)
    assert daily_backups(workspace.path) == []


def test_other_files_are_let_be(workspace: Team) -> None:
    strange = workspace.path.with_name("team.db.daily-notes")
    strange.write_text("mine")
    for number in range(4):
        back_up_daily(workspace.store.database, today=date(2026, 1, 1 + number), keep=2)
    assert strange.exists()
    assert len(daily_backups(workspace.path)) == 2


# Putting it back


def test_a_copy_is_put_back_and_what_was_there_is_kept(workspace: Team, tmp_path: Path) -> None:
    workspace.add("Before")
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    workspace.add("After")
    kept = put_back(workspace, copy)
    assert titles(workspace.path) == ["Before"]
    assert kept is not None
    assert titles(kept) == ["Before", "After"]
    assert mode(kept) == 0o600
    assert workspace.store.database.pragma("journal_mode") == "wal"
    assert workspace.add("Then")
    assert not list(tmp_path.glob("*.partial*"))


def test_the_generation_rises_each_time_and_an_event_tells_it(
    workspace: Team, tmp_path: Path
) -> None:
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    for generation in (2, 3, 4):
        put_back(workspace, copy)
        found = workspace.store.workspace()
        assert found is not None
        assert found.generation == generation
    last = workspace.store.database.connection().execute(
        "SELECT actor, kind, after FROM event ORDER BY id DESC LIMIT 1"
    )
    assert last.fetchone() == ("adm", "workspace.restore", '{"generation":4}')


def test_an_open_session_is_told_and_its_commands_are_refused_until_it_looks(
    workspace: Team, tmp_path: Path
) -> None:
    """FACTS: a file replaced under an open session takes its next commit into the old WAL."""
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    other = Team(workspace.path, workspace.clock)
    other.add("After")
    feed = Feed(other.store, "cho")
    other.store.generation = feed.generation
    put_back(workspace, copy)
    with pytest.raises(Restored):
        other.add("Into the old one?")
    assert titles(workspace.path) == []
    news = feed.poll()
    assert news is not None
    assert news.restored
    assert news.events == ()
    assert feed.poll() is None
    other.store.generation = feed.generation
    other.add("Into the new one")
    assert titles(workspace.path) == ["Into the new one"]
    assert feed.cursor == news.cursor
    other.close()


def test_a_copy_of_an_older_version_is_brought_up_to_date(workspace: Team, tmp_path: Path) -> None:
    until_then = tmp_path / "migrations"
    until_then.mkdir()
    for number, name in migration_names(MIGRATIONS).items():
        if number < CURRENT:
            (until_then / f"{name}.py").write_bytes((MIGRATIONS / f"{name}.py").read_bytes())
    old = Database(Address(tmp_path / "old.db"))
    upgrade(old, now=NOW, directory=until_then)
    rows = (Path(__file__).parent / "rows" / f"{CURRENT - 1:04}.sql").read_text(encoding="utf-8")
    old.connection().executescript(f"BEGIN; {rows} COMMIT;")
    copy = back_up(old, tmp_path / "copy.db", now=NOW)
    old.close()
    workspace.add("Here")
    put_back(workspace, copy)
    assert workspace.store.database.pragma("user_version") == CURRENT
    assert titles(workspace.path) == titles(copy) != []


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda copy: copy.unlink(), NotFound),
        (lambda copy: copy.write_bytes(b""), Invalid),
        (lambda copy: copy.write_bytes(b"no database at all" * 100), Damaged),
        (lambda copy: copy.write_bytes(copy.read_bytes()[:-9000]), Damaged),
    ],
)
def test_what_is_no_whole_copy_is_not_put_back(
    workspace: Team, tmp_path: Path, spoil: Any, error: type[Exception]
) -> None:
    workspace.add("Here")
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    spoil(copy)
    with pytest.raises(error):
        put_back(workspace, copy)
    assert titles(workspace.path) == ["Here"]
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_newer_copy_a_foreign_one_and_itself_are_refused(workspace: Team, tmp_path: Path) -> None:
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute(f"PRAGMA user_version = {CURRENT + 1}")
    with pytest.raises(NewerDatabase):
        put_back(workspace, copy)
    with pytest.raises(Invalid, match="itself"):
        put_back(workspace, workspace.path)
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as foreign:
        foreign.execute("CREATE TABLE person (name)")
    with pytest.raises(Invalid, match="no database of this program"):
        put_back(workspace, tmp_path / "foreign.db")


def test_a_damaged_database_can_be_replaced(workspace: Team, tmp_path: Path) -> None:
    with_cards(workspace, [f"Card {number}" for number in range(200)])
    copy = back_up(workspace.store.database, tmp_path / "copy.db", now=NOW)
    workspace.close()
    raw = bytearray(workspace.path.read_bytes())
    for at in range(len(raw) // 2, len(raw) // 2 + 12_000):
        raw[at] = 0xFF
    workspace.path.write_bytes(raw)
    with pytest.raises(Damaged):
        restoring.contents(workspace.path)
    put_back(workspace, copy)
    assert len(titles(workspace.path)) == 200
    found = workspace.store.workspace()
    assert found is not None
    assert found.generation > 1


# Cut off in the middle

_WORK = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from breakthrough_tui.domain.event import Door
    from breakthrough_tui.store import restoring
    from breakthrough_tui.store.backup import back_up
    from breakthrough_tui.store.store import Store
    store = Store.open(sys.argv[1])
    store.database.connection()
    print("ready", flush=True)
    sys.stdin.readline()
    now = datetime.now(UTC)
    if sys.argv[2] == "backup":
        back_up(store.database, Path(sys.argv[3]), now=now)
    else:
        restoring.restore(store.database, Path(sys.argv[3]), actor="adm", door=Door.SCREEN, now=now)
    print("done", flush=True)
"""

TIMES = 14


def whole(process: subprocess.Popen[str]) -> float:
    """Let it do all of it: how many seconds that takes here."""
    assert said(process) == "ready"
    assert process.stdin is not None
    begun = time.monotonic()
    process.stdin.write("\n")
    process.stdin.flush()
    assert said(process) == "done"
    took = time.monotonic() - begun
    process.communicate(timeout=60)
    return took


def moments(took: float, chance: random.Random) -> list[float]:
    """When to cut off: anywhere in the time that it takes, at its beginning, and after its end."""
    inside = [chance.uniform(0, took) for _ in range(TIMES - 4)]
    return [0.0, *inside, 4 * took, 6 * took, 8 * took]


def cut_off(process: subprocess.Popen[str], seconds: float) -> bool:
    """Let it begin, kill it a little later; whether it had ended by then."""
    assert said(process) == "ready"
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    time.sleep(seconds)
    kill(process)
    assert process.stdout is not None
    ended = "done" in process.stdout.read()
    process.stdin.close()
    process.stdout.close()
    return ended


def filled(folder: Path, cards_in_it: int) -> Team:
    team = a_workspace(folder, Clock(datetime.now(UTC)))
    with_cards(team, [f"Card {number}" for number in range(cards_in_it)])
    return team


def test_a_backup_that_is_killed_leaves_no_half_copy(tmp_path: Path) -> None:
    team = filled(tmp_path, 300)
    chance = random.Random(5)
    ended = 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    took = whole(start(_WORK, team.path, "backup", elsewhere / "first.db"))
    for number, seconds in enumerate(moments(took, chance)):
        place = elsewhere / f"copy{number}.db"
        process = start(_WORK, team.path, "backup", place)
        done = cut_off(process, seconds)
        ended += done
        if place.exists():
            assert len(titles(place)) == 300
        else:
            assert not done
    assert 0 < ended < TIMES, "some were cut off and some were not"
    team.add("It goes on")
    back_up(team.store.database, elsewhere / "after.db", now=NOW)
    assert not list(tmp_path.rglob("*.partial*"))
    team.close()


def test_a_restore_that_is_killed_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    team = filled(tmp_path, 300)
    copy = back_up(team.store.database, tmp_path / "copy.db", now=NOW)
    chance = random.Random(6)
    states = set()
    took = whole(start(_WORK, team.path, "restore", copy))
    for number, seconds in enumerate(moments(took, chance)):
        team.add(f"After {number}")
        before = titles(team.path)
        generation = restoring.contents(team.path).generation
        process = start(_WORK, team.path, "restore", copy)
        done = cut_off(process, seconds)
        found = restoring.contents(team.path)  # whole, or this would raise
        restored = titles(team.path) == titles(copy)
        assert restored or titles(team.path) == before
        assert (found.generation > generation) is restored
        assert restored or not done
        kept = sorted(tmp_path.glob("*.before-restore-*"), key=lambda file: file.stat().st_mtime_ns)
        kept = [file for file in kept if not file.name.endswith(".partial")]
        assert not restored or titles(kept[-1]) == before
        for one in kept:
            one.unlink()
        states.add((restored, done))
        assert team.add("It goes on")
    assert len({restored for restored, _ in states}) == 2, states
    back_up(team.store.database, tmp_path / "after.db", now=NOW)
    assert not list(tmp_path.glob("*.partial*"))
    team.close()
