"""What an event tells, in words: for the history, the last line of the screen, and refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.event import Event
from breakthrough_tui.domain.permissions import Action

_FIELDS = {
    "title": "the title",
    "description": "the description",
    "owner": "the owner",
    "due": "the due date",
    "labels": "the labels",
    "addresses": "the web addresses",
    "sentence": "the sentence",
    "short": "the short form",
    "measure": "the measure",
    "unit": "the unit",
    "name": "the name",
    "target_on": "the date of the target",
    "baseline": "the baseline",
    "baseline_on": "the date of the baseline",
    "baseline_source": "the source of the baseline",
    "target": "the target",
    "report_back": "the report-back date",
    "launch_on": "the planned launch",
    "ask": "what is asked",
    "tried": "what was tried",
    "hurts": "where it hurts",
    "source": "the source",
    "finding": "the finding",
    "stops": "what it stops",
    "needed_by": "needed by",
    "full_name": "the full name",
    "login": "the login",
    "address": "the address",
    "backup_name": "the back-up",
    "backup_contact": "how to reach the back-up",
}

_VERBS: dict[str, str] = {
    Action.SET_WORKSPACE: "changed the workspace",
    Action.RESTORE: "restored the database from a copy",
    Action.ADD_PERSON: "added {what}",
    Action.EDIT_PERSON: "changed {what}",
    Action.SET_ADMINISTRATOR: "changed who administers",
    Action.LEAVE: "let {what} leave",
    Action.ADD_AREA: "added the area {what}",
    Action.ARCHIVE_AREA: "archived the area {what}",
    Action.START: "started {what}",
    Action.SET_VISIBILITY: "changed who sees {what}",
    Action.SET_CODE: "changed the code",
    Action.LAUNCH: "launched {what}",
    Action.REFOCUS: "refocused the goal",
    Action.ANSWER_QUESTION: "answered the goal test",
    Action.SET_BACKUP: "named the back-up",
    Action.OPEN_VOTE: "opened a vote of confidence",
    Action.CAST_VOTE: "voted",
    Action.CLOSE_VOTE: "closed the vote of confidence",
    Action.PROMISE: "changed what they promise",
    Action.RECORD_PROMISE: "wrote down what a leader promises",
    Action.PROPOSE: "proposed a refocus",
    Action.ACCEPT_PROPOSAL: "accepted a refocus",
    Action.DECLINE_PROPOSAL: "declined a refocus",
    Action.WITHDRAW_PROPOSAL: "withdrew a proposal",
    Action.GIVE_ROLE: "gave a role",
    Action.GIVE_LEADER: "named a leader",
    Action.TAKE_ROLE: "took a role",
    Action.NAME_STAND_IN: "named a stand-in",
    Action.ADD_COLUMN: "added the column {what}",
    Action.RENAME_COLUMN: "renamed the column {what}",
    Action.LIMIT_COLUMN: "changed the limit of {what}",
    Action.MOVE_COLUMN: "moved the column {what}",
    Action.SET_COLUMN_KIND: "changed the kind of {what}",
    Action.REMOVE_COLUMN: "removed the column {what}",
    Action.DEFINE_LABEL: "named the label {what}",
    Action.RENAME_LABEL: "renamed the label {what}",
    Action.COLOUR_LABEL: "changed the colour of {what}",
    Action.REMOVE_LABEL: "took name and colour off {what}",
    Action.ADD_CARD: "added {what}",
    Action.ARCHIVE_CARD: "archived {what}",
    Action.RESTORE_CARD: "brought {what} back",
    Action.EDIT_CHECKLIST: "changed the checklist of {what}",
    Action.COMMENT: "commented on {what}",
    Action.RAISE_OBSTACLE: "raised {what}",
    Action.TAKE_OBSTACLE: "took {what} in hand",
    Action.ASK_BACK: "asked back about {what}",
    Action.WITHDRAW: "withdrew {what}",
    Action.CONFIRM: "confirmed {what}",
    Action.REOPEN: "reopened {what}",
    Action.ADD_READING: "added a reading",
    Action.CORRECT_READING: "corrected a reading",
    Action.ARCHIVE_READING: "took a reading out",
    Action.ADD_MEASURE: "added a measure",
    Action.EDIT_MEASURE: "changed a measure",
    Action.ARCHIVE_MEASURE: "put a measure away",
    Action.ANSWER_PULSE: "answered the pulse",
    Action.ADD_LESSON: "wrote a lesson",
    Action.EDIT_LESSON: "changed a lesson",
    Action.ARCHIVE_LESSON: "put a lesson away",
    Action.WRITE_REPORT: "wrote in the report",
    Action.ADD_COMMITMENT: "added a commitment",
    Action.EDIT_COMMITMENT: "changed a commitment",
    Action.TICK_COMMITMENT: "ticked a commitment",
    Action.HOLD_REPORT: "recorded the report-back",
    Action.CHOOSE_PATH: "chose what comes next",
    Action.CLOSE: "closed this breakthrough",
    Action.ABANDON: "abandoned this breakthrough",
    Action.REOPEN_CLOSED: "reopened this breakthrough",
    Action.PLAN_MEETING: "planned a meeting",
    Action.MOVE_MEETING: "moved a meeting to another day",
    Action.CANCEL_MEETING: "cancelled a meeting",
    Action.EDIT_AGENDA: "changed the agenda",
    Action.RUN_MEETING: "led the meeting on",
    Action.NOTE_MEETING: "took a note in the meeting",
    Action.SET_PRESENT: "said who was there",
    Action.SET_SLOT: "chose the day of the check-ins",
}


def ago(at: datetime, now: datetime) -> str:
    """How long ago, in the largest unit that says enough: '12 s ago', '3 d ago'."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < 90:
        return f"{seconds} s ago"
    if seconds < 90 * 60:
        return f"{seconds // 60} min ago"
    if seconds < 36 * 3600:
        return f"{seconds // 3600} h ago"
    return f"{seconds // 86400} d ago"


