"""The JSON of a goal and of what stands behind it; keys as in `shapes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.cli.output import instant, number

if TYPE_CHECKING:
    from breakthrough_tui.domain.breakthrough import Goal
    from breakthrough_tui.domain.confidence import Vote
    from breakthrough_tui.domain.goal.answers import GoalAnswer
    from breakthrough_tui.domain.goal.page import GoalPage
    from breakthrough_tui.domain.goal.standing import GoalTest, Standing
    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.domain.promises import Promise
    from breakthrough_tui.domain.proposal import Proposal

Shape = dict[str, Any]


def whole(overview: Overview, page: GoalPage, test: GoalTest) -> Shape:
    """A goal with its test, promises, vote, back-up and proposals."""
    here, goal = overview.breakthrough, overview.breakthrough.goal
    return {
        "code": here.code,
        "goal": goal.sentence,
        "short": goal.brief,
        "version": goal.version,
        "phase": here.phase.value,
        "measure": goal.measure,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "baseline_on": goal.baseline_on,
        "source": goal.baseline_source,
        "target": goal.target,
        "launch_on": here.launch_on,
        "launched_on": here.launched_on,
        "report_back": goal.report_back,
        "held": test.held,
        "test": [question(one) for one in test.standings],
        "rewrite": test.rewrite,
        "promises": [promise(one) for one in overview.promises],
        "vote": vote(page.votes[-1]) if page.votes else None,
        "backup": here.backup,
        "backup_contact": here.backup_contact,
        "finished": page.finished,
        "proposals": [proposal(one, goal.version) for one in page.proposals],
    }


def question(one: Standing) -> Shape:
    """How a goal stands before one of the twelve questions."""
    return {
        "question": one.question.number,
        "name": one.question.name,
        "state": one.finding.verdict.value,
        "sentence": one.finding.sentence,
        "advice": one.finding.advice,
        "answers": [answer(given) for given in one.answers],
    }


def answer(given: GoalAnswer) -> Shape:
    """What somebody answered."""
    return {
        "question": given.question,
        "person": given.person,
        "answer": given.answer.value,
        "note": given.note,
        "at": instant(given.at),
    }


def vote(one: Vote) -> Shape:
    """A vote: how many, and when it is closed the middle and the spread; nobody's own value."""
    result = one.result
    return {
        "opened_by": one.opened_by,
        "opened_at": instant(one.opened_at),
        "closed_by": one.closed_by,
        "closed_at": instant(one.closed_at),
        "asked": one.asked,
        "voted": one.voted,
        "median": number(result.median) if result else None,
        "low": result.low if result else None,
        "high": result.high if result else None,
    }


def promise(one: Promise) -> Shape:
    """What a leader promises."""
    return {
        "leader": one.leader,
        "kind": one.kind.value,
        "amount": one.amount,
        "text": one.text,
        "at": instant(one.at),
        "recorded_by": one.recorded_by,
    }


def proposal(one: Proposal, version: int) -> Shape:
    """A refocus that was proposed; `version` is that of the goal now."""
    return {
        "proposed_by": one.proposed_by,
        "proposed_at": instant(one.proposed_at),
        "goal": one.sentence,
        "target": one.target,
        "report_back": one.report_back,
        "reason": one.reason,
        "obstacle": one.obstacle,
        "version": one.version,
        "overtaken": one.state.value == "open" and one.overtaken(version),
        "state": one.state.value,
        "answered_by": one.answered_by,
        "answered_at": instant(one.answered_at),
        "note": one.note,
    }


def version(goal: Goal) -> Shape:
    """One version of a goal."""
    return {
        "version": goal.version,
        "goal": goal.sentence,
        "short": goal.brief,
        "measure": goal.measure,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "baseline_on": goal.baseline_on,
        "source": goal.baseline_source,
        "target": goal.target,
        "report_back": goal.report_back,
        "reason": goal.reason,
        "set_by": goal.set_by,
        "set_at": instant(goal.set_at),
    }
