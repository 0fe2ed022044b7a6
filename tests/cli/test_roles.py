"""Every verb that changes something, by everybody and by both doors: what the one table says, and nothing besides."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from breakthrough_tui.cli.forced import HERE_ONLY
from breakthrough_tui.cli.whole_parser import build
from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, Standing, may
from tests.cli.test_reference import leaves
from tests.support.command_line import Desk, Said, a_copy

PEOPLE: dict[str, frozenset[Role]] = {
    "bo": frozenset({Role.LEADER}),
    "ana": frozenset({Role.TEAM_LEAD}),
    "cho": frozenset({Role.FACILITATOR}),
    "dia": frozenset({Role.CORE_GROUP}),
    "eli": frozenset({Role.MEMBER}),
    "gus": frozenset({Role.OBSERVER}),
    "fay": frozenset(),
    "hal": frozenset(),
}

PHASES = {
    "PERMIT": Phase.LAUNCHED,
    "HALF": Phase.DRAFT,
    "OVER": Phase.CLOSED,
    "LONG": Phase.LAUNCHED,
}
"""Breakthroughs in which everybody is the same; the last was launched weeks ago."""

VERBS: dict[str, tuple[Action, str | None]] = {
    # words: what it asks for, and whose the thing is
    "card add x": (Action.ADD_CARD, None),
    "card add --lines -": (Action.ADD_CARD, None),
    "card edit 1 --title x": (Action.EDIT_CARD, None),
    "card edit 1 --hurts x -b HALF": (Action.PREPARE, None),
    "card edit 1 --finding x --baseline 44 -b HALF": (Action.EDIT_GOAL, None),
    "card usual -b HALF": (Action.ADD_CARD, None),
    "card done 1": (Action.MOVE_CARD, None),
    "card move 1 Doing": (Action.MOVE_CARD, None),
    "card archive 1": (Action.ARCHIVE_CARD, None),
    "card restore 2": (Action.RESTORE_CARD, None),
    "comment 1 x": (Action.COMMENT, None),
    "comment 3 x": (Action.COMMENT, None),
    "column add x": (Action.ADD_COLUMN, None),
    "column rename Doing x": (Action.RENAME_COLUMN, None),
    "column limit Doing 3": (Action.LIMIT_COLUMN, None),
    "column move Doing --last": (Action.MOVE_COLUMN, None),
    "column kind Doing done": (Action.SET_COLUMN_KIND, None),
    "column remove Doing": (Action.REMOVE_COLUMN, None),
    "label define x --colour bad": (Action.DEFINE_LABEL, None),
    "label rename stock x": (Action.RENAME_LABEL, None),
    "label colour stock bad": (Action.COLOUR_LABEL, None),
    "label remove stock": (Action.REMOVE_LABEL, None),
    "obstacle raise x": (Action.RAISE_OBSTACLE, None),
    "obstacle edit 3 --title x": (Action.EDIT_OBSTACLE, "eli"),
    "obstacle take 3 --by tomorrow": (Action.TAKE_OBSTACLE, None),
    "obstacle ask-back 3 x": (Action.ASK_BACK, None),
    "obstacle hand 3 ida": (Action.HAND_OVER, None),
    "obstacle withdraw 3": (Action.WITHDRAW, "eli"),
    "obstacle confirm 4": (Action.CONFIRM, "eli"),
    "obstacle reopen 4 --reason x": (Action.REOPEN, "eli"),
    "obstacle answer 3 removed --note x": (Action.ANSWER, None),
    "obstacle answer 3 declined --reason x": (Action.ANSWER, None),
    "obstacle answer 3 refocused --reason x --target 25": (Action.ANSWER, None),
    "obstacle answer 3 removed --note x --for ida": (Action.RECORD_ANSWER, None),
    "reading add 34": (Action.ADD_READING, None),
    "reading import -": (Action.ADD_READING, None),
    "measure add x": (Action.ADD_MEASURE, None),
    "pulse 7 8": (Action.ANSWER_PULSE, None),
    "lesson add x": (Action.ADD_LESSON, None),
    "area add x": (Action.ADD_AREA, None),
    "area add Permits --value 40": (Action.ADD_FIGURES, None),
    "area add Permits --unit days": (Action.EDIT_AREA, None),
    "area import -": (Action.ADD_FIGURES, None),
    "area archive Permits": (Action.ARCHIVE_AREA, None),
    "goal set --target 21 -b HALF": (Action.EDIT_GOAL, None),
    "goal answer 8 yes": (Action.ANSWER_QUESTION, None),
    "goal vote 7": (Action.CAST_VOTE, None),
    "goal vote --open -b HALF": (Action.OPEN_VOTE, None),
    "goal vote --close --paper '7 5 8 6'": (Action.CLOSE_VOTE, None),
    "goal promise --hours 2": (Action.PROMISE, None),
    "goal promise --hours 2 --leader ida": (Action.RECORD_PROMISE, None),
    "goal backup Kim": (Action.SET_BACKUP, None),
    "goal propose --reason x --target 24": (Action.PROPOSE, None),
    "goal accept": (Action.ACCEPT_PROPOSAL, None),
    "goal decline --reason x": (Action.DECLINE_PROPOSAL, None),
    "report write thanks x": (Action.WRITE_REPORT, None),
    "report add x": (Action.WRITE_REPORT, None),
    "report move thanks": (Action.WRITE_REPORT, None),
    "report hide thanks": (Action.WRITE_REPORT, None),
    "report held -b LONG": (Action.HOLD_REPORT, None),
    "report path scale": (Action.CHOOSE_PATH, None),
    "commitment add x": (Action.ADD_COMMITMENT, None),
    "commitment done 1": (Action.TICK_COMMITMENT, None),
    "close partly": (Action.CLOSE, None),
    "close abandoned --note x": (Action.ABANDON, None),
    "reopen -b OVER": (Action.REOPEN_CLOSED, None),
    "new x": (Action.START, None),
    "launch --reason x --for bo -b HALF": (Action.LAUNCH, None),
    "person add jo": (Action.ADD_PERSON, None),
    "person add jo --administrator yes": (Action.SET_ADMINISTRATOR, None),
    "person edit eli --full-name x": (Action.EDIT_PERSON, "eli"),
    "person edit eli --login x": (Action.SET_ADMINISTRATOR, None),
    "person role hal member": (Action.GIVE_ROLE, None),
    "person role eli member --take": (Action.TAKE_ROLE, None),
    "person role hal leader": (Action.GIVE_LEADER, None),
    "person leave eli --items-to dia": (Action.LEAVE, "eli"),
    "person stand-in hal --until 'in 7d'": (Action.NAME_STAND_IN, None),
}

ON_THE_HOST = {
    "backup --to -": Action.BACK_UP,
    "restore COPY --yes": Action.RESTORE,
}
"""What only somebody on the host does; what the others of HERE_ONLY change lies outside of the database."""

NOT_BY_ROLE = {"undo"}
"""Looks only at what one did oneself."""

READING = """
    list | portfolio | status | signals | digest | log
    goal show | goal check 'Halve the days' | goal history | area list | area show Permits
    card list | card list --archived | card show 1 | column list | label list
    obstacle list --all | obstacle list --mine | obstacle show 3
    reading list | measure list | pulse | lesson list | person list
    report show | report export | report export --format html | commitment list
    show --at LAST
