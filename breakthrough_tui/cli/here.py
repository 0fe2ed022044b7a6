"""What a verb works with: the open database, who acts, which breakthrough, and what is meant by a REF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from breakthrough_tui.cli.opening import address_of, daily_copies, near, short, who
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import Invalid, NotFound

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from datetime import date
    from typing import Concatenate, ParamSpec, TypeVar

    from breakthrough_tui.domain.board import Column
    from breakthrough_tui.domain.moment import Moment
    from breakthrough_tui.store.call import Done
    from breakthrough_tui.store.read import Read
    from breakthrough_tui.store.store import Store
    from breakthrough_tui.store.write import Write

    P = ParamSpec("P")
    T = TypeVar("T")

BREAKTHROUGH_VARIABLE = "BREAKTHROUGH"


_SAY_NOTHING = frozenset({"as_name", "db", "forced", "json", "leaf", "once"})
"""What a command line may say differently and be the same command."""


class Here:
    """What a verb works with: the open database, who acts, which breakthrough is meant.

    Each is found when it is asked for.
    """

    def __init__(self, args: Arguments) -> None:
        self.args = args
        self._store: Store | None = None
        self._viewer: str | None = None
        self._moment: Moment | None = None
        self._codes: dict[int, str] | None = None
        self._breakthrough: int | None = None
        self._commands = 0

    # The database

    def open(self, *, create: bool = False) -> Store:
        """The store. NotFound where there is no database, unless it is to be made."""
        if self._store is None:
            from breakthrough_tui.store.address import check_place, read_address
            from breakthrough_tui.store.store import Store

            address = read_address(address_of(self.args.db))
            if not create:
                try:
                    check_place(address.path, create=False)
                except NotFound as error:
                    raise NotFound(
                        error.message,
                        "'breakthrough init' makes one; --db PATH names another.",
                    ) from None
            self._store = Store.open(str(address.path))
            self._store.daily_copies = daily_copies
            if (copy := self._store.copy_before_upgrade) is not None:
                from breakthrough_tui.cli import output

                output.note(
                    f"The database was brought up to date; a copy of it as it was is at {copy}."
                )
        return self._store

    def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            self._store.close()

    @property
    def store(self) -> Store:
        """The database, with a workspace in it."""
        store = self.open()
        if self._moment is None:
            from breakthrough_tui.domain.moment import Moment

            workspace = store.workspace()
            if workspace is None:
                raise NotFound(
                    f"There is no workspace in {store.database.path} yet.",
                    "'breakthrough init' makes one.",
                )
            self._moment = Moment(store.clock(), workspace.time_zone)
        return store

    @property
    def moment(self) -> Moment:
        """Now, as the workspace counts its days."""
        self.store  # noqa: B018
        assert self._moment is not None
        return self._moment

    @property
    def viewer(self) -> str:
        """Who acts."""
        if self._viewer is None:
            self._viewer = who(self.store, self.args.as_name, forced=self.args.forced)
        return self._viewer

    def read(
        self, query: Callable[Concatenate[Read, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask the store."""
        return self.store.read(query, *args, **kwargs)

    def run(
        self, command: Callable[Concatenate[Write, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> Done:
        """Do one command as who acts."""
        from breakthrough_tui.domain.event import Door
        from breakthrough_tui.store.call import Call

        door = Door.FORCED if self.args.forced else Door.COMMAND_LINE
        call = Call(self.viewer, door, command=self._next_command())
        store = self.store
        try:
            return store.run(command, call, *args, **kwargs)
        finally:
            if store.copy_problem is not None:
                from breakthrough_tui.cli import output

                output.note(f"today's copy could not be made: {store.copy_problem.message}")

    def _next_command(self) -> str:
        """A UUID for the next command; that of `--once`, with a number where a verb does more than one."""
        from breakthrough_tui.store.call import new_command

        if self.args.once is None:
            return new_command()
        self._commands += 1
        first = self._command_of_line(self.args.once)
        return first if self._commands == 1 else f"{first}-{self._commands}"

    def _command_of_line(self, once: str) -> str:
        from breakthrough_tui.store.call import given_command

        words = sorted(vars(self.args).items())
        said = [(name, value) for name, value in words if value and name not in _SAY_NOTHING]
        return given_command(once, repr(said))

    def was_done(self) -> bool:
        """Whether who acts has done what `--once` names already; without it nothing was."""
        if self.args.once is None or self._store is None:
            return False
        from breakthrough_tui.store.queries import lookups

        command = self._command_of_line(self.args.once)
        return self.read(lookups.was_done, viewer=self.viewer, command=command)

    # The breakthrough

    @property
    def codes(self) -> Mapping[int, str]:
        """The codes of all breakthroughs that I may know of, by id."""
        if self._codes is None:
            from breakthrough_tui.store.queries import lookups

            self._codes = self.read(lookups.codes, viewer=self.viewer)
        return self._codes

    @property
    def breakthrough(self) -> int:
        """The one that is meant: `-b`, else the only one, else BREAKTHROUGH."""
        if self._breakthrough is None:
            self._breakthrough = self._meant()
        return self._breakthrough

    @property
    def code(self) -> str:
        """The code of the one that is meant."""
        return self.codes[self.breakthrough]

    def _meant(self) -> int:
        if self.args.code is not None:
            return self.by_code(self.args.code)
        if len(self.codes) == 1:
            return next(iter(self.codes))
        if not self.codes:
            raise NotFound("There is no breakthrough yet.", "Start one: breakthrough new GOAL")
        named = os.environ.get(BREAKTHROUGH_VARIABLE)
        if named:
            return self.by_code(named)
        raise Invalid(
            "There are several breakthroughs.",
            f"Say which one with -b: {', '.join(self.codes.values())}.",
        )

    def by_code(self, code: str) -> int:
        """The breakthrough with a code, in upper or lower case."""
        wanted = code.strip().upper()
        for id, known in self.codes.items():
            if known.upper() == wanted:
                return id
        raise NotFound(
            f"There is no breakthrough '{short(code)}'.", near(code, self.codes.values())
        )

    # What is meant by a REF

    def card(self, ref: str) -> int:
        """The id of the action item that a REF names."""
        return self._one(ref, "card")

    def obstacle(self, ref: str) -> int:
        """The id of the obstacle that a REF names."""
        return self._one(ref, "obstacle")

    def thing(self, ref: str) -> tuple[str, int]:
        """'card' or 'obstacle' and its id, whatever a REF names."""
        from breakthrough_tui.store.queries import lookups

        number = self._number(ref)
        known = self.read(lookups.numbered, viewer=self.viewer, breakthrough=self.breakthrough)
        if number not in known:
            raise self._no_number(number, known)
        return known[number].entity, known[number].id

    def _one(self, ref: str, entity: str) -> int:
        from breakthrough_tui.store.queries import lookups

        number = self._number(ref)
        known = self.read(lookups.numbered, viewer=self.viewer, breakthrough=self.breakthrough)
        if number not in known:
            same = [other for other, found in known.items() if found.entity == entity]
            raise self._no_number(number, same)
        found = known[number]
        if found.entity != entity:
            is_one = "an obstacle" if found.entity == "obstacle" else "an action item"
            no_other = "an action item" if entity == "card" else "an obstacle"
            raise Invalid(
                f"{self.code}-{number} is {is_one}, not {no_other}.",
                f"breakthrough {found.entity} show {self.code}-{number}",
            )
        return found.id

    def _no_number(self, number: int, known: Iterable[int]) -> NotFound:
        numbers = list(known)
        if not numbers:
            return NotFound(f"There is no {self.code}-{number}.", "There is none at all yet.")
        near = min(numbers, key=lambda other: (abs(other - number), other))
        return NotFound(f"There is no {self.code}-{number}.", f"Did you mean {self.code}-{near}?")

    def _number(self, ref: str) -> int:
        """The number in a REF; a code before it says which breakthrough is meant."""
        code, dash, digits = ref.strip().removeprefix("#").rpartition("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 9) or (dash and not code):
            raise Invalid(f"'{short(ref)}' is not a REF.", "It is written PERMIT-12, or 12.")
        if dash:
            named = self.by_code(code)
            chosen = self._breakthrough
            if chosen is None and self.args.code is not None:
                chosen = self.by_code(self.args.code)
            if chosen is not None and chosen != named:
                raise Invalid(
                    f"{short(ref)} is not in {self.codes[chosen]}.", "One breakthrough at a time."
                )
            self._breakthrough = named
        return int(digits)

    # What is meant by other words

    def day(self, text: str) -> date:
        """A date that was typed."""
        from breakthrough_tui.domain.dates import date_or_error

        return date_or_error(text, self.moment.today)

    def day_or_none(self, text: str) -> date | None:
        """A date that was typed; nothing typed is none."""
        return self.day(text) if text.strip() else None

    def person(self, text: str) -> str:
        """A short name that was typed, with or without its @; 'me' is who acts.

        The store says whether there is such a person.
        """
        from breakthrough_tui.domain.people import person_name

        name = person_name(text)
        return self.viewer if name == "me" else name

    def known_person(self, text: str) -> str:
        """The same, for questions: NotFound, with the nearest name, if nobody here is called so."""
        from breakthrough_tui.store.queries import lookups

        name = self.person(text)
        names = [person.name for person in self.read(lookups.present)]
        if name not in names:
            raise NotFound(f"There is no person '{name}'.", near(name, names))
        return name

    def column(self, text: str, columns: tuple[Column, ...]) -> Column:
        """The column with a name, however it is capitalised."""
        from breakthrough_tui.domain.text import clean_line, fold

        wanted = fold(clean_line(text, what="The name of the column"))
        for column in columns:
            if fold(column.name) == wanted:
                return column
        names = [column.name for column in columns]
        raise NotFound(f"There is no column '{short(text)}'.", near(text, names))


@contextmanager
def opened(args: Arguments) -> Iterator[Here]:
    """What a verb works with, closed after it."""
    here = Here(args)
    try:
        yield here
    finally:
        here.close()
