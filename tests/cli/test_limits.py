"""Every limit has a sentence, on the command line and over SSH, and nothing is changed when it is reached."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from breakthrough_tui.domain import limits
from breakthrough_tui.domain.event import Door
from tests.cli.test_roles import newest_event
from tests.support.command_line import Desk, Said, a_copy

LONG = "a long text " * 2_000

TEXTS = [
    "card add LONG",
    "card add x --description LONG",
    "card edit 1 --title LONG",
    "card edit 1 --description LONG",
    "card edit 1 --label LONG",
    "card edit 1 --address LONG",
    "card add --lines -",
    "comment 1 LONG",
    "comment 1 -",
    "comment 2 LONG",
    "column add LONG",
    "column rename Doing LONG",
    "label define LONG",
    "label define stock --name LONG",
    "obstacle raise LONG",
    "obstacle raise x --ask LONG",
    "obstacle raise x --tried LONG",
    "obstacle edit 2 --title LONG",
    "obstacle ask-back 2 LONG",
    "obstacle answer 2 removed --note LONG",
    "obstacle answer 2 declined --reason LONG",
    "obstacle answer 2 refocused --target 25 --reason LONG",
    "reading add 34 --note LONG",
    "measure add LONG",
    "measure add x --unit LONG",
    "lesson add LONG",
    "area add LONG",
    "area add x --unit LONG",
    "area import -",
    "goal backup LONG",
    "goal propose --target 24 --reason LONG",
    "report write thanks LONG",
    "report add LONG",
    "commitment add LONG",
    "close partly --note LONG",
    "new LONG",
    "new x --code LONG",
    "person add LONG",
    "person add jo --full-name LONG",
    "person add jo --mail LONG",
]
"""Every verb that takes words of people's own, with too many of them."""

OF_THE_LEAD = ("obstacle edit", "goal propose")
"""What the leader may not do; the others may not do all the rest."""


@pytest.fixture(scope="module")
def desk(made_once: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    ana = a_copy(made_once, tmp_path_factory.mktemp("limits") / "team.db")
    ana.does("card", "add", "Call the depot")
    ana.does("obstacle", "raise", "No phone")
    return ana


def says(desk: Desk, door: Door, words: str, stdin: bytes | None = None) -> Said:
    if door is Door.FORCED:
        return desk.asks_over_ssh(words, stdin)
    return desk.types(*shlex.split(words), stdin=stdin)


@pytest.mark.parametrize("words", TEXTS)
def test_a_text_that_is_too_long_is_refused_whole(desk: Desk, words: str) -> None:
    who = "fay" if words.startswith("person") else "ana" if words.startswith(OF_THE_LEAD) else "bo"
    before = newest_event(desk.path)
    meant = words.replace("LONG", shlex.quote(LONG))
    for door in (Door.COMMAND_LINE, Door.FORCED):
        said = says(desk.of(who), door, meant, f"{LONG}\n{LONG}".encode())
        assert (said.code, said.out) == (1, "")
        assert any(reason in said.err for reason in REASONS), said.err
        assert len(said.err) < 300
    assert newest_event(desk.path) == before


REASONS = (" is too long: ", "lines are wrong", "cannot be a code", "cannot be a short name")
"""The last are shorter than any text: the sentence says what they may be."""


@pytest.mark.parametrize("door", [Door.COMMAND_LINE, Door.FORCED])
def test_what_is_counted_has_an_end(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Door
) -> None:
    here = a_copy(desk, tmp_path / "team.db")
    here.does("comment", "1", "so")
    monkeypatch.setattr(limits, "NUMBERS", 2)
    for entity in limits.MOST:
        monkeypatch.setitem(limits.MOST, entity, (1, f"No more of {entity}.", "Do without."))
    before = newest_event(here.path)
    for who, words, sentence in (
        ("ana", "card add x", "2 action items and obstacles already"),
        ("ana", "obstacle raise x", "2 action items and obstacles already"),
        ("ana", "comment 1 x", "No more of comment"),
        ("bo", "new x --code HALF", "No more of breakthrough"),
        ("fay", "person add ida", "No more of person"),
    ):
        said = says(here.of(who), door, words)
        assert (said.code, said.out) == (1, "")
        assert sentence in said.err
    assert newest_event(here.path) == before


@pytest.mark.parametrize("door", [Door.COMMAND_LINE, Door.FORCED])
def test_who_changes_things_without_pause_is_asked_to_wait(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Door
) -> None:
    here = a_copy(desk, tmp_path / "team.db")
    monkeypatch.setattr(limits, "COMMANDS", 5)
    said = [says(here.of("eli"), door, "comment 1 x") for _ in range(6)]
    assert [one.code for one in said] == [0] * 5 + [75]
    assert "changes within a minute; nothing was changed" in said[-1].err
    assert says(here.of("dia"), door, "comment 1 x").code == 0
    assert says(here.of("eli"), door, "status").code == 0
