"""`breakthrough goal answer | vote | promise | backup | propose | accept | decline`: what people say to a goal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from breakthrough_tui.cli import output, shapes_goal
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number, words_or_stdin
from breakthrough_tui.domain.confidence import advice, read_paper, read_value, result_words
from breakthrough_tui.domain.course import ProposalState
from breakthrough_tui.domain.errors import Invalid, NotFound, WrongUsage
from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.promises import of_leader
from breakthrough_tui.domain.proposal import Proposal
from breakthrough_tui.store.commands import goal_test, promises, proposals, votes
from breakthrough_tui.store.queries import goals, obstacle_lists, overviews


def _overview(here: Here) -> Overview:
    return here.read(overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough)


def answer(here: Here, args: Arguments) -> None:
    """Answer one question."""
    if not (args.question.isascii() and args.question.isdigit() and len(args.question) < 3):
        raise Invalid(
            f"'{args.question[:20]}' is not a question.", "The questions have numbers, 1 to 12."
        )
    words = " ".join(args.said.replace("-", " ").lower().split())
    if words not in list(Said):
        raise Invalid(f"'{args.said[:20]}' is not an answer.", "Answers: yes, no, not-sure.")
    question = int(args.question)
    here.run(
        goal_test.answer,
        breakthrough=here.breakthrough,
        question=question,
        answer=Said(words),
        note=args.note or "",
    )
    page = here.read(goals.page, viewer=here.viewer, breakthrough=here.breakthrough)
    (mine,) = (one for one in page.answers if (one.question, one.person) == (question, here.viewer))
    if args.json:
        output.print_json(shapes_goal.answer(mine))
    else:
        output.say(str(question), mine.person, mine.answer, mine.note)


def vote(here: Here, args: Arguments) -> None:
    """Vote, or open or close the vote."""
    if args.paper is not None and not args.close:
        raise WrongUsage("--paper goes with --close.", "The paper votes are counted at the end.")
    if (args.value is not None) + args.open + args.close != 1:
        raise WrongUsage(
            "'breakthrough goal vote' takes a VALUE, --open or --close.", "One of them."
        )
    if args.open:
        here.run(votes.open_vote, breakthrough=here.breakthrough)
    elif args.close:
        here.run(votes.close, breakthrough=here.breakthrough, paper=read_paper(args.paper or ""))
    else:
        here.run(
            votes.cast, breakthrough=here.breakthrough, value=read_value(words_or_stdin(args.value))
        )
    found = _overview(here).vote
    assert found is not None
    if args.json:
        output.print_json(shapes_goal.vote(found))
    else:
        output.say(result_words(found), advice(found))


def promise(here: Here, args: Arguments) -> None:
    """What a leader gives; what is given as '' is promised no more."""
    fields: dict[str, Any] = {
        name: text
        for name in ("people", "money", "access")
        if (text := getattr(args, name)) is not None
    }
    for name in ("hours", "answer_days"):
        if (text := getattr(args, name)) is not None:
            fields[name] = _number_or_none(text)
    if not fields:
        raise WrongUsage("'breakthrough goal promise' needs something to promise.", "--hours 2")
    leader = None if args.leader is None else here.person(args.leader)
    here.run(promises.promise, breakthrough=here.breakthrough, leader=leader, **fields)
    found = of_leader(_overview(here).promises, leader or here.viewer)
    if args.json:
        output.print_json([shapes_goal.promise(one) for one in found])
    else:
        for one in found:
            output.say(one.leader, one.words)


def _number_or_none(text: str) -> Decimal | None:
    return number(text) if text.strip() else None


def backup(here: Here, args: Arguments) -> None:
    """Somebody who has done it before."""
    here.run(
        goal_test.set_backup,
        breakthrough=here.breakthrough,
        name=args.name,
        contact=args.contact or "",
    )
    found = _overview(here).breakthrough
    if args.json:
        output.print_json({"name": found.backup, "contact": found.backup_contact})
    else:
        output.say(found.backup or "nobody is named", found.backup_contact)


def propose(here: Here, args: Arguments) -> None:
    """Put a refocus to the leaders."""
    changes: dict[str, Any] = {}
    if args.goal is not None:
        changes["sentence"] = args.goal
    if args.target is not None:
        changes["target"] = number(args.target)
    if args.report_back is not None:
        changes["report_back"] = here.day(args.report_back)
    obstacle = None
    if args.obstacle is not None:
        id_ = here.obstacle(args.obstacle)
        obstacle = here.read(obstacle_lists.page, viewer=here.viewer, obstacle=id_).obstacle.number
    made = here.run(
        proposals.propose,
        breakthrough=here.breakthrough,
        reason=args.reason,
        obstacle=obstacle,
        **changes,
    ).made("proposal")
    _tell(here, made)


def accept(here: Here, args: Arguments) -> None:
    """Make the newest one that waits the goal."""
    found = _waiting(here)
    here.run(proposals.accept, proposal=found.id)
    _tell(here, found.id)


def decline(here: Here, args: Arguments) -> None:
    """Leave the goal as it is, and say why."""
    found = _waiting(here)
    here.run(proposals.decline, proposal=found.id, reason=args.reason)
    _tell(here, found.id)


def _waiting(here: Here) -> Proposal:
    """The newest that waits; NotFound if there is none."""
    overview = _overview(here)
    found = overview.proposal() or (overview.proposals[-1] if overview.proposals else None)
    if found is None:
        raise NotFound("No refocus is proposed.", "The team lead proposes one: goal propose")
    return found


def _tell(here: Here, proposal: int) -> None:
    page = here.read(goals.page, viewer=here.viewer, breakthrough=here.breakthrough)
    (found,) = (one for one in page.proposals if one.id == proposal)
    if here.args.json:
        output.print_json(shapes_goal.proposal(found, page.versions[-1].version))
        return
    state = "waits for a leader" if found.state is ProposalState.OPEN else found.state.value
    output.say(found.proposed_by, found.reason, state, found.note)
