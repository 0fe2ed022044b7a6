"""Which database, and who am I: for the verbs and for the screens."""

from __future__ import annotations

import os
from collections.abc import Iterable

from breakthrough_tui.domain.errors import NotAllowed, NotFound

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from pathlib import Path

    from breakthrough_tui.store.store import Store


def address_of(typed: str | None) -> str:
    """The database that a command line means. A path that was given needs no settings to be read."""
    if typed is not None:
        return typed
    named = os.environ.get("BREAKTHROUGH_DB")
    if named:
        return named
    from breakthrough_tui.config import database_address

    return database_address(None)


def daily_copies() -> int:
    """How many daily copies of the database the settings of this machine keep."""
    from breakthrough_tui.config import read

    return read().daily_copies


def login() -> str | None:
    """The operating system's name for who runs this. Never from the environment, where anybody writes."""
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return None


def who(store: Store, as_name: str | None, *, forced: bool = False) -> str:
    """The short name of who acts: the person of this login, or the one of `--as` for the owner of the file.

    `forced`: a key said who it is, perhaps that of somebody who has left. NotAllowed for somebody who is not in the
    workspace, without showing anything of it but whom to ask.
    """
    from breakthrough_tui.store.queries import lookups, people_lists

    if as_name is not None:
        if not owns(store.database.path):
            raise NotAllowed(
                "--as is only for the owner of the database file.",
                "Without it you are the person who has your login.",
            )
        from breakthrough_tui.domain.people import person_name

        name = person_name(as_name)
        if store.read(people_lists.person_named, name=name) is None:
            if forced:
                raise NotAllowed(f"'{name}' is not in this workspace.", _whom_to_ask(store))
            names = [person.name for person in store.read(lookups.present)]
            raise NotFound(f"There is no person '{name}'.", near(name, names))
        return name
    mine = login()
    person = store.read(people_lists.person_of_login, login=mine) if mine is not None else None
    if person is not None:
        return person.name
    raise NotAllowed(
        f"The login '{mine}' is nobody's in this workspace."
        if mine is not None
        else "This account has no login.",
        _whom_to_ask(store),
    )


def _whom_to_ask(store: Store) -> str:
    from breakthrough_tui.store.queries import people_lists

    administrators = store.read(people_lists.administrators)
    return f"Ask {' or '.join(administrators)} to add you." if administrators else ""


def owns(path: Path) -> bool:
    """Whether this process runs as the owner of a file."""
    try:
        return path.stat().st_uid == os.geteuid()
    except OSError:
        return False


def near(said: str, names: Iterable[str]) -> str:
    """The hint for a name that does not exist: the nearest one, else all of them."""
    from breakthrough_tui.domain.text import nearest

    known = list(names)
    nearest_one = nearest(said, known)
    if nearest_one:
        return f"Did you mean '{nearest_one}'?"
    return "There are: " + ", ".join(known[:20]) + "." if known else ""


def short(text: str) -> str:
    """What somebody typed, short and harmless enough for a sentence."""
    from breakthrough_tui.domain.text import safe

    line = safe(text)
    return line if len(line) <= 40 else line[:39] + "…"
