"""From words to verbs: help, mistakes, options that stand anywhere, and nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

from breakthrough_tui import __version__
from breakthrough_tui.cli.parser import parse, run
from breakthrough_tui.cli.whole_parser import Parser, build


def leaves(parser: Parser) -> Iterator[Parser]:
    for verb in parser.verbs.values():
        if verb.verbs:
            yield from leaves(verb)
        else:
            yield verb


ALL = {leaf.prog: leaf for leaf in leaves(build(whole=True))}


def wrong(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("prog", ALL)
def test_every_verb_has_help_and_a_function(prog: str, capsys: pytest.CaptureFixture[str]) -> None:
    leaf = ALL[prog]
    handler = leaf.get_default("handler")
    if handler != "demo":
        module, _, function = handler.rpartition(".")
        assert callable(getattr(import_module(f"breakthrough_tui.cli.{module}"), function))
    assert run([*prog.split()[1:], "--help"]) == 0
    out = capsys.readouterr().out
    assert leaf.words.about in out
    for action in leaf._actions:
        assert action.help, action


def test_help_lists_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for verb in build().verbs:
        assert f"    {verb} " in out
    assert run(["card", "--help"]) == 0
    assert "archive" in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"breakthrough {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "x.db", "--as", "ana", "-b", "PERMIT", "--json", "card", "list"),
        ("card", "list", "--db", "x.db", "--as", "ana", "-b", "PERMIT", "--json"),
        ("card", "--db", "x.db", "--json", "list", "--as=ana", "-bPERMIT"),
        ("--db", "y.db", "--as", "ana", "card", "-b", "PERMIT", "list", "--db=x.db", "--json"),
    ],
)
def test_shared_options_stand_before_and_after_the_verb(words: tuple[str, ...]) -> None:
    args = parse(words)
    assert (args.db, args.as_name, args.code, args.json) == ("x.db", "ana", "PERMIT", True)
    assert args.handler == "cards.list_all"


def test_a_value_that_is_a_verb_is_no_verb() -> None:
    args = parse(["--as", "card", "status"])
    assert (args.as_name, args.handler) == ("card", "breakthroughs.status")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("crad list", "There is no verb 'crad'.\nDid you mean 'breakthrough card'?"),
        ("xyzzy", "There is no verb 'xyzzy'.\n'breakthrough --help' lists them."),
        ("card ad x", "There is no verb 'ad'.\nDid you mean 'breakthrough card add'?"),
        ("card", "'breakthrough card' needs a verb: add, list, show,"),
        ("card show", "'breakthrough card show' also needs REF.\nbreakthrough card show REF"),
        ("card move 1", "also needs COLUMN."),
        ("card add x --ownr ana", "has no option '--ownr'.\nDid you mean --owner?"),
        ("card list --ownr=ana", "has no option '--ownr'.\nDid you mean --owner?"),
        ("card list -q", "'breakthrough card list' has no option '-q'."),
        ("card add call the depot", "'the' is one word too many.\nText of several words goes"),
        ("card list --owner", "--owner needs a value."),
        ("card list --archived=1", "--archived takes no value."),
        ("card move 1 Done --top --bottom", "--bottom and --top exclude each other."),
        ("card list --db", "--db needs a value."),
        ("obstacle take 1", "'breakthrough obstacle take' also needs --by."),
        ("--jsn card list", "has no option '--jsn'.\nDid you mean --json?"),
        ("status now", "'now' is one word too many."),
    ],
)
def test_a_mistake_is_one_sentence_and_a_hint(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    err = wrong(capsys, *words.split())
    assert err.startswith("breakthrough: ")
    assert said in err
    assert len(err.splitlines()) == 2


def test_a_title_that_begins_with_a_dash_goes_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert "goes last, after --." in wrong(capsys, "card", "add", "-x")
    assert parse(["card", "add", "--", "-x"]).title == "-x"


def test_a_mistake_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["\x1b[31mcard"], ["card", "add", "x", "\x1b]0;t\x07y"], ["card", "--\x9bx"]):
        assert wrong(capsys, *words).replace("\n", "").isprintable()


def test_options_are_never_guessed_from_their_beginning() -> None:
    assert run(["card", "list", "--own", "ana"]) == 2


def imported_by(*words: str) -> set[str]:
    """The modules that a command line imports, in a process of its own."""
    script = (
        "import sys\n"
        "from breakthrough_tui.cli.parser import run\n"
        "run(sys.argv[1:])\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
    )
    return set(result.stderr.split("\n"))


@pytest.mark.parametrize(
    "words", [("--help",), ("card", "--help"), ("card", "list", "--ownr"), ("crad",)]
)
def test_help_and_mistakes_need_next_to_nothing(words: tuple[str, ...]) -> None:
    heavy = {
        "contextlib",
        "dataclasses",
        "gettext",
        "json",
        "locale",
        "peewee",
        "platformdirs",
        "shutil",
        "sqlite3",
        "tempfile",
    }
    assert not imported_by(*words) & heavy


def test_a_verb_needs_no_settings_where_the_database_is_named(tmp_path: object) -> None:
    modules = imported_by("--db", f"{tmp_path}/team.db", "list")
    assert "peewee" in modules
    assert not modules & {"platformdirs", "tomllib", "tomli_w", "textual", "rich"}


SELDOM_USED = {
    "calendar",
    "dataclasses",
    "gettext",
    "hashlib",
    "ipaddress",
    "locale",
    "inspect",
    "logging",
    "ntpath",
    "socket",
    "platform",
    "statistics",
    "urllib.parse",
    "uuid",
    "psycopg",
}


def test_a_verb_that_reads_does_without_what_is_seldom_used(tmp_path: object) -> None:
    where = ("--db", f"{tmp_path}/team.db")
    assert run([*where, "init", "--name", "Ana"]) == 0
    modules = imported_by(*where, "list")
    assert "peewee" in modules
    assert not modules & SELDOM_USED


THE_REST_OF_THE_METHOD = {
    "breakthrough_tui.domain.goal.answers",
    "breakthrough_tui.domain.run_chart",
    "breakthrough_tui.store.commands.breakthroughs",
    "breakthrough_tui.store.goal_tables",
    "breakthrough_tui.store.method_tables",
    "breakthrough_tui.store.personal_tables",
    "breakthrough_tui.store.queries.overviews",
    "breakthrough_tui.store.queries.results",
}
"""What a change of the board does without."""

OBSTACLES = {
    "breakthrough_tui.store.commands.obstacles",
    "breakthrough_tui.store.obstacle_rows",
}


@pytest.mark.parametrize(
    ("words", "brings"),
    [
        (("comment", "1", "Done"), set()),
        (("card", "add", "Call the depot"), set()),
        (("card", "move", "1", "Doing"), set()),
        (("card", "edit", "1", "--due", "tomorrow"), set()),
        (("column", "limit", "Doing", "90"), set()),
        (("reading", "add", "40"), {"breakthrough_tui.store.goal_tables"}),
        (("obstacle", "raise", "No scanner"), OBSTACLES),
        (("obstacle", "take", "2", "--by", "tomorrow"), OBSTACLES),
    ],
)
def test_a_change_of_the_board_does_without_what_belongs_to_the_rest_of_the_method(
    tmp_path: object, words: tuple[str, ...], brings: set[str]
) -> None:
    where = ("--db", f"{tmp_path}/team.db")
    assert run([*where, "init", "--name", "Ana"]) == 0
    goal = ("Cut days to a permit from 45 to 20", "--measure", "days", "--leader", "me")
    assert run([*where, "new", *goal]) == 0
    assert run([*where, "launch", "--reason", "It cannot wait"]) == 0
    assert run([*where, "card", "add", "Count the files"]) == 0
    assert run([*where, "obstacle", "raise", "No printer"]) == 0
    modules = imported_by(*where, *words)
    assert not [line for line in modules if line.startswith("breakthrough: ")]
    assert not modules & (SELDOM_USED | {"argparse", "typing"})
    assert modules & (THE_REST_OF_THE_METHOD | OBSTACLES) == brings


def test_pathlib_makes_an_address_of_a_path_when_it_is_asked_for_one() -> None:
    script = (
        "import breakthrough_tui.store, sys\n"
        "from pathlib import Path, PureWindowsPath\n"
        "assert not {'ntpath', 'urllib.parse'} & set(sys.modules)\n"
        "assert PureWindowsPath(r'c:\\team\\a.db').parts == ('c:\\\\', 'team', 'a.db')\n"
        "assert Path('/a b').as_uri() == 'file:///a%20b'\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_peewee_finds_what_it_seldom_uses_when_it_does() -> None:
    script = (
        "import sys, breakthrough_tui.store, peewee\n"
        "assert 'uuid' not in sys.modules\n"
        "assert peewee.UUIDField().db_value(peewee.uuid.UUID(int=1)) == '0' * 31 + '1'\n"
        "assert peewee.isclass(int) and not peewee.isclass(1)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_who_imports_logging_reads_what_peewee_says() -> None:
    program = (
        "import breakthrough_tui.store, sys\n"
        "from peewee import SqliteDatabase\n"
        "database = SqliteDatabase(':memory:')\n"
        "database.execute_sql('SELECT 1')\n"
        "assert 'logging' not in sys.modules\n"
        "import logging\n"
        "logging.basicConfig(level=logging.DEBUG)\n"
        "database.execute_sql('SELECT 2')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "SELECT 2" in done.stderr
    assert "SELECT 1" not in done.stderr
