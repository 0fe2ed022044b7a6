"""Lines of OpenSSH's authorized_keys: read, written, and our own part of such a file among other people's lines.

The form is that of sshd(8), 'AUTHORIZED_KEYS FILE FORMAT'.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.values import dataclass

KEY_TYPES = (
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)

BEGIN = "# breakthrough: begin. 'breakthrough key' writes these lines anew; what is changed here by hand is lost."
END = "# breakthrough: end"

LONGEST_KEY = 16_000
"""Characters: RSA with 16,384 bits, the largest that OpenSSH takes, has under 3,000."""

_TYPED = re.compile(rf"(?:^|[ \t])({'|'.join(re.escape(kind) for kind in KEY_TYPES)})[ \t]+(\S+)")
_NAME = re.compile(r"[a-z0-9._-]+")
_BLOB = re.compile(r"[A-Za-z0-9+/]+=*")
_OPTIONS = 'restrict,pty,command="'


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key without its comment. Two are the same key if and only if they are equal."""

    kind: str
    blob: str

    def __str__(self) -> str:
        return f"{self.kind} {self.blob}"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of ours: whose key it is, and the only command that it can run."""

    person: str
    command: str
    key: PublicKey

    def __str__(self) -> str:
        """The line; ValueError if it would not be read back as what it was made from."""
        quoted = self.command.replace('"', '\\"')
        line = f'{_OPTIONS}{quoted}" {self.key} {self.person}'
        plain = _NAME.fullmatch(self.person) and _BLOB.fullmatch(self.key.blob)
        if not plain or not line.isprintable() or "\\" in self.command or read_line(line) != self:
            raise ValueError(f"no line of authorized_keys can say this: {self.command!r}")
        return line


def read_public_key(text: str) -> PublicKey:
    """The one key in what `ssh-keygen` wrote to a .pub file. Options before it are refused, its comment is dropped."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    hint = "Give the file that ends in .pub; it holds one line such as 'ssh-ed25519 AAAA… ana'."
    if "PRIVATE KEY" in text:
        raise Invalid("That is a private key, which stays with its person.", hint)
    if len(lines) != 1:
        found = "There is no key in it." if not lines else f"There are {len(lines)} lines in it."
        raise Invalid(found, hint)
    kind, _, rest = lines[0].partition(" ")
    if kind not in KEY_TYPES:
        raise Invalid("It does not begin with the kind of a key.", hint)
    words = rest.split()
    if not words:
        raise Invalid("The key is cut off.", hint)
    key = PublicKey(kind, words[0])
    _check(key, hint)
    return key


def _check(key: PublicKey, hint: str) -> None:
    """The blob is base64, written in the one way, and begins with the kind again (RFC 4253, section 6.6)."""
    if len(key.blob) > LONGEST_KEY:
        raise Invalid("That is longer than any key.", hint)
    try:
        raw = base64.b64decode(key.blob, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("The key is cut off or was changed on its way.", hint) from None
    named = len(key.kind).to_bytes(4, "big") + key.kind.encode()
    if not raw.startswith(named) or base64.b64encode(raw).decode() != key.blob:
        raise Invalid("The key is cut off or was changed on its way.", hint)


def read_line(line: str) -> KeyLine | None:
    """A line of ours, taken apart; None for any other."""
    if not line.startswith(_OPTIONS):
        return None
    command, position = [], len(_OPTIONS)
    while position < len(line) and line[position] != '"':
        if line.startswith('\\"', position):
            position += 1
        command.append(line[position])
        position += 1
    words = line[position + 1 :].split(" ")
    if position >= len(line) or len(words) != 4 or words[0] or words[1] not in KEY_TYPES:
        return None
    return KeyLine(words[3], "".join(command), PublicKey(words[1], words[2]))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """An authorized_keys file: lines before ours, ours, and those after them."""

    before: tuple[str, ...]
    ours: tuple[KeyLine, ...]
    after: tuple[str, ...]

    def text(self, ours: Iterable[KeyLine]) -> str:
        """The file with other lines of ours; everything else to the letter."""
        written = [str(line) for line in ours]
        part = [BEGIN, *written, END] if written else []
        lines = [*self.before, *part, *self.after]
        return "".join(f"{line}\n" for line in lines)

    def elsewhere(self, key: PublicKey) -> bool:
        """Whether a line that is not ours names the key: sshd takes the first that it finds."""
        return any(key in keys_in(line) for line in (*self.before, *self.after))


def keys_in(line: str) -> list[PublicKey]:
    """The keys that a line of any kind might name."""
    if line.lstrip().startswith("#"):
        return []
    return [PublicKey(kind, blob) for kind, blob in _TYPED.findall(line)]


def read_file(text: str) -> KeyFile:
    """A whole file. Invalid if our part of it was changed by hand so that it cannot be kept."""
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines) if line in (BEGIN, END)]
    if not marks:
        return KeyFile(tuple(lines), (), ())
    if len(marks) != 2 or lines[marks[0]] != BEGIN or lines[marks[1]] != END:
        raise Invalid(
            "The marks of breakthrough's part in authorized_keys are out of order.",
            f"It begins with '{BEGIN[:22]}' and ends with '{END}', once each; mend it by hand.",
        )
    first, last = marks
    return KeyFile(tuple(lines[:first]), _ours(lines[first + 1 : last]), tuple(lines[last + 1 :]))


def _ours(lines: Sequence[str]) -> tuple[KeyLine, ...]:
    found = []
    for line in lines:
        if not line.strip():
            continue
        read = read_line(line)
        if read is None:
            raise Invalid(
                "Breakthrough's part of authorized_keys was changed by hand.",
                "Move the line that it did not write out of that part, then try again.",
            )
        found.append(read)
    return tuple(found)
