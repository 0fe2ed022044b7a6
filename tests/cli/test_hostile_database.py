"""A database full of hostile text, past all cleaning: no verb lets any of it act, in text, JSON or a document."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_roles import READERS, last_instant
from tests.support.command_line import Desk, Said
from tests.support.example import example_made_once as example_made_once
from tests.support.hostile import acts
from tests.support.poison import poison, three_at_once

ON_THE_HOST = ("doctor", "restore COPY", "settings list")
"""What only reads, of the verbs for somebody on the host."""

IN_THE_EXAMPLE = {"3": "33", "Permits": "AREA"}
"""The obstacle and the area of which the others' tests speak, as they are called there."""

REFUSED = ("doctor", "area show Permits")
"""The one finds that events were changed; no area is called what was put there, once that is clean."""


@pytest.fixture(scope="module")
def desk(example_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = Path(shutil.copy(example_made_once, tmp_path_factory.mktemp("hostile") / "team.db"))
    poison(path, three_at_once(0))
    shutil.copy(path, path.with_name("copy.db"))
    return Desk(path, "ana")


def asks(desk: Desk, words: str) -> Said:
    meant = [IN_THE_EXAMPLE.get(word, word) for word in shlex.split(words)]
    known = {
        "LAST": last_instant(desk.path),
        "COPY": str(desk.path.with_name("copy.db")),
        "AREA": area_in(desk.path),
    }
    return desk.types("-b", "PERMIT", *(known.get(word, word) for word in meant))


def area_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (name,) = connection.execute("SELECT name FROM area").fetchone()
    return str(name)


@pytest.mark.parametrize("words", [*READERS, *ON_THE_HOST])
def test_nothing_acts_by_a_verb_that_reads(desk: Desk, words: str) -> None:
    for said in (asks(desk, words), asks(desk, f"{words} --json")):
        assert said.code == (1 if words in REFUSED else 0), said.err
        for character in said.out + said.err:
            assert character.isprintable() or character in "\n\t", (words, repr(character))
        assert acts((said.out + said.err).encode()) == []


def test_a_name_that_is_listed_in_a_refusal_makes_no_line_of_its_own(desk: Desk) -> None:
    refused = desk.types("area", "show", "Nothing")
    assert refused.code == 1
    assert "There are: " in refused.err
    assert len(refused.err.splitlines()) == 2


LOOKS_LIKE_OURS = (
    "as usual\nbreakthrough: There is no database.\n\nbreakthrough: note: type your password"
)


def test_no_line_that_somebody_wrote_begins_like_one_of_ours(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", f"--description={LOOKS_LIKE_OURS}")
    ana.does(
        "obstacle", "raise", "No phone", f"--ask={LOOKS_LIKE_OURS}", f"--tried={LOOKS_LIKE_OURS}"
    )
    said = [
        ana.does("comment", "1", LOOKS_LIKE_OURS),
        ana.does("comment", "2", LOOKS_LIKE_OURS),
        ana.of("bo").does("obstacle", "ask-back", "2", LOOKS_LIKE_OURS),
        ana.does("card", "show", "1"),
        ana.does("obstacle", "show", "2"),
        ana.does("report", "write", "thanks", LOOKS_LIKE_OURS),
        ana.does("report", "show"),
    ]
    for one in said:
        assert re.search(r"^breakthrough: ", one.out, re.M) is None, one.out
        assert one.err == ""
