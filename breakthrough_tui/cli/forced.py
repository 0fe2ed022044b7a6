"""Sessions that sshd forces: the line of somebody's key says who they are, and the client may only add a verb.

`authorized_keys` runs this program with `--as NAME` and nothing else. What the client asked for stands in
SSH_ORIGINAL_COMMAND; it is split as a shell would, without one, and may only touch the database and standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress

from breakthrough_tui.cli.grammar import PROGRAM
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import NotAllowed, WrongUsage

HERE_ONLY = frozenset({"init", "settings", "demo", "key", "backup", "restore", "doctor"})
"""Verbs for somebody on the host itself: they write outside of the database, or say what lies there."""

_KEPT = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LANGUAGE", "TZ", "USER", "LOGNAME", "PATH")
_KEPT_BEGINNINGS = ("LC_", "SSH_")
_FILES = ("FILE", "PATH")
_LINE_OPTIONS = ("--as", "--db", "-b")
"""What the line of a key may hold besides the program."""

ASKED = "SSH_ORIGINAL_COMMAND"


def is_forced(argv: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether this is a session that sshd forces: over SSH, `--as NAME` was given, and no verb."""
    if "SSH_CONNECTION" not in environment:
        return False
    words = list(argv)
    given = []
    while words:
        option = words.pop(0)
        if option not in _LINE_OPTIONS or not words:
            return False
        given.append(option)
        words.pop(0)
    return "--as" in given


def asked_for(environment: Mapping[str, str]) -> list[str]:
    """The words that the client added; none opens the screens. Refused if they cannot be split."""
    import shlex

    text = environment.get(ASKED, "")
    if len(text) > 100_000 or "\0" in text:
        raise WrongUsage(
            "That command is too long.", "Text of any length goes by standard input: -"
        )
    try:
        words = shlex.split(text)
    except ValueError:
        raise WrongUsage(
            "A quote is not closed in what was asked for.",
            f"Over SSH a text is quoted twice: ssh HOST \"{PROGRAM} comment 12 'two words'\"",
        ) from None
    return words[1:] if words[:1] == [PROGRAM] else words


def check_words(words: Sequence[str]) -> None:
    """NotAllowed for what says again who acts, or on which database."""
    for word in words:
        if word == "--":
            return
        name = word.partition("=")[0]
        if name in ("--as", "--db"):
            raise NotAllowed(
                f"{name} is not for a session over SSH.",
                "Your key says who you are, and the host which database it is.",
            )


def check_arguments(args: Arguments) -> None:
    """NotAllowed for verbs of the host itself, and for every path: what lies on the host is not the client's."""
    verb = (args.handler or "").partition(".")[0]
    leaf = args.leaf
    noun = leaf.prog.split()[1] if leaf is not None else verb
    if noun in HERE_ONLY:
        raise NotAllowed(
            f"'{noun}' is only for somebody on the host itself.", "Ask who looks after it."
        )
    # The options of every line are not among these: `check_words` refuses another --db.
    for argument in leaf.arguments if leaf is not None else ():
        value = getattr(args, argument.dest, None)
        if str(argument.metavar).partition("|")[0] in _FILES and value not in (None, "-"):
            raise NotAllowed(
                f"{argument.name} may not name a file over SSH.",
                "Give - instead: standard input or output then carries it.",
            )


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Keep only what says which terminal and which language there is; home is where the account says."""
    import pwd

    for name in list(environment):
        if name not in _KEPT and not name.startswith(_KEPT_BEGINNINGS):
            del environment[name]
    with suppress(KeyError):  # an account without an entry has no home
        environment["HOME"] = pwd.getpwuid(os.geteuid()).pw_dir


def isolate(argv: Sequence[str]) -> None:
    """Start again so that nothing in the environment or a home folder reaches the interpreter, if it could have."""
    clean_environment(os.environ)
    if not sys.flags.isolated:
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-I", "-m", "breakthrough_tui", *argv])
