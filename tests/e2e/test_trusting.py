"""The trusting way of docs/administrator.md to the letter: people with logins of their own, a folder and a group."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.needs import needs_or_not_tried
from tests.support.ssh_host import Host, blocks, lacking, weeks_ago
from tests.support.terminal import Terminal, usual_environment

PEOPLE = ("ana", "ben", "gus", "zoe")
"""Ana starts, ben is added, gus is in the group alone, zoe has no more than a login."""


class Shared(Host):
    """The machine after the page was followed; names of people and places are this test's own."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder, name)
        self.place = Path("/srv") / f"{name}-permit"

    def set_up(self) -> None:
        self.shell(blocks("sh")[0])
        for person in PEOPLE:
            self.root(f"useradd --create-home --shell /bin/sh {self.login(person)}")
        for block in blocks("sh", "The trusting way"):
            self.root(self.here(block))
        self.root(f"usermod -aG {self.account} {self.login('gus')}")
        [profile] = blocks("profile", "The trusting way")
        for person in PEOPLE:
            file = Path(f"/home/{self.login(person)}/.profile")
            with file.open("a", encoding="utf-8") as lines:
                lines.write(self.here(profile))

    def tear_down(self) -> None:
        for person in PEOPLE:
            words = ["userdel", "--remove", self.login(person)]
            subprocess.run(words, check=False, capture_output=True)
        subprocess.run(["groupdel", self.account], check=False, capture_output=True)
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.rmtree(self.program, ignore_errors=True)
        self.link.unlink(missing_ok=True)

    def login(self, person: str) -> str:
        return f"{self.account}{person}"

    def here(self, script: str) -> str:
        script = script.replace("/srv/permit", str(self.place))
        script = script.replace("breakthrough --db", f"{self.link} --db")
        script = re.sub(r"\b(ana|ben)\b", lambda found: self.login(found[0]), script)
        return re.sub(r"(?<=[ ])permit\b", self.account, script)

    def root(self, script: str) -> None:
        done = subprocess.run(["sh", "-ec", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + script

    def says(self, person: str, words: str) -> subprocess.CompletedProcess[str]:
        """What somebody types after logging in."""
        command = ["runuser", "-l", self.login(person), "-c", f"{self.link} {words}"]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def sits_down(self, person: str) -> Terminal:
        """The screens, in somebody's own terminal."""
        command = [
            "runuser",
            "-l",
            self.login(person),
            "-w",
            "TERM,LANG,COLORTERM",
            "-c",
            str(self.link),
        ]
        return Terminal(program=command, columns=100, rows=30, environment=usual_environment())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    needs_or_not_tried(lacking(), "the trusting way")
    host = Shared(tmp_path_factory.mktemp("shared"), f"bs{os.getpid()}")
    try:
        host.set_up()
        yield host
    finally:
        host.tear_down()


@pytest.fixture(scope="module", autouse=True)
def a_breakthrough(shared: Shared) -> None:
    lead, member = shared.login("ana"), shared.login("ben")
    made = shared.says(
        "ana",
        "new 'Cut days to a permit from 45 to 20' --code PERMIT"
        f" --launch {weeks_ago()} --lead {lead} --leader {lead} --member {member}",
    )
    assert made.returncode == 0, made.stderr


def test_both_write_by_verbs(shared: Shared) -> None:
    for person in ("ben", "ana", "ben"):
        said = shared.says(person, f"card add 'Item of {person}'")
        assert said.returncode == 0, said.stderr
        assert said.stderr == ""
    assert shared.says("ana", "card list").stdout.count("Item of") == 3


def test_both_sit_at_the_screens_and_see_each_other(shared: Shared) -> None:
    shared.says("ana", "card add 'Ask the slowest cases'")
    with shared.sits_down("ana") as ana, shared.sits_down("ben") as ben:
        for terminal in (ana, ben):
            terminal.wait_for("1 Board", "Ask the slowest cases")
            terminal.settle()
        ben.press("n")
        ben.wait_for("enter add")
        ben.type("ring the depot")
        ben.press("enter")
        ana.wait_for("ring the depot")
        beside = {
            file.name.removeprefix("breakthrough.db"): file.stat()
            for file in shared.place.iterdir()
            if ".daily-" not in file.name
        }
        assert {"", "-wal", "-shm"} <= set(beside)
        group = shared.place.stat().st_gid
        for name, found in beside.items():
            assert stat.S_IMODE(found.st_mode) == 0o660, name
            assert found.st_gid == group, name
        for terminal in (ana, ben):
            terminal.press("esc", "esc")
            terminal.settle()
            terminal.press("q")
    assert shared.says("ana", "log --limit 1").stdout.count(shared.login("ben")) == 1


def test_who_was_not_added_is_told_whom_to_ask(shared: Shared) -> None:
    for words in ("status", "card list", "log", "person list --json"):
        said = shared.says("gus", words)
        assert (said.returncode, said.stdout) == (1, ""), words
        assert f"Ask {shared.login('ana')} to add you." in said.stderr
    with shared.sits_down("gus") as gus:
        gus.wait_for(f"Ask {shared.login('ana')} to add you.")
        assert gus.ended() == 1
        assert "PERMIT" not in gus.screen


def test_who_is_not_in_the_group_reaches_nothing(shared: Shared) -> None:
    said = shared.says("zoe", "status")
    assert (said.returncode, said.stdout) == (1, "")
    assert "closed to you" in said.stderr
    assert "Traceback" not in said.stderr


def test_as_is_for_the_owner_alone(shared: Shared) -> None:
    said = shared.says("ben", f"--as {shared.login('ana')} status")
    assert (said.returncode, said.stdout) == (1, "")
    assert "only for the owner" in said.stderr


def test_the_owner_copies_it_by_cron(shared: Shared) -> None:
    """The line of the strict way, changed as the page says."""
    [table] = blocks("cron")
    [line] = [line.split(None, 6)[6] for line in table.splitlines() if " backup " in line]
    place = Path(f"/var/backups/{shared.account}")
    place.mkdir(mode=0o700)
    try:
        shutil.chown(place, shared.login("ana"))
        changed = line.replace(" --as ana", f" --db {shared.place}/breakthrough.db")
        changed = changed.replace("/usr/local/bin/breakthrough", str(shared.link))
        changed = changed.replace("/var/backups/team", str(place))
        words = ["/usr/sbin/runuser", "-u", shared.login("ana"), "--", "/bin/sh", "-c", changed]
        said = subprocess.run(
            words, env={"PATH": "/usr/bin:/bin"}, capture_output=True, cwd="/", check=False
        )
        assert (said.returncode, said.stderr) == (0, b"")
        assert len(list(place.iterdir())) == 1
    finally:
        shutil.rmtree(place)
