"""The report, written from what happened: pure, from its material to its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from breakthrough_tui.domain.closing import PATHS
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.report_material import Material
from breakthrough_tui.domain.report_parts import TITLES, OwnWords, PartKind, in_order, is_own
from breakthrough_tui.report import story_parts
from breakthrough_tui.report.blocks import Block, Part, Report, Table, Text
from breakthrough_tui.report.result_part import result
from breakthrough_tui.report.wording import Wording


def write_report(material: Material, moment: Moment) -> Report:
    """All parts in their order, the hidden ones too: `Report.shown` are those to present."""
    say = Wording(material, moment)
    here = material.overview.breakthrough
    return Report(
        code=here.code,
        title=here.goal.sentence,
        under=tuple(_under(say)),
        parts=tuple(_part(say, words) for words in in_order(material.said)),
        workspace=material.workspace,
        example=material.example,
    )


def _part(say: Wording, words: OwnWords) -> Part:
    own = is_own(words.part)
    blocks = () if own else tuple(_WRITERS[PartKind(words.part)](say))
    title = words.title if own else TITLES[words.part]
    return Part(words.part, title, blocks, words.text, words.hidden, own)


def _under(say: Wording) -> Iterator[tuple[str, str]]:
    """When it was, and who."""
    overview = say.material.overview
    here, ending = overview.breakthrough, overview.ending
    start = here.launched_on
    end = ending.reported_on or here.goal.report_back
    if start is not None and end is not None:
        yield "when", f"{say.whole_day(start)} to {say.whole_day(end)}, {(end - start).days} days"
    for role, label in (
        (Role.LEADER, "leader"),
        (Role.TEAM_LEAD, "team lead"),
        (Role.FACILITATOR, "facilitator"),
        (Role.CORE_GROUP, "core group"),
        (Role.MEMBER, "team"),
    ):
        people = overview.holders(role)
        if people:
            yield label, say.names(people)


def _thanks(say: Wording) -> Iterator[Block]:
    """Everybody who took part: who has a role, who finished something, who answered."""
    overview = say.material.overview
    people = [member.person for member in overview.members if member.role not in (Role.OBSERVER,)]
    people += [item.owner for item in say.material.items if item.owner and item.done_at]
    people += [one.answer.leader for one in say.material.obstacles if one.answer is not None]
    if people:
        yield Text(f"Thank you, {say.names(people)}.")


def _commitments(say: Wording) -> Iterator[Block]:
    rows = tuple(
        (
            one.text,
            say.name(one.person),
            say.day(one.due) if one.due else "no date",
            "done" if one.done_at is not None else "open",
        )
        for one in say.material.commitments
    )
    if rows:
        yield Table(("What", "Who", "By when", ""), rows)


def _path(say: Wording) -> Iterator[Block]:
    material = say.material
    path = material.overview.ending.path
    if path is not None:
        yield Text(f"{path.value.capitalize()}: {PATHS[path]}.", "lead")
    for kin in material.led_to:
        yield Text(f"It led to {kin.code}: {kin.sentence}")


_WRITERS: dict[PartKind, Callable[[Wording], Iterator[Block]]] = {
    PartKind.RESULT: result,
    PartKind.GOAL: story_parts.goal,
    PartKind.PREPARATION: story_parts.preparation,
    PartKind.WORK: story_parts.work,
    PartKind.WAYS: story_parts.ways,
    PartKind.OBSTACLES: story_parts.obstacles,
    PartKind.TEAM: story_parts.team,
    PartKind.LEADERS: story_parts.leaders,
    PartKind.THANKS: _thanks,
    PartKind.COMMITMENTS: _commitments,
    PartKind.PATH: _path,
}
