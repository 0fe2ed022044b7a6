"""What argparse says about a mistake, said kindly: one sentence, and the nearest right thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from breakthrough_tui.cli.words import EVERYWHERE
from breakthrough_tui.domain.errors import WrongUsage
from breakthrough_tui.domain.text import nearest, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from breakthrough_tui.cli.words import Words

_CHOICE = re.compile(r"argument [^:]*: invalid choice: '(.*?)' \(choose from", re.DOTALL)
_MISSING = re.compile(r"the following arguments are required: (.*)", re.DOTALL)
_NO_VALUE = re.compile(r"argument ([^:]*): expected one argument")
_EXCLUDES = re.compile(r"argument ([^:]*): not allowed with argument (.*)")
_NO_FLAG_VALUE = re.compile(r"argument ([^:]*): ignored explicit argument")


def unknown_verb(said: str, verbs: Iterable[str], prog: str) -> WrongUsage:
    """For a verb that does not exist."""
    near = nearest(said, verbs)
    return WrongUsage(
        f"There is no verb '{_short(said)}'.",
        f"Did you mean '{prog} {near}'?" if near else f"'{prog} --help' lists them.",
    )


def wrong_usage(words: Words, message: str) -> WrongUsage:
    """For what argparse's message says, after one noun or verb."""
    if found := _CHOICE.match(message):
        return unknown_verb(found[1], words.verbs, words.prog)
    if found := _MISSING.match(message):
        missing = found[1].split(", ")
        return WrongUsage(f"'{words.prog}' also needs {' and '.join(missing)}.", words.shape())
    if found := _NO_VALUE.match(message):
        name = _longest(found[1])
        return WrongUsage(
            f"{name} needs a value.", f"A value that begins with a dash is written {name}=-…"
        )
    if found := _EXCLUDES.match(message):
        one, other = _longest(found[1]), _longest(found[2])
        return WrongUsage(f"{one} and {other} exclude each other.", "Leave one of them out.")
    if found := _NO_FLAG_VALUE.match(message):
        return WrongUsage(f"{_longest(found[1])} takes no value.", _see(words))
    sentence = safe(message)
    return WrongUsage(sentence[:1].upper() + sentence[1:] + ".", _see(words))


def left_over(words: Words, rest: list[str]) -> WrongUsage:
    """For words that nothing in `words` takes."""
    said = next((word for word in rest if word != "--"), "--")
    if not said.startswith("-") or len(said) == 1:
        return WrongUsage(
            f"'{_short(said)}' is one word too many.",
            "Text of several words goes between quotes.",
        )
    name = said.partition("=")[0]
    known = (argument.name for argument in (*EVERYWHERE, *words.arguments))
    alone = (
        () if words.handler or words.verbs else ("--version",)
    )  # nothing but the name of the program
    options = ["--help", *alone, *(option for option in known if option.startswith("--"))]
    near = nearest(name, options)
    if near:
        hint = f"Did you mean {near}?"
    elif not name.startswith("--"):
        hint = "Text that begins with a dash goes last, after --."
    else:
        hint = _see(words)
    return WrongUsage(f"'{words.prog}' has no option '{_short(name)}'.", hint)


def _see(words: Words) -> str:
    return f"'{words.prog} --help' says what it takes."


def _longest(names: str) -> str:
    """'--note' of '--reason/--note'."""
    return safe(names.split("/")[0])


def _short(words: str) -> str:
    line = safe(words)
    return line if len(line) <= 40 else line[:39] + "…"
