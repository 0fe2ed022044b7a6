"""The command line as argparse reads it: for help, for what is unusual, and to say what is wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from types import ModuleType

from breakthrough_tui import __version__
from breakthrough_tui.cli.grammar import PROGRAM, words_of
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.words import EVERYWHERE, Words
from breakthrough_tui.domain.errors import WrongUsage
from breakthrough_tui.stand_ins import in_place_of


def _untranslated() -> ModuleType:
    """Stands for `gettext`: argparse would look for its few words in the language of the host, ours are English."""
    module = ModuleType("gettext")
    module.__dict__.update(
        gettext=lambda text: text, ngettext=lambda one, many, n: one if n == 1 else many
    )
    return module


with in_place_of({"gettext": _untranslated()}):
    import argparse

TYPE_CHECKING = False  # that of `typing`, which would take a tenth of the time of `--help`
if TYPE_CHECKING:
    from typing import Any, NoReturn

_HELP = frozenset({"-h", "--help"})


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse itself would import shutil for that."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=_help_width())
        # argparse leaves out the indent of verbs, so that the longest one would push its help to the next line.
        self._action_max_length = 14


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are kind sentences."""

    def __init__(self, words: Words, prog: str | None = None, **later: Any) -> None:
        """`later` is what newer versions of argparse hand from parser to parser."""
        super().__init__(
            prog=prog or words.prog,
            description=words.about,
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
            **later,
        )
        self.words = words
        self.verbs: dict[str, Parser] = {}
        _add_everywhere(self)
        _add_arguments(self, words)
        if words.handler is not None:
            self.set_defaults(handler=words.handler, leaf=words)
        if words.verbs:
            # With `prog` given argparse does not format a usage line only to find it.
            choices = self.add_subparsers(
                prog=self.prog, metavar="VERB", dest=argparse.SUPPRESS, required=False
            )
            for name, verb in words.verbs.items():
                self.verbs[name] = choices.add_parser(
                    name, prog=verb.prog, words=verb, help=verb.about
                )

    def format_help(self) -> str:
        """Help, with our own line of usage."""
        self.usage = self.words.shape().replace("%", "%%")
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """What argparse found wrong, as WrongUsage."""
        from breakthrough_tui.cli.usage import wrong_usage

        raise wrong_usage(self.words, message)


def _add_everywhere(parser: Parser) -> None:
    """The options that may stand before and after the verb. An absent one leaves no trace, and so undoes nothing."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("-h", "--help", action="help", help="show this help")
    for one in EVERYWHERE:
        about: dict[str, Any] = {
            "dest": one.dest,
            "default": argparse.SUPPRESS,
            "help": one.about,
        }
        if one.metavar is None:
            group.add_argument(one.name, action="store_true", **about)
        else:
            group.add_argument(one.name, metavar=one.metavar, **about)


def _add_arguments(parser: Parser, words: Words) -> None:
    groups: dict[int | None, Any] = {None: parser}
    for one in words.arguments:
        if one.group not in groups:
            groups[one.group] = parser.add_mutually_exclusive_group()
        to = groups[one.group]
        if one.metavar is None:
            to.add_argument(one.name, action="store_true", help=one.about)
        elif one.is_option:
            to.add_argument(
                one.name,
                metavar=one.metavar,
                help=one.about,
                required=one.required,
                action="append" if one.many else "store",
                dest=one.dest,
            )
        else:
            nargs = None if one.required else "?"
            to.add_argument(one.dest, metavar=one.metavar, nargs=nargs, help=one.about)


def build(noun: str | None = None, *, whole: bool = False, first_words: bool = True) -> Parser:
    """The parser of `words_of` the same."""
    top = Parser(words_of(noun, whole=whole, first_words=first_words))
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return top


def parse_whole(argv: Sequence[str], noun: str | None) -> Arguments:
    """The command line, which begins with `noun`, as it was meant.

    WrongUsage, with a sentence; SystemExit after `--help` and `--version`.
    """
    parser = build(noun, first_words=not _HELP.isdisjoint(argv))
    args, rest = parser.parse_known_args(argv, Arguments())
    leaf = args.leaf
    if leaf is None and noun is not None:
        leaf = parser.words.verbs[noun]
    if rest:
        from breakthrough_tui.cli.usage import left_over

        raise left_over(leaf or parser.words, rest)
    if noun is not None and args.handler is None:
        assert leaf is not None
        raise WrongUsage(
            f"'{leaf.prog}' needs a verb: {', '.join(leaf.verbs)}.",
            f"'{leaf.prog} --help' says more.",
        )
    return args


def _help_width() -> int:
    try:
        return max(60, min(100, os.get_terminal_size(1).columns - 2))
    except OSError:
        return 100
