"""What is somebody's own reaches nobody else: answers to the pulse, ballots, where they are reached, drafts.

Two files differ in nothing but what is eli's own. All that the others can read, they read in both, and it is the same.
"""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from breakthrough_tui.store.commands import areas, people, personal, pulses, votes
from breakthrough_tui.store.store import Store
from tests.builders import Clock, Team, a_workspace
from tests.cli.test_roles import READERS, last_instant
from tests.support.command_line import Desk
from tests.support.screens import at_screen

OTHERS = ("ana", "obs", "adm")


class Own(NamedTuple):
    """What is eli's own."""

    address: str
    energy: int
    confidence: int
    ballot: int
    earlier: int
    draft: str


ONE = Own("eli@one.example", 9, 8, 10, 7, "ONE, half a thou")
OTHER = Own("eli@another.example", 1, 2, 0, 3, "another thing en")


class World(NamedTuple):
    path: Path
    clock: Clock


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """The same team twice: a week of the pulse with two answers, one that goes on with five; votes likewise."""
    folder = tmp_path_factory.mktemp("worlds")
    team = a_workspace(folder)
    _live(team, ONE)
    team.close()
    another = folder / "another.db"
    shutil.copy(team.path, another)
    with closing(sqlite3.connect(another)) as connection, connection:
        _change(connection)
    return World(team.path, team.clock), World(another, team.clock)


def _live(team: Team, own: Own) -> None:
    team.run("adm", people.edit, name="eli", address="eli@before.example")
    team.run("eli", people.edit, name="eli", address=own.address)
    team.run("ana", votes.open_vote, breakthrough=1)
    for name, value in (("eli", own.earlier), ("cho", 5)):
        team.run(name, votes.cast, breakthrough=1, value=value)
        team.run(name, pulses.answer, breakthrough=1, energy=value, confidence=value)
    team.run("ana", votes.close, breakthrough=1)
    team.clock.advance(days=7)
    team.run("ana", votes.open_vote, breakthrough=1)
    for name in ("bo", "ana", "cho", "dia"):
        team.run(name, votes.cast, breakthrough=1, value=5)
        team.run(name, pulses.answer, breakthrough=1, energy=5, confidence=6)
    team.run("eli", votes.cast, breakthrough=1, value=own.ballot)
    team.run("eli", pulses.answer, breakthrough=1, energy=own.energy, confidence=own.confidence)
    card = team.add()
    team.add("Ask the depot")
    team.raise_obstacle()
    team.run("ana", areas.add, name="Permits")
    for place in ("1:new action items", f"card:{card}:comment"):
        text = json.dumps({"text": own.draft})
        team.run("eli", personal.keep_draft, place=place, text=text)
    team.run("ana", people.add, name="kim", address="kim@one.example")
    team.clock.advance(hours=3)


def _change(connection: sqlite3.Connection) -> None:
    """Let it be the other world."""
    changed = [
        connection.execute("UPDATE person SET address = ? WHERE name = 'eli'", (OTHER.address,)),
        connection.execute(
            "UPDATE event SET before = replace(before, ?, ?), after = replace(after, ?, ?)"
            " WHERE entity = 'person'",
            (ONE.address, OTHER.address) * 2,
        ),
        connection.execute(
            "UPDATE draft SET text = replace(text, ?, ?) WHERE person = 'eli'",
            (ONE.draft, OTHER.draft),
        ),
        connection.execute(
            "UPDATE pulse SET energy = ?, confidence = ? WHERE person = 'eli' AND energy = ?",
            (OTHER.energy, OTHER.confidence, ONE.energy),
        ),
        connection.execute(
            "UPDATE pulse SET energy = ?, confidence = ? WHERE person = 'eli' AND energy = ?",
            (OTHER.earlier, OTHER.earlier, ONE.earlier),
        ),
        connection.execute(
            "UPDATE ballot SET value = ? WHERE person = 'eli' AND value = ?",
            (OTHER.ballot, ONE.ballot),
        ),
        connection.execute(
            "UPDATE ballot SET value = ? WHERE person = 'eli' AND value = ?",
            (OTHER.earlier, ONE.earlier),
        ),
    ]
    assert all(cursor.rowcount for cursor in changed)


@pytest.fixture
def own_worlds(worlds: tuple[World, World], tmp_path: Path) -> tuple[World, World]:
    """Copies in which something may be done."""
    one, another = (
        World(tmp_path / f"{number}.db", world.clock) for number, world in enumerate(worlds)
    )
    for world, here in zip(worlds, (one, another), strict=True):
        shutil.copy(world.path, here.path)
    return one, another


