"""Another time than the true one, for stories told in the example: no other database obeys it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from time import monotonic

from breakthrough_tui.domain.errors import Invalid

VARIABLE = "BREAKTHROUGH_NOW"


def story_clock(environment: Mapping[str, str] = os.environ) -> Callable[[], datetime] | None:
    """A clock that begins at the instant that the environment says and goes on from there; None if it says none.

    Invalid for what is no instant with a zone. Only to be asked for a workspace that is an example.
    """
    said = environment.get(VARIABLE, "").strip()
    if not said:
        return None
    try:
        begin = datetime.fromisoformat(said)
    except ValueError:
        begin = None
    if begin is None or begin.utcoffset() is None:
        raise Invalid(
            f"{VARIABLE} is '{said[:40]}', which is no instant.",
            "Write it like 2026-10-02T09:00:00+02:00.",
        )
    started = monotonic()
    return lambda: begin + timedelta(seconds=monotonic() - started)
