"""The JSON of each thing. The keys are stable: docs/command-line.md names them, a test compares the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from breakthrough_tui.cli.output import instant, number

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

    # Only for the types: a verb loads no more of the domain than it needs.
    from breakthrough_tui.domain.area import Revealed
    from breakthrough_tui.domain.board import Card, CardPage, Column, Comment
    from breakthrough_tui.domain.digest import Change, Digest, Entry
    from breakthrough_tui.domain.event import Event
    from breakthrough_tui.domain.labels import Label
    from breakthrough_tui.domain.lesson import Lesson
    from breakthrough_tui.domain.measure import Measure, Reading
    from breakthrough_tui.domain.moment import Moment
    from breakthrough_tui.domain.obstacle import Answer, Obstacle, ObstacleComment, ObstaclePage
    from breakthrough_tui.domain.overview import Overview
    from breakthrough_tui.domain.people import Person
    from breakthrough_tui.domain.portfolio import Group, PortfolioLine
    from breakthrough_tui.domain.preparation import Preparation
    from breakthrough_tui.domain.pulse import Pulse
    from breakthrough_tui.domain.report_parts import Commitment
    from breakthrough_tui.domain.result import Result
    from breakthrough_tui.domain.signals.signal import Signal
    from breakthrough_tui.report.blocks import Report
    from breakthrough_tui.store.queries.areas import AreaFigure

Shape = dict[str, "Any"]


def card(card: Card, *, code: str, column: Column, description: str, blocked: bool) -> Shape:
    """An action item."""
    return {
        "ref": f"{code}-{card.number}",
        "number": card.number,
        "title": card.title,
        "description": description,
        "column": column.name,
        "kind": column.kind.value,
        "owner": card.owner,
        "due": card.due,
        "labels": list(card.labels),
        "blocked": blocked,
        "archived": card.archived,
    }


def card_page(page: CardPage, preparation: Preparation | None) -> Shape:
    """What `show` says of an action item besides."""
    return {
        "addresses": list(page.addresses),
        "checklist": [
            {"text": item.text, "done": item.done, "owner": item.owner} for item in page.checklist
        ],
        "comments": [said(comment) for comment in page.comments],
        "preparation": preparation
        and {
            "hurts": preparation.hurts,
            "tried": preparation.tried,
            "finding": preparation.finding,
            "source": preparation.source,
            "preparing": preparation.preparing,
        },
    }


def obstacle(obstacle: Obstacle, moment: Moment) -> Shape:
    """An obstacle, in the state that counts today: in hand past its promised date it waits again."""
    from breakthrough_tui.domain.obstacle import state_on, waiting_days

    return {
        "ref": obstacle.ref,
        "number": obstacle.number,
        "title": obstacle.title,
        "state": state_on(obstacle, moment.today).value,
        "cards": [f"{obstacle.code}-{number}" for number in obstacle.card_numbers],
        "raised_by": obstacle.raised_by,
        "leader": obstacle.leader,
        "ask": obstacle.ask,
        "tried": obstacle.tried,
        "needed_by": obstacle.needed_by,
        "promised": obstacle.promised,
        "raised_at": instant(obstacle.raised_at),
        "waiting_days": waiting_days(obstacle, moment),
        "answer": answer(obstacle.answer) if obstacle.answer else None,
    }


def obstacle_page(page: ObstaclePage) -> Shape:
    """What `show` says of an obstacle besides."""
    return {
        "question": page.obstacle.question,
        "confirmed_by": page.obstacle.confirmed_by,
        "answers": [answer(given) for given in page.answers],
        "comments": [said(comment) for comment in page.comments],
    }


def answer(answer: Answer) -> Shape:
    """How an obstacle ended."""
    return {
        "kind": answer.kind.value,
        "note": answer.note,
        "leader": answer.leader,
        "at": instant(answer.at),
        "recorded_by": answer.recorded_by,
        "how": answer.how,
    }


def column(column: Column, cards: int) -> Shape:
    """A stage of the board, with how many action items are in it."""
    return {
        "name": column.name,
        "kind": column.kind.value,
        "limit": column.limit,
        "cards": cards,
    }


def label(label: Label, cards: int) -> Shape:
    """How a label is shown, with how many action items on the board carry it."""
    return {
        "label": label.tag,
        "name": label.name,
        "colour": label.colour.value,
        "cards": cards,
    }


def status(overview: Overview, moment: Moment) -> Shape:
    """How a breakthrough stands."""
    from breakthrough_tui.domain.next_step import next_step

    breakthrough = overview.breakthrough
    goal = breakthrough.goal
    count = overview.countdown(moment)
    status = overview.status(moment)
    progress = status.progress
    return {
        "code": breakthrough.code,
        "goal": goal.sentence,
        "short": goal.brief,
        "phase": breakthrough.phase.value,
        "day": count.day,
        "length": count.length,
        "days_left": count.days_left,
        "report_back": goal.report_back,
        "measure": goal.measure,
        "unit": goal.unit,
        "baseline": goal.baseline,
        "target": goal.target,
        "latest": status.latest.value if status.latest else None,
        "progress": None if progress is None else number(round(progress, 4)),
        "status": status.kind.value,
        "next": next_step(overview, moment).words(moment.today),
        "open_obstacles": len(overview.open_obstacles),
        "waiting_on_leader": len(overview.waiting_on_leader(moment)),
    }


def area(one: Revealed) -> Shape:
    """An area, and what its figures reveal."""
    from breakthrough_tui.domain.figures.trend import Projection

    area, found = one.area, one.outlook.projection
    on, value = area.latest or (None, None)
    known = found if isinstance(found, Projection) else None
    return {
        "area": area.name,
        "unit": area.unit,
        "figures": area.figures,
        "latest": value,
        "latest_on": on,
        "target": area.target,
        "target_on": area.target_on,
        "on": one.on,
        "projected": known.value if known else None,
        "low": known.low if known else None,
        "high": known.high if known else None,
        "gap": one.outlook.gap,
        "sentence": one.outlook.sentence,
        "breakthrough": area.code or None,
    }


def area_figure(figure: AreaFigure) -> Shape:
    """The value of an area on a day."""
    return {"on": figure.on, "value": figure.value, "by": figure.by}


def portfolio_line(line: PortfolioLine, group: Group, moment: Moment) -> Shape:
    """A breakthrough beside the others."""
    overview = line.overview
    longest = overview.longest_waiting(moment)
    return {
        **status(overview, moment),
        "group": group.name.lower(),
        "leader": overview.leader,
        "waits_for": longest[0] if longest else None,
        "waits_days": longest[1] if longest else None,
        "signal": line.signal,
        "remeasure_on": overview.ending.remeasure_on,
        "remeasure_due": overview.remeasure_due(moment),
    }


def reading(reading: Reading, measure: Measure | None, before: Sequence[Reading]) -> Shape:
    """What was counted on a day; `before` stood in its place until it was corrected."""
    return {
        "on": reading.on,
        "value": reading.value,
        "note": reading.note,
        "by": reading.by,
        "measure": measure.name if measure else None,
        "corrected": [was.value for was in before],
    }


def measure(measure: Measure, result: Result) -> Shape:
    """What is counted, with its newest reading."""
    readings = result.of(measure)
    return {
        "measure": measure.name,
        "unit": measure.unit,
        "kind": measure.kind.value,
        "of_goal": result.main is not None and measure.id == result.main.id,
        "guard": measure.guard,
        "rhythm": measure.rhythm,
        "good": measure.direction.value if measure.direction else None,
        "readings": len(readings),
        "latest": readings[-1].value if readings else None,
        "latest_on": readings[-1].on if readings else None,
    }


def pulse(pulse: Pulse) -> Shape:
    """What the viewer may know of the pulse: their own answer, who has answered, averages of weeks that are over."""
    mine = pulse.mine
    return {
        "week": pulse.week,
        "mine": {"energy": mine[0], "confidence": mine[1]} if mine else None,
        "answered": list(pulse.answered),
        "asked": pulse.asked,
        "vote": pulse.vote,
        "weeks": [
            {
                "week": week.week,
                "answers": week.answers,
                "energy": week.energy,
                "confidence": week.confidence,
            }
            for week in pulse.weeks
        ],
    }


def lesson(lesson: Lesson, code: str) -> Shape:
    """What was tried and learnt."""
    return {
        "tried": lesson.tried,
        "expected": lesson.expected,
        "happened": lesson.happened,
        "keep": lesson.keep.value,
        "who_else": lesson.who_else,
        "leaders": lesson.leaders,
        "card": None if lesson.card_number is None else f"{code}-{lesson.card_number}",
        "by": lesson.by,
        "at": instant(lesson.at),
    }


def commitment(commitment: Commitment) -> Shape:
    """Who does what by when, beside the board."""
    return {
        "id": commitment.id,
        "text": commitment.text,
        "person": commitment.person,
        "due": commitment.due,
        "done": commitment.done_at is not None,
    }


def report(report: Report, overview: Overview) -> Shape:
    """A report as it stands, the hidden parts too."""
    from breakthrough_tui.report.plain import as_lines

    ending = overview.ending
    return {
        "code": report.code,
        "goal": report.title,
        "phase": overview.breakthrough.phase.value,
        "outcome": ending.outcome.value if ending.outcome else None,
        "note": ending.note,
        "reported_on": ending.reported_on,
        "closed_on": ending.closed_on,
        "path": ending.path.value if ending.path else None,
        "remeasure_on": ending.remeasure_on,
        "parts": [
            {
                "part": part.name,
                "title": part.title,
                "hidden": part.hidden,
                "own": part.own,
                "text": part.added,
                "lines": list(as_lines(part)),
            }
            for part in report.parts
        ],
    }


def person(person: Person, roles: Mapping[str, list[str]]) -> Shape:
    """Somebody in the workspace, with their roles by the code of each breakthrough that I may see."""
    return {
        "name": person.name,
        "full_name": person.full_name,
        "login": person.login,
        "administrator": person.administrator,
        "left_on": person.left_on,
        "roles": dict(roles),
    }


def said(comment: Comment | ObstacleComment) -> Shape:
    """What somebody said."""
    return {"author": comment.author, "at": instant(comment.at), "text": comment.text}


def event(event: Event, code: str | None) -> Shape:
    """The record of a change, without its checksum; `breakthrough` is the code."""
    from breakthrough_tui.domain.event import instant_text

    return {
        "position": event.position,
        "command": event.command,
        "step": event.step,
        "v": event.v,
        "at": instant_text(event.at),
        "actor": event.actor,
        "door": event.door.value,
        "breakthrough": code,
        "kind": event.kind,
        "entity": event.entity,
        "entity_id": event.entity_id,
        "before": dict(event.before),
        "after": dict(event.after),
    }


def signal(signal: Signal, code: str) -> Shape:
    """What goes wrong, and what to do about it."""
    return {
        "breakthrough": code,
        "key": signal.key,
        "severity": signal.severity.word,
        "sentence": signal.sentence,
        "advice": signal.advice,
        "about": signal.about,
    }


def digest(digest: Digest) -> Shape:
    """What has changed, what waits for somebody, what is late, the signals."""
    codes = digest.codes
    return {
        "person": digest.person,
        "since": instant(digest.since),
        "changes": [change(one, codes.get(one.breakthrough or 0)) for one in digest.changes],
        "left_out": digest.left_out,
        "waits": [entry(one, codes[one.breakthrough]) for one in digest.waits],
        "late": [entry(one, codes[one.breakthrough]) for one in digest.late],
        "signals": [signal(one, codes[breakthrough]) for breakthrough, one in digest.signals],
    }


def change(change: Change, code: str | None) -> Shape:
    """What somebody did, in words."""
    return {
        "at": instant(change.at),
        "actor": change.actor,
        "breakthrough": code,
        "what": change.phrase,
    }


def entry(entry: Entry, code: str) -> Shape:
    """Something that waits or is late."""
    return {
        "breakthrough": code,
        "ref": entry.ref or None,
        "what": entry.text,
        "who": entry.who,
        "by": entry.by,
        "days_late": entry.days,
    }