"""
READERS = [words.strip() for line in READING.strip().splitlines() for words in line.split("|")]

COMES_BY_STDIN = {
    "card add --lines -": b"call the depot\n",
    "reading import -": b"2026-01-01,44\n",
    "area import -": b"Permits,2026-01-01,44\n",
}


@pytest.fixture(scope="module")
def busy(made_once: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """PERMIT with two leaders, an item, an archived one, an open obstacle, an answered one, a proposal, an open vote
    and a commitment; HALF is a draft with an item of its preparation, OVER is closed, LONG has gone on for weeks."""
    ana = a_copy(made_once, tmp_path_factory.mktemp("busy") / "team.db")
    bo, eli = ana.of("bo"), ana.of("eli")
    bo.does("person", "add", "ida")
    bo.does("person", "role", "ida", "leader")
    eli.does("card", "add", "a")
    eli.does("card", "add", "b")
    eli.does("card", "archive", "2")
    eli.does("obstacle", "raise", "No phone", "--card", "1")
    eli.does("obstacle", "raise", "No desk")
    bo.does("obstacle", "answer", "4", "removed", "--note", "Bought one")
    bo.does("label", "define", "stock")
    ana.does("goal", "propose", "--reason", "The scanner is late", "--target", "25")
    ana.does("goal", "vote", "--open")
    bo.does("commitment", "add", "Look at the number")
    eli.does("area", "add", "Permits")
    weeks_ago = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    for code in ("HALF", "OVER", "LONG"):
        here = ("-b", code)
        bo.does(
            *("new", "Cut the days from 45 to 20", "--code", code, "--leader", "bo"),
            *("--lead", "ana", "--facilitator", "cho", "--member", "eli"),
            *(("--launch", weeks_ago) if code == "LONG" else ()),
        )
        bo.does("person", "role", "dia", "core", *here)
        bo.does("person", "role", "gus", "observer", *here)
        eli.does("card", "add", "Find the baseline", *here)
    bo.does("launch", "-b", "OVER", "--reason", "It cannot wait")
    bo.does("close", "reached", "-b", "OVER")
    return ana


def code_in(words: str) -> str:
    """Which breakthrough is meant."""
    return next((code for code in PHASES if f"-b {code}" in words), "PERMIT")


def knocks(desk: Desk, door: Door, words: str) -> Said:
    """Say the words at a door."""
    stdin = COMES_BY_STDIN.get(words)
    if "-b " not in words:
        words += " -b PERMIT"
    words = words.replace("LAST", last_instant(desk.path))
    if door is Door.FORCED:
        return desk.asks_over_ssh(words, stdin)
    return desk.types(*shlex.split(words), stdin=stdin)


def newest_event(path: Path) -> tuple[int, str, str]:
    """Its number, who did it and through which door; read past the program, which costs a tenth."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT id, actor, door FROM event ORDER BY id DESC LIMIT 1")
        id, actor, door = found.fetchone()
        return id, actor, door


