"""Opens the screens: the database is opened and first read while Textual is being imported."""

from __future__ import annotations

import os

from breakthrough_tui.cli.opening import login, who
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Door
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.threads import StoreThreads


def open_screens(
    address: str | None, as_name: str | None = None, code: str | None = None, *, demo: bool = False
) -> int:
    """Run the program until somebody leaves; its exit code. Raises a BreakthroughError where it cannot begin.

    With `demo` it runs on an example that is gone afterwards.
    """
    if not demo and address is not None:
        return _run(address, as_name, code)
    from breakthrough_tui.store.demo import VIEWER, throwaway_demo

    with throwaway_demo() as path:
        return _run(str(path), as_name or VIEWER, code)


def _run(address: str, as_name: str | None, code: str | None) -> int:
    opened: list[Store] = []
    threads = StoreThreads(lambda: opened[0].close() if opened else None)
    beginning = threads.read(_begin, opened, threads, address, as_name, code)
    try:
        from breakthrough_tui.app import BreakthroughApp

        session = beginning.result()
        app = BreakthroughApp(session)
        from breakthrough_tui.terminal.ending import ended_by_signals

        with ended_by_signals(app.leave_soon):
            app.run()
        session.end()
    finally:
        threads.close()
    if app.broken is not None:
        raise app.broken
    return app.return_code or 0


def _begin(
    opened: list[Store],
    threads: StoreThreads,
    address: str,
    as_name: str | None,
    code: str | None,
) -> Session:
    """On the read thread: the store, who is here, and what the first screen shows."""
    store = Store.open(address)
    opened.append(store)
    viewer = who(store, as_name) if store.workspace() is not None else _newcomer(as_name)
    session = Session(store, threads, viewer, _door())
    session.begin(code)
    return session


def _door() -> Door:
    return Door.FORCED if "SSH_ORIGINAL_COMMAND" in os.environ else Door.SCREEN


def _newcomer(as_name: str | None) -> str:
    """What to call the first person in an empty database, until they say it themselves."""
    from breakthrough_tui.domain.people import person_name

    try:
        return person_name(as_name or login() or "")
    except Invalid:
        return ""
