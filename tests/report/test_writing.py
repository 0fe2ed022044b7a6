"""A report is written from what happened."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.domain.report_parts import PartKind
from breakthrough_tui.report.blocks import Chart, Entries, Figures, Part, Report, Table, Text
from breakthrough_tui.report.plain import as_lines
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    closings,
    preparations,
    promises,
    readings,
    reports,
)
from breakthrough_tui.store.queries import reports as queries
from tests.builders import NOW, Team
from tests.report.conftest import answer_pulse


def report(team: Team, viewer: str = "ana") -> Report:
    material = team.read(queries.material, viewer=viewer, breakthrough=1)
    return write_report(material, team.store.moment())


def part(team: Team, name: str) -> Part:
    return next(part for part in report(team).parts if part.name == name)


def words(team: Team, name: str) -> str:
    return "\n".join(as_lines(part(team, name)))


def test_everything_of_the_method_is_in_it(reported: Team) -> None:
    shown = [part.name for part in report(reported).shown]
    assert shown == [kind for kind in PartKind if kind is not PartKind.PREPARATION]


def test_the_result_says_where_it_began_and_ended(reported: Team) -> None:
    blocks = part(reported, "result").blocks
    assert blocks[0] == Text("Reached: days to a permit went from 45 to 20 days by 4 Dec.", "lead")
    (figures,) = [block for block in blocks if isinstance(block, Figures)]
    assert [(one.value, one.mood) for one in figures.items] == [
        ("45", "plain"),
        ("20", "good"),
        ("20", "plain"),
    ]
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    assert len(chart.chart.readings) == 10
    assert len(chart.chart.paths) == 2
    assert "45 on 2 Oct, 20 on 4 Dec; the goal is 20" in chart.words
    assert "To be measured once more on 14 Mar 2027" in words(reported, "result")


def test_a_second_measurement_is_told(reported: Team) -> None:
    reported.clock.advance(days=91)
    reported.run("dia", readings.add, breakthrough=1, value=Decimal(22))
    assert "Measured once more on 16 Mar 2027: 22 days." in words(reported, "result")
    assert words(reported, "result").startswith("Reached: days to a permit went from 45 to 20")


def test_each_version_of_the_goal_says_why(reported: Team) -> None:
    (entries,) = [b for b in part(reported, "goal").blocks if isinstance(b, Entries)]
    first, second = entries.items
    assert first.facts[0] == ("measured", "days to a permit: 45 → 20 days, by 11 Dec")
    assert second.facts == (
        ("changed", "report-back 11 Dec → 14 Dec"),
        ("because", "East is closing"),
    )


def test_the_work_is_told_in_numbers_and_by_what_was_done(reported: Team) -> None:
    said = words(reported, "work")
    assert "2 of 3 action items done; 1 of 2 by the day that was set" in said
    assert "Merge the two forms  cho  18 Oct" in said
    assert "Still to do" not in said


def test_what_is_kept_is_a_new_way_and_what_is_not_was_learnt(reported: Team) -> None:
    assert "Call back the same day (cho)" in words(reported, "ways")
    assert "who else: the east office" in words(reported, "ways")
    assert "noon" not in words(reported, "ways")
    assert "Two counters open at noon (cho)" in words(reported, "team")
    assert "Answer within a day (cho)" in words(reported, "leaders")


def test_obstacles_say_how_and_how_fast_they_ended(reported: Team) -> None:
    said = words(reported, "obstacles")
    assert "3 obstacles; 2 days for a leader's answer, the median of 2; 1 removed" in said
    assert "No access to the scanner  removed: A key for each desk  bo  2 days" in said
    assert "The printer jams  waiting for a leader  bo" in said
    assert "bo 1 in 2 days; gus 1 in 2 days" in said


def test_what_a_leader_promised_stands_beside_what_happened(reported: Team) -> None:
    assert "promised" not in words(reported, "leaders")
    reported.run("bo", closings.reopen, breakthrough=1)
    reported.run("bo", promises.promise, breakthrough=1, hours=Decimal(2), answer_days=Decimal(1))
    said = words(reported, "leaders")
    assert "promised: 2 hours a week; answers within 1 day." in said
    assert "Answered within 2 days (median of 1): promised within 1 day." in said
    reported.run("bo", promises.promise, breakthrough=1, answer_days=Decimal(3))
    assert "Answered within 2 days (median of 1): as promised." in words(reported, "leaders")


def test_the_pulse_is_an_average_of_four_or_more_in_a_week_that_is_over(reported: Team) -> None:
    (table,) = [b for b in part(reported, "team").blocks if isinstance(b, Table)]
    assert len(table.rows) == 9
    assert table.rows[0] == ("28 Sep", "6.5", "7.5", "4")
    assert "26 Oct" not in [row[0] for row in table.rows]


@pytest.mark.parametrize("days", range(7))
def test_the_pulse_of_a_week_is_silent_until_it_is_over(team: Team, days: int) -> None:
    answer_pulse(team, ("ana", "cho", "dia", "eli"))
    team.clock.now = NOW + timedelta(days=days)
    assert team.clock.now.date().weekday() == days
    assert part(team, "team").blocks == ()
    team.clock.now = NOW + timedelta(days=7)
    assert part(team, "team").blocks


def test_thanks_go_to_everybody_who_took_part(reported: Team) -> None:
    thanks = part(reported, "thanks")
    (said,) = as_lines(thanks)
    for name in ("bo", "gus", "Ana R.", "fay", "cho", "dia", "eli"):
        assert name in said
    assert "obs" not in said
    assert thanks.added == "And the depot."


def test_commitments_and_what_comes_next(reported: Team) -> None:
    assert words(reported, "commitments") == "Look on Mondays  Ana R.  11 Jan 2027  open"
    assert words(reported, "path").startswith("Scale: the same elsewhere")


def test_before_anything_happened_there_is_little_to_tell(team: Team) -> None:
    shown = [part.name for part in report(team).shown]
    assert shown == ["result", "goal", "obstacles", "thanks"]
    assert words(team, "result").startswith("No status yet: there is no reading of days")


def test_a_part_is_left_out_when_it_is_hidden(team: Team) -> None:
    team.run("ana", reports.hide_part, breakthrough=1, part="thanks", hidden=True)
    assert "thanks" not in [part.name for part in report(team).shown]
    assert part(team, "thanks").blocks


def test_what_the_core_group_found_is_told_after_the_launch(team: Team) -> None:
    draft = team.start("Cut waiting", leader="bo", lead="ana", measure="days", code="WAIT")
    found = team.run("ana", cards.add, breakthrough=draft, title="Count them").made("card")
    gone = team.run("ana", cards.add, breakthrough=draft, title="A mistake").made("card")
    team.run("ana", cards.archive, cards=[gone])
    team.run("ana", preparations.edit, card=found, finding="30 of 100", hurts="in summer")
    team.run("bo", breakthroughs.launch, breakthrough=draft, reason="It cannot wait")
    material = team.read(queries.material, viewer="ana", breakthrough=draft)
    parts = write_report(material, team.store.moment()).parts
    (told,) = [as_lines(part) for part in parts if part.name == "preparation"]
    assert told == ("Count them", "  found: 30 of 100", "  where it hurts: in summer")
