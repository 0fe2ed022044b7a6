"""Text that would act on a terminal goes in by every field and comes out as text by every verb."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07x",
    "\x1b]8;;http://example.org\x1b\\x\x1b]8;;\x1b\\",
    "\x1bP1$r0m\x1b\\x",
    "a\x9b31mb",
    "\u202eright to left",
    "[@click=app.quit]x[/]",
    "a[/]b",
    "zero\u200bwidth",
    "tab\tand\nline",
    "bad\udcffbyte",
    "<script>alert(1)</script>",
    "=1+1",
    "breakthrough: There is no database.",
    "e" + "\u0301" * 500,
    "\U000e0041\U000e007fx",
]

ASKED = [
    "list",
    "status -b PERMIT",
    "status -b HALF",
    "card list -b PERMIT",
    "card show PERMIT-1",
    "column list -b PERMIT",
    "label list -b PERMIT",
    "obstacle list --all -b PERMIT",
    "obstacle show PERMIT-2",
    "reading list -b PERMIT",
    "person list",
    "log",
    "signals",
    "digest",
    "digest --person eli --since 2020-01-01",
]

IN_EVERY_RUN = 3
"""The way of every text through all verbs and back takes long; test_hostile_database.py is as wide and faster."""

some_text = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
few_texts = pytest.mark.parametrize(
    "text",
    [
        *HOSTILE[:IN_EVERY_RUN],
        *(pytest.param(text, marks=pytest.mark.soak) for text in HOSTILE[IN_EVERY_RUN:]),
    ],
    ids=range(len(HOSTILE)),
)


@few_texts
def test_nothing_that_people_write_acts_on_the_terminal(ana: Desk, text: str) -> None:
    bo = ana.of("bo")
    written: list[tuple[Desk, tuple[str, ...]]] = [
        (ana, ("new", text, "--code", "HALF", f"--measure={text}", "--lead", "ana")),
        (ana, ("card", "add", text, f"--description={text}", "-b", "PERMIT")),
        (ana, ("comment", "PERMIT-1", text)),
        (ana, ("column", "add", text, "-b", "PERMIT")),
        (ana, ("card", "move", "PERMIT-1", text)),
        (ana, ("label", "define", "stock", f"--name={text}", "-b", "PERMIT")),
        (ana, ("obstacle", "raise", text, f"--ask={text}", f"--tried={text}", "-b", "PERMIT")),
        (ana, ("comment", "PERMIT-2", text)),
        (bo, ("obstacle", "ask-back", "PERMIT-2", text)),
        (bo, ("obstacle", "answer", "PERMIT-2", "declined", f"--reason={text}")),
        (ana, ("obstacle", "reopen", "PERMIT-2", f"--reason={text}")),
        (bo, ("obstacle", "answer", "PERMIT-2", "refocused", f"--reason={text}", "--target=25")),
        (ana, ("reading", "add", "34", f"--note={text}", "-b", "PERMIT")),
        (ana, ("person", "add", "ida", f"--full-name={text}", f"--mail={text}")),
    ]
    said = [desk.does(*words) for desk, words in written]
    for verb in ASKED:
        said.append(ana.does(*verb.split()))
        said.append(ana.does(*verb.split(), "--json"))
    said.append(ana.types("undo"))
    for one in said:
        for character in one.out + one.err:
            assert character.isprintable() or character in "\n\t", one


@some_text
def test_nor_does_what_is_refused(ana: Desk, text: str) -> None:
    ana.does("card", "add", "Call the depot")
    refused = [
        ("card", "show", "--", text),
        ("card", "move", "1", "--", text),
        ("card", "edit", "1", f"--owner={text}"),
        ("card", "edit", "1", f"--due={text}"),
        ("card", "add", "--lines", "-"),
        ("card", "add", f"--lines={text}"),
        ("column", "kind", "Doing", text),
        ("column", "limit", "Doing", text),
        ("person", "add", "--", text),
        ("person", "role", "eli", "--", text),
        ("person", "edit", "ana", f"--administrator={text}"),
        ("reading", "add", "--", text),
        ("obstacle", "answer", "1", "--", text),
        ("status", f"-b={text}"),
        ("log", f"--since={text}"),
        ("log", f"--limit={text}"),
        ("new", "x", f"--code={text}"),
        ("init", f"--timezone={text}"),
        ("settings", "set", "--", text, "x"),
        ("settings", "set", "time_zone", "--", text),
        (text,),
        ("card", text),
        ("card", "list", text),
        ("card", "list", f"--{text}"),
    ]
    for words in refused:
        said = ana.types(*words, stdin=f"x @{text}\x1b[31m\n".encode(errors="surrogateescape"))
        for character in said.out + said.err:
            assert character.isprintable() or character in "\n\t", (words, said)
        if said.code:
            assert said.err.startswith("breakthrough: "), words
            assert len(said.err.splitlines()) <= 2, (words, said)
