"""docs/command-line.md says what the program does: every verb, option, setting and key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from breakthrough_tui import config
from breakthrough_tui.cli.whole_parser import Parser, build
from tests.support.command_line import Desk

TEXT = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (breakthrough .*)\n((?:(?!^##).*\n)*)", TEXT, re.M))
EVERYWHERE = {"-h", "--help", "--db", "--as", "-b", "--json", "--once"}
KEYS = {
    name.strip(): re.findall(r"`(\w+)`", keys)
    for name, keys in re.findall(r"^\| ([a-z, ]+) \| .* \| ([^|]*`\w+`[^|]*) \|$", TEXT, re.M)
}


def leaves(parser: Parser) -> Iterator[Parser]:
    for verb in parser.verbs.values():
        if verb.verbs:
            yield from leaves(verb)
        else:
            yield verb


ALL = {leaf.prog: leaf for leaf in leaves(build(whole=True))}


def test_every_verb_has_its_place_and_every_place_its_verb() -> None:
    assert set(SECTIONS) == set(ALL)


@pytest.mark.parametrize("prog", ALL)
def test_a_verb_is_described_as_it_is(prog: str) -> None:
    leaf, section = ALL[prog], SECTIONS[prog]
    assert f"`{prog}" in section
    options = {option for action in leaf._actions for option in action.option_strings}
    described = set(re.findall(r"(--[a-z-]+)\b", section))
    assert options - EVERYWHERE <= described
    assert described <= options | {"--lines"}
    shape = " ".join(section.split())
    for action in leaf._actions:
        if not action.option_strings and prog != "breakthrough obstacle answer":
            assert f"{action.metavar}" in shape


def test_the_shared_options_are_described() -> None:
    before = TEXT.partition("## The verbs")[0]
    for option in [*EVERYWHERE, "--version"]:
        assert f"`{option}" in before


def test_every_setting_is_described() -> None:
    settings = SECTIONS["breakthrough settings set"]
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", settings, re.M)) == set(config.KEYS)


def test_the_keys_are_those_of_the_program(ana: Desk) -> None:
    bo = ana.of("bo")

    def keys(name: str, shape: Any) -> None:
        assert list(shape) == KEYS[name], name

    keys("card", ana.asks("card", "add", "Call the depot"))
    keys("card", ana.asks("card", "list")[0])
    ana.does("obstacle", "raise", "No phone", "--card", "1")
    comment = ana.asks("comment", "1", "Nobody answers")
    keys("comment", list(comment)[1:])
    assert next(iter(comment)) == "ref"
    shown = ana.asks("card", "show", "1")
    assert list(shown) == KEYS["card"] + KEYS["card, whole"]
    keys("comment", shown["comments"][0])
    keys("column", ana.asks("column", "list")[0])
    answered = bo.asks("obstacle", "answer", "2", "removed", "--note", "Bought one")
    keys("obstacle", answered)
    keys("answer", answered["answer"])
    shown = ana.asks("obstacle", "show", "2")
    assert list(shown) == KEYS["obstacle"] + KEYS["obstacle, whole"]
    keys("status", ana.asks("status"))
    keys("status", ana.asks("list")[0])
    line = ana.asks("portfolio")[0]
    assert list(line) == KEYS["status"] + KEYS["portfolio line"]
    keys("area", ana.asks("area", "add", "Permits", "--value", "40"))
    shown = ana.asks("area", "show", "Permits")
    assert list(shown) == KEYS["area"] + KEYS["area, whole"]
    keys("area figure", shown["all"][0])
    keys("goal judged", ana.asks("goal", "check", "Improve morale")[0])
    keys("reading", ana.asks("reading", "add", "34"))
    keys("measure", ana.asks("measure", "list")[0])
    pulse = ana.asks("pulse", "7", "8")
    keys("pulse", pulse)
    keys("pulse of a week", pulse["weeks"][0])
    keys("lesson", ana.asks("lesson", "add", "Call back the same day"))
    report = ana.asks("report", "show")
    keys("report", report)
    keys("report part", report["parts"][0])
    keys("report exported", ana.asks("report", "export"))
    keys("commitment", ana.asks("commitment", "add", "Look at the number"))
    keys("status", bo.asks("close", "reached"))
    keys("status", bo.asks("reopen"))
    keys("person", ana.asks("person", "list")[0])
    keys("event", ana.asks("log")[0])
    ana.does("card", "add", "Ask the desk", "--owner", "", "--due", "2020-01-02")
    signal = ana.asks("signals")[0]
    keys("signal", signal)
    digest = ana.asks("digest", "--since", "2020-01-01")
    keys("digest", digest)
    for part, name in (("changes", "change"), ("waits", "entry"), ("late", "entry")):
        keys(name, digest[part][0])
    assert signal in digest["signals"]
    keys("board then", ana.asks("show", "--at", "today"))
    fay = ana.of("fay")
    backup = fay.asks("backup")
    keys("backup", backup)
    restore = fay.asks("restore", backup["file"])
    keys("restore", restore)
    keys("contents", restore["copy"])
    keys("finding", json.loads(ana.types("doctor", "--json").out)[0])
    keys("workspace", Desk(ana.path.parent / "other.db").asks("init", "--admin", "ana"))


def test_a_checklist_item_has_its_keys(ana: Desk) -> None:
    from breakthrough_tui.domain.event import Door
    from breakthrough_tui.store.call import Call
    from breakthrough_tui.store.commands import checklists
    from breakthrough_tui.store.store import Store

    ana.does("card", "add", "Call the depot")
    store = Store.open(str(ana.path))
    store.run(checklists.add, Call("ana", Door.SCREEN), card=1, text="Find the number")
    store.close()
    [item] = ana.asks("card", "show", "1")["checklist"]
    assert list(item) == KEYS["checklist item"]
    assert "[ ]  Find the number" in ana.does("card", "show", "1").out


def test_the_preparation_has_its_keys(ana: Desk) -> None:
    ana.does("new", "Halve the days", "--code", "HALF")
    ana.does("card", "add", "Find the baseline", "-b", "HALF")
    keys = list(ana.asks("card", "show", "HALF-1")["preparation"])
    assert keys == KEYS["preparation"]
