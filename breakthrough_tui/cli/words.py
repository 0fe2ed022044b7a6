"""What may be typed after a word of the command line: the grammar says it once, whoever reads it afterwards."""

from __future__ import annotations

from collections.abc import Callable

from breakthrough_tui.domain.values import dataclass

TYPE_CHECKING = False  # that of `typing`, which would take a tenth of the time of `--help`

Grammar = Callable[["Words"], None]
"""Adds the verbs or the arguments of one noun to its words."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One word or option. A flag has no `metavar`; those of one `group` exclude each other."""

    name: str
    dest: str
    metavar: str | None
    about: str
    required: bool = False
    many: bool = False
    group: int | None = None

    @property
    def is_option(self) -> bool:
        """Whether it has a name that is typed."""
        return self.name.startswith("-")


class Words:
    """What may follow one word of the command line, or the name of the program: verbs, or arguments."""

    def __init__(self, prog: str, about: str) -> None:
        self.prog = prog
        self.about = about
        self.verbs: dict[str, Words] = {}
        self.arguments: list[Argument] = []
        self.handler: str | None = None
        self._shape: list[str] = []

    def noun(self, name: str, about: str) -> Words:
        """What follows the word `name`."""
        self.verbs[name] = Words(f"{self.prog} {name}", about)
        return self.verbs[name]

    def verb(self, name: str, about: str, handler: str) -> Words:
        """A verb that runs `handler`, 'cards.add' being `add` in cli/cards.py."""
        return self.noun(name, about).runs(handler)

    def runs(self, handler: str) -> Words:
        """Make this the end of a command line."""
        self.handler = handler
        return self

    def word(self, name: str, metavar: str, about: str, *, optional: bool = False) -> Words:
        """One positional argument."""
        self.arguments.append(Argument(metavar, name, metavar, about, required=not optional))
        self._shape.append(f"[{metavar}]" if optional else metavar)
        return self

    def option(
        self,
        name: str,
        *,
        metavar: str,
        about: str,
        required: bool = False,
        many: bool = False,
        dest: str | None = None,
    ) -> Words:
        """An option with a value; with `many` it may be given several times."""
        self.arguments.append(Argument(name, dest or _dest(name), metavar, about, required, many))
        shape = f"{name} {metavar}"
        self._shape.append(shape if required else f"[{shape}]" + ("…" if many else ""))
        return self

    def flag(self, name: str, about: str) -> Words:
        """An option without a value."""
        self.arguments.append(Argument(name, _dest(name), None, about))
        self._shape.append(f"[{name}]")
        return self

    def one_of(self, *options: tuple[str, str | None, str]) -> Words:
        """Options (name, metavar or None for a flag, about) that exclude each other."""
        group = len(self.arguments)
        for name, metavar, about in options:
            self.arguments.append(Argument(name, _dest(name), metavar, about, group=group))
        shapes = (name if metavar is None else f"{name} {metavar}" for name, metavar, _ in options)
        self._shape.append(f"[{' | '.join(shapes)}]")
        return self

    def shape(self) -> str:
        """How it is typed: its words in order, then its options."""
        words = sorted(self._shape, key=lambda part: part.lstrip("[").startswith("-"))
        return " ".join([self.prog, *(["VERB …"] if self.verbs else words)])


def _dest(name: str) -> str:
    return name.lstrip("-").replace("-", "_")


EVERYWHERE = (
    Argument("--db", "db", "PATH", "which database"),
    Argument("--as", "as_name", "NAME", "act as this person (only for who owns the database file)"),
    Argument("-b", "code", "CODE", "which breakthrough"),
    Argument("--json", "json", None, "print JSON with stable keys"),
    Argument("--once", "once", "UUID", "do it once, however often it is sent with this UUID"),
)
"""The options that may stand before and after the verb."""
