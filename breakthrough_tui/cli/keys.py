"""`breakthrough key`: who comes in over SSH, by lines of authorized_keys that can do nothing but open this program."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

from breakthrough_tui.cli import authorized_keys, output
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import near, owns
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotAllowed, NotFound
from breakthrough_tui.domain.people import person_name
from breakthrough_tui.domain.ssh_keys import LONGEST_KEY, KeyLine, read_public_key
from breakthrough_tui.store.queries import lookups, people_lists


def add(here: Here, args: Arguments) -> None:
    """Let somebody in with their public key."""
    _require_owner(here)
    person = _present(here, args.name)
    key = read_public_key(_text_of(args.file))
    mark = authorized_keys.fingerprint(key)
    line = KeyLine(person, _command(here, person), key)
    try:
        written = str(line)
    except ValueError:
        raise Invalid(
            "No line of authorized_keys can name this place.",
            "Let program and database lie in folders with plain names.",
        ) from None
    if args.print:
        output.say(written)
        return
    path = _place(args)
    with authorized_keys.turn(path):
        file = authorized_keys.read(path)
        for known in file.ours:
            if known.key == key and known.person != person:
                raise Invalid(
                    f"This is the key of {known.person}.", "Each person has a key of their own."
                )
        if file.elsewhere(key):
            raise Invalid(
                f"{path} lets this key in already, by a line that is not breakthrough's.",
                "That one would count, and may open a shell: take it out first.",
            )
        others = tuple(known for known in file.ours if known.key != key)
        authorized_keys.write(path, file, (*others, line))
    _tell(args, _shape(line, mark, present=True), f"{person} comes in with {mark}.")


def list_all(here: Here, args: Arguments) -> None:
    """Print whose keys there are."""
    _require_owner(here)
    present = {person.name for person in here.read(lookups.present)}
    found = [
        _shape(line, authorized_keys.fingerprint(line.key), present=line.person in present)
        for line in authorized_keys.read(_place(args)).ours
    ]
    if args.json:
        output.print_json(found)
    elif not found:
        output.say("No key yet. 'breakthrough key add NAME FILE' adds one.")
    else:
        rows = [
            [one["person"], one["kind"], one["fingerprint"], "" if one["here"] else "has left"]
            for one in found
        ]
        output.table(["WHO", "KIND", "FINGERPRINT", ""], rows)


def remove(here: Here, args: Arguments) -> None:
    """Take away the keys of somebody, or one of them."""
    _require_owner(here)
    person = person_name(args.name)
    path = _place(args)
    with authorized_keys.turn(path):
        file = authorized_keys.read(path)
        theirs = [line for line in file.ours if line.person == person]
        if args.fingerprint is not None:
            theirs = [
                line for line in theirs if authorized_keys.fingerprint(line.key) == args.fingerprint
            ]
        if not theirs:
            raise NotFound(
                f"There is no such key of {person}.",
                near(person, {key.person for key in file.ours}),
            )
        kept = tuple(line for line in file.ours if line not in theirs)
        authorized_keys.write(path, file, kept)
    count = "1 key" if len(theirs) == 1 else f"{len(theirs)} keys"
    _tell(
        args,
        [_shape(line, authorized_keys.fingerprint(line.key), present=True) for line in theirs],
        f"{count} of {person} removed. A session that is open goes on until it is left.",
    )


def _shape(line: KeyLine, fingerprint: str, *, present: bool) -> dict[str, Any]:
    return {
        "person": line.person,
        "kind": line.key.kind,
        "fingerprint": fingerprint,
        "here": present,
    }


def _tell(args: Arguments, shape: Any, sentence: str) -> None:
    if args.json:
        output.print_json(shape)
    else:
        output.say(sentence)


def _require_owner(here: Here) -> None:
    """Whoever may write authorized_keys may be anybody; so this is for the account that owns the database."""
    if not owns(here.store.database.path):
        raise NotAllowed(
            "Keys are kept by the account that owns the database.", "Run this as that account."
        )


def _present(here: Here, typed: str) -> str:
    name = person_name(typed)
    if here.read(people_lists.person_named, name=name) is None:
        names = [person.name for person in here.read(lookups.present)]
        raise NotFound(f"There is no person '{name}' here.", near(name, names))
    return name


def _text_of(file: str | None) -> str:
    try:
        if file is None or file == "-":
            return sys.stdin.read(LONGEST_KEY * 2)
        with Path(file).open(encoding="utf-8", errors="replace") as opened:
            return opened.read(LONGEST_KEY * 2)
    except OSError as error:
        raise BreakthroughError(f"The key cannot be read: {error.strerror}.") from error


def _place(args: Arguments) -> Path:
    return Path(args.keys).expanduser() if args.keys else authorized_keys.usual_place()


def _command(here: Here, person: str) -> str:
    """What sshd shall run: this very program, cut off from everything that the environment could bring in.

    sshd hands it to the account's shell, which would otherwise stay beside it for the whole session.
    """
    words = [sys.executable, "-I", "-m", "breakthrough_tui", "--db", str(here.store.database.path)]
    return f"exec {shlex.join(words)} --as {person}"
