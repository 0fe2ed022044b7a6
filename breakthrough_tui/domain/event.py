"""The record of one change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass

try:
    # What hashlib hands on; that would load OpenSSL first.
    from _blake2 import blake2b as blake2b
except ImportError:
    from hashlib import blake2b as blake2b

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

PAYLOAD_VERSION = 1
"""The version of `before` and `after` that this program writes; `lift` brings older ones up to it."""

Fields = Mapping[str, "Any"]
"""Changed fields by name, as JSON can hold them: dates, instants and exact numbers are text."""


class Door(StrEnum):
    """By which way somebody came in."""

    SCREEN = "screen"
    COMMAND_LINE = "command line"
    FORCED = "ssh"


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one thing.

    `command` is a UUID that the caller made; all events of one command share it and count up in `step`. `position`
    counts within the breakthrough, or within the workspace where `breakthrough` is None. `before` is empty when the
    thing was made. `undoes` is the command that this one took back.
    """

    position: int
    command: str
    step: int
    at: datetime
    actor: str
    door: Door
    breakthrough: int | None
    kind: str
    entity: str
    entity_id: str
    before: Fields
    after: Fields
    v: int = PAYLOAD_VERSION
    undoes: str | None = None


def instant_text(at: datetime) -> str:
    """An instant as payloads hold it: UTC, to the microsecond, so that text order is time order."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def checksum(event: Event) -> str:
    """16 hexadecimal digits over everything in the event, so that one changed byte is found."""
    parts = [
        event.position,
        event.command,
        event.step,
        event.v,
        instant_text(event.at),
        event.actor,
        event.door,
        event.breakthrough,
        event.kind,
        event.entity,
        event.entity_id,
        event.before,
        event.after,
        event.undoes,
    ]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digits: str = blake2b(text.encode(), digest_size=8).hexdigest()
    return digits


def lift(v: int, fields: Fields) -> Fields:
    """A payload of version `v` as today's program writes it."""
    if not 1 <= v <= PAYLOAD_VERSION:
        raise ValueError(f"event payload of version {v}, known up to {PAYLOAD_VERSION}")
    return fields
