"""What belongs to one person: preferences, drafts, what they have seen. No event tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.text import clean_text
from breakthrough_tui.store.personal_tables import DraftRow, PreferenceRow, SeenRow
from breakthrough_tui.store.tables import BreakthroughRow
from breakthrough_tui.store.write import Write

if TYPE_CHECKING:
    from breakthrough_tui.domain.preferences import KeyAction


def set_preference(
    write: Write, *, key: str, value: Any, actions: Sequence[KeyAction] = ()
) -> None:
    """Remember one preference of the actor, None forgets it; `domain.preferences` says what there is.

    `actions` is the registry, so that of the keys no two are alike.
    """
    write.known_actor()
    if value is not None:
        from breakthrough_tui.domain.preferences import checked

        value = checked(key, value, actions)
    if value is None:
        mine = (PreferenceRow.person == write.actor) & (PreferenceRow.key == key)
        write.database.change(PreferenceRow.delete().where(mine))
        return
    query = PreferenceRow.insert(person=write.actor, key=key, value=value)
    write.database.change(
        query.on_conflict(
            conflict_target=[PreferenceRow.person, PreferenceRow.key],
            preserve=[PreferenceRow.value],
        )
    )


def keep_draft(write: Write, *, place: str, text: str) -> None:
    """Keep what the actor typed and has not saved."""
    write.known_actor()
    query = DraftRow.insert(
        person=write.actor, place=place, text=clean_text(text, limit=100_000), at=write.now
    )
    write.database.change(
        query.on_conflict(
            conflict_target=[DraftRow.person, DraftRow.place], preserve=[DraftRow.text, DraftRow.at]
        )
    )


def drop_draft(write: Write, *, place: str) -> None:
    """Forget a draft that was saved or not wanted."""
    write.known_actor()
    write.database.change(
        DraftRow.delete().where((DraftRow.person == write.actor) & (DraftRow.place == place))
    )


def see_signal(write: Write, *, breakthrough: int, signal: str) -> None:
    """Hide one signal of a breakthrough from the actor for a week, today counted; `signal` is its key."""
    from breakthrough_tui.domain.signals.signal import KEY_LIMIT, SEEN_FOR
    from breakthrough_tui.domain.text import required
    from breakthrough_tui.store.method_tables import SignalSeenRow

    write.known_actor()
    write.visible(breakthrough)
    key = required(signal, "The signal", limit=KEY_LIMIT)
    seen = SignalSeenRow.insert(
        person=write.actor,
        breakthrough=breakthrough,
        signal=key,
        until=write.moment.today + timedelta(days=SEEN_FOR - 1),
    )
    write.database.change(
        seen.on_conflict(
            conflict_target=[
                SignalSeenRow.person,
                SignalSeenRow.breakthrough,
                SignalSeenRow.signal,
            ],
            preserve=[SignalSeenRow.until],
        )
    )


def see(write: Write, *, breakthrough: int) -> None:
    """Note that the actor has seen all that happened in a breakthrough up to now."""
    write.known_actor()
    write.visible(breakthrough)
    query = BreakthroughRow.select(BreakthroughRow.position).where(
        BreakthroughRow.id == breakthrough
    )
    seen = SeenRow.insert(
        person=write.actor,
        breakthrough=breakthrough,
        position=write.database.value(query),
        at=write.now,
    )
    write.database.change(
        seen.on_conflict(
            conflict_target=[SeenRow.person, SeenRow.breakthrough],
            preserve=[SeenRow.position, SeenRow.at],
        )
    )
