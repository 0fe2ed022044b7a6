"""The one family of errors that people see: what is wrong, and what to do."""

from __future__ import annotations

TYPE_CHECKING = False  # that of `typing`, which would take longer than all of this
if TYPE_CHECKING:
    from datetime import datetime


class BreakthroughError(Exception):
    """Something that a person can understand and act on.

    `message` is a sentence for the screen or for `breakthrough: …`; `hint` says what to do, or is empty.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Invalid(BreakthroughError):
    """What was given cannot be taken as it is."""


class ConstraintBroken(Invalid):
    """The database itself refused a value.

    `kind` is 'unique', 'check', 'not null', 'foreign key' or another word of the database; `constraint` the name of
    the check or index, or the columns as 'card.breakthrough, card.number', or empty where the database does not say.
    """

    def __init__(self, message: str, hint: str = "", *, kind: str, constraint: str) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.constraint = constraint


class WrongUsage(BreakthroughError):
    """The command line was not understood."""

    exit_code = 2


class NotFound(BreakthroughError):
    """There is no such thing, or none that this person may know of."""


class NotAllowed(BreakthroughError):
    """The roles of this person do not include this."""


class Conflict(BreakthroughError):
    """Somebody changed the same thing meanwhile; what was typed is still the caller's."""

    def __init__(self, message: str, hint: str = "", *, actor: str, at: datetime) -> None:
        super().__init__(message, hint)
        self.actor = actor
        self.at = at


class CannotUndo(BreakthroughError):
    """This change has an opposite of its own, or was changed since."""


class DatabaseProblem(BreakthroughError):
    """The database cannot do what was asked."""


class Busy(DatabaseProblem):
    """Somebody else kept the database locked for longer than we wait; trying again may work."""

    exit_code = 75


class TooMuch(BreakthroughError):
    """More at once than one person may do; trying again later works."""

    exit_code = 75


class DiskFull(DatabaseProblem):
    """There is no room to write; reading goes on."""


class ReadOnly(DatabaseProblem):
    """The file or its folder cannot be written."""


class Damaged(DatabaseProblem):
    """The file is no database, or a broken one."""


class NewerDatabase(DatabaseProblem):
    """A newer version of the program has upgraded this database."""


class Restored(DatabaseProblem):
    """The database was restored from a copy after this session had looked at it."""


class RestartNeeded(DatabaseProblem):
    """The database was upgraded or restored while this session was open."""
