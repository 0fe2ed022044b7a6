"""`breakthrough key` on real keys: who comes in, and a file that keeps what others wrote in it."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import Desk


def a_key(folder: Path, name: str, kind: str = "ed25519", *more: str) -> Path:
    """A new key pair; the path of its public half."""
    path = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, *more, "-N", "", "-C", f"{name}@laptop", "-f", path],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return path.with_suffix(".pub")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "home" / ".ssh" / "authorized_keys"


def test_a_person_comes_in_by_a_line_that_only_opens_the_program(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    public = a_key(tmp_path, "cho")
    made = ana.asks("key", "add", "cho", str(public), "--keys", str(keys))
    assert (made["person"], made["kind"], made["here"]) == ("cho", "ssh-ed25519", True)
    begin, line, end = keys.read_text().splitlines()
    assert begin.startswith("# breakthrough: begin")
    assert end == "# breakthrough: end"
    assert line.startswith('restrict,pty,command="')
    assert " -I -m breakthrough_tui " in line
    assert '--as cho" ssh-ed25519 ' in line
    assert line.endswith(" cho")
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.parent.stat().st_mode) == 0o700


def test_a_key_comes_by_standard_input_and_is_only_printed_if_asked(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    public = a_key(tmp_path, "cho", "ecdsa").read_bytes()
    said = ana.does("key", "add", "cho", "--print", "--keys", str(keys), stdin=public)
    assert said.out.startswith('restrict,pty,command="')
    assert not keys.exists()
    ana.does("key", "add", "cho", "-", "--keys", str(keys), stdin=public)
    assert said.out.strip() in keys.read_text()


def test_what_others_wrote_in_the_file_stays(ana: Desk, keys: Path, tmp_path: Path) -> None:
    keys.parent.mkdir(parents=True)
    other = a_key(tmp_path, "admin").read_text().strip()
    theirs = f'# by hand\nfrom="10.*" {other}\n\n'
    keys.write_text(theirs)
    keys.chmod(0o644)
    where = ("--keys", str(keys))
    ana.does("key", "add", "cho", str(a_key(tmp_path, "cho")), *where)
    ana.does("key", "add", "bo", str(a_key(tmp_path, "bo")), *where)
    assert keys.read_text().startswith(theirs)
    assert [one["person"] for one in ana.asks("key", "list", *where)] == ["cho", "bo"]
    ana.does("key", "remove", "cho", *where)
    ana.does("key", "remove", "bo", *where)
    assert keys.read_text() == theirs
    assert stat.S_IMODE(keys.stat().st_mode) == 0o644


def test_one_of_several_keys_is_removed_by_its_fingerprint(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    where = ("--keys", str(keys))
    first = ana.asks("key", "add", "cho", str(a_key(tmp_path, "desk")), *where)
    second = ana.asks("key", "add", "cho", str(a_key(tmp_path, "laptop")), *where)
    ana.does("key", "add", "cho", str(tmp_path / "desk.pub"), *where)  # again changes nothing
    assert len(ana.asks("key", "list", *where)) == 2
    ana.does("key", "remove", "cho", first["fingerprint"], *where)
    assert [one["fingerprint"] for one in ana.asks("key", "list", *where)] == [
        second["fingerprint"]
    ]
    assert "no such key" in ana.types("key", "remove", "cho", "SHA256:x", *where).err


def test_one_key_is_never_for_two_people(ana: Desk, keys: Path, tmp_path: Path) -> None:
    where = ("--keys", str(keys))
    public = str(a_key(tmp_path, "cho"))
    ana.does("key", "add", "cho", public, *where)
    before = keys.read_bytes()
    refused = ana.types("key", "add", "bo", public, *where)
    assert (refused.code, "key of cho" in refused.err) == (1, True)
    assert keys.read_bytes() == before


def test_a_key_that_opens_a_shell_by_another_line_is_refused(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    public = a_key(tmp_path, "cho")
    keys.parent.mkdir(parents=True)
    keys.write_text(f'no-pty,environment="A=b c" {public.read_text()}')
    before = keys.read_bytes()
    refused = ana.types("key", "add", "cho", str(public), "--keys", str(keys))
    assert (refused.code, "may open a shell" in refused.err) == (1, True)
    assert keys.read_bytes() == before


@pytest.mark.parametrize("name", ['x",command="sh', "ben bo", "nobody", "../ben", "-n", ""])
def test_a_name_that_is_nobody_s_gets_no_line(
    ana: Desk, keys: Path, tmp_path: Path, name: str
) -> None:
    public = a_key(tmp_path, "cho")
    refused = ana.types("key", "add", "--keys", str(keys), "--", name, str(public))
    assert refused.code == 1
    assert refused.err
    assert not keys.exists()


def test_a_weak_or_a_private_key_is_refused(ana: Desk, keys: Path, tmp_path: Path) -> None:
    weak = a_key(tmp_path, "weak", "rsa", "-b", "1024")
    assert "too weak" in ana.types("key", "add", "cho", str(weak), "--keys", str(keys)).err
    private = weak.with_suffix("")
    said = ana.types("key", "add", "cho", str(private), "--keys", str(keys)).err
    assert "private key" in said
    assert not keys.exists()


def test_a_file_that_cannot_be_written_is_left_as_it_is(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    if os.geteuid() == 0:
        keys.parent.parent.mkdir()
        keys.parent.write_text("in the way")  # what stops root as well
    else:
        keys.parent.mkdir(parents=True)
        keys.parent.chmod(0o500)
    refused = ana.types("key", "add", "cho", str(a_key(tmp_path, "cho")), "--keys", str(keys))
    assert (refused.code, "cannot be" in refused.err) == (1, True)


def test_somebody_who_left_is_shown_as_such(ana: Desk, keys: Path, tmp_path: Path) -> None:
    where = ("--keys", str(keys))
    ana.does("key", "add", "cho", str(a_key(tmp_path, "cho")), *where)
    ana.of("cho").does("person", "leave", "cho", "--items-to", "ana")
    assert "has left" in ana.does("key", "list", *where).out
    refused = ana.types("key", "add", "cho", str(a_key(tmp_path, "new")), *where)
    assert refused.code == 1


def test_the_line_runs_the_program_whatever_the_environment_brings(
    ana: Desk, keys: Path, tmp_path: Path
) -> None:
    """Each of these would run a program, open a debugger, or write a file, if anybody obeyed it."""
    public = a_key(tmp_path, "eli")
    said = ana.does("key", "add", "eli", str(public), "--print", "--keys", str(keys))
    [line] = re.findall(r'command="((?:[^"\\]|\\.)*)"', said.out)
    evil = tmp_path / "evil"
    evil.mkdir()
    ran = tmp_path / "ran"
    for module in ("sitecustomize", "usercustomize", "argparse", "breakpoint_here"):
        (evil / f"{module}.py").write_text(f"open({str(ran)!r}, 'w')\n")
    (evil / "program").write_text(f"#!/bin/sh\ntouch {ran}\n")
    (evil / "program").chmod(0o755)
    environment = {
        "PATH": f"{evil}:/usr/bin:/bin",
        "SSH_CONNECTION": "10.0.0.9 50000 10.0.0.1 22",
        "SSH_ORIGINAL_COMMAND": "card show 1",
        "HOME": str(evil),
        "PYTHONPATH": str(evil),
        "PYTHONUSERBASE": str(evil),
        "PYTHONSTARTUP": str(evil / "sitecustomize.py"),
        "PYTHONINSPECT": "1",
        "PYTHONBREAKPOINT": "breakpoint_here.go",
        "PYTHONWARNINGS": "error",
        "PYTHONPYCACHEPREFIX": str(evil / "cache"),
        **dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"), str(evil / "program")),
        "TEXTUAL_DRIVER": "breakpoint_here:Driver",
        "TEXTUAL_LOG": str(ran),
        "TEXTUAL_SCREENSHOT_LOCATION": str(evil),
        "BREAKTHROUGH_DB": str(ran),
        "XDG_CONFIG_HOME": str(evil),
    }
    ana.does("card", "add", "Call the depot")
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("\\", "")],
        env=environment,
        cwd=evil,
        input=b"import os",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert b"Call the depot" in done.stdout
    assert not ran.exists()
    assert not (evil / "cache").exists()