def told(
    event: Event, *, today: date, what: str = "this", columns: Mapping[int, str] | None = None
) -> str:
    """The event as a past-tense phrase without its actor: 'moved this to Done'. `columns` are names by id."""
    told_so = _taken_back(event) or _by_kind(event, today, what, columns or {})
    return told_so or f"changed {what}"


def _taken_back(event: Event) -> str | None:
    return "took an earlier change back" if event.undoes else None


def _by_kind(event: Event, today: date, what: str, columns: Mapping[int, str]) -> str | None:
    after = event.after
    match event.kind:
        case Action.MOVE_CARD:
            if "column" not in after:
                return f"moved {what} within its column"
            return f"moved {what} to {columns.get(after['column'], 'another column')}"
        case Action.ASSIGN_CARD:
            owner = after.get("owner")
            return f"gave {what} to {owner}" if owner else f"left {what} without an owner"
        case Action.SET_DUE:
            due = after.get("due")
            if not due:
                return f"took the due date off {what}"
            return f"set {what} due {short_date(date.fromisoformat(due), today)}"
        case Action.ADD_FIGURES:
            count = len(after.get("on", ()))
            figures = "a figure" if count == 1 else f"{count:,} figures"
            return f"added {figures} to {what}" if count else f"changed the figures of {what}"
        case Action.START if event.entity == "area":
            return f"started a breakthrough from {what}"
        case Action.LAUNCH if event.entity == "card":
            return f"launched: {what} left the board with the preparation"
        case Action.PREPARE:
            said = [
                _FIELDS[name] for name in ("hurts", "tried", "source", "finding") if after.get(name)
            ]
            if said or "preparing" not in after:
                return f"changed {', '.join(said or ['the preparation'])} of {what}"
            return (
                f"made {what} a part of {'the preparation' if after['preparing'] else 'the plan'}"
            )
        case Action.RUN_MEETING if "ended_at" in after:
            return "ended the meeting" if after["ended_at"] else "went on with the meeting"
        case Action.RUN_MEETING if "begun_at" in after:
            return "began the meeting"
        case Action.LEAVE if after.get("owner"):
            return f"gave {what} to {after['owner']}"
        case Action.LEAVE if after.get("leader"):
            return f"handed {what} to {after['leader']}"
        case Action.LEAVE if event.entity == "membership":
            return f"ended a role in {what}" if "ended_at" in after else f"changed a role in {what}"
        case Action.HAND_OVER:
            return f"handed {what} to {after.get('leader')}"
        case Action.ANSWER | Action.RECORD_ANSWER:
            return f"answered {what}: {after.get('state') or after.get('kind') or 'again'}"
        case (
            Action.EDIT_CARD
            | Action.EDIT_OBSTACLE
            | Action.EDIT_GOAL
            | Action.SET_LABELS
            | Action.EDIT_AREA
        ):
            fields = [words for name, words in _FIELDS.items() if name in after]
            return f"changed {', '.join(fields)} of {what}" if fields else None
        case kind:
            verb = _VERBS.get(kind)
            return verb.format(what=what) if verb else None


def moment_words(event: Event, now: datetime) -> str:
    """Who and when: 'ana, 12 s ago'."""
    return f"{event.actor}, {ago(event.at, now)}"
