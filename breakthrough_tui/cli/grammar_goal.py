"""The words of `breakthrough goal`."""

from __future__ import annotations

from breakthrough_tui.cli.words import Words


def fill(noun: Words) -> None:
    """All that follows the word `goal`."""
    noun.verb("show", "Say what the goal is, and how it stands", "goal_pages.show")
    _check(noun)
    _set(noun)
    noun.verb("history", "List the versions of the goal, with their reasons", "goal_pages.history")
    answer = noun.verb("answer", "Answer a question of the goal test", "goal_people.answer")
    answer.word("question", "QUESTION", "8, 9, 11 or 12; the others where they cannot be judged")
    answer.word("said", "yes|no|not-sure", "what you say")
    answer.option("--note", metavar="TEXT", about="why; for 12 the larger goal")
    vote = noun.verb("vote", "Vote how sure you are, 0 to 10, unseen", "goal_people.vote")
    vote.word("value", "VALUE", "a whole number from 0 to 10; - is stdin", optional=True)
    vote.one_of(
        ("--open", None, "ask everybody (team lead, facilitator)"),
        ("--close", None, "close it, and see the middle and the spread"),
    )
    vote.option("--paper", metavar="VALUES", about="with --close: '7 5 8 6', the votes on paper")
    _promise(noun)
    backup = noun.verb("backup", "Name somebody who has done it before", "goal_people.backup")
    backup.word("name", "NAME", "who; '' takes the name back")
    backup.option("--contact", metavar="TEXT", about="how to reach them")
    _propose(noun)


def _check(noun: Words) -> None:
    check = noun.verb(
        "check", "Judge a goal by the twelve questions; needs no database", "goals.check"
    )
    check.word("text", "TEXT", "the goal, in one sentence", optional=True)
    check.option("--start", metavar="DATE", about="the launch (default: today)")
    check.option("--baseline", metavar="NUMBER", about="where it starts")
    check.option("--target", metavar="NUMBER", about="where it should be")
    check.option("--leader", metavar="NAME", about="who owns focus and resources")
    check.option("--lead", metavar="NAME", about="the one in the team who is accountable")
    check.option("--report-back", metavar="DATE", about="the last day")
    check.option("--file", metavar="FILE", about="one goal a line instead; - is stdin")


def _set(noun: Words) -> None:
    edit = noun.verb("set", "Change the goal before the launch", "goal_pages.set_goal")
    edit.option("--goal", metavar="TEXT", about="the sentence")
    edit.option("--short", metavar="TEXT", about="at most 30 characters of it")
    edit.option("--measure", metavar="TEXT", about="what is counted")
    edit.option("--unit", metavar="TEXT", about="in what: days, files")
    edit.option("--baseline", metavar="NUMBER", about="where it starts; '' takes it back")
    edit.option("--baseline-on", metavar="DATE", about="when that was measured")
    edit.option("--source", metavar="TEXT", about="where that is written")
    edit.option("--target", metavar="NUMBER", about="where it should be; '' takes it back")
    edit.option("--launch", metavar="DATE", about="when it is planned; '' takes it back")
    edit.option("--report-back", metavar="DATE", about="the last day; '' takes it back")


def _promise(noun: Words) -> None:
    promise = noun.verb("promise", "Say what you promise as a leader", "goal_people.promise")
    promise.option("--hours", metavar="NUMBER", about="a week, of your own time; '' takes it back")
    promise.option("--answer-days", metavar="NUMBER", about="an obstacle waits no longer than that")
    promise.option("--people", metavar="TEXT", about="who may work on it")
    promise.option("--money", metavar="TEXT", about="what may be spent")
    promise.option("--access", metavar="TEXT", about="to whom, to what")
    promise.option("--leader", metavar="NAME", about="write it down for this leader, who said it")


def _propose(noun: Words) -> None:
    propose = noun.verb("propose", "Propose a refocus to the leader", "goal_people.propose")
    propose.option("--reason", metavar="TEXT", about="why", required=True)
    propose.option("--target", metavar="NUMBER", about="the new target")
    propose.option("--goal", metavar="TEXT", about="the new sentence")
    propose.option("--report-back", metavar="DATE", about="the new last day")
    propose.option("--obstacle", metavar="REF", about="the obstacle that it would answer")
    noun.verb("accept", "Accept the refocus that is proposed", "goal_people.accept")
    decline = noun.verb("decline", "Decline the refocus that is proposed", "goal_people.decline")
    decline.option("--reason", metavar="TEXT", about="why", required=True)
