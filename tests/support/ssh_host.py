"""A host that was set up and is looked after by the pages to the letter, with a real sshd; only where one is root."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.support.terminal import PATIENCE, ROOT, Terminal, usual_environment

PAGES = [ROOT / "docs" / name for name in ("administrator.md", "looking-after.md")]
SSHD = "/usr/sbin/sshd"


def lacking() -> str:
    """What is missing to set up such a host; empty where nothing is."""
    if os.geteuid() != 0:
        return "only root can make the account that people come in by"
    for program in (SSHD, "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/sbin/useradd"):
        if not Path(program).exists():
            return f"{program} is not installed"
    done = subprocess.run(["/usr/bin/python3", "-c", "import ensurepip"], capture_output=True)
    return "" if done.returncode == 0 else "python3-venv is not installed"


def weeks_ago() -> str:
    """A day on which a breakthrough that goes on today may have been launched."""
    return (datetime.now(UTC).date() - timedelta(days=20)).isoformat()


def blocks(kind: str, section: str = "The strict way") -> list[str]:
    """The blocks of one kind in a section of the pages, in their order."""
    pages = "\n## ".join(page.read_text(encoding="utf-8") for page in PAGES)
    text = pages.partition(f"## {section}\n")[2].partition("\n## ")[0]
    found: list[str] = re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)
    assert found, f"no block of {kind} in {section}"
    return found


class Host:
    """The machine after the page was followed: the account, its sshd, and the keys of ana, ben and bo."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.account = name
        self.home = Path("/srv") / name
        self.program = Path("/opt") / f"breakthrough-{name}"
        self.link = Path(f"/usr/local/bin/breakthrough-{name}")
        self.port = _free_port()
        self.impatient_port = _free_port()
        """Here sshd is as on the page, but thirty times as impatient with a line on which nobody answers."""
        self.sshds: list[subprocess.Popen[bytes]] = []

    def set_up(self) -> None:
        """Follow the page."""
        for name in ("ana", "ben", "bo", "stranger"):
            _run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / name)])
        for block in blocks("sh"):
            self.shell(block)
        _run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / "host")])
        [match] = blocks("sshd")
        self._start_sshd(self.port, match)
        impatient = match.replace("ClientAliveInterval 30", "ClientAliveInterval 1")
        self._start_sshd(self.impatient_port, impatient)

    def tear_down(self) -> None:
        """Take all of it away again."""
        for sshd in self.sshds:
            sshd.terminate()
            sshd.wait()
        subprocess.run(["pkill", "-KILL", "-u", self.account], check=False)
        time.sleep(0.2)
        subprocess.run(["userdel", "--remove", self.account], check=False, capture_output=True)
        shutil.rmtree(self.program, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(f"/var/backups/{self.account}", ignore_errors=True)
        self.link.unlink(missing_ok=True)

    def shell(self, script: str) -> str:
        """Run a script of the page as root; names of the account and places are this host's own."""
        meant = self.localized(script)
        return _run(["sh", "-e", "-c", meant], cwd=self.folder)

    def as_cron(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a line of cron as the account, with as little of an environment as cron gives."""
        given = {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "SHELL": "/bin/sh"}
        words = [
            "/usr/sbin/runuser",
            "-u",
            self.account,
            "--",
            "/bin/sh",
            "-c",
            self.localized(command),
        ]
        return subprocess.run(
            words, env=given, cwd=self.home, capture_output=True, text=True, check=False, timeout=60
        )

    def localized(self, script: str) -> str:
        """A script of the page with the names of this host."""
        lines = []
        for line in script.splitlines():
            if line.startswith("apt-get "):
                continue  # the build did that
            if "/pip install" in line:
                line = line.replace("install .", f"install -q -c {ROOT}/constraints.txt {ROOT}")
            elif line.startswith("python3 "):
                line = f"/usr/bin/{line}"
            line = line.replace("/opt/breakthrough/", f"{self.program}/")
            line = re.sub(r"/opt/breakthrough$", str(self.program), line)
            line = line.replace("/usr/local/bin/breakthrough", str(self.link))
            line = re.sub(r"'breakthrough ", f"'{self.link.name} ", line)
            lines.append(re.sub(r"(?<![-\w])team\b", self.account, line))
        return "\n".join(lines)

    def _start_sshd(self, port: int, match: str) -> None:
        config = self.folder / f"sshd_config_{port}"
        config.write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {self.folder / 'host'}\n"
            f"PidFile none\nUsePAM no\nLogLevel ERROR\n{self.localized(match)}\n"
        )
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        _run([SSHD, "-t", "-f", str(config)])
        self.sshds.append(subprocess.Popen([SSHD, "-D", "-e", "-f", str(config)]))
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", port), 1),
            ):
                return
            time.sleep(0.05)
        raise AssertionError("sshd does not listen")

    # Coming in

    def ssh(self, person: str, *, terminal: bool, impatient: bool = False) -> list[str]:
        """The client's command line."""
        return [
            "ssh",
            "-F",
            "none",
            "-tt" if terminal else "-T",
            "-p",
            str(self.impatient_port if impatient else self.port),
            "-i",
            str(self.folder / person),
            *("-o", "IdentitiesOnly=yes"),
            *("-o", "BatchMode=yes"),
            *("-o", "StrictHostKeyChecking=no"),
            *("-o", f"UserKnownHostsFile={self.folder / 'known'}"),
            *("-o", "LogLevel=ERROR"),
            *("-o", "SendEnv=LANG LC_* COLORTERM PYTHONPATH TEXTUAL_DRIVER BREAKTHROUGH_DB"),
            f"{self.account}@127.0.0.1",
        ]

    def open(
        self,
        person: str,
        columns: int = 100,
        rows: int = 30,
        *,
        answers: bool = True,
        impatient: bool = False,
    ) -> Terminal:
        """The program in this person's terminal, through ssh."""
        return Terminal(
            program=self.ssh(person, terminal=True, impatient=impatient),
            columns=columns,
            rows=rows,
            environment=usual_environment(),
            answers=answers,
        )

    def asks(
        self, person: str, *words: str, stdin: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """`ssh team@host WORDS`."""
        return subprocess.run(
            [*self.ssh(person, terminal=False), *words],
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
            env={**os.environ, **(more or {})},
        )

    def processes(self) -> list[int]:
        """The processes of the account that run the program."""
        done = subprocess.run(
            ["pgrep", "-u", self.account, "-f", "breakthrough_tui"],
            capture_output=True,
            check=False,
        )
        return [int(word) for word in done.stdout.split()]

    @property
    def database(self) -> Path:
        """The file of the workspace."""
        return self.home / ".local" / "share" / "breakthrough" / "breakthrough.db"


def _run(words: Sequence[str], cwd: Path | None = None) -> str:
    done = subprocess.run(
        words, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(done.stdout, done.stderr, file=sys.stderr)
        raise AssertionError(f"{' '.join(words)[-300:]} ended with {done.returncode}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
