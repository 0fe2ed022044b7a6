"""What a person may have as they like it: known keys, their defaults, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from breakthrough_tui.domain.errors import BreakthroughError, Invalid
from breakthrough_tui.domain.text import nearest, safe
from breakthrough_tui.domain.values import dataclass, field

THEMES = {
    "dark": "breakthrough-dark",
    "light": "breakthrough-light",
    "contrast": "breakthrough-contrast",
}
"""The words that one may choose by, and the palette that each stands for; that may be given as well."""

COLOURS = ("auto", "none", "16", "256", "true")
"""How many colours to send; auto asks the terminal."""

MOUSE = ("on", "clicks", "off")
"""On: clicks and drags. Off: the terminal keeps the mouse for itself, to select text."""

PLACE = "place."
"""Before the id of a breakthrough: where somebody was in it."""

_KEY = (
    r"(?:ctrl\+|shift\+|ctrl\+shift\+)?(?:[^\W_]|[a-z]+(?:_[a-z]+)*|f[0-9]{1,2})"  # Textual's names
)
_MEANS_ANOTHER = {
    "ctrl+h": "Backspace",
    "ctrl+i": "Tab",
    "ctrl+j": "Enter",
    "ctrl+m": "Enter",
    "ctrl+z": "stopping the program",
}
"""What terminals send for these is what they send for that."""

_FIXED = frozenset(
    (
        *("escape", "enter", "tab", "shift+tab", "backspace", "delete", "up", "down", "left"),
        *("right", "home", "end", "pageup", "pagedown", "ctrl+c", "ctrl+l", "ctrl+q", "ctrl+s"),
    )
)


class KeyAction(Protocol):
    """What the registry of actions tells of one: its id, its word, and its keys, of which the first can be changed."""

    @property
    def id(self) -> str:
        """By which preferences name it."""

    @property
    def label(self) -> str:
        """What people call it; may be empty."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Textual's names of keys."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a breakthrough: which screen, which thing, how far down, through which filter and look."""

    screen: str = ""
    thing: int | None = None
    column: int | None = None
    scroll: int = 0
    mine: bool = False
    look: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of one person's. `keys` are the changed ones by id of the action, `places` by id of the breakthrough."""

    theme: str = THEMES["dark"]
    colours: str = "auto"
    mouse: str = "on"
    diff: bool = True
    breakthrough: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[int, Place] = field(default_factory=dict)

    def place(self, breakthrough: int) -> Place:
        """Where they were in one; a fresh place where they never were."""
        return self.places.get(breakthrough, Place())


def checked(key: str, value: Any, actions: Iterable[KeyAction] = ()) -> Any:
    """The value as it is kept. Invalid, saying what could be, for what is unknown or makes no sense.

    `actions` is the registry: with it a key that another action has is refused.
    """
    if key == "keys":
        return _keys(value, tuple(actions))
    check = _place if _place_of(key) is not None else _CHECKS.get(key)
    if check is None:
        known = [*_CHECKS, "keys"]
        near = nearest(key, known)
        raise Invalid(
            f"There is no preference '{safe(key)[:40]}'.",
            f"Did you mean '{near}'?" if near else f"There are {', '.join(known)}.",
        )
    return check(key, value)


def read_preferences(kept: Mapping[str, Any]) -> Preferences:
    """What was kept, as it is used; what a newer or older program kept and this one does not know is left out."""
    fields: dict[str, Any] = {}
    places: dict[int, Place] = {}
    for key, value in kept.items():
        try:
            good = checked(key, value)
        except BreakthroughError:
            continue
        if (breakthrough := _place_of(key)) is not None:
            places[breakthrough] = Place(**good)
        else:
            fields[key] = good
    if "theme" in fields:
        fields["theme"] = THEMES.get(fields["theme"], fields["theme"])
    return Preferences(**fields, places=places)


def place_key(breakthrough: int) -> str:
    """Under which key a place is kept."""
    return f"{PLACE}{breakthrough}"


def place_value(place: Place) -> dict[str, Any]:
    """A place as it is kept: only what differs from a fresh one."""
    fresh = Place()
    return {
        name: getattr(place, name)
        for name in _PLACE_FIELDS
        if getattr(place, name) != getattr(fresh, name)
    }


