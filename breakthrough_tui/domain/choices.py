"""Enumerations of words that cost next to nothing to make.

Python's own takes 20 µs for each member, and a verb of the command line makes two hundred of them before it does
anything. Those made here are written, checked and used like `enum.StrEnum`: members are texts, found by their word, one
and the same wherever they come from. What else Python's can do (aliases, finding by name) nobody here uses.
"""

from __future__ import annotations

TYPE_CHECKING = False  # that of `typing`, which `--help` does without
if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum as StrEnum  # noqa: TID251 - what type checkers take it for
    from typing import Any


class _Choices(type):
    """A class of members: each text in its body whose name is open to all."""

    _by_word: dict[str, Any]

    def __new__(meta, name: str, bases: tuple[type, ...], said: dict[str, Any]) -> Any:
        words = {
            name: word
            for name, word in said.items()
            if isinstance(word, str) and not name.startswith("_")
        }
        cls: Any = super().__new__(
            meta, name, bases, {name: part for name, part in said.items() if name not in words}
        )
        cls._by_word = {}
        for name, word in words.items():
            member: Any = str.__new__(cls, word)
            member.name, member.value = name, word
            cls._by_word[word] = member
            type.__setattr__(cls, name, member)
        if len(cls._by_word) < len(words):
            raise TypeError(f"two members of {cls.__name__} are the same word")
        return cls

    def __call__(cls, word: object) -> Any:
        """The member with a word, or ValueError."""
        found = cls._by_word.get(word) if isinstance(word, str) else None
        if found is None:
            raise ValueError(f"{word!r} is not a valid {cls.__qualname__}")
        return found

    def __iter__(cls) -> Iterator[Any]:
        return iter(cls._by_word.values())

    def __reversed__(cls) -> Iterator[Any]:
        return reversed(cls._by_word.values())

    def __len__(cls) -> int:
        return len(cls._by_word)

    def __contains__(cls, word: object) -> bool:
        return word in cls._by_word

    def __setattr__(cls, name: str, value: object) -> None:
        if isinstance(cls.__dict__.get(name), cls):
            raise AttributeError(f"{cls.__name__}.{name} stays as it is")
        super().__setattr__(name, value)


class _Choice(str, metaclass=_Choices):
    """One of several words."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {str(self)!r}>"  # type: ignore[attr-defined]

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return type(self), (str(self),)


if not TYPE_CHECKING:
    StrEnum = _Choice
