"""People whom a form names and who are not here yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.people import Person
from breakthrough_tui.domain.permissions import Action, Standing, may
from breakthrough_tui.domain.text import nearest
from breakthrough_tui.store.commands import people
from breakthrough_tui.store.queries import people_lists

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.session import Session

_NAMED = 4
"""So many names stand in one choice; the question has them all."""


async def add_unknown(screen: BaseScreen, names: Sequence[str]) -> None:
    """Offer to add those who are not here yet; Invalid if that is not wanted. To be called from a form's `save`."""
    from breakthrough_tui.screens.dialogs.confirm import ConfirmDialog

    session = screen.session
    here = await session.ask(people_lists.people)
    known = [person.name for person in here]
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    if not unknown:
        return
    listed = " and ".join(filter(None, [", ".join(unknown[:-1]), unknown[-1]]))
    near = nearest(unknown[0], known)
    hint = f"Did you mean '{near}'?" if near else ""
    if not may_add_people(session, here):
        raise NotAllowed(
            f"There is nobody called {listed} here.",
            hint or "An administrator adds people, or who runs a breakthrough.",
        )
    are = "is" if len(unknown) == 1 else "are"
    question = f"{listed} {are} not here yet. {hint}".strip()
    these = listed if len(unknown) <= _NAMED else f"all {len(unknown)} of them"
    yes = f"Add {these}, without a login"
    if not await screen.ask_dialog(ConfirmDialog(question, yes, "Go on typing", title="New here")):
        raise Invalid(f"{listed} {are} not here yet.", hint)
    for name in unknown:
        await session.do(people.add, name=name, what=f"added {name}")


def may_add_people(session: Session, everybody: Sequence[Person]) -> bool:
    """Whether the person at this screen may add people."""
    return may(Action.ADD_PERSON, workspace_standing(session, everybody))


def workspace_standing(session: Session, everybody: Sequence[Person]) -> Standing:
    """What the person at this screen is in the workspace."""
    roles = [role for one in session.overviews for role in one.roles(session.viewer)]
    administrator = any(
        person.administrator for person in everybody if person.name == session.viewer
    )
    return Standing(session.viewer, frozenset(roles), administrator)
