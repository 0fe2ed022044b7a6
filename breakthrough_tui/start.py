"""Opens the screens: the database is opened and first read while Textual is being imported."""

from __future__ import annotations

import gc

from breakthrough_tui.cli.opening import daily_copies, login, who
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.screens.session import Session
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.threads import StoreThreads
from breakthrough_tui.terminal.surroundings import Surroundings, settle_depth


def open_screens(
    address: str | None,
    as_name: str | None = None,
    code: str | None = None,
    *,
    demo: bool = False,
    forced: bool = False,
) -> int:
    """Run the program until somebody leaves; its exit code. Raises a BreakthroughError where it cannot begin.

    With `demo` it runs on an example that is gone afterwards.
    """
    here = settle_depth()
    if demo or address is None:
        return _run_example(here, as_name, code).return_code
    while True:
        left = _run(here, address, as_name, code, Door.FORCED if forced else Door.SCREEN)
        if not left.wants_example:
            return left.return_code
        _run_example(here, None, None)


@dataclass(frozen=True, slots=True)
class _Left:
    """How the program was left."""

    return_code: int
    wants_example: bool


def _run_example(here: Surroundings, as_name: str | None, code: str | None) -> _Left:
    from breakthrough_tui.config import time_zone_here
    from breakthrough_tui.store.demo import VIEWER, throwaway_demo

    with throwaway_demo(time_zone=time_zone_here()) as path:
        return _run(here, str(path), as_name or VIEWER, code)


def _run(
    here: Surroundings,
    address: str,
    as_name: str | None,
    code: str | None,
    door: Door = Door.SCREEN,
) -> _Left:
    gc.disable()
    opened: list[Store] = []
    threads = StoreThreads(lambda: opened[0].close() if opened else None)
    beginning = threads.read(_begin, opened, threads, address, as_name, code, door)
    try:
        from breakthrough_tui.app import BreakthroughApp

        session = beginning.result()
        app = BreakthroughApp(session, on_shown=_collect_from_now_on, surroundings=here)
        from breakthrough_tui.terminal.ending import ended_by_signals

        with ended_by_signals(app.leave_soon):
            mouse = session.preferences.get("mouse")
            app.run(mouse=here.mouse if mouse is None else mouse != "off")
            session.end()  # a second signal must not take away what is being written down
    finally:
        gc.enable()
        threads.close()
    if app.broken is not None:
        raise app.broken
    return _Left(app.return_code or 0, session.wants_example)


def _collect_from_now_on() -> None:
    """What was imported and read until the first paint stays: looking through it for garbage is time lost."""
    gc.freeze()
    gc.enable()


def _begin(
    opened: list[Store],
    threads: StoreThreads,
    address: str,
    as_name: str | None,
    code: str | None,
    door: Door,
) -> Session:
    """On the read thread: the store, who is here, and what the first screen shows."""
    store = Store.open(address)
    store.daily_copies = daily_copies
    opened.append(store)
    founded = store.workspace() is not None
    viewer = who(store, as_name, forced=door is Door.FORCED) if founded else _newcomer(as_name)
    session = Session(store, threads, viewer, door)
    session.login = None if founded else login()
    session.begin(code)
    return session


def _newcomer(as_name: str | None) -> str:
    """What to call the first person in an empty database, until they say it themselves."""
    from breakthrough_tui.domain.people import person_name

    try:
        return person_name(as_name or login() or "")
    except Invalid:
        return ""
