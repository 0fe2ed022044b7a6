"""One breakthrough from the figures that reveal it to the report-back, told at 80x24 by those who live it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.e2e.town import Town, sentence_on

REVEALED = date(2026, 9, 1)
LAUNCH = date(2026, 9, 15)

FIGURES = """area,date,value,target
permit days,2026-02-01,47,20
permit days,2026-03-01,46,20
permit days,2026-04-01,47,20
permit days,2026-05-01,45,20
permit days,2026-06-01,46,20
permit days,2026-07-01,45,20
permit days,2026-08-01,44,20
on-time delivery,2026-02-01,72,92
on-time delivery,2026-03-01,75,92
on-time delivery,2026-04-01,78,92
on-time delivery,2026-05-01,82,92
on-time delivery,2026-06-01,85,92
on-time delivery,2026-07-01,88,92
on-time delivery,2026-08-01,91,92
"""

PLAN = """#forms
ana: put both forms side by side by thu 17 sep
cho: strike what nobody reads by fri 25 sep
dan: print 50 of the new form and try them by fri 2 oct
#desk
eli: sit at the desk for a day and count by thu 17 sep
gus: a checklist for who brings half of the papers by fri 2 oct
ida: answer within a day, in the north office by fri 16 oct
#depot
kim: ask the depot for its plans on paper by fri 25 sep
jo: a shared folder with the depot by fri 16 oct
zoe: agree with the depot on two days by fri 30 oct"""


def the_leader_sees_where_one_is_needed(town: Town) -> None:
    town.it_is(REVEALED)
    file = town.folder / "figures.csv"
    file.write_text(FIGURES, encoding="utf-8")
    assert "permit days: 7 added; business as usual reaches" in town.says(
        "bo", "area", "import", str(file)
    )
    with town.sits_down("bo") as bo:
        bo.wait_for("See where one is needed")
        bo.press("down", "enter")
        bo.wait_for("Business as usual does not bring it", "It gets there by itself")
        bo.wait_until(
            lambda screen: "reaches 42 of 20 by 10 November: a gap of 22" in sentence_on(screen)
        )
        bo.press("n")
        bo.wait_for("The result", "Cut permit days from 44 to 20")
        bo.press("end")
        bo.type(" in the north office by 24 November")
        bo.press("ctrl+s")
        bo.wait_for("Only the sentence is needed to start")
        bo.press("ctrl+u")
        for typed in (
            "PERMIT",
            "",
            "ana",
            "fay",
            "cho, eli, dan, gus, hal, ida, jo, kim, lou, max",
        ):
            bo.type(typed)
            bo.press("tab")
        bo.press("tab", "tab", "tab")
        bo.press("ctrl+s")
        bo.wait_for("New here", "Add all 12 of them")
        bo.press("enter")
        bo.wait_for("PERMIT is started")


def the_leader_promises_and_answers(town: Town) -> None:
    town.it_is(REVEALED, "9:30")
    with town.sits_down("bo") as bo:
        bo.wait_for("4 Goal", "Next  promise hours, people, days to answer, you")
        bo.press("P")
        bo.wait_for("What you promise")
        for typed in ("4", "2", "two days a week of cho and eli"):
            bo.type(typed)
            bo.press("tab")
        bo.press("ctrl+s")
        bo.wait_for("What bo promises stands on the goal.")
        bo.press("B")
        bo.wait_for("The back-up")
        bo.type("Dia, housing office")
        bo.press("ctrl+s")
        bo.wait_for("The team can ask Dia, housing office.")
        for question in ("8 Urgent?", "9 Within reach?", "11 Ready?", "12 A step to more?"):
            bo.press("f")
            bo.wait_for("Which question?")
            bo.press("enter", "y", "ctrl+s")
            bo.wait_for(f"{question} You said yes.")


def the_facilitator_plans_the_launch_and_shares_out_the_preparation(town: Town) -> None:
    town.it_is(date(2026, 9, 2))
    with town.sits_down("fay") as fay:
        for name in ("ana", "cho"):
            fay.press("n")
            fay.wait_for("For the team")
            fay.type(name)
            fay.press("tab", "ctrl+u")
            fay.type("core group")
            fay.press("ctrl+s")
            fay.wait_for(f"{name} is core group")
        fay.press("5", "n")
        fay.wait_for("launch, half day")
        fay.press("enter")
        fay.wait_for("Plan the launch, half day")
        fay.press("ctrl+u")
        fay.type("15 sep")
        fay.press("tab", "ctrl+u")
        fay.type("9:00")
        fay.press("ctrl+s")
        fay.wait_for("launch, half day", "Tue 15")
        fay.press("1", "*")
        fay.wait_for("Find the baseline")
        fay.press("v")
        fay.wait_for("ana", "cho")


def the_core_group_finds_the_baseline(town: Town) -> None:
    town.it_is(date(2026, 9, 4))
    with town.sits_down("ana") as ana:
        ana.wait_for("4 Goal", "launch in 11 d, Tue 15 Sep")
        ana.press("1")
        ana.wait_for("Find the baseline")
        ana.press("enter")
        ana.wait_for("Preparation", "Where it hurts")
        ana.press("j", "enter")
        ana.wait_for("What was found", "the goal takes it over")
        ana.type("Half of the days are waiting for the depot")
        ana.press("tab")
        ana.type("A second form, in 2024; nobody filled it in")
        ana.press("tab")
        ana.type("45 days, 210 permits of August")
        ana.press("tab")
        ana.type("the register, August")
        ana.press("tab", "ctrl+u")
        ana.type("45")
        ana.press("tab", "ctrl+u")
        ana.type("31 aug")
        ana.press("ctrl+s")
        ana.wait_for("The goal starts from 45 now.")
        ana.press("d")
        ana.wait_for("Done")
        ana.press("4")
        ana.wait_for("45 days, 31 Aug, the register, August")


def everybody_answers_and_the_vote_is_opened(town: Town) -> None:
    town.it_is(date(2026, 9, 14))
    for number in range(2, 8):
        town.says("ana", "card", "done", str(number))
    town.says(
        "ana", "goal", "set", "--goal", "Cut permit days from 45 to 20, north office, by 24 Nov"
    )
    for person in ("ana", "cho"):
        for question in ("8", "9", "11", "12"):
            town.says(person, "goal", "answer", question, "yes")
    with town.sits_down("fay") as fay:
        fay.wait_for("Next  launch", "Tue 15")
        fay.press("V")
        fay.wait_for("How sure is each of you")
        fay.press("enter")
        fay.wait_for("The vote is open")
        with town.sits_down("cho") as cho:
            cho.press("V")
            cho.wait_for("Nobody ever sees what you vote")
            cho.type("7")
            cho.press("enter")
            cho.wait_for("Your vote counts", "1 of 11")
        for person, value in (("ana", "8"), ("eli", "6"), ("dan", "7")):
            assert "have voted" in town.says(person, "goal", "vote", value)
        fay.wait_for("4 of 11")
        fay.press("V", "down", "enter")
        fay.wait_for("Votes on paper")
        fay.type("7 5 8 6 7")
        fay.wait_for("5 on paper.")
        fay.press("enter")
        fay.wait_for("9 of 11 voted: in the middle 7, from 5 to 8")


def the_launch_is_opened_and_the_plan_is_captured(town: Town) -> None:
    town.it_is(LAUNCH, "9:00")
    with town.sits_down("fay", columns=120, rows=40) as fay:
        fay.wait_for("5 Meetings", "launch, half day", "today")
        fay.press("S")
        fay.wait_for("THE LEADER OPENS, QUESTIONS", "min left of 20")
        fay.press("W", "enter")
        fay.wait_for("13 of 13")
        fay.press("N", "N", "4")
        fay.wait_for("Goal test", "9 of 11")
        fay.press("5", "N", "N")
        fay.wait_for("ACTION PLAN", "n takes action items, typed or pasted")
        fay.press("n")
        fay.wait_for("Nothing is captured yet.")
        fay.paste(PLAN)
        fay.wait_for("9 action items: enter adds them.")
        fay.press("enter")
        fay.wait_for("Nobody here is called zoe", "has no owner")
        fay.press("esc")
        fay.wait_for("Launch check", "1 action item has no owner.")
        fay.press("v")
        fay.wait_for("Where the work falls", "nobody")


def the_team_lead_puts_right_what_is_missing_and_launches(town: Town) -> None:
    town.it_is(LAUNCH, "12:40")
    town.says("ana", "card", "edit", "16", "--owner", "eli")
    with town.sits_down("ana") as ana:
        ana.wait_for("Action plan", "min over")
        ana.press("S")
        ana.wait_for("Launch: the clock runs")
        ana.press("enter")
        ana.wait_for("If all of this is done, is the number reached?")
        ana.press("enter")
        ana.wait_for("Who does what")
        ana.type("bo: an hour each Tuesday at the desk by tue 22 sep")
        ana.press("ctrl+s")
        ana.wait_for("Ended. 1 agreed.", "Launch day")


def the_weeks_begin_with_cards_moved_readings_and_a_slot(town: Town) -> None:
    town.it_is(date(2026, 9, 16))
    with town.sits_down("ana") as ana:
        ana.wait_for("1 Board", "Day 1/70", "put both forms")
        assert "Find the baseline" not in ana.screen  # the preparation has left the board
        ana.press("5")
        ana.wait_for("Check-ins", "middle review", "report-back")
        ana.press("end", "up", "up", "enter")
        ana.wait_for("Check-ins: on which day?")
        ana.press("down", "enter")
        ana.wait_for("Check-ins each Tuesday")
        ana.type("9:00")
        ana.press("enter")
        ana.wait_for("Tue 22 Sep    09:00  check-in")


def a_week_goes_by(town: Town, tuesday: date, reading: str) -> None:
    """A card is done, the number is counted, four say how it goes."""
    town.it_is(tuesday, "8:30")
    town.says("ana", "reading", "add", reading)
    for person, energy, confidence in (
        ("ana", "7", "7"),
        ("cho", "6", "7"),
        ("dan", "7", "8"),
        ("eli", "5", "6"),
    ):
        town.says(person, "pulse", energy, confidence)


def the_first_check_in_is_held(town: Town) -> None:
    a_week_goes_by(town, date(2026, 9, 22), "44")
    town.it_is(date(2026, 9, 22), "9:00")
    with town.sits_down("ana") as ana:
        ana.wait_for("Next  check-in, 09:00, Tue 22, you")
        ana.press("d")
        ana.wait_for("Done  1")
        ana.press("3")
        ana.wait_for("44", "path")
        ana.press("5", "S")
        ana.wait_for("One good thing each")
        ana.press("N")
        ana.wait_for("The number against its path")
        ana.press("S", "ctrl+s")
        ana.wait_for("Ended.")


def a_member_raises_an_obstacle(town: Town) -> None:
    a_week_goes_by(town, date(2026, 9, 29), "43")
    with town.sits_down("kim") as kim:
        kim.press("/")
        kim.type("depot for its plans")
        kim.press("enter", "o")
        kim.wait_for("obstacle")
        kim.type("The depot gives no plans to visitors")
        kim.press("ctrl+s")
        kim.wait_for("Now it waits for bo.", "⚑ 1 · bo 0 d")


def the_leader_answers_on_the_telephone(town: Town) -> None:
    town.it_is(date(2026, 10, 2))
    with town.sits_down("bo", columns=120, rows=40) as bo:
        bo.wait_for("2 Obstacles", "The depot gives no plans to visitors")
    with town.sits_down("ana") as ana:
        ana.press("2", "d")
        ana.wait_for("What bo answered", "Removed")
        ana.press("r")
        ana.wait_for("What was done")
        ana.type("The depot sends its plans each Monday")
        ana.press("ctrl+s")
        ana.wait_for("Answered: removed. kim is told, and confirms it.")
        ana.press("enter")
        ana.wait_for("removed  by bo, after 3 days", "written down by ana")
    with town.sits_down("kim") as kim:
        kim.wait_for("confirm how 'The depot gives no plans to visitors' ended, you")
        kim.press("2", "y")
        kim.wait_for("Confirmed: it is cleared.", "answered within 3 days")


def the_refocus_is_proposed_and_accepted(town: Town) -> None:
    for day, reading in ((6, "42"), (13, "40")):
        a_week_goes_by(town, date(2026, 10, day), reading)
    with town.sits_down("ana") as ana:
        ana.press("4", "r")
        ana.wait_for("Propose a refocus of PERMIT")
        ana.press("ctrl+u")
        ana.type("25")
        ana.press("tab", "ctrl+u")
        ana.type("Cut permit days from 45 to 25, north office, by 24 Nov")
        ana.press("tab", "tab")
        ana.type("The east office sends us its cases since October")
        ana.press("ctrl+s")
        ana.wait_for("Proposed; it waits for bo.")
    with town.sits_down("bo") as bo:
        bo.wait_for("4 Goal", "accept or decline the refocus that ana proposes, you")
        bo.press("y")
        bo.wait_for("Version 2 of the goal is in force.", "45 to 25")


def the_middle_review_is_held_on_its_day(town: Town) -> None:
    a_week_goes_by(town, date(2026, 10, 20), "37")
    with town.sits_down("ana", columns=120, rows=40) as ana:
        ana.wait_for("middle review, Tue 20, you")
        ana.press("5")
        ana.wait_for("middle review", "today")
        assert "09:00  check-in" not in ana.line_with("today")  # the review takes its place
        ana.press("S")
        ana.wait_for("block 1 of")
        ana.press("c")
        ana.wait_for("Notes")
        ana.type("Half of the cases wait for the depot, not for us")
        ana.press("ctrl+s")
        ana.press("S")
        ana.wait_for("Who does what")
        ana.type("kim: a day at the depot by fri 23 oct")
        ana.press("ctrl+s")
        ana.wait_for("Ended. 1 agreed.")


def lessons_are_written_and_the_number_falls(town: Town) -> None:
    town.says("cho", "card", "done", "9")
    town.says("dan", "card", "done", "10")
    for day, reading in ((date(2026, 10, 27), "33"), (date(2026, 11, 3), "30")):
        a_week_goes_by(town, day, reading)
    with town.sits_down("cho") as cho:
        cho.wait_for("1 Board")
        cho.press("/")
        cho.type("strike")
        cho.press("enter", "w")
        cho.wait_for("A lesson", "Happened")
        cho.type("Four fields fewer, nobody missed them")
        cho.press("tab")
        cho.type("keep")
        cho.press("ctrl+s")
        cho.wait_for("Written down: it stands on 3 Result, and in the report.")
        cho.press("3")
        cho.wait_for("30", "path")
        cho.press("end")
        cho.wait_for("Four fields fewer")
    for day, reading in ((date(2026, 11, 10), "28"), (date(2026, 11, 17), "27")):
        a_week_goes_by(town, day, reading)


def the_report_is_presented_and_exported(town: Town) -> None:
    town.it_is(date(2026, 11, 24))
    town.says("ana", "reading", "add", "26")
    town.says(
        "bo",
        "lesson",
        "add",
        "Answering within two days",
        "--happened",
        "The team asked earlier",
        "--leaders",
    )
    with town.sits_down("ana", columns=120, rows=40) as ana:
        ana.wait_for("6 Report", "45", "26")
        ana.press("F")
        ana.wait_for("team lead      ana", "0 min")
        ana.press("l")
        ana.wait_for("The result", "25 target")
        ana.press("G", "esc")
        ana.wait_for("6 Report")
    markdown = town.says("ana", "report", "export")
    page = town.folder / "report.html"
    town.says("ana", "report", "export", "--format", "html", "--output", str(page))
    html = page.read_text(encoding="utf-8")
    for words in (
        "Cut permit days from 45 to 25",
        "Cut permit days from 45 to 20",
        "The east office sends us its cases since October",
        "The depot gives no plans to visitors",
        "The depot sends its plans each Monday",
        "Four fields fewer, nobody missed them",
        "Answering within two days",
        "Half of the days are waiting for the depot",
        "a day at the depot",
    ):
        assert words in markdown, words
        assert words in html, words
    assert "<svg" in html
    assert "<script" not in html


def it_is_closed_and_measured_once_more(town: Town) -> None:
    town.it_is(date(2026, 11, 24), "15:00")
    with town.sits_down("bo") as bo:
        bo.wait_for("6 Report")
        bo.press("O")
        bo.wait_for("How PERMIT ends")
        bo.press("h")
        bo.wait_for("The report-back was held today.")
        bo.press("O")
        bo.wait_for("Close: partly")
        bo.press("p")
        bo.wait_for("A word on it")
        bo.press("ctrl+s")
        bo.wait_for("Closed: partly. It is measured once more on Mon 22 Feb 2027.", "partly")
        bo.wait_for("report-back was today")
        bo.press("D")
        bo.wait_for("eset", "uild", "cale")
        bo.press("esc")
    town.it_is(date(2027, 2, 23))
    with town.sits_down("ana") as ana:
        ana.press("0")
        ana.wait_for("PERMIT", "measure")


STEPS = (
    the_leader_sees_where_one_is_needed,
    the_leader_promises_and_answers,
    the_facilitator_plans_the_launch_and_shares_out_the_preparation,
    the_core_group_finds_the_baseline,
    everybody_answers_and_the_vote_is_opened,
    the_launch_is_opened_and_the_plan_is_captured,
    the_team_lead_puts_right_what_is_missing_and_launches,
    the_weeks_begin_with_cards_moved_readings_and_a_slot,
    the_first_check_in_is_held,
    a_member_raises_an_obstacle,
    the_leader_answers_on_the_telephone,
    the_refocus_is_proposed_and_accepted,
    the_middle_review_is_held_on_its_day,
    lessons_are_written_and_the_number_falls,
    the_report_is_presented_and_exported,
    it_is_closed_and_measured_once_more,
)


def test_from_the_figures_to_the_report(tmp_path: Path) -> None:
    town = Town(tmp_path, REVEALED)
    for step in STEPS:
        step(town)
