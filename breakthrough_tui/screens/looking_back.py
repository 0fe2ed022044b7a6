"""What has changed since one was last here, and what there is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.domain.digest import digest
from breakthrough_tui.domain.headline import news_words
from breakthrough_tui.screens.dialogs.news import NewsDialog
from breakthrough_tui.store.queries import digests

if TYPE_CHECKING:
    from breakthrough_tui.domain.event import Event
    from breakthrough_tui.screens.base import BaseScreen

_NOTHING = "Nothing has changed since you were last here."


async def show_news(screen: BaseScreen) -> None:
    """List what others did in the breakthrough on the screen; to be called inside `spawn`."""
    session = screen.session
    overview, moment = session.overview, session.moment
    if overview is None:
        screen.say(_NOTHING)
        return
    facts = await session.ask(digests.facts, breakthrough=session.breakthrough)

    def name(event: Event) -> str:
        known = screen.name_of(event.entity, event.entity_id)
        return known or facts.names.get((event.entity, event.entity_id)) or "something"

    found = digest(facts, moment, name)
    if found.empty:
        screen.say(_NOTHING)
        return
    words = news_words(overview.news, moment) if found.changes else ""
    if found.changes and not words:
        words = "new to you, from the past week"
    title = words[:1].upper() + words[1:] if words else _NOTHING.removesuffix(".")
    await screen.ask_dialog(NewsDialog(title, found, moment))
