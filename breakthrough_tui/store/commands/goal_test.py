"""What people answer to the goal test, and the back-up of first-timers."""

from __future__ import annotations

from breakthrough_tui.domain.goal.answers import Said, check_question, require_asked
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.text import clean_line, clean_text
from breakthrough_tui.store.write import Write

NOTE_LIMIT = 500


def answer(write: Write, *, breakthrough: int, question: int, answer: Said, note: str = "") -> None:
    """Answer one question; a new answer takes the place of the one that the same person gave before."""
    from breakthrough_tui.store.method_tables import GoalAnswerRow

    write.allow(Action.ANSWER_QUESTION, breakthrough)
    check_question(question)
    require_asked(question, write.roles_of(write.actor, breakthrough))
    fields = {
        "answer": Said(answer).value,
        "note": clean_text(note, limit=NOTE_LIMIT, what="The note"),
        "at": write.now,
    }
    here = GoalAnswerRow.select(GoalAnswerRow.id).where(
        (GoalAnswerRow.breakthrough == breakthrough)
        & (GoalAnswerRow.question == question)
        & (GoalAnswerRow.person == write.actor)
    )
    given = write.database.value(here)
    if given is not None:
        write.change(Action.ANSWER_QUESTION, "goal answer", given, breakthrough, fields)
        return
    whose = {"breakthrough": breakthrough, "question": question, "person": write.actor}
    write.make(Action.ANSWER_QUESTION, "goal answer", breakthrough, {**whose, **fields})


def set_backup(write: Write, *, breakthrough: int, name: str, contact: str = "") -> None:
    """Name somebody who has done it before, and how to reach them; an empty name takes it back."""
    write.allow(Action.SET_BACKUP, breakthrough)
    who = clean_line(name, limit=80, what="The name")
    fields = {
        "backup_name": who or None,
        "backup_contact": clean_line(contact, limit=120, what="The contact") or None
        if who
        else None,
    }
    write.change(Action.SET_BACKUP, "breakthrough", breakthrough, breakthrough, fields)
