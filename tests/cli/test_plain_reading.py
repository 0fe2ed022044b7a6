"""A command line in which nothing is unusual is read without argparse, and means what argparse makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breakthrough_tui.cli.grammar import words_of
from breakthrough_tui.cli.parser import Arguments, first_word, read_plainly
from breakthrough_tui.cli.whole_parser import parse_whole
from breakthrough_tui.cli.words import EVERYWHERE, Argument, Words


def leaves(words: Words) -> Iterator[Words]:
    for verb in words.verbs.values():
        yield from leaves(verb)
        if verb.handler is not None:
            yield verb


LEAVES = [*leaves(words_of(whole=True))]
TRICKY = [  # several values, exclusive, required options and optional words
    leaf
    for leaf in LEAVES
    for one in leaf.arguments
    if one.many or one.group is not None or one.is_option == one.required
]
VALUES = ("1", "PERMIT-12", "two words", "-", "", "card", "add", "ümlaut", "a=b", "-x")
ODD = ("--", "-x", "-1", "- bullet", "--no", "--db=a.db", "-bPERMIT", "--help", "--version", "more")


def read(argv: list[str]) -> Arguments | None:
    return read_plainly(argv, words_of(first_word(argv), first_words=False))


def meant(args: Arguments) -> dict[str, Any]:
    """All fields; what follows from the words that were typed is one and the same by its name."""
    fields = {name: value for name, value in vars(Arguments).items() if not name.startswith("_")}
    fields |= vars(args)
    return {**fields, "leaf": fields["leaf"] and fields["leaf"].prog}


def typed(argument: Argument) -> st.SearchStrategy[tuple[str, ...]]:
    values = st.sampled_from(VALUES)
    if not argument.is_option:
        return values.map(lambda value: (value,))
    if argument.metavar is None:
        return st.just((argument.name,))
    return values.map(lambda value: (argument.name, value))


@st.composite
def lines(draw: st.DrawFn, *, odd: bool) -> list[str]:
    """A verb with most of what it takes, in any order, options of every line anywhere; sometimes with what is odd."""
    leaf = draw(st.sampled_from(LEAVES) | st.sampled_from(TRICKY))
    words = [one for one in leaf.arguments if not one.is_option]
    options = [one for one in (*leaf.arguments, *EVERYWHERE) if one.is_option]
    optional = [one for one in options if not one.required]
    taken = [one for one in options if one.required]
    taken += draw(st.lists(st.sampled_from(optional), max_size=4)) if optional else []
    parts = [draw(typed(one)) for one in words if one.required or draw(st.booleans())]
    at = draw(st.integers(0, len(parts)))
    after = parts[:at] + [draw(typed(one)) for one in draw(st.permutations(taken))] + parts[at:]
    if odd:
        after += [(one,) for one in draw(st.lists(st.sampled_from(ODD), max_size=2))]
        after = draw(st.permutations(after))[: draw(st.integers(0, len(after)))]
    before = [draw(typed(one)) for one in draw(st.lists(st.sampled_from(EVERYWHERE), max_size=2))]
    verb = [(word,) for word in leaf.prog.split()[1:]]
    return [word for part in (*before, *verb, *after) for word in part]


@settings(max_examples=600)
@given(lines(odd=False) | lines(odd=True))
def test_what_is_read_plainly_is_what_argparse_reads(argv: list[str]) -> None:
    plain = read(argv)
    if plain is not None:
        assert meant(plain) == meant(parse_whole(argv, first_word(argv)))


@given(st.lists(st.sampled_from((*VALUES, *ODD, "--db", "--as", "-b", "--json")), max_size=5))
def test_without_a_verb_too(argv: list[str]) -> None:
    noun = first_word(argv)
    if noun is None and (plain := read(argv)) is not None:
        assert meant(plain) == meant(parse_whole(argv, noun))


@pytest.mark.parametrize(
    "line",
    [
        ("--db", "a.db", "--as", "ana", "comment", "1", "It is done"),
        ("card", "add", "Call the depot", "--owner", "ana", "--label", "a", "--label", "b"),
        ("card", "move", "2", "Doing", "--top"),
        ("card", "edit", "2", "--description", "-", "--json"),
        ("column", "limit", "Doing", "4", "-b", "PERMIT"),
        ("obstacle", "take", "4", "--by", "tomorrow"),
        ("pulse", "7"),
        ("pulse",),
        ("goal", "vote", "7"),
        ("status",),
        ("--as", "ana"),
        (),
    ],
)
def test_what_people_type_every_day_is_read_plainly(line: tuple[str, ...]) -> None:
    assert read([*line]) is not None


@pytest.mark.parametrize(
    "line",
    [
        ("card",),
        ("card", "ad"),
        ("card", "show"),
        ("card", "add", "call", "depot"),
        ("card", "move", "1", "Done", "--top", "--bottom"),
        ("obstacle", "take", "4"),
        ("card", "add", "x", "--owner"),
        ("card", "--owner", "ana", "add", "x"),
        ("card", "add", "-x"),
        ("card", "add", "--", "-x"),
        ("status", "--help"),
        ("--version",),
    ],
)
def test_all_else_is_left_to_argparse(line: tuple[str, ...]) -> None:
    assert read([*line]) is None
