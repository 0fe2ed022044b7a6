"""From the words of a command line to the function that carries them out.

Nothing here knows the store: `--help` and wrong usage answer before anything heavy is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from breakthrough_tui.cli.grammar import NOUNS, PROGRAM, words_of
from breakthrough_tui.cli.words import EVERYWHERE, Argument, Words
from breakthrough_tui.domain.errors import BreakthroughError

TYPE_CHECKING = False  # that of `typing`, which would take a tenth of the time of `--help`
if TYPE_CHECKING:
    from breakthrough_tui.cli.here import Here

_TAKES_VALUE = ("--db", "--as", "-b", "--once")


class OpenApp:
    """No verb was given: open the screens.

    `address` is the database, `as_name` what `--as` said, `code` what `-b` said; `demo` asks for a throw-away example
    and has no address. `forced`: sshd said who it is.
    """

    __slots__ = ("address", "as_name", "code", "demo", "forced")

    def __init__(
        self,
        address: str | None,
        as_name: str | None = None,
        code: str | None = None,
        demo: bool = False,
        forced: bool = False,
    ) -> None:
        self.address = address
        self.as_name = as_name
        self.code = code
        self.demo = demo
        self.forced = forced


class Arguments:
    """What was typed. Each verb has its own fields besides these."""

    db: str | None = None
    as_name: str | None = None
    code: str | None = None
    json: bool = False
    once: str | None = None
    leaf: Words | None = None
    handler: str | None = None
    forced: bool = False

    if TYPE_CHECKING:  # what a verb takes is there when it runs
        from typing import Any

        def __getattr__(self, name: str) -> Any: ...


def parse(argv: Sequence[str]) -> Arguments:
    """The command line as it was meant. WrongUsage, with a sentence; SystemExit after `--help` and `--version`."""
    noun = first_word(argv)
    if noun is not None and noun not in NOUNS:
        from breakthrough_tui.cli.usage import unknown_verb

        raise unknown_verb(noun, NOUNS, PROGRAM)
    args = read_plainly(argv, words_of(noun, first_words=False))
    if args is None:
        from breakthrough_tui.cli.whole_parser import parse_whole

        args = parse_whole(argv, noun)
    return args


def read_plainly(argv: Sequence[str], top: Words) -> Arguments | None:
    """What a command line means in which nothing is unusual; None for any other, which argparse is left to judge.

    Nearly all are like this, and argparse takes a verb a tenth of its time. What it would refuse is None here.
    """
    args = Arguments()
    here = top
    options = {argument.name: argument for argument in EVERYWHERE}
    given: dict[str, Argument] = {}
    said: list[str] = []
    said_all = False
    rest = iter(argv)
    for word in rest:
        if _is_word(word) and here.verbs:
            if word not in here.verbs:
                return None
            here = here.verbs[word]
            for argument in here.arguments:
                setattr(args, argument.dest, None if argument.metavar else False)
                if argument.is_option:
                    options[argument.name] = argument
        elif _is_word(word):
            if said_all:  # words that an option parts are argparse's
                return None
            said.append(word)
        else:
            said_all = bool(said)
            option = options.get(word)
            value = next(rest, None) if option is not None and option.metavar else word
            if option is None or value is None or (option.metavar and not _is_word(value)):
                return None
            given[option.name] = option
            _put(args, option, value)
    words = [argument for argument in here.arguments if not argument.is_option]
    if not sum(word.required for word in words) <= len(said) <= len(words):
        return None
    if any(one.required and one.is_option and one.name not in given for one in here.arguments):
        return None
    groups = [option.group for option in given.values() if option.group is not None]
    if len({*groups}) < len(groups) or (here.handler is None and here is not top):
        return None
    for argument, word in zip(words, said, strict=False):
        setattr(args, argument.dest, word)
    args.handler = here.handler
    args.leaf = here if here is not top else None
    return args


def _is_word(text: str) -> bool:
    return not text.startswith("-") or text == "-"


def _put(args: Arguments, option: Argument, value: str) -> None:
    if option.metavar is None:
        setattr(args, option.dest, True)
    elif option.many:
        setattr(args, option.dest, [*(getattr(args, option.dest) or ()), value])
    else:
        setattr(args, option.dest, value)


def run(argv: Sequence[str], *, forced: bool = False) -> int | OpenApp:
    """Carry out a command line. The exit code, or what the app is to open when there was no verb.

    `forced`: sshd runs it for the person of a key, and what the client asked for comes after it.
    """
    try:
        if forced:
            from breakthrough_tui.cli.forced import asked_for, check_words

            words = asked_for(os.environ)
            check_words(words)
            argv = [*argv, *words]
        args = parse(argv)
        args.forced = forced
        if args.handler is None:
            from breakthrough_tui.cli.opening import address_of

            return OpenApp(address_of(args.db), args.as_name, args.code, forced=forced)
        if forced:
            from breakthrough_tui.cli.forced import check_arguments

            check_arguments(args)
        if args.handler == "demo":
            return OpenApp(None, args.as_name, args.code, demo=True)
        return _carry_out(args, args.handler)
    except BreakthroughError as error:
        show_error(error)
        return error.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0


def show_error(error: BreakthroughError) -> None:
    """`breakthrough: sentence`, and the hint on a line of its own, to standard error."""
    from breakthrough_tui.domain.text import safe

    _lenient(sys.stderr)
    print(f"{PROGRAM}: {safe(error.message)}", file=sys.stderr)
    if error.hint:
        print(safe(error.hint), file=sys.stderr)


def _carry_out(args: Arguments, handler: str) -> int:
    from importlib import import_module

    module, _, function = handler.rpartition(".")
    act: Callable[[Here, Arguments], None] = getattr(
        import_module(f"breakthrough_tui.cli.{module}"), function
    )
    from breakthrough_tui.cli.here import opened

    _lenient(sys.stdout)
    with opened(args) as here:
        try:
            act(here, args)
        except BreakthroughError:
            # It was done, its answer was lost, and what it speaks of has changed with it.
            if not here.was_done():
                raise
            from breakthrough_tui.cli.output import note

            note("this was done already, nothing more was changed")
    return 0


def _lenient(stream: object) -> None:
    """Let a stream print '?' for what its encoding lacks, rather than end the program."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def first_word(argv: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one."""
    words = iter(argv)
    for word in words:
        if word in _TAKES_VALUE:
            next(words, None)
        elif word == "--":
            return next(words, None)
        elif not word.startswith("-") or word == "-":
            return word
    return None
