"""What stood in the way of PERMIT, and how its leaders answered: seven of eleven so far, one by a refocus."""

from __future__ import annotations

from collections.abc import Iterator

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.demo.story import Life, Story


def lives(story: Story) -> Iterator[Life]:
    """One obstacle after the other."""
    yield _scanner(story)
    yield _fire_safety(story)
    yield _east_office(story)
    yield _printer(story)
    yield _signatures(story)
    yield _same_address(story)
    yield _front_desk(story)
    yield _overtime(story)
    yield _corridor(story)
    yield _registry(story)
    yield _fee_table(story)


def _scanner(story: Story) -> Life:
    yield story.at(34, "11:00")
    obstacle = story.do(
        "dia",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Scanner budget frozen",
        cards=(story.named["scan"],),
        ask="700 for four weeks of rent, or the scanner of the archive",
        tried="Asked the archive: they lend nothing without a leader's word.",
        needed_by=story.ahead(-28),
    ).made("obstacle")
    yield story.at(33, "15:00")
    story.do("bo", obstacles.hand_over, obstacle=obstacle, leader="gus")
    yield story.at(31, "12:30")
    note = "The archive lends its scanner until the report-back; it stands in room 12."
    story.do("gus", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)
    yield story.at(30, "09:00")
    story.do("dia", obstacles.confirm, obstacle=obstacle)


def _fire_safety(story: Story) -> Life:
    yield story.at(32, "10:20")
    obstacle = story.do(
        "eli",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Fire safety comes only on Tuesdays",
        cards=(story.named["fire"],),
        ask="a second day in the week, until the report-back",
        leader="gus",
    ).made("obstacle")
    yield story.at(31, "16:10")
    question = "How many visits wait for a Tuesday at present?"
    story.do("gus", obstacles.ask_back, obstacle=obstacle, question=question)
    yield story.at(29, "09:15")
    story.do("eli", obstacles.comment, obstacle=obstacle, text="17 last week, 15 the week before.")
    yield story.at(28, "10:00")
    story.do("gus", obstacles.take, obstacle=obstacle, by=story.day(25))
    yield story.at(26, "17:00")
    note = "They come on Fridays as well, from this week on."
    story.do("gus", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)
    yield story.at(25, "12:00")
    story.do("eli", obstacles.confirm, obstacle=obstacle)


def _east_office(story: Story) -> Life:
    yield story.at(27, "09:40")
    obstacle = story.do(
        "ana",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="East office is closing",
        ask="leave the east office out of the goal, or move the date",
        tried="Asked whether two people could stay on: no.",
        stops="half of the files we count",
    ).made("obstacle")
    yield story.at(26, "11:15")
    story.do(
        "bo",
        obstacles.answer,
        obstacle=obstacle,
        kind=ObstacleState.REFOCUSED,
        note="The goal is now the north office, with the same number and the same date.",
        sentence="Cut days to issue a building permit from 45 to 20, north office",
        short="Cut permit days 45 → 20",
    )
    yield story.at(26, "13:00")
    story.do("ana", obstacles.confirm, obstacle=obstacle)


def _printer(story: Story) -> Life:
    yield story.at(23, "10:30")
    obstacle = story.do(
        "ivy",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="The printer upstairs jams",
        ask="a new one, or the right to use the one of the mayor's office",
    ).made("obstacle")
    yield story.at(22, "16:00")
    reason = "It was the paper. It works."
    story.do("ivy", obstacles.withdraw, obstacle=obstacle, reason=reason)


def _signatures(story: Story) -> Life:
    yield story.at(25, "14:00")
    obstacle = story.do(
        "cho",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Nobody may sign on Fridays",
        cards=(story.named["signature"],),
        ask="a second person with the right to sign",
    ).made("obstacle")
    yield story.at(24, "09:30")
    note = "Fay's deputy may sign from today on."
    story.do("bo", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)
    yield story.at(23, "16:30")
    reason = "The deputy is away on Fridays too."
    story.do("cho", obstacles.reopen, obstacle=obstacle, reason=reason)
    yield story.at(22, "09:00")
    note = "I sign myself on Fridays until the report-back."
    story.do("bo", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)
    yield story.at(21, "10:00")
    story.do("cho", obstacles.confirm, obstacle=obstacle)


def _same_address(story: Story) -> Life:
    yield story.at(20, "15:40")
    obstacle = story.do(
        "ana",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Two systems ask for the same address",
        cards=(story.named["forms"],),
        ask="let us copy it by hand once, although the rule says twice",
    ).made("obstacle")
    yield story.at(18, "12:00")
    story.do(
        "fay",
        obstacles.answer,
        obstacle=obstacle,
        kind=ObstacleState.REMOVED,
        note="Once is enough until the report-back; he writes to the auditors.",
        for_leader="bo",
        how="by phone",
    )
    yield story.at(17, "09:00")
    story.do("ana", obstacles.confirm, obstacle=obstacle)


def _front_desk(story: Story) -> Life:
    yield story.at(11, "09:20")
    obstacle = story.do(
        "eli",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Front desk is two people short",
        cards=(story.named["wait"],),
        ask="two people from the tax desk, mornings only",
        tried="We took turns for two weeks; then nobody checks the forms.",
    ).made("obstacle")
    yield story.at(7, "17:10")
    story.do("bo", obstacles.take, obstacle=obstacle, by=story.ahead(7))
    story.do(
        "bo", obstacles.comment, obstacle=obstacle, text="One is certain. I ask for the other."
    )


def _overtime(story: Story) -> Life:
    yield story.at(6, "10:10")
    obstacle = story.do(
        "ivy",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="Overtime for the evening desk",
        cards=(story.named["evening"],),
        ask="two hours of overtime a week for three people",
    ).made("obstacle")
    yield story.at(3, "11:00")
    note = "No overtime this year. Could you open two hours later on Thursdays instead?"
    story.do("bo", obstacles.answer, obstacle=obstacle, kind=ObstacleState.DECLINED, note=note)


def _corridor(story: Story) -> Life:
    yield story.at(5, "15:00")
    obstacle = story.do(
        "ana",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="No wall that we may use for the score board",
        cards=(story.named["score"],),
        ask="two metres of wall where the applicants wait",
        leader="gus",
    ).made("obstacle")
    yield story.at(2, "09:20")
    note = "The wall beside counter 3 is yours."
    story.do("gus", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)


def _registry(story: Story) -> Life:
    yield story.at(4, "08:10")
    story.do(
        "cho",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title="No read access to the land registry",
        cards=(story.named["registry"], story.named["mistakes"]),
        ask="a named contact who can grant it",
        tried="Called twice, wrote once; asked a former colleague of Ben's.",
        needed_by=story.ahead(2),
    )


def _fee_table(story: Story) -> Life:
    yield story.at(1, "10:30")
    story.do(
        "eli",
        obstacles.raise_obstacle,
        breakthrough=story.named["permit"],
        title=f"Fee table changes on {story.turn_of_month(40)}",
        ask="tell us which fees; the new form is printed before",
        needed_by=story.ahead(22),
        leader="gus",
    )
