"""Three people over a real sshd on a host that was set up by docs/administrator.md to the letter."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import sqlite3
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.store.processes import holders
from tests.support.needs import needs, needs_or_not_tried
from tests.support.ssh_host import Host, blocks, lacking, weeks_ago
from tests.support.terminal import KEYS

GOAL = "Cut days to issue a building permit from 45 to 20"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    needs_or_not_tried(lacking(), "the whole way over ssh")
    host = Host(tmp_path_factory.mktemp("host"), f"bt{os.getpid()}")
    try:
        host.set_up()
        yield host
    finally:
        host.tear_down()


@pytest.fixture(scope="module", autouse=True)
def a_breakthrough(host: Host) -> None:
    roles = ("--leader", "bo", "--lead", "ana", "--member", "ben")
    made = host.asks("ana", "new", f"'{GOAL}'", "--code", "PERMIT", "--launch", weeks_ago(), *roles)
    assert made.returncode == 0, made.stderr
    for title in ("Ask the slowest cases", "Checklist for the desk"):
        assert host.asks("ana", "card", "add", f"'{title}'").returncode == 0


def test_nobody_else_can_reach_the_file(host: Host) -> None:
    assert stat.S_IMODE(host.database.stat().st_mode) == 0o600
    assert stat.S_IMODE(host.home.stat().st_mode) == 0o700
    keys = host.home / ".ssh" / "authorized_keys"
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert keys.read_text().count('restrict,pty,command="') == 3


def test_two_people_work_at_once_and_the_leader_answers(host: Host) -> None:
    with host.open("ana") as ana, host.open("ben") as ben:
        for terminal in (ana, ben):
            terminal.wait_for("1 Board", "Ask the slowest cases")
            terminal.settle()
        ana.press("L")
        ben.wait_until(lambda screen: "Doing  1" in screen)
        ben.press("o")
        ben.wait_for("In the way")
        ben.type("No access to the registry")
        ben.press("ctrl+s")
        ana.wait_until(lambda screen: "⚑ 1" in screen)
        with host.open("bo") as bo:
            bo.wait_for("2 Obstacles", "No access to the registry")
            bo.settle()
        said = host.asks("bo", "obstacle", "answer", "PERMIT-3", "removed", "--note", "done")
        assert said.returncode == 0, said.stderr
        ana.wait_until(lambda screen: "⚑ 1" not in screen)


def test_a_verb_has_the_rights_of_the_key_s_person(host: Host) -> None:
    status = json.loads(host.asks("ben", "status", "--json").stdout)
    assert status["code"] == "PERMIT"
    refused = host.asks("ben", "column", "add", "Later")
    assert (refused.returncode, refused.stdout) == (1, b"")
    log = json.loads(host.asks("ana", "log", "--limit", "1", "--json").stdout)
    assert log[0]["door"] == "ssh"


def test_one_key_is_never_for_two_people(host: Host) -> None:
    key = (host.folder / "ana.pub").read_text()
    with pytest.raises(AssertionError):
        host.shell(f"runuser -l team -c 'breakthrough key add ben' < {host.folder}/ana.pub")
    keys = (host.home / ".ssh" / "authorized_keys").read_text()
    assert keys.count(key.split()[1]) == 1
    assert json.loads(host.asks("ana", "status", "--json").stdout)["code"] == "PERMIT"


def test_the_lines_of_cron_copy_it_and_look_after_it(host: Host) -> None:
    [table] = blocks("cron")
    lines = [line.split(None, 6) for line in table.splitlines() if line[0].isdigit()]
    assert [line[5] for line in lines] == ["team"] * 3
    for line in lines:
        said = host.as_cron(line[6])
        assert (said.returncode, said.stderr) == (0, ""), said.stdout
    [copy] = Path("/var/backups", host.account).iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    findings = json.loads((host.home / "doctor.json").read_text())
    assert not [one for one in findings if one.get("grade") == "problem"], findings


@needs("systemd-analyze")
def test_the_units_of_systemd_are_read_and_copy_it(host: Host, tmp_path: Path) -> None:
    [service] = blocks("service", "Copies by systemd")
    [timer] = blocks("timer", "Copies by systemd")
    units = []
    for name, unit in (("service", service), ("timer", timer)):
        units.append(tmp_path / f"breakthrough-copy.{name}")
        units[-1].write_text(host.localized(unit))
    said = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert "\nUser=team\n" in service
    [command] = re.findall(r"^ExecStart=(.*)$", service, re.M)
    there = set(Path("/var/backups", host.account).iterdir())
    made = host.as_cron(command)
    assert (made.returncode, made.stderr) == (0, "")
    assert len(set(Path("/var/backups", host.account).iterdir()) - there) == 1


def test_a_stranger_s_key_opens_nothing(host: Host) -> None:
    assert host.asks("stranger", "status").returncode == 255


def test_no_shell_no_copy_no_forwarding(host: Host, tmp_path: Path) -> None:
    for asked in ("sh", "sh -c id", "cat /etc/passwd", "internal-sftp", "rsync --server . /tmp"):
        said = host.asks("ana", asked)
        assert said.returncode in (1, 2)
        assert said.stdout == b""
        assert said.stderr.startswith(b"breakthrough: ")
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "sitecustomize.py").write_text("raise SystemExit(9)")
    more = {"PYTHONPATH": str(evil), "TEXTUAL_DRIVER": "x:Y", "BREAKTHROUGH_DB": "/tmp/x"}
    assert host.asks("ana", "status", more=more).returncode == 0


def test_without_a_terminal_the_screens_end_at_once(host: Host) -> None:
    said = host.asks("ana")
    assert said.returncode == 1
    assert b"need a terminal" in said.stderr
    assert host.processes() == []


def gone_within(host: Host, seconds: float) -> float:
    """How long after now the last session of the account has ended; more than `seconds` fails."""
    begun = time.monotonic()
    while host.processes():
        assert time.monotonic() - begun < seconds, "a session outlived its line"
        time.sleep(0.02)
    took = time.monotonic() - begun
    # Neither a lock nor the file is held any more: somebody else writes at once.
    assert holders(host.database) == []
    begun = time.monotonic()
    assert host.asks("ben", "comment", "1", "'still here'").returncode == 0
    assert time.monotonic() - begun < 4, "it waited for a lock"
    return took


@pytest.fixture(params=["as usual", "with SIGHUP ignored"])
def hangups(request: pytest.FixtureRequest, host: Host) -> Iterator[None]:
    """Whether what the keys start begins by ignoring SIGHUP, as under `nohup`."""
    keys = host.home / ".ssh" / "authorized_keys"
    before = keys.read_text()
    if request.param != "as usual":
        keys.write_text(before.replace('command="', "command=\"trap '' HUP; "))
    yield
    keys.write_text(before)


def test_a_killed_client_takes_its_session_with_it(host: Host, hangups: None) -> None:
    with host.open("ana") as ana:
        ana.wait_for("1 Board", "Ask the slowest cases")
        [session] = host.processes()
        assert session in holders(host.database)
        ana.process.kill()
        gone_within(host, 3)


@contextmanager
def who_reads_nothing(host: Host) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A client whose pipe, whose line and whose pty on the host are full, and its session there.

    It writes to a pipe: one that writes to a terminal stands still then, and sends no keys that fill the rest.
    """
    words = host.ssh("ana", terminal=True)
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        came = b""
        while b"slowest" not in came:
            more = os.read(client.stdout.fileno(), 1 << 16)
            assert more, f"it ended: {came!r}"
            came += more
        [session] = host.processes()
        its_terminal = os.open(f"/proc/{session}/fd/1", os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        end = time.monotonic() + 40
        while select.select([], [its_terminal], [], 0.2)[1]:
            assert time.monotonic() < end, "there still is room"
            client.stdin.write(KEYS["ctrl+l"].encode())
            client.stdin.flush()
            time.sleep(0.01)
        os.close(its_terminal)
        try:
            yield client, session
        finally:
            client.kill()


@pytest.mark.parametrize("what", ["killed", "stopped first"])
def test_a_client_with_a_full_pipe_that_is_killed(host: Host, hangups: None, what: str) -> None:
    with who_reads_nothing(host) as (client, session):
        assert host.processes() == [session]
        # While it lives it is in nobody's way.
        begun = time.monotonic()
        assert host.asks("ben", "comment", "1", "'all the same'").returncode == 0
        assert time.monotonic() - begun < 4, "it waited for a lock"
        if what != "killed":
            client.send_signal(signal.SIGSTOP)
        client.kill()
        gone_within(host, 3)


def test_a_cut_line_ends_the_session_and_loses_nothing(host: Host) -> None:
    with host.open("ben") as ben:
        ben.wait_for("1 Board", "Ask the slowest cases")
        ben.press("n")
        ben.wait_for("enter add")
        ben.type("ring the depot about the forms")
        ben.wait_for("about the forms")
        assert len(host.processes()) == 1
        ben.process.kill()
        gone_within(host, 3)
    with host.open("ben") as ben:
        ben.wait_for("is kept: open it again")
        ben.settle()
        ben.press("n")
        ben.wait_for("ring the depot about the forms", "what you had typed")
        ben.press("enter")
        ben.wait_until(
            lambda screen: "ring the depot about" in screen and "enter add" not in screen
        )
    listed = json.loads(host.asks("ben", "card", "list", "--json").stdout)
    assert [card["title"] for card in listed].count("ring the depot about the forms") == 1


def test_a_line_that_is_dead_and_not_cut_is_given_up(host: Host) -> None:
    """A stopped client takes bytes and answers nothing, as behind a network that has gone."""
    with host.open("ana", impatient=True) as ana:
        ana.wait_for("1 Board")
        ana.press("n")
        ana.wait_for("enter add")
        ana.type("half a thou")
        ana.wait_for("half a thou")
        ana.settle()
        ana.process.send_signal(signal.SIGSTOP)
        try:
            gone_within(host, 15)
        finally:
            ana.process.send_signal(signal.SIGCONT)
    with host.open("ana") as ana:
        ana.wait_for("is kept: open it again")


def test_after_an_upgrade_there_is_a_way_back(host: Host) -> None:
    """The newer version is this one with one more script for the tables."""

    def titles() -> list[str]:
        said = host.asks("ana", "card", "list", "--json")
        assert said.returncode == 0, said.stderr
        return [card["title"] for card in json.loads(said.stdout)]

    [migrations] = host.program.glob("lib/*/site-packages/breakthrough_tui/store/migrations")
    known = max(int(script.name[:4]) for script in migrations.glob("0*.py"))
    newer = migrations / f"{known + 1:04}_later.py"
    before = titles()
    newer.write_text("def up(migrator, db):\n    db.execute_sql('CREATE TABLE later (it TEXT)')\n")
    assert host.asks("ana", "card", "add", "'Since the upgrade'").returncode == 0
    newer.unlink()
    refused = host.asks("ana", "card", "list")
    assert (refused.returncode, refused.stdout) == (1, b"")
    sentence = f"This database is at version {known + 1}; this program knows {known}."
    assert refused.stderr.decode().splitlines()[0] == f"breakthrough: {sentence}"
    with host.open("ben") as ben:
        ben.wait_for(sentence)
        assert ben.ended() == 1
    assert host.processes() == []
    for block in blocks("back", "Going back"):
        host.shell(block)
    assert titles() == before
    assert host.database.owner() == host.account
    assert stat.S_IMODE(host.database.stat().st_mode) == 0o600
    assert host.asks("ana", "card", "add", "'After going back'").returncode == 0
    newer_file = host.database.parent / "newer" / host.database.name
    with closing(sqlite3.connect(newer_file)) as connection:
        assert ("Since the upgrade",) in connection.execute("SELECT title FROM card").fetchall()
