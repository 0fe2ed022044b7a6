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
        for typed in ("", "", "ana", "fay", "cho, eli"):
            bo.type(typed)
            bo.press("tab")
        bo.press("tab", "tab", "tab")
        bo.press("ctrl+s")
        bo.wait_for("ana, fay, cho and eli are not here yet")
        bo.press("enter")
        bo.wait_for("PERMIT is started")


STEPS = (the_leader_sees_where_one_is_needed,)


def test_from_the_figures_to_the_report(tmp_path: Path) -> None:
    town = Town(tmp_path, REVEALED)
    for step in STEPS:
        step(town)
