"""Web addresses on a card as links that may be handed to a terminal."""

from __future__ import annotations

import re

MOST_CHARACTERS = 2_000
"""Terminals forget longer ones."""

_SCHEMES = ("http://", "https://")
_IN_TEXT = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_NOT_AT_THE_END = ".,;:!?)]}…"


def addresses_in(*texts: str) -> tuple[str, ...]:
    """The web addresses that stand in texts, each once, without what ends the sentence round them."""
    found = (
        address.rstrip(_NOT_AT_THE_END) for text in texts for address in _IN_TEXT.findall(text)
    )
    return tuple(dict.fromkeys(address for address in found if link_of(address)))


def link_of(address: str) -> str | None:
    """The address in nothing but printable ASCII, other letters as %XX; None for what is no web address.

    A control character ends it there and then: nothing that could close the terminal's own sequence is handed on.
    """
    if not address.lower().startswith(_SCHEMES):
        return None
    if any(character.isspace() or not character.isprintable() for character in address):
        return None
    host = address.split("://", 1)[1].split("/", 1)[0]
    if not host:
        return None
    try:
        data = address.encode()
    except UnicodeEncodeError:
        return None
    link = "".join(chr(byte) if 0x21 <= byte <= 0x7E else f"%{byte:02X}" for byte in data)
    return link if len(link) <= MOST_CHARACTERS else None