def last_instant(path: Path) -> str:
    """When the last thing happened, as `show --at` takes it."""
    with closing(sqlite3.connect(path)) as connection:
        (at,) = connection.execute("SELECT max(at) FROM event").fetchone()
        return f"{str(at).replace(' ', 'T').removesuffix('Z')}Z"


def is_allowed(words: str, name: str) -> bool:
    """What the table says."""
    action, whose = VERBS[words]
    standing = Standing(name, PEOPLE[name], administrator=name == "fay", own=whose == name)
    return may(action, standing, PHASES[code_in(words)])


def try_each(busy: Desk, folder: Path, door: Door, words: str, names: Iterable[str]) -> None:
    """Let some people try it; those who are refused leave nothing behind."""
    desk = None
    for name in names:
        if desk is None:
            desk = a_copy(busy, folder / f"{name}.db")
            before = newest_event(desk.path)
        said = knocks(desk.of(name), door, words)
        assert (said.code == 0) is is_allowed(words, name), (name, said)
        newest = newest_event(desk.path)
        if said.code == 0:
            assert newest != before, name
            assert newest[1:] == (name, door.value)
            desk = None
        else:
            assert said.code == 1, name
            assert said.out == "", name
            assert "among your roles here" in said.err or "A leader answers" in said.err, said
            assert newest == before, name


@pytest.mark.parametrize("words", VERBS)
def test_a_verb_is_for_whom_the_table_says(busy: Desk, tmp_path: Path, words: str) -> None:
    try_each(busy, tmp_path, Door.COMMAND_LINE, words, PEOPLE)


@pytest.mark.parametrize("words", VERBS)
def test_and_no_more_over_ssh(busy: Desk, tmp_path: Path, words: str) -> None:
    """One whom the table allows it, and the observer and the outsider, or whoever else it refuses."""
    allowed = [name for name in reversed(PEOPLE) if is_allowed(words, name)]
    refused = [name for name in reversed(PEOPLE) if not is_allowed(words, name)]
    try_each(busy, tmp_path, Door.FORCED, words, refused[:2] + allowed[:1])


@pytest.mark.soak
@pytest.mark.parametrize("words", VERBS)
def test_everybody_over_ssh(busy: Desk, tmp_path: Path, words: str) -> None:
    try_each(busy, tmp_path, Door.FORCED, words, PEOPLE)


@pytest.mark.parametrize("words", ON_THE_HOST)
def test_what_is_for_the_host_asks_for_a_right_too(busy: Desk, tmp_path: Path, words: str) -> None:
    here = a_copy(busy, tmp_path / "team.db")
    copy = a_copy(busy, tmp_path / "copy.db").path
    typed = words.replace("COPY", str(copy))
    for name in PEOPLE:
        over_ssh = here.of(name).asks_over_ssh(typed)
        assert (over_ssh.code, over_ssh.out) == (1, "")
        assert "only for somebody on the host itself" in over_ssh.err
        if may(ON_THE_HOST[words], Standing(name, PEOPLE[name], administrator=name == "fay")):
            assert name == "fay"
            continue  # that it works is seen in test_backups.py
        assert "among your roles here" in here.of(name).fails(*shlex.split(typed))


def test_no_verb_is_left_out() -> None:
    """A new one belongs among those that change something, or among those that are known to read alone."""
    verbs = {leaf.prog.removeprefix("breakthrough ") for leaf in leaves(build(whole=True))}
    in_the_database = {verb for verb in verbs if verb.split()[0] not in HERE_ONLY}

    def named(lines: Iterable[str]) -> set[str]:
        return {verb for verb in verbs for words in lines if f"{words} ".startswith(f"{verb} ")}

    changing, reading = named(VERBS), named(READERS)
    assert changing | reading | NOT_BY_ROLE == in_the_database
    assert changing & reading == {"pulse"}, "with two numbers it answers, with none it reads"


def test_nobody_undoes_what_another_did(busy: Desk, tmp_path: Path) -> None:
    desk = a_copy(busy, tmp_path / "team.db")
    for door in (Door.COMMAND_LINE, Door.FORCED):
        desk.of("eli").does("card", "move", "1", "Doing", "-b", "PERMIT")
        before = newest_event(desk.path)
        for name in ("gus", "hal"):
            assert knocks(desk.of(name), door, "undo").code == 1
        assert newest_event(desk.path) == before
        assert knocks(desk.of("eli"), door, "undo").code == 0
        assert newest_event(desk.path)[1:] == ("eli", door.value)


@pytest.mark.parametrize("words", READERS)
def test_everybody_in_the_workspace_reads_what_is_open(busy: Desk, words: str) -> None:
    before = busy.path.read_bytes()
    for name in PEOPLE:
        here = knocks(busy.of(name), Door.COMMAND_LINE, f"{words} --json")
        assert here.code == 0, here.err
        if name in ("gus", "hal"):
            over_ssh = knocks(busy.of(name), Door.FORCED, f"{words} --json")
            assert (over_ssh.code, over_ssh.out) == (0, here.out), over_ssh.err
    assert busy.path.read_bytes() == before
