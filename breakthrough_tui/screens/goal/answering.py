"""Answering the questions of the goal test that only people can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.domain.goal.answers import (
    ASKED_OF,
    READY,
    STRETCH,
    GoalAnswer,
    Said,
    is_asked,
    require_asked,
)
from breakthrough_tui.domain.goal.questions import QUESTIONS, Verdict
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, require
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.goal.voting import open_vote
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import goal_test

if TYPE_CHECKING:
    from breakthrough_tui.domain.goal.standing import Standing
    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.goal.rows import GoalSnapshot

_WANT, _GIVE = "Do you want this now?", "Will you give it time in person?"
NOTE_HINT = "a few words, may be empty"


async def answer_question(
    screen: BaseScreen, snapshot: GoalSnapshot, question: int | None = None
) -> None:
    """Answer one, or pick which. To be called inside `spawn`."""
    now = screen.session.overview_of(snapshot.overview.breakthrough.id)
    if (
        now is not None
    ):  # the screen may not be drawn anew yet: what was answered a moment ago counts
        page = replace(snapshot.page, answers=now.answers)
        snapshot = replace(snapshot, overview=now, page=page)
    if question == STRETCH:
        await open_vote(screen)
        return
    overview, viewer = snapshot.overview, screen.session.viewer
    who = standing(overview, viewer, screen.session.moment)
    require(Action.ANSWER_QUESTION, who, overview.breakthrough.phase)
    test = snapshot.test(screen.session.moment)
    if question is None:
        question = await _pick(screen, snapshot, test.standings)
        if question is None:
            return
        if question == STRETCH:
            await open_vote(screen)
            return
    here = test.standings[question - 1]
    if question not in ASKED_OF and here.finding.verdict is not Verdict.CANNOT_JUDGE:
        words = f"{here.finding.sentence} {here.finding.advice}".strip()
        screen.say(words)
        return
    require_asked(question, who.roles)
    await _answer(screen, snapshot, here)


async def _pick(
    screen: BaseScreen, snapshot: GoalSnapshot, standings: tuple[Standing, ...]
) -> int | None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    viewer = screen.session.viewer
    roles = snapshot.overview.roles(viewer)
    choices = []
    for one in standings:
        number = one.question.number
        cannot_judge = one.finding.verdict is Verdict.CANNOT_JUDGE
        if not (is_asked(number, roles) or number == STRETCH or cannot_judge):
            continue
        mine = _mine(one, viewer)
        said = f"you: {mine.answer}" if mine is not None else "not answered by you"
        if number == STRETCH:
            said = "voted on, unseen"
        choices.append(Choice(str(number), f"{number} {one.question.name}", said))
    first = next((choice.id for choice in choices if "not answered" in choice.note), None)
    picked = await screen.ask_dialog(
        ChooseDialog("Which question?", choices, current=first, search=False)
    )
    return None if picked is None else int(picked)


def _mine(one: Standing, viewer: str) -> GoalAnswer | None:
    return next((answer for answer in one.answers if answer.person == viewer), None)


async def _answer(screen: BaseScreen, snapshot: GoalSnapshot, here: Standing) -> None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog
    from breakthrough_tui.screens.dialogs.form import AskDialog

    session = screen.session
    number = here.question.number
    mine = _mine(here, session.viewer)
    so_far = mine.answer if mine is not None else None
    choices = [
        Choice(said, said.capitalize(), "your answer so far" if said is so_far else "", key)
        for said, key in zip(Said, ("y", "n", "s"), strict=True)
    ]
    picked = await screen.ask_dialog(
        ChooseDialog(
            here.question.name,
            choices,
            current=so_far,
            search=False,
            sentence=question_words(snapshot, number, session.viewer),
        )
    )
    if picked is None:
        return
    said = Said(picked)

    async def save(note: str) -> None:
        await session.do(
            goal_test.answer,
            breakthrough=snapshot.overview.breakthrough.id,
            question=number,
            answer=said,
            note=note,
        )

    asked = await screen.ask_dialog(
        AskDialog(
            f"{here.question.name} {said.capitalize()}",
            "Larger goal" if number == 12 else "Why",
            mine.note if mine is not None else "",
            hint=NOTE_HINT,
            save=save,
            save_label="Answer",
        )
    )
    if asked is not None:
        screen.say(f"{number} {here.question.name} You said {said}.", Mood.GOOD)


def question_words(snapshot: GoalSnapshot, number: int, viewer: str) -> str:
    """What this person is asked; 11 is another question for leaders than for those who do the work."""
    if number != READY:
        return QUESTIONS[number - 1].ask
    leads = Role.LEADER in snapshot.overview.roles(viewer)
    return _GIVE if leads else _WANT
