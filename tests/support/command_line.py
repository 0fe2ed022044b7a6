"""A command line at work on a real file, in this process."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakthrough_tui.cli.forced import ASKED
from breakthrough_tui.cli.parser import OpenApp, run

GOAL = "Cut days to issue a building permit from 45 to 20, north office"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """Its standard output by lines."""
        return self.out.splitlines()


class Desk:
    """Where somebody types `breakthrough …`; the file is the tester's own, so `--as` is open to them."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path = path
        self.name = name

    def of(self, name: str) -> Desk:
        """The desk of somebody else in the same team."""
        return Desk(self.path, name)

    def types(self, *words: str, stdin: bytes | None = None) -> Said:
        """Run one command line, whatever becomes of it."""
        who = [] if self.name is None else ["--as", self.name]
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), _standard_input(stdin):
            code = run(["--db", str(self.path), *who, *words])
        assert not isinstance(code, OpenApp)
        return Said(code, out.getvalue(), err.getvalue())

    def asks_over_ssh(self, asked: str, stdin: bytes | None = None) -> Said:
        """Run what a client asked for, as sshd does with the key of whose desk it is."""
        out, err = io.StringIO(), io.StringIO()
        kept = os.environ.get(ASKED)
        os.environ[ASKED] = asked
        try:
            with redirect_stdout(out), redirect_stderr(err), _standard_input(stdin):
                code = run(["--db", str(self.path), "--as", str(self.name)], forced=True)
        finally:
            os.environ.pop(ASKED)
            if kept is not None:
                os.environ[ASKED] = kept
        assert not isinstance(code, OpenApp)
        return Said(code, out.getvalue(), err.getvalue())

    def does(self, *words: str, stdin: bytes | None = None) -> Said:
        """Run one command line that works."""
        said = self.types(*words, stdin=stdin)
        assert said.code == 0, said.err
        return said

    def fails(self, *words: str, stdin: bytes | None = None) -> str:
        """Run one command line that is refused, and say how."""
        said = self.types(*words, stdin=stdin)
        assert said.code == 1, said
        assert said.out == ""
        return said.err

    def asks(self, *words: str) -> Any:
        """The JSON that a command line prints."""
        return self.does(*words, "--json").json


def a_team(path: Path) -> Desk:
    """A launched breakthrough PERMIT: bo leads, ana is team lead, cho facilitates, dia is in the core group, eli a
    member, gus observes; fay administers, hal has no role. The desk is ana's."""
    desk = Desk(path)
    desk.does("init", "--admin", "fay", "--timezone", "UTC")
    fay = desk.of("fay")
    for name in ("ana", "bo", "cho", "dia", "eli", "gus", "hal"):
        fay.does("person", "add", name)
    bo = desk.of("bo")
    bo.does(
        *("new", GOAL, "--code", "PERMIT", "--leader", "bo", "--lead", "ana"),
        *("--facilitator", "cho", "--member", "eli", "--launch", "today"),
        *("--measure", "days to a permit", "--unit", "days", "--baseline", "45", "--target", "20"),
    )
    bo.does("person", "role", "dia", "core")
    bo.does("person", "role", "gus", "observer")
    bo.does("launch", "--reason", "The plan is written in the first days")
    return desk.of("ana")


def a_copy(desk: Desk, path: Path) -> Desk:
    """The same team on a file of its own."""
    shutil.copy(desk.path, path)
    return Desk(path, desk.name)


@contextmanager
def _standard_input(content: bytes | None) -> Iterator[None]:
    kept = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(content or b""), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = kept