@contextmanager
def at_the_time_of(world: World) -> Iterator[None]:
    """What asks for the time without being given a clock hears that of a world."""
    opening = Store.open.__func__  # type: ignore[attr-defined]
    kept = opening.__defaults__
    opening.__defaults__ = (world.clock,)
    try:
        yield
    finally:
        opening.__defaults__ = kept


def read_by(world: World, name: str, words: str) -> str:
    """What somebody is told, in words and in JSON, and what stands beside it."""
    desk = Desk(world.path, name)
    words = words.replace("LAST", last_instant(world.path))
    with at_the_time_of(world):
        plain = desk.types(*shlex.split(words))
        as_json = desk.types(*shlex.split(words), "--json")
    assert (plain.code, as_json.code) == (0, 0), plain.err + as_json.err
    return (plain.out + plain.err + as_json.out + as_json.err).replace(
        str(world.path), "the database"
    )


MORE = ["log --limit 1000", "log --since 0.1-1.1", "digest --since 2026-09-01"]


@pytest.mark.parametrize("words", [*READERS, *MORE])
def test_nobody_reads_what_is_another_s_own(worlds: tuple[World, World], words: str) -> None:
    one, another = worlds
    for name in OTHERS:
        assert read_by(one, name, words) == read_by(another, name, words), name


@pytest.mark.parametrize("words", ["pulse", "log --limit 1000"])
def test_they_read_it_themselves(worlds: tuple[World, World], words: str) -> None:
    """So that the test above is known to see it."""
    one, another = worlds
    assert read_by(one, "eli", words) != read_by(another, "eli", words)


WALK = (
    ("1",), ("1", "n"), ("1", "enter"), ("1", "c"), ("2",), ("2", "n"), ("3",), ("3", "p"), ("4",),
    ("4", "V"), ("4", "G"), ("5",), ("6",), ("6", "F"), ("0",), ("0", "R"), ("full_stop",),
    ("question_mark",), ("exclamation_mark",),
)  # fmt: skip
"""Keys that lead to every screen, and to what opens there with what was typed before."""


async def seen_by(world: World, name: str, walk: Sequence[tuple[str, ...]] = WALK) -> list[str]:
    """The text of every screen, with what opens on it."""
    seen = []
    async with at_screen(world, name) as screen:
        for keys in walk:
            await screen.press(*keys)
            seen.append(screen.text)
            await screen.press(*["escape"] * len(keys))
    return [text.replace(str(world.path), "the database") for text in seen]


@pytest.mark.parametrize(
    "name", ["ana", *(pytest.param(name, marks=pytest.mark.soak) for name in ("bo", "adm", "out"))]
)
async def test_no_screen_shows_it_to_another(own_worlds: tuple[World, World], name: str) -> None:
    one, another = [await seen_by(world, name) for world in own_worlds]
    for keys, here, there in zip(WALK, one, another, strict=True):
        assert here == there, keys
        assert "example" not in here
    assert len(set(one)) > 10, "the keys led somewhere"


async def test_one_sees_it_oneself(own_worlds: tuple[World, World]) -> None:
    walk = [("1", "n"), ("3", "p")]
    one, another = [await seen_by(world, "eli", walk) for world in own_worlds]
    for keys, here, there in zip(walk, one, another, strict=True):
        assert here != there, keys


def test_a_refusal_says_nothing_of_it(own_worlds: tuple[World, World]) -> None:
    """An earlier change that cannot be undone any more, and one that was done meanwhile."""
    said = []
    for world in own_worlds:
        desk = Desk(world.path, "adm")
        with at_the_time_of(world):
            desk.does("person", "edit", "eli", "--full-name", "Eli")
            changed = desk.types("undo", "--json")
            assert changed.code == 0
            said.append([desk.types(*words.split()).err for words in REFUSED])
    assert said[0] == said[1]
    assert "example" not in str(said)


REFUSED = (
    "undo",
    "person add eli --mail x@example",
    "person role eli nobody",
    "person leave eli",
    "goal vote 11",
    "pulse 3",
    "pulse 7 11",
)


def test_the_log_file_tells_no_more_than_the_verb(tmp_path: Path) -> None:
    """An answer that ended in a mistake of ours stands in the line that was typed."""
    script = (
        "import sys, breakthrough_tui.cli.pulses as pulses\n"
        "def answer(here, args): raise ValueError('planted')\n"
        "pulses.answer = answer\n"
        "from breakthrough_tui.main import main\n"
        "sys.argv = ['breakthrough', '--db', sys.argv[1], 'pulse', '7', '8']\n"
        "raise SystemExit(main())\n"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "team.db")]
    done = subprocess.run(words, capture_output=True, check=False, text=True)
    log = Path(done.stderr.splitlines()[1].removeprefix("The details are in ").removesuffix("."))
    first, *rest = log.read_text().splitlines()
    assert first.endswith("Z pulse")
    assert rest[-1] == "ValueError: planted"
