"""Every verb that changes something, by everybody: what the one table says, and nothing besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, Standing, may
from tests.support.command_line import Desk, a_copy

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

VERBS: dict[str, tuple[Action, str | None]] = {
    # words: what it asks for, and whose the thing is
    "card add x": (Action.ADD_CARD, None),
    "card edit 1 --title x": (Action.EDIT_CARD, None),
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
    "new x": (Action.START, None),
    "person add jo": (Action.ADD_PERSON, None),
    "person add jo --administrator yes": (Action.SET_ADMINISTRATOR, None),
    "person edit eli --full-name x": (Action.EDIT_PERSON, "eli"),
    "person edit eli --login x": (Action.SET_ADMINISTRATOR, None),
    "person role hal member": (Action.GIVE_ROLE, None),
    "person role eli member --take": (Action.TAKE_ROLE, None),
    "person role hal leader": (Action.GIVE_LEADER, None),
    "person leave eli --items-to dia": (Action.LEAVE, "eli"),
}


@pytest.fixture(scope="module")
def busy(made_once: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """PERMIT with two leaders, an item, an archived one, an open obstacle and an answered one."""
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
    return ana


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("words", VERBS)
def test_a_verb_is_for_whom_the_table_says(
    busy: Desk, tmp_path: Path, words: str, name: str
) -> None:
    action, whose = VERBS[words]
    standing = Standing(name, PEOPLE[name], administrator=name == "fay", own=whose == name)
    allowed = may(action, standing, Phase.LAUNCHED)
    desk = a_copy(busy, tmp_path / "team.db").of(name)
    before = busy.asks("log", "--limit", "1")
    said = desk.types(*words.split())
    assert (said.code == 0) is allowed, said
    if not allowed:
        assert said.code == 1
        assert said.out == ""
        assert "among your roles here" in said.err or "A leader answers" in said.err
        assert desk.asks("log", "--limit", "1") == before


def test_a_launch_is_for_leader_and_team_lead(busy: Desk, tmp_path: Path) -> None:
    for name in PEOPLE:
        desk = a_copy(busy, tmp_path / f"{name}.db").of("bo")
        desk.does("new", "x", "--code", "XX", "--leader", "bo", "--lead", "ana", "--member", "eli")
        said = desk.of(name).types(
            "launch", "-b", "XX", "--reason", "It cannot wait", "--for", "bo"
        )
        assert (said.code == 0) is (name in ("bo", "ana")), name


def test_a_stand_in_is_named_by_a_leader(busy: Desk, tmp_path: Path) -> None:
    for name in PEOPLE:
        desk = a_copy(busy, tmp_path / f"{name}.db").of(name)
        said = desk.types("person", "stand-in", "hal", "--until", "in 7d")
        assert (said.code == 0) is (name == "bo"), name


@pytest.mark.parametrize(
    "words",
    [
        "list", "status", "card list", "card list --archived", "card show 1", "column list",
        "label list",
        "obstacle list --all", "obstacle list --mine", "obstacle show 3", "reading list",
        "person list", "log",
    ],
)  # fmt: skip
def test_everybody_in_the_workspace_reads_what_is_open(busy: Desk, words: str) -> None:
    for name in PEOPLE:
        busy.of(name).does(*words.split())
        busy.of(name).asks(*words.split())
