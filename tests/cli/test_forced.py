"""Sessions that sshd forces, as it starts them: the line of a key, and what the client asked for."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from breakthrough_tui.cli.forced import HERE_ONLY, clean_environment, is_forced
from breakthrough_tui.cli.grammar import NOUNS
from breakthrough_tui.cli.parser import run
from breakthrough_tui.cli.whole_parser import build
from tests.cli.test_reference import leaves
from tests.support.command_line import Desk

OVER_SSH = "10.0.0.9 50000 10.0.0.1 22"


def asks(desk: Desk, asked: str | None, stdin: bytes = b"", **more: str) -> tuple[int, str, str]:
    """Exit code, output and errors of `ssh host ASKED` with the key of whose desk it is."""
    environment = {**os.environ, "SSH_CONNECTION": OVER_SSH, **more}
    if asked is not None:
        environment["SSH_ORIGINAL_COMMAND"] = asked
    done = subprocess.run(
        [sys.executable, "-m", "breakthrough_tui", "--db", desk.path, "--as", str(desk.name)],
        input=stdin,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_verb_over_ssh_is_done_as_the_person_of_the_key(ana: Desk) -> None:
    code, out, _ = asks(ana, "card add 'Call the depot'")
    assert (code, out.split()[0]) == (0, "PERMIT-1")
    event = ana.asks("log", "--limit", "1")[0]
    assert (event["actor"], event["door"]) == ("ana", "ssh")
    assert asks(ana, "breakthrough -b PERMIT card list")[1].count("Call the depot") == 1


def test_lines_come_by_standard_input(ana: Desk) -> None:
    code, out, _ = asks(ana, "card add --lines -", stdin=b"call the depot\nvisit the depot\n")
    assert (code, len(out.splitlines())) == (0, 2)


def test_without_a_verb_it_wants_a_terminal(ana: Desk) -> None:
    assert asks(ana, None) == (
        1,
        "",
        "breakthrough: The screens need a terminal.\n'breakthrough --help' lists the verbs that need none.\n",
    )


@pytest.mark.parametrize(
    "asked",
    [
        "--as bo status",
        "status --as bo",
        "status --as=bo",
        "status --db /etc/passwd",
        "--db=/tmp/other.db status",
        "init",
        "demo",
        "settings list",
        "settings set database /tmp/x",
        "key list",
        "key add bo -",
        "card add --lines /etc/passwd",
        "card add --lines=/etc/passwd",
        "reading import /etc/passwd",
        "goal check --file /etc/passwd",
        "report export --output /tmp/report.html",
        "report export --output=/tmp/report.html --force",
        "sh",
        "/bin/sh -c id",
        "scp -f /etc/passwd",
        "status; id",
        "card list | sh",
        "card add 'not closed",
        "internal-sftp",
    ],
)
def test_what_a_key_may_not_do_is_refused_with_a_sentence(ana: Desk, asked: str) -> None:
    before = ana.path.read_bytes()
    code, out, said = asks(ana, asked)
    assert code in (1, 2)
    assert out == ""
    assert said.startswith("breakthrough: ")
    assert "Traceback" not in said
    assert ana.path.read_bytes() == before


def test_no_shell_looks_at_what_was_asked(ana: Desk, tmp_path: Path) -> None:
    made = tmp_path / "made"
    code, _, _ = asks(ana, f'comment 1 "$(touch {made})" `touch {made}`')
    assert code != 0
    asks(ana, f'card add "$(touch {made})"')
    assert not made.exists()
    assert ana.asks("card", "list")[0]["title"] == f"$(touch {made})"


def test_the_environment_says_nothing(ana: Desk, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    for name in ("sitecustomize.py", "argparse.py"):
        (evil / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nraise SystemExit(9)\n")
    code, out, _ = asks(
        ana,
        "status",
        BREAKTHROUGH_DB=str(tmp_path / "other.db"),
        BREAKTHROUGH="OTHER",
        TEXTUAL_DRIVER="evil:Driver",
        HOME=str(evil),
        XDG_CONFIG_HOME=str(evil),
    )
    assert code == 0
    assert "PERMIT" in out
    assert not (tmp_path / "other.db").exists()


def test_only_terminal_and_language_are_kept_of_the_environment() -> None:
    environment = {
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "SSH_CONNECTION": OVER_SSH,
        "PYTHONPATH": "/tmp",
        "TEXTUAL_LOG": "/tmp/log",
        "BREAKTHROUGH_DB": "/tmp/x",
        "LD_PRELOAD": "/tmp/x.so",
        "HOME": "/tmp",
    }
    clean_environment(environment)
    assert set(environment) == {"TERM", "LC_ALL", "SSH_CONNECTION", "HOME"}
    assert environment["HOME"] != "/tmp"


def test_a_shell_on_the_host_is_not_taken_for_a_forced_session() -> None:
    over = {"SSH_CONNECTION": OVER_SSH}
    assert is_forced(["--as", "ana"], over)
    assert is_forced(["--db", "/srv/a.db", "--as", "ana"], over)
    assert not is_forced(["--as", "ana"], {})
    assert not is_forced(["--as", "ana", "status"], over)
    assert not is_forced([], over)
    assert not is_forced(["--as"], over)


def test_it_was_thought_about_every_verb_whether_it_may_come_over_ssh() -> None:
    over_ssh = (
        "new goal launch list status card comment column label obstacle reading person log undo"
        " report commitment close reopen measure pulse lesson signals digest area portfolio show"
    )
    assert set(NOUNS) - HERE_ONLY == set(over_ssh.split())


BY_STANDARD_INPUT = {
    "goal vote VALUE": "goal vote FILE",
    "card add --description": "card add x --description FILE",
    "card edit --description": "card edit 1 --description FILE",
    "card edit --hurts": "card edit 1 --hurts FILE",
    "card edit --tried": "card edit 1 --tried FILE",
    "card edit --finding": "card edit 1 --finding FILE",
    "comment TEXT": "comment 1 FILE",
    "report write TEXT": "report write thanks FILE",
    "report add TEXT": "report add x FILE",
}
"""Arguments that may be '-' and are else what they say, never the name of a file."""


def arguments() -> Iterator[tuple[str, argparse.Action]]:
    """Every argument with a value of every verb, under the name that it has there."""
    for leaf in leaves(build(whole=True)):
        for action in leaf._actions:
            if action.metavar is not None and action.dest != "as_name":  # --as is refused as such
                verb = leaf.prog.removeprefix("breakthrough ")
                yield f"{verb} {(action.option_strings or [str(action.metavar)])[0]}", action


def test_every_argument_that_names_a_file_says_so() -> None:
    """`check_arguments` knows paths by their metavar, so no other word may stand for one."""
    named = re.compile(r"\b(file|folder|path)\b")
    for name, action in arguments():
        assert not named.search(action.help or "") or action.metavar in ("FILE", "PATH"), name


def test_what_comes_by_standard_input_and_is_no_file_is_known() -> None:
    found = {
        name
        for name, action in arguments()
        if "- is stdin" in (action.help or "") and action.metavar != "FILE"
    }
    assert found == set(BY_STANDARD_INPUT)


@pytest.mark.parametrize("words", BY_STANDARD_INPUT.values())
def test_a_path_in_place_of_a_text_stays_a_text(
    ana: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("7")  # a vote, too
    ana.does("card", "add", "Call the depot")
    ana.does("goal", "vote", "--open")
    monkeypatch.setattr("sys.stdin", None)  # which is not read either
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", words.replace("FILE", str(secret)))
    opened: list[str] = []
    HEARS.append(opened)
    try:
        run(["--db", str(ana.path), "--as", "ana"], forced=True)
    finally:
        HEARS.remove(opened)
    assert str(ana.path) in opened
    assert str(secret) not in opened


HEARS: list[list[str]] = []


def _hear(event: str, given: tuple[object, ...]) -> None:
    if HEARS and event in ("open", "sqlite3.connect"):
        HEARS[-1].append(str(given[0]))


sys.addaudithook(_hear)
