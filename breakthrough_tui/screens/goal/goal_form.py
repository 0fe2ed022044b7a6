"""A form with the goal's sentence in it, judged as one types: what is wrong stands below the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from breakthrough_tui.domain.breakthrough import (
    Breakthrough,
    Goal,
    Phase,
    Visibility,
    usual_end,
)
from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.goal.filling import filled
from breakthrough_tui.domain.goal.questions import REQUIRED, Verdict
from breakthrough_tui.domain.goal.standing import GoalTest, goal_test
from breakthrough_tui.domain.values import replace
from breakthrough_tui.screens.dialogs.form import Explain, FormDialog, FormField
from breakthrough_tui.screens.dialogs.form_field import put, text_of
from breakthrough_tui.screens.goal.refocusing import (
    optional_date,
    optional_number,
    shown_date,
    shown_number,
)
from breakthrough_tui.widgets.parts import Role

SEEN = 7
"""The first so many are judged from the words."""

MOST_SENTENCES = 3

READ = "read from your sentence; change what is wrong"

FILLED = ("measure", "unit", "baseline", "target", "report_back")

NOTHING_YET = Breakthrough(0, "", Phase.DRAFT, Visibility.OPEN, Goal(""))


class GoalForm(FormDialog):
    """`here` is the breakthrough as it stands; what its fields say counts instead. ctrl+g takes the rewrite."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+g", "take_rewrite", show=False)]

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        *,
        today: date,
        here: Breakthrough = NOTHING_YET,
        leaders: Sequence[str] = (),
        lead: str | None = None,
        explain: Explain | None = None,
        **more: Any,
    ) -> None:
        self._today = today
        self._here = here
        self._leaders = tuple(leaders)
        self._lead = lead
        self._dates = explain
        self._rewrite = ""
        self._filled: dict[str, str] = {}
        super().__init__(title, fields, explain=self._judge, **more)

    def judged(self, texts: Mapping[str, str]) -> GoalTest:
        """How the goal would stand, as it is typed."""
        goal = self._here.goal
        if "baseline" not in texts:  # a form without numbers: what will be read from the sentence
            goal = replace(goal, baseline=filled(texts["sentence"], self._today).baseline)
        typed = replace(
            goal,
            sentence=texts["sentence"],
            baseline=_read(texts, "baseline", goal.baseline, optional_number),
            baseline_on=_read(texts, "baseline_on", goal.baseline_on, optional_date(self._today)),
            baseline_source=texts.get("baseline_source", goal.baseline_source).strip(),
            target=_read(texts, "target", goal.target, optional_number),
            measure=texts.get("measure", goal.measure).strip(),
            unit=texts.get("unit", goal.unit).strip(),
            report_back=_read(texts, "report_back", goal.report_back, optional_date(self._today)),
        )
        here = replace(self._here, goal=typed, launch_on=self._launch(texts))
        return goal_test(here, today=self._today, leaders=self._leaders, lead=self._lead)

    def on_mount(self) -> None:
        """What the sentence says already is no news."""
        self._filled = said_texts(self._before["sentence"], self._today, self._here.launch_on)

    def on_descendant_blur(self) -> None:
        """When the sentence is left, fields that nobody has touched say what it says."""
        if not self._asked_for["sentence"].has_focus:
            self._fill()

    def action_save(self) -> None:
        """Whoever saves from within the sentence has left it, too."""
        self._fill()
        super().action_save()

    def _fill(self) -> None:
        texts = self.texts
        said = said_texts(texts["sentence"], self._today, self._launch(texts))
        if said == self._filled:
            return
        for name in FILLED:
            now = texts.get(name)
            if now is None or name in self._theirs or said.get(name, "") == now:
                continue
            was = self._was(name)
            mine = now == self._filled.get(name) or (not now and not was)
            mine = mine or (name == "report_back" and now == self._usual)
            gone = name not in said and now == was
            if mine and not gone:
                put(self._asked_for[name], said.get(name, was))
        self._filled = said

    @property
    def _usual(self) -> str:
        """The report-back that nobody set, as the field has it."""
        return shown_date(usual_end(self._here.launch_on), self._today)

    def _launch(self, texts: Mapping[str, str]) -> date | None:
        found = _read(texts, "launch_on", self._here.launch_on, optional_date(self._today))
        return found if isinstance(found, date) else None

    def _judge(self, texts: Mapping[str, str]) -> str:
        if "sentence" not in self._theirs:
            test = self.judged(texts)
            self._rewrite = test.rewrite
            self.body.tell("sentence", *verdict_lines(test, texts["sentence"]))
        return self._dates(texts) if self._dates is not None else ""

    def _check(self, name: str, text: str) -> tuple[bool, Any]:
        """Where a field is left and right: the verdict comes back, or it says that it was filled in."""
        found = super()._check(name, text)
        if name == "sentence" and found[0]:
            self._judge(self.texts)
        elif found[0] and text and text == self._filled.get(name) and text != self._was(name):
            self.body.tell(name, (READ, "accent"))
        return found

    def action_take_rewrite(self) -> None:
        """Say the goal as it is offered; what is in brackets is still to be filled in."""
        field = self._asked_for["sentence"]
        if self._rewrite and text_of(field) != self._rewrite:
            put(field, self._rewrite)
            field.focus()


def said_texts(sentence: str, today: date, launch: date | None = None) -> dict[str, str]:
    """What a sentence says, as the fields have it."""
    said = filled(sentence, today, launch)
    every = {
        "measure": said.measure,
        "unit": said.unit,
        "baseline": shown_number(said.baseline),
        "target": shown_number(said.target),
        "report_back": shown_date(said.report_back, today),
    }
    return {name: text for name, text in every.items() if text}


def verdict_lines(test: GoalTest, sentence: str) -> list[tuple[str, Role]]:
    """What fails first, then what to think about, what is still asked, and the goal said anew."""
    if not sentence.strip():
        return [("One sentence: from how many to how many, of what, where, by when.", "quiet")]
    seen = test.standings[:SEEN]
    wrong: list[tuple[str, Role]] = []
    for verdict, role in ((Verdict.FAILS, "bad"), (Verdict.FLAG, "warning")):
        for one in seen:
            if one.finding.verdict is verdict:
                wrong.append((f"{one.question.number}  {one.finding.sentence}", role))  # type: ignore[arg-type]
    made = wrong[:MOST_SENTENCES]
    if len(wrong) > MOST_SENTENCES:
        made.append((f"and {len(wrong) - MOST_SENTENCES} more", "quiet"))
    cannot = [one for one in seen if one.finding.verdict is Verdict.CANNOT_JUDGE]
    if cannot:
        numbers = ", ".join(str(one.question.number) for one in cannot)
        words = f"It seems to be in another language; {numbers} cannot be judged: ask yourselves."
        made.append((words, "accent"))
    asked = [one for one in seen if one.finding.verdict is Verdict.ASKED]
    if asked:
        names = " ".join(f"{one.question.number} {one.question.name}" for one in asked)
        made.append((f"still open: {names}", "quiet"))
    if test.held == REQUIRED:
        made.insert(0, (f"goal test {test.words}", "good"))
    if test.rewrite != " ".join(sentence.split()):
        made.append((f"ctrl+g says it so: {test.rewrite}", "quiet"))
    return made


def _read(texts: Mapping[str, str], name: str, before: Any, reader: Any) -> Any:
    """The value in a field; what it was where there is none, nothing while it cannot be read."""
    if name not in texts:
        return before
    try:
        return reader(texts[name])
    except BreakthroughError:
        return None
