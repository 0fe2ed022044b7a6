"""From the words of a command line to the function that carries them out.

Nothing here knows the store: `--help` and wrong usage answer before anything heavy is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType

from breakthrough_tui import __version__
from breakthrough_tui.domain.errors import BreakthroughError, WrongUsage
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

    from breakthrough_tui.cli.here import Here

PROGRAM = "breakthrough"

Grammar = Callable[["Parser"], None]
"""Adds the verbs or the arguments of one noun to its parser."""

_TAKES_VALUE = ("--db", "--as", "-b")
_HELP = frozenset({"-h", "--help"})


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


class Arguments(argparse.Namespace):
    """What was typed. Each verb has its own fields besides these."""

    db: str | None = None
    as_name: str | None = None
    code: str | None = None
    json: bool = False
    leaf: Parser | None = None
    handler: str | None = None
    forced: bool = False


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse itself would import shutil for that."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=_help_width())
        # argparse leaves out the indent of verbs, so that the longest one would push its help to the next line.
        self._action_max_length = 14


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are kind sentences, with words of its own for building a grammar."""

    def __init__(self, prog: str, about: str, **later: Any) -> None:
        """`later` is what newer versions of argparse hand from parser to parser."""
        super().__init__(
            prog=prog,
            description=about,
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
            **later,
        )
        self.about = about
        self.verbs: dict[str, Parser] = {}
        self._choices: argparse._SubParsersAction[Parser] | None = None
        self._shape: list[str] = []
        _add_shared(self)

    def noun(self, name: str, about: str) -> Parser:
        """A parser for what follows the word `name`."""
        if self._choices is None:
            # With `prog` given argparse does not format a usage line only to find it.
            self._choices = self.add_subparsers(
                prog=self.prog, metavar="VERB", dest=argparse.SUPPRESS, required=False
            )
        parser: Parser = self._choices.add_parser(
            name, prog=f"{self.prog} {name}", about=about, help=about
        )
        self.verbs[name] = parser
        return parser

    def verb(self, name: str, about: str, handler: str) -> Parser:
        """A verb that runs `handler`, 'cards.add' being `add` in cli/cards.py."""
        return self.noun(name, about).runs(handler)

    def runs(self, handler: str) -> Parser:
        """Make this the end of a command line."""
        self.set_defaults(handler=handler, leaf=self)
        return self

    def word(self, name: str, metavar: str, about: str, *, optional: bool = False) -> Parser:
        """One positional argument."""
        self.add_argument(name, metavar=metavar, nargs="?" if optional else None, help=about)
        self._shape.append(f"[{metavar}]" if optional else metavar)
        return self

    def option(
        self,
        name: str,
        *,
        metavar: str,
        about: str,
        required: bool = False,
        many: bool = False,
        dest: str | None = None,
    ) -> Parser:
        """An option with a value; with `many` it may be given several times."""
        self.add_argument(
            name,
            metavar=metavar,
            help=about,
            required=required,
            action="append" if many else "store",
            dest=dest or name.lstrip("-").replace("-", "_"),
        )
        shape = f"{name} {metavar}"
        self._shape.append(shape if required else f"[{shape}]" + ("…" if many else ""))
        return self

    def flag(self, name: str, about: str) -> Parser:
        """An option without a value."""
        self.add_argument(name, action="store_true", help=about)
        self._shape.append(f"[{name}]")
        return self

    def one_of(self, *options: tuple[str, str | None, str]) -> Parser:
        """Options (name, metavar or None for a flag, about) that exclude each other."""
        group = self.add_mutually_exclusive_group()
        for name, metavar, about in options:
            if metavar is None:
                group.add_argument(name, action="store_true", help=about)
            else:
                group.add_argument(name, metavar=metavar, help=about)
        shapes = (name if metavar is None else f"{name} {metavar}" for name, metavar, _ in options)
        self._shape.append(f"[{' | '.join(shapes)}]")
        return self

    def shape(self) -> str:
        """How it is typed: its words in order, then its options."""
        words = sorted(self._shape, key=lambda part: part.lstrip("[").startswith("-"))
        return " ".join([self.prog, *(["VERB …"] if self.verbs else words)])

    def format_help(self) -> str:
        """Help, with our own line of usage."""
        self.usage = self.shape().replace("%", "%%")
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """What argparse found wrong, as WrongUsage."""
        from breakthrough_tui.cli.usage import wrong_usage

        raise wrong_usage(self, message)


def _add_shared(parser: Parser) -> None:
    """The options that may stand before and after the verb. An absent one leaves no trace, and so undoes nothing."""
    group = parser.add_argument_group("everywhere")
    absent = argparse.SUPPRESS
    group.add_argument("-h", "--help", action="help", help="show this help")
    group.add_argument("--db", metavar="PATH", default=absent, help="which database")
    group.add_argument(
        "--as",
        metavar="NAME",
        dest="as_name",
        default=absent,
        help="act as this person (only for who owns the database file)",
    )
    group.add_argument("-b", metavar="CODE", dest="code", default=absent, help="which breakthrough")
    group.add_argument(
        "--json", action="store_true", default=absent, help="print JSON with stable keys"
    )


def build(noun: str | None = None, *, whole: bool = False, first_words: bool = True) -> Parser:
    """The parser. With `noun` only what follows it; else all first words, and what follows them only if `whole`.

    Without `first_words` it knows the options alone, which is all that opening the screens takes.
    """
    from breakthrough_tui.cli import grammar

    top = Parser(
        PROGRAM, "One urgent result, one team, eight to ten weeks. Without a verb: the screens."
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    for name, (about, fill) in grammar.NOUNS.items():
        if whole or name == noun or (noun is None and first_words):
            parser = top.noun(name, about)
            if noun is not None or whole:
                fill(parser)
    return top


def parse(argv: Sequence[str]) -> Arguments:
    """The command line as it was meant. WrongUsage, with a sentence; SystemExit after `--help` and `--version`."""
    from breakthrough_tui.cli import grammar

    noun = first_word(argv)
    if noun is not None and noun not in grammar.NOUNS:
        from breakthrough_tui.cli.usage import unknown_verb

        raise unknown_verb(noun, grammar.NOUNS, PROGRAM)
    parser = build(noun, first_words=not _HELP.isdisjoint(argv))
    args, rest = parser.parse_known_args(argv, Arguments())
    leaf = args.leaf
    if leaf is None and noun is not None:
        leaf = parser.verbs[noun]
    if rest:
        from breakthrough_tui.cli.usage import left_over

        raise left_over(leaf or parser, rest)
    if noun is not None and args.handler is None:
        assert leaf is not None
        raise WrongUsage(
            f"'{leaf.prog}' needs a verb: {', '.join(leaf.verbs)}.",
            f"'{leaf.prog} --help' says more.",
        )
    return args


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
        act(here, args)
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


def _help_width() -> int:
    try:
        return max(60, min(100, os.get_terminal_size(1).columns - 2))
    except OSError:
        return 100
