"""Lines of authorized_keys: what is written is read back the same, and nothing else gets in."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.ssh_keys import (
    BEGIN,
    END,
    KEY_TYPES,
    KeyFile,
    KeyLine,
    PublicKey,
    read_file,
    read_line,
    read_public_key,
)


def a_key(kind: str = "ssh-ed25519", number: int = 1) -> PublicKey:
    raw = len(kind).to_bytes(4, "big") + kind.encode() + bytes([number] * 36)
    return PublicKey(kind, base64.b64encode(raw).decode())


ANA = KeyLine("ana", "/opt/bin/python -I -m breakthrough_tui --as ana", a_key())

names = st.text("abcdefghijklmnopqrstuvwxyz0123456789._-", min_size=1, max_size=32)
commands = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\\")
    | st.just(" "),
    min_size=1,
)
lines = st.builds(
    KeyLine, names, commands, st.builds(a_key, st.sampled_from(KEY_TYPES), st.integers(0, 255))
)
others = st.lists(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])).filter(
        lambda line: line not in (BEGIN, END)
    )
)


@given(lines)
def test_a_line_is_read_back_as_it_was_meant(line: KeyLine) -> None:
    assert read_line(str(line)) == line


@pytest.mark.parametrize(
    "line",
    [
        KeyLine('x",command="sh', "program --as x", a_key()),
        KeyLine("ana", 'program\n",command="sh', a_key()),
        KeyLine("ana", "program \\", a_key()),
        KeyLine("ana ssh-rsa AAAA", "program", a_key()),
        KeyLine("ana", "program", PublicKey("ssh-ed25519", 'AAAA" x')),
        KeyLine("ana", "program \x1b]0;x\x07", a_key()),
    ],
)
def test_a_line_that_would_say_something_else_is_never_written(line: KeyLine) -> None:
    with pytest.raises(ValueError, match="can say this"):
        str(line)


def test_a_quote_in_a_path_stays_inside_of_the_command() -> None:
    line = KeyLine("ana", "program --db '/srv/the \"team\"/a.db' --as ana", a_key())
    assert '\\"team\\"' in str(line)
    assert read_line(str(line)) == line


@given(others, st.lists(lines), others)
def test_what_is_not_ours_stays_to_the_letter(
    before: list[str], ours: list[KeyLine], after: list[str]
) -> None:
    file = KeyFile(tuple(before), (), tuple(after))
    text = file.text(ours)
    if ours:
        assert read_file(text) == KeyFile(tuple(before), tuple(ours), tuple(after))
    assert read_file(read_file(text).text(())).before == (*before, *after)


@pytest.mark.parametrize("kind", KEY_TYPES)
def test_the_file_that_ssh_keygen_wrote_is_a_key(kind: str) -> None:
    key = a_key(kind)
    assert read_public_key(f"{key} ana@laptop\n") == key
    assert read_public_key(f"# mine\n\n  {key}  two words\r\n") == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ssh-ed25519",
        "ssh-dss AAAAB3NzaC1kc3MAAAA=",
        f'command="sh" {a_key()}',
        f"{a_key()}\n{a_key(number=2)}\n",
        f"ssh-rsa {a_key().blob}",
        f"{str(a_key())[:-3]}",
        f"ssh-ed25519 {a_key().blob}====",
        "ssh-ed25519 not~base64",
        f"ssh-ed25519 {'A' * 20_000}",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n",
        "\0\x1b[31m",
    ],
)
def test_what_is_no_public_key_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_public_key(text)
    assert refusal.value.message
    assert ".pub" in refusal.value.hint


def test_a_private_key_is_told_to_stay_where_it_is() -> None:
    with pytest.raises(Invalid, match="stays with its person"):
        read_public_key("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END")


@pytest.mark.parametrize(
    "text",
    [
        f"{BEGIN}\n{ANA}\n",
        f"{ANA}\n{END}\n",
        f"{END}\n{BEGIN}\n",
        f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n",
        f"{BEGIN}\n{a_key()} by hand\n{END}\n",
    ],
)
def test_a_part_that_was_changed_by_hand_is_not_overwritten(text: str) -> None:
    with pytest.raises(Invalid):
        read_file(text)


def test_a_key_that_opens_a_shell_elsewhere_in_the_file_is_found() -> None:
    file = read_file(f'from="10.0.0.1,*",no-pty {a_key()} old\n# {a_key(number=3)}\n')
    assert file.elsewhere(a_key())
    assert not file.elsewhere(a_key(number=2))
    assert not file.elsewhere(a_key(number=3))
