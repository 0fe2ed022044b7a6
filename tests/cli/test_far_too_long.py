"""A database in which each text is a hundred thousand characters long: every verb that reads ends, and nothing acts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from time import process_time

import pytest

from tests.cli.test_hostile_database import ON_THE_HOST, REFUSED, asks
from tests.cli.test_roles import READERS
from tests.support.command_line import Desk
from tests.support.example import example_made_once as example_made_once
from tests.support.poison import far_too_long, poison

HANGS = 20.0
"""Seconds of work; the whole report is the slowest and takes six, for twelve megabytes."""

WOULD_ACT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")

IN_COLUMNS = ("card list", "label list", "obstacle list --all", "person list", "area list")


@pytest.fixture(scope="module")
def desk(example_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = Path(shutil.copy(example_made_once, tmp_path_factory.mktemp("long") / "team.db"))
    poison(path, far_too_long())
    shutil.copy(path, path.with_name("copy.db"))
    return Desk(path, "ana")


@pytest.mark.parametrize("words", [*READERS, *ON_THE_HOST])
def test_every_verb_that_reads_comes_to_its_end(desk: Desk, words: str) -> None:
    for asked in (words, f"{words} --json"):
        begun = process_time()
        said = asks(desk, asked)
        assert process_time() - begun < HANGS
        assert said.code == (1 if words in REFUSED else 0), said.err[:500]
        assert WOULD_ACT.search(said.out + said.err) is None


@pytest.mark.parametrize("words", IN_COLUMNS)
def test_columns_are_no_wider_than_what_anybody_can_write(desk: Desk, words: str) -> None:
    """Each was as wide as its longest cell in every line: a list of forty action items had thirteen megabytes."""
    said = asks(desk, words)
    assert max(map(len, said.lines)) < 150_000
