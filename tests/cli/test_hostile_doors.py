"""Hostile text by every verb that takes words or files, typed and over SSH: what is then in the database is clean."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.text import clean_text
from tests.cli.test_limits import TEXTS
from tests.support.command_line import Desk, Said, a_copy
from tests.support.hostile import HOSTILE, acts
from tests.support.poison import written

SHORT = [text[:150] for text in HOSTILE]
AT_ONCE = 6
"""So many of the corpus go in together, and out again."""

WORDS = [words for words in TEXTS if not words.endswith(" -")]

FILES = {
    "card add --lines -": "one {}\n{} @ana 12 dec #{}\n",
    "comment 1 -": "{}\n{}\n{}\n",
    "card edit 1 --description -": "{}\n{}\n{}\n",
    "reading import -": "date,value,note\n2026-01-02,44,{}\n2026-01-03,43,{}\n2026-01-04,42,{}\n",
    "reading import - --force": "{},{}\n{},1\n",
    "area import -": "area,date,value\n{},2026-01-02,44\n{},2026-01-02,44\n{},2026-01-02,44\n",
    "report write thanks -": "{}\n{}\n{}\n",
}


@pytest.fixture(scope="module")
def desk(made_once: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    ana = a_copy(made_once, tmp_path_factory.mktemp("doors") / "team.db")
    ana.does("card", "add", "Call the depot")
    ana.does("obstacle", "raise", "No phone")
    return ana


def says(desk: Desk, door: Door, words: list[str], stdin: bytes = b"") -> Said:
    if door is Door.FORCED:
        return desk.asks_over_ssh(shlex.join(words), stdin)
    return desk.types(*words, stdin=stdin)


@pytest.mark.parametrize(
    "start", [0, 18, *(pytest.param(at, marks=pytest.mark.soak) for at in (6, 12, 24, 30, 36, 42))]
)
def test_what_is_kept_of_it_is_clean(desk: Desk, tmp_path: Path, start: int) -> None:
    here = a_copy(desk, tmp_path / "team.db")
    before = written(here.path)
    texts = SHORT[start : start + AT_ONCE]
    done = 0
    for number, words in enumerate(WORDS):
        text = texts[number % len(texts)]
        who = "fay" if words.startswith("person") else "ana" if number % 2 else "bo"
        door = Door.FORCED if number % 3 else Door.COMMAND_LINE
        text = text.replace("\0", "")  # which is in no argument, and no variable
        meant = [f" {text}" if word == "LONG" else word for word in words.split()]
        said = says(here.of(who), door, meant)
        assert acts((said.out + said.err).encode("utf-8", "surrogateescape")) == [], words
        assert said.code in (0, 1, 2)
        done += said.code == 0
    for number, (words, lines) in enumerate(FILES.items()):
        content = lines.format(*(SHORT[(start + number + at) % len(SHORT)] for at in range(3)))
        for encoding, errors in (("utf-8", "surrogateescape"), ("utf-16", "replace")):
            data = content.encode(encoding, errors)
            said = says(here, Door.FORCED, words.split(), data)
            assert acts((said.out + said.err).encode("utf-8", "surrogateescape")) == [], words
            assert said.code in (0, 1, 2)
            done += said.code == 0
    assert done > 15
    new = {place: text for place, text in written(here.path).items() if before.get(place) != text}
    assert len(new) > 15
    for place, text in new.items():
        assert clean_text(text) == text, place
