"""What has changed since one was last here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.domain.headline import news_words
from breakthrough_tui.screens.dialogs.news import NewsDialog
from breakthrough_tui.store.queries import histories, lookups

if TYPE_CHECKING:
    from breakthrough_tui.domain.event import Event
    from breakthrough_tui.screens.base import BaseScreen

_MOST_NEWS = 300
"""So many events are looked through for what is new."""


async def show_news(screen: BaseScreen) -> None:
    """List what others did in the breakthrough on the screen; to be called inside `spawn`."""
    session = screen.session
    overview, moment = session.overview, session.moment
    words = news_words(overview.news, moment) if overview else ""
    if overview is None or not words:
        screen.say("Nothing has changed since you were last here.")
        return
    since = overview.news.since
    recent, _ = await session.ask(
        histories.since, breakthrough=session.breakthrough, limit=_MOST_NEWS
    )
    events = [
        event
        for event in recent
        if event.actor != session.viewer and (since is None or event.at > since)
    ]
    names = await session.ask(lookups.called, events=events)
    columns = await session.ask(lookups.column_names)

    def name(event: Event) -> str:
        known = screen.name_of(event.entity, event.entity_id)
        return known or names.get((event.entity, event.entity_id)) or "something"

    title = words[:1].upper() + words[1:]
    await screen.ask_dialog(NewsDialog(title, events, moment, name, columns))
