"""The vote of confidence at the screen: opened, voted in, closed; from the goal, and from any meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.confidence import (
    FEWEST,
    HIGHEST,
    Vote,
    advice,
    asked_of,
    may_be_shown,
    read_paper,
    read_value,
    result_words,
)
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import votes

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen

UNSEEN = (
    f"Nobody ever sees what you vote: only the middle and the spread, of {FEWEST} votes or more."
)


async def open_vote(screen: BaseScreen) -> None:
    """Whatever the person at the screen can do about the vote now. To be called inside `spawn`."""
    overview = screen.session.overview
    if overview is None:
        screen.say("There is no breakthrough here yet.")
        return
    who = standing(overview, screen.session.viewer, screen.session.moment)
    phase = overview.breakthrough.phase
    vote = overview.vote
    if vote is None or not vote.open:
        if may(Action.OPEN_VOTE, who, phase):
            await _open(screen, overview)
            return
        if vote is not None:
            screen.say(". ".join(filter(None, (result_words(vote), advice(vote)))))
            return
        require(Action.OPEN_VOTE, who, phase)
        return
    may_close = may(Action.CLOSE_VOTE, who, phase)
    may_vote = may(Action.CAST_VOTE, who, phase)
    if may_close and may_vote:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        again = screen.session.viewer in vote.voters
        choices = [
            Choice("vote", "Vote again" if again else "Vote", "unseen, 0 to 10"),
            Choice("close", "Close it", "and type the votes on paper first"),
        ]
        picked = await screen.ask_dialog(
            ChooseDialog("Confidence", choices, search=False, sentence=result_words(vote))
        )
        if picked is None:
            return
        may_vote = picked == "vote"
    if may_vote:
        await _cast(screen, overview, vote)
    elif may_close:
        await _close(screen, overview, vote)
    else:
        require(Action.CAST_VOTE, who, phase)


async def _open(screen: BaseScreen, overview: Overview) -> None:
    from breakthrough_tui.screens.dialogs.confirm import ConfirmDialog

    asked = asked_of(overview.members)
    people = "1 person is" if asked == 1 else f"{asked} people are"
    question = (
        f"How sure is each of you that the number is reached, 0 to {HIGHEST}? {people} asked."
        " Nobody sees the others' votes; you close it."
    )
    if not await screen.ask_dialog(
        ConfirmDialog(question, "Open the vote", "Not now", title="Confidence")
    ):
        return
    await screen.session.do(votes.open_vote, breakthrough=overview.breakthrough.id)
    screen.say("The vote is open: everybody presses V on the goal. V again closes it.", Mood.GOOD)


async def _cast(screen: BaseScreen, overview: Overview, vote: Vote) -> None:
    from breakthrough_tui.screens.dialogs.form import FormField
    from breakthrough_tui.screens.dialogs.vote import VoteDialog

    session = screen.session
    here = overview.breakthrough.id

    async def save(values: dict[str, Any]) -> None:
        await session.do(votes.cast, breakthrough=here, value=values["value"])

    again = session.viewer in vote.voters
    field = FormField(
        "value",
        "Your vote",
        hint="0: never. 10: for sure."
        + (" It takes the place of the one before." if again else ""),
        required=True,
        check=read_value,
    )
    said = await screen.ask_dialog(
        VoteDialog(
            "How sure are you that the number is reached?",
            [field],
            session=session,
            save=save,
            explain=_explained(screen, here, lambda texts: ""),
            intro=UNSEEN,
            save_label="Vote",
        )
    )
    if said is not None:
        now = session.overview_of(here)
        counted = f": {result_words(now.vote)}" if now is not None and now.vote is not None else ""
        screen.say(f"Your vote counts{counted}. Until it is closed you can vote again.", Mood.GOOD)


async def _close(screen: BaseScreen, overview: Overview, vote: Vote) -> None:
    from breakthrough_tui.screens.dialogs.form import FormField
    from breakthrough_tui.screens.dialogs.vote import VoteDialog

    session = screen.session
    here = overview.breakthrough.id

    async def save(values: dict[str, Any]) -> None:
        await session.do(votes.close, breakthrough=here, paper=values["paper"])

    def warned(texts: Mapping[str, str]) -> str:
        now = session.overview_of(here)
        try:
            paper = len(read_paper(texts["paper"]))
        except BreakthroughError:
            return ""
        on_screen = now.vote.voted if now is not None and now.vote is not None else 0
        words = f" {paper} on paper." if paper else ""
        if may_be_shown(on_screen, paper):
            return words
        if paper and on_screen:
            return (
                f"{words} Only the number will be shown: beside paper votes it takes {FEWEST} on the"
                " screen, or none, else you could tell who voted what."
            )
        return f"{words} Only the number will be shown, of fewer than {FEWEST} votes."

    field = FormField(
        "paper",
        "Votes on paper",
        hint="in one line: 7 5 8 6. Empty: there are none",
        check=read_paper,
    )
    said = await screen.ask_dialog(
        VoteDialog(
            "Close the vote",
            [field],
            session=session,
            save=save,
            explain=_explained(screen, here, warned),
            save_label="Close it",
        )
    )
    now = session.overview_of(here)
    if said is not None and now is not None and now.vote is not None:
        what = advice(now.vote)
        words = ". ".join(filter(None, (result_words(now.vote), what)))
        screen.say(words, Mood.WARNING if what else Mood.GOOD)


def _explained(
    screen: BaseScreen, breakthrough: int, more: Callable[[Mapping[str, str]], str]
) -> Callable[[Mapping[str, str]], str]:
    """'9 of 11 have voted.', as it is at this moment, and what follows from what is typed."""

    def explain(texts: Mapping[str, str]) -> str:
        now = screen.session.overview_of(breakthrough)
        vote = now.vote if now is not None else None
        if vote is None or not vote.open:
            return "The vote is closed by now."
        return f"{result_words(vote)}.{more(texts)}"

    return explain