def effective_keys(
    actions: Iterable[KeyAction], chosen: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The keys of every action by its id: the chosen one takes the place of the first, the others stay."""
    found: dict[str, tuple[str, ...]] = {}
    for action in actions:
        first = chosen.get(action.id)
        keys = (first, *action.keys[1:]) if first else action.keys
        found[action.id] = tuple(dict.fromkeys((*found.get(action.id, ()), *keys)))
    return found


def shown_key(key: str) -> str:
    """A key as people write it: '#', 'ctrl+r', 'L'."""
    import unicodedata

    modifier, plus, name = key.rpartition("+")
    said = _SHOWN.get(name, name)
    if said == name and "_" in name:
        with suppress(KeyError):
            said = unicodedata.lookup(name.replace("_", " ").upper())
    return f"{modifier}{plus}{said}"


_SHOWN = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "space": "space",
    "escape": "esc",
    "tilde": "~",
    "ampersand": "&",
    "asterisk": "*",
    "apostrophe": "'",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""Where Textual's name is not that of Unicode, or people write another."""


def _one_of(words: Iterable[str]) -> Callable[[str, Any], str]:
    choices = tuple(words)

    def check(key: str, value: Any) -> str:
        if isinstance(value, str) and value in choices:
            return value
        shown = [word for word in choices if not word.startswith("breakthrough-")]
        near = nearest(value, shown) if isinstance(value, str) else None
        raise Invalid(
            f"'{safe(str(value))[:40]}' cannot be the {key}.",
            f"Did you mean '{near}'?" if near else f"It is one of {', '.join(shown)}.",
        )

    return check


def _yes_or_no(key: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Invalid(f"'{safe(str(value))[:40]}' cannot be the {key}.", "It is on or off.")


def _id(key: str, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise Invalid(f"'{safe(str(value))[:40]}' cannot be the {key}.", "It is the id of one.")


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "theme": _one_of((*THEMES, *THEMES.values())),
    "colours": _one_of(COLOURS),
    "mouse": _one_of(MOUSE),
    "diff": _yes_or_no,
    "breakthrough": _id,
}

_PLACE_FIELDS: dict[str, tuple[type, ...]] = {
    "screen": (str,),
    "thing": (int, type(None)),
    "column": (int, type(None)),
    "scroll": (int,),
    "mine": (bool,),
    "look": (str,),
}


def _place_of(key: str) -> int | None:
    """The breakthrough in 'place.3'."""
    number = key.removeprefix(PLACE)
    if number == key or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return int(number)


def _place(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise Invalid("That is no place in a breakthrough.")
    for name, part in value.items():
        kinds = _PLACE_FIELDS.get(name, ())
        if type(part) not in kinds or (isinstance(part, str) and len(part) > 40):
            raise Invalid(f"'{safe(str(name))[:40]}' is no part of a place like that.")
    return dict(value)


def _keys(value: Any, actions: tuple[KeyAction, ...]) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise Invalid("Keys are kept as the key for each action.")
    words: dict[str, str] = {}
    for action in actions:
        words.setdefault(action.id, action.label or action.id.replace("_", " "))
    for id_, key in value.items():
        if not isinstance(id_, str) or not isinstance(key, str):
            raise Invalid("Keys are kept as the key for each action.")
        if actions and id_ not in words:
            near = nearest(id_, words)
            raise Invalid(
                f"There is no action '{safe(id_)[:40]}'.", f"Did you mean '{near}'?" if near else ""
            )
        _refuse_key(key)
    effective = effective_keys(actions, value)
    for id_, key in value.items():
        for other, keys in effective.items():
            if other != id_ and key in keys:
                raise Invalid(
                    f"'{shown_key(key)}' is the key for '{words[other]}' already.",
                    f"Give '{words[other]}' another key first, or choose another one here.",
                )
    # What is as it was is not kept, so that a better default reaches those who never changed it.
    first = {action.id: action.keys[0] for action in actions if action.keys}
    return {id_: key for id_, key in value.items() if first.get(id_) != key}


def _refuse_key(key: str) -> None:
    said = safe(key)[:40]
    if key in _MEANS_ANOTHER:
        raise Invalid(f"Terminals send '{said}' for {_MEANS_ANOTHER[key]}.", "Choose another key.")
    if "alt+" in key:
        raise Invalid(
            f"On a slow line '{said}' arrives as Escape and a letter.", "Choose another key."
        )
    if key in _FIXED:
        raise Invalid(f"'{shown_key(key)}' means the same everywhere.", "Choose another key.")
    if not re.fullmatch(_KEY, key) or (key.startswith("shift+") and len(key) == len("shift+a")):
        raise Invalid(f"'{said}' is no key.", "Press one, such as p, P, ctrl+p or f5.")
