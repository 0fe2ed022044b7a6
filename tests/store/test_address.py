"""Where a database may be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound, ReadOnly
from breakthrough_tui.store.address import (
    Address,
    check_place,
    filesystem_of,
    read_address,
    refuse_network,
)

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /srv rw,relatime shared:5 - nfs4 files:/export rw,vers=4.2
31 30 8:2 / /srv/local\\040disk rw - ext4 /dev/sdb1 rw
32 22 0:26 / /mnt/share rw shared:7 master:1 - cifs //files/share rw
33 22 8:3 / /home rw - nfs files:/home rw
34 33 8:4 / /home rw - xfs /dev/sdc1 rw
"""


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_path_is_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ana")
    assert read_address("/srv/team.db") == Address(Path("/srv/team.db"))
    assert read_address("team.db") == Address(tmp_path.resolve() / "team.db")
    assert read_address("~/team.db") == Address(Path("/home/ana/team.db"))


def test_a_url_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert read_address("sqlite:///srv/team.db") == Address(Path("/srv/team.db"))
    assert read_address("SQLite:///srv/our%20team.db") == Address(Path("/srv/our team.db"))
    assert read_address("sqlite:///~/team.db") == Address(Path("/home/ana/team.db"))


def test_one_file_has_one_address_by_whatever_link(tmp_path: Path) -> None:
    (tmp_path / "real.db").touch()
    (tmp_path / "link.db").symlink_to("real.db")
    assert read_address(str(tmp_path / "link.db")) == read_address(str(tmp_path / "real.db"))


def test_postgresql_comes_later() -> None:
    with pytest.raises(Invalid, match="later"):
        read_address("postgresql://ana@db/team")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        ":memory:",
        "sqlite:///:memory:",
        "sqlite://team.db",
        "sqlite:///",
        "mysql://db/x",
        "a\0b",
    ],
)
def test_what_is_no_address_is_said(text: str) -> None:
    with pytest.raises(Invalid):
        read_address(text)


def test_a_circle_of_links_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(Invalid):
        check_place(read_address(str(tmp_path / "one")).path)


def test_a_new_database_is_private_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "team.db"
    check_place(path)
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700


def test_what_is_there_keeps_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir(mode=0o770)
    path = folder / "team.db"
    path.touch(mode=0o660)
    check_place(path)
    assert mode(folder) == 0o770
    assert mode(path) == 0o660


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="is a folder") as caught:
        check_place(tmp_path)
    assert "breakthrough.db" in caught.value.hint


def test_a_pipe_is_no_database(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Invalid, match="no ordinary file"):
        check_place(tmp_path / "pipe")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Invalid, match="a file, not a folder"):
        check_place(tmp_path / "file" / "team.db")


def test_a_name_can_be_too_long(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="too long"):
        check_place(tmp_path / ("x" * 300))


def test_a_missing_file_can_be_left_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check_place(tmp_path / "team.db", create=False)
    assert not (tmp_path / "team.db").exists()


def as_somebody_without_rights(path: Path) -> str:
    """The name of the error that this path gives to a person who is not root."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            check_place(path)
            os.write(writing, b"none")
        except BreakthroughError as error:
            os.write(writing, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_a_closed_folder_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert as_somebody_without_rights(closed / "team.db") == ReadOnly.__name__
    assert as_somebody_without_rights(closed / "new" / "team.db") == ReadOnly.__name__


def test_a_database_that_one_may_not_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "team.db"
    path.touch(mode=0o000)
    assert as_somebody_without_rights(path) == ReadOnly.__name__


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/team.db", "ext4"),
        ("/srv/team.db", "nfs4"),
        ("/srvs/team.db", "ext4"),
        ("/srv/local disk/team.db", "ext4"),
        ("/mnt/share/a/team.db", "cifs"),
        ("/home/ana/team.db", "xfs"),  # mounted over the NFS that was there before
    ],
)
def test_a_path_lies_on_the_nearest_mount(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("path", ["/srv/team.db", "/mnt/share/team.db"])
def test_a_network_drive_is_refused(path: str) -> None:
    with pytest.raises(Invalid, match="network drive"):
        check_place(Path(path), mountinfo=MOUNTS)


def test_a_local_disk_is_not_refused() -> None:
    refuse_network(Path("/srv/local disk/team.db"), MOUNTS)
    refuse_network(Path("/srv/team.db"), "something that nobody can read\n")


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    check_place(tmp_path / "team.db")
