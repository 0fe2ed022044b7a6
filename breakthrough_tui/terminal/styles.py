"""How a cell looks, as a string that is the same for the same looks, and the shortest change from one to another.

A style is the SGR codes that make it out of the terminal's default, in a fixed order ('' is the
default), so that styles compare as fast as strings do. A link follows after LINK.
"""

from __future__ import annotations

from typing import NamedTuple

DEFAULT = ""
LINK = "\x00"
RESET = "\x1b[m"

_REMEMBERED = 4096
"""So many results are kept; an animation of colours must not fill the memory."""

_OFF = {
    "1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25", "7": "27",
    "8": "28", "9": "29", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
"""What takes an attribute back. One code may take back two."""

_SEEN_ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})


class _Parts(NamedTuple):
    attributes: frozenset[str]
    foreground: str
    background: str
    others: str
    """Codes that are not known here, in the order in which they came: only a reset takes them back."""
    link: str

    def codes(self) -> list[str]:
        """What makes this out of the default."""
        codes = sorted(self.attributes, key=int)
        codes += [code for code in (self.foreground, self.background, self.others) if code]
        return codes

    def style(self) -> str:
        """The string for this."""
        codes = ";".join(self.codes())
        return f"{codes}{LINK}{self.link}" if self.link else codes


_PLAIN = _Parts(frozenset(), "", "", "", "")

_parts: dict[str, _Parts] = {DEFAULT: _PLAIN}
_applied: dict[tuple[str, str], str] = {}
_grounds: dict[str, str] = {}
_changes: dict[tuple[str, str], str] = {}


def apply(style: str, parameters: str) -> str:
    """The style after `CSI parameters m`."""
    key = (style, parameters)
    result = _applied.get(key)
    if result is None:
        parts = _with_codes(_parts_of(style), parameters)
        result = parts.style()
        _remember_parts(result, parts)
        if len(_applied) >= _REMEMBERED:
            _applied.clear()
        _applied[key] = result
    return result


def with_link(style: str, address: str) -> str:
    """The style with a link to an address, or without one for ''.

    The id that a link may have is left out: Rich draws one at random for each style object, so that the same text
    would seem to change with every paint.
    """
    parts = _parts_of(style)._replace(link=address)
    result = parts.style()
    _remember_parts(result, parts)
    return result


def ground(style: str) -> str:
    """What a blank in this style shows; two blanks with the same ground look the same."""
    result = _grounds.get(style)
    if result is None:
        parts = _parts_of(style)
        if parts.attributes & _SEEN_ON_BLANKS or parts.others:
            result = style
        else:
            result = _PLAIN._replace(background=parts.background, link=parts.link).style()
        if len(_grounds) >= _REMEMBERED:
            _grounds.clear()
        _grounds[style] = result
    return result


def erased(style: str) -> str:
    """The style of blanks that a terminal leaves where it erases: most take only the background."""
    return _PLAIN._replace(background=_parts_of(style).background).style()


def change(before: str | None, after: str) -> str:
    """The shortest sequence from one style to another. `before` None: it is not known what is on."""
    if before == after:
        return ""
    if before is None:
        link = _parts_of(after).link
        return f"\x1b]8;;{link}\x1b\\{_from_reset(_parts_of(after))}"
    key = (before, after)
    result = _changes.get(key)
    if result is None:
        result = _find_change(_parts_of(before), _parts_of(after))
        if len(_changes) >= _REMEMBERED:
            _changes.clear()
        _changes[key] = result
    return result


def _from_reset(parts: _Parts) -> str:
    codes = parts.codes()
    return f"\x1b[;{';'.join(codes)}m" if codes else RESET


def _find_change(before: _Parts, after: _Parts) -> str:
    link = f"\x1b]8;;{after.link}\x1b\\" if before.link != after.link else ""
    if before._replace(link="") == after._replace(link=""):
        return link
    by_reset = _from_reset(after)
    if before.others != after.others:
        return link + by_reset
    off = sorted({_OFF[code] for code in before.attributes - after.attributes}, key=int)
    kept = {code for code in before.attributes & after.attributes if _OFF[code] not in off}
    codes = [*off, *sorted(after.attributes - kept, key=int)]
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    step = f"\x1b[{';'.join(codes)}m"
    return link + min(step, by_reset, key=len)


def _parts_of(style: str) -> _Parts:
    parts = _parts.get(style)
    if parts is None:
        codes, _, link = style.partition(LINK)
        parts = (
            _with_codes(_PLAIN, codes)._replace(link=link) if codes else _PLAIN._replace(link=link)
        )
        _remember_parts(style, parts)
    return parts


def _remember_parts(style: str, parts: _Parts) -> None:
    if len(_parts) >= _REMEMBERED:
        _parts.clear()
    _parts[style] = parts


def _with_codes(parts: _Parts, parameters: str) -> _Parts:
    attributes = set(parts.attributes)
    foreground, background, others = parts.foreground, parts.background, parts.others
    codes = parameters.split(";")
    place = 0
    while place < len(codes):
        code = codes[place].lstrip("0")
        place += 1
        number = int(code) if code.isdecimal() else -1
        if not code:
            attributes.clear()
            foreground = background = others = ""
        elif code in _OFF:
            attributes.add(code)
        elif 22 <= number <= 29 or number in (54, 55):
            attributes = {known for known in attributes if _OFF[known] != code}
        elif 30 <= number <= 37 or 90 <= number <= 97:
            foreground = code
        elif 40 <= number <= 47 or 100 <= number <= 107:
            background = code
        elif number == 39:
            foreground = ""
        elif number == 49:
            background = ""
        elif number in (38, 48, 58):
            length = {"5": 2, "2": 4}.get(codes[place] if place < len(codes) else "", 1)
            colour = ";".join([code, *codes[place : place + length]])
            place += length
            if number == 38:
                foreground = colour
            elif number == 48:
                background = colour
            else:
                others = f"{others};{colour}" if others else colour
        elif code.startswith(("38:", "48:")):
            if code.startswith("38"):
                foreground = code
            else:
                background = code
        elif code == "4:0":
            attributes -= {"4", "21"}
        else:
            others = f"{others};{code}" if others else code
    return _Parts(frozenset(attributes), foreground, background, others, parts.link)
