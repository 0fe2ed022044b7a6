"""The lives that many things have in common: people who come, action items, readings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.commands import cards, personal, readings
from breakthrough_tui.store.demo.story import Life, Story


@dataclass(frozen=True, slots=True)
class Item:
    """One action item: when it was added, begun and done (days ago), and when it is due (days ahead).

    `key` names it for obstacles and the like; `by` added and moved it where that was not its owner.
    """

    title: str
    owner: str | None
    due: int | None
    added: int
    begun: int | None = None
    done: int | None = None
    labels: tuple[str, ...] = ()
    description: str = ""
    addresses: tuple[str, ...] = ()
    key: str = ""
    by: str = ""
    begun_just_now: int | None = None
    preparing: bool = False


def action_item(story: Story, breakthrough: str, item: Item, place: int) -> Life:
    """Added, begun, done, as far as it has come. `place` keeps those of one day in their order."""
    actor = item.by or item.owner or "ana"
    yield story.at(item.added, f"10:{place:02}")
    added = story.do(
        actor,
        cards.add,
        breakthrough=story.named[breakthrough],
        title=item.title,
        description=item.description,
        owner=item.owner,
        due=None if item.due is None else story.ahead(item.due),
        labels=item.labels,
        addresses=item.addresses,
        preparing=item.preparing,
    )
    card = added.made("card")
    if item.key:
        story.named[item.key] = card
    doing = story.named[f"{breakthrough} doing"]
    if item.begun is not None:
        yield story.at(item.begun, f"11:{place:02}")
        story.do(actor, cards.move, card=card, column=doing)
    if item.begun_just_now is not None:
        yield story.just_now(item.begun_just_now)
        story.do(actor, cards.move, card=card, column=doing)
    if item.done is not None:
        yield story.at(item.done, f"15:{place:02}")
        story.do(actor, cards.finish, card=card)


def measured(
    story: Story, breakthrough: str, person: str, values: Sequence[tuple[int, str, str]]
) -> Life:
    """Readings: days ago, value, note."""
    for ago, value, note in values:
        yield story.at(ago, "16:40")
        story.do(
            person,
            readings.add,
            breakthrough=story.named[breakthrough],
            value=Decimal(value),
            on=story.day(ago),
            note=note,
        )


def talk(story: Story, key: str, *said: tuple[int, str, str, str]) -> Life:
    """Comments on an action item: days ago, time of day, who, what."""
    for ago, clock, person, text in said:
        yield story.at(ago, clock)
        story.do(person, cards.comment, card=story.named[key], text=text)


def looked_in(story: Story, breakthrough: str, person: str, ago: int, clock: str) -> Life:
    """Somebody was here; what came later is news to them."""
    yield story.at(ago, clock)
    story.do(person, personal.see, breakthrough=story.named[breakthrough])
