"""Figures from a file: all lines or none, every bad line named, nothing guessed."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.figures.dates import DateOrder, figure_date
from breakthrough_tui.domain.figures.figures import (
    About,
    Figure,
    Figures,
    Problems,
    Question,
    Questions,
    read_figures,
    text_of,
    write_figures,
)
from breakthrough_tui.domain.figures.numbers import DecimalMark, figure_number

MARCH_12 = date(2026, 3, 12)


def _read(text: str, order: DateOrder | None = None, mark: DecimalMark | None = None) -> Figures:
    found = read_figures(text, order=order, mark=mark)
    assert isinstance(found, Figures), found
    return found


def _values(text: str, mark: DecimalMark | None = None) -> list[Decimal]:
    return [row.value for row in _read(text, mark=mark).rows]


def _asked(text: str) -> tuple[Question, ...]:
    found = read_figures(text)
    assert isinstance(found, Questions), found
    return found.asked


def _problems(
    text: str, order: DateOrder | None = None, mark: DecimalMark | None = None
) -> Problems:
    found = read_figures(text, order=order, mark=mark)
    assert isinstance(found, Problems), found
    return found


def test_areas_dates_values_and_targets_are_read() -> None:
    assert _read("area,date,value,target\nNorth,2026-03-12,61,90\nEast,2026-03-12,40,\n").rows == (
        Figure("North", MARCH_12, Decimal(61), Decimal(90), 2),
        Figure("East", MARCH_12, Decimal(40), None, 3),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-12,61",
        "date,value\n2026-03-12,61\n",
        "\ufeffDATE,Value\r\n2026-03-12,61\r\n",
        "Value;Date\n61;2026-03-12",
        "date\tvalue\n2026-03-12\t61\n",
        'sep=;\n"date";"value"\n"2026-03-12";"61"\n',
        "\n\ndate,value\n\n2026-03-12,61,,\n,,\n",
        "date, value\r2026-03-12, 61 %\r",
        "date,value\n2026-03-12,61\n2026-03-12,61\n",
    ],
)
def test_the_same_figure_in_many_files(text: str) -> None:
    (row,) = _read(text).rows
    assert (row.area, row.on, row.value) == ("", MARCH_12, Decimal(61))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-12", MARCH_12),
        ("2026/3/12", MARCH_12),
        ("2026-03-12T08:30:00Z", MARCH_12),
        ("2026-03-12 08:30", MARCH_12),
        ("20260312", MARCH_12),
        ("12.3.2026", MARCH_12),
        ("12/03/2026", MARCH_12),
        ("12-03-2026 0:00", MARCH_12),
        ("12 Mar 2026", MARCH_12),
        ("12-Mar-2026", MARCH_12),
        ("12th March 2026", MARCH_12),
        ("Thu, 12 Mar 2026", MARCH_12),
        ("Thursday 12 March 2026", MARCH_12),
        ("March 12, 2026", MARCH_12),
        ("Sept 1 2026", date(2026, 9, 1)),
        ("2026-03", date(2026, 3, 31)),
        ("03/2026", date(2026, 3, 31)),
        ("Mar 2026", date(2026, 3, 31)),
        ("2024-Feb", date(2024, 2, 29)),
        ("December 2026", date(2026, 12, 31)),
    ],
)
def test_any_common_form_of_a_date(text: str, day: date) -> None:
    assert figure_date(text, DateOrder.DAY_FIRST) == day


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026", "12 Mar", "12/03/26", "12 Foo 2026", "2026-02-30", "2026-13", "13/13/2026",
     "0026-01-01", "2026-3-12-1", "１２/03/2026", "9" * 99],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        figure_date(text, DateOrder.DAY_FIRST)


def test_one_clear_date_decides_the_order_of_all() -> None:
    days = [row.on for row in _read("date,value\n12/03/2026,1\n31/03/2026,2\n").rows]
    assert days == [MARCH_12, date(2026, 3, 31)]
    days = [row.on for row in _read("date,value\n03/12/2026,1\n03/31/2026,2\n").rows]
    assert days == [MARCH_12, date(2026, 3, 31)]


@pytest.mark.parametrize("text", ["12/03/2026", "12.3.2026", "12-03-2026"])
def test_an_unclear_order_is_asked_with_an_example(text: str) -> None:
    file = f"date,value\n5/5/2026,1\n{text},2\n"
    (question,) = _asked(file)
    assert (question.about, question.line, question.example) == (About.ORDER, 3, text)
    assert [choice.words for choice in question.choices] == [
        "the day first: 12 March 2026",
        "the month first: 3 December 2026",
    ]
    days = [
        _read(file, order=choice.answer).rows[1].on
        for choice in question.choices
        if isinstance(choice.answer, DateOrder)
    ]
    assert days == [MARCH_12, date(2026, 12, 3)]


def test_the_same_day_in_both_orders_needs_no_question() -> None:
    assert _read("date,value\n5/5/2026,1\n").rows[0].on == date(2026, 5, 5)


def test_mixed_orders_are_asked_and_the_answer_names_the_wrong_lines() -> None:
    file = "date,value\n13/02/2026,1\n02/14/2026,2\n01/02/2026,3\n"
    (question,) = _asked(file)
    assert "Line 2 has the day first" in question.sentence
    assert "line 3 the month first" in question.sentence
    assert [bad.line for bad in _problems(file, DateOrder.DAY_FIRST).first] == [3]
    assert [bad.line for bad in _problems(file, DateOrder.MONTH_FIRST).first] == [2]


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1200", DecimalMark.DOT, "1200"),
        ("1,234", DecimalMark.DOT, "1234"),
        ("1,234", DecimalMark.COMMA, "1.234"),
        ("1.234.567,8", DecimalMark.COMMA, "1234567.8"),
        ("1,234,567.8", DecimalMark.DOT, "1234567.8"),
        ("1 234,5", DecimalMark.COMMA, "1234.5"),
        ("1\u202f234,5", DecimalMark.COMMA, "1234.5"),
        ("1'234.5", DecimalMark.DOT, "1234.5"),
        ("1’234.5", DecimalMark.DOT, "1234.5"),
        ("30 %", DecimalMark.DOT, "30"),
        ("30,5%", DecimalMark.COMMA, "30.5"),
        ("−3", DecimalMark.DOT, "-3"),
        ("-0", DecimalMark.DOT, "0"),
        ("+.5", DecimalMark.DOT, "0.5"),
        ("66.66666666666667", DecimalMark.DOT, "66.666667"),
    ],
)
def test_numbers_with_either_mark(text: str, mark: DecimalMark, value: str) -> None:
    assert str(figure_number(text, mark)) == value


@pytest.mark.parametrize(
    "text",
    ["", "%", ".", "-", "many", "1,23", "1,2345", "0,123", "1.2.3", "1,234 567", "1e5", "nan", "=1+1", "١",
     "9" * 16, "9" * 99, "12 34", "--1", "€ 5"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        figure_number(text, DecimalMark.DOT)


@pytest.mark.parametrize(
    "clear", ["12,5", "0,125", "1.234.567", "1.234,5", "1 234,567", "1234,567"]
)
def test_one_number_with_a_clear_comma_decides_for_all(clear: str) -> None:
    values = _values(f"date;value\n2026-01-01;1.234\n2026-01-02;{clear}\n")
    assert values[0] == Decimal(1234)


@pytest.mark.parametrize(
    "clear", ["12.5", "0.125", "1,234,567", "1,234.5", "1 234.567", "1234.567"]
)
def test_one_number_with_a_clear_dot_decides_for_all(clear: str) -> None:
    values = _values(f"date;value\n2026-01-01;1,234\n2026-01-02;{clear}\n")
    assert values[0] == Decimal(1234)


@pytest.mark.parametrize("text", ["1,234", "1.234", "12.345", "-1,234 %"])
def test_an_unclear_mark_is_asked(text: str) -> None:
    (question,) = _asked(f"date;value\n2026-01-01;0\n2026-01-02;{text}\n")
    assert (question.about, question.line, question.example) == (About.MARK, 3, text)


def test_the_marks_of_a_mixed_file_are_asked_and_the_answer_names_the_wrong_lines() -> None:
    file = "date;value\n2026-01-01;12,5\n2026-01-02;12.5\n"
    (question,) = _asked(file)
    assert "decimal dot" in question.sentence
    assert "decimal comma" in question.sentence
    assert [bad.line for bad in _problems(file, mark=DecimalMark.COMMA).first] == [3]
    assert [bad.line for bad in _problems(file, mark=DecimalMark.DOT).first] == [2]


def test_both_questions_come_at_once() -> None:
    assert [q.about for q in _asked("1.2.2026;1.234")] == [About.ORDER, About.MARK]


def test_nobody_is_asked_about_a_file_that_is_wrong_anyway() -> None:
    assert [bad.line for bad in _problems("1.2.2026;1.234\n1.3.2026;many").first] == [2]


def test_a_decimal_comma_in_a_file_with_commas_never_passes_for_a_target() -> None:
    assert [bad.line for bad in _problems("date,value\n2026-01-01,12,5").first] == [2]
    assert [bad.line for bad in _problems("area,date,value\nN,2026-01-01,12,5").first] == [2]
    assert [bad.line for bad in _problems("N,2026-01-01,12\nN,2026-01-02,12,5").first] == [2]
    assert [bad.line for bad in _problems("N,2026-01-01,12,5\nN,2026-01-02,12").first] == [2]
    assert _values('date,value\n2026-01-01,"12,5"') == [Decimal("12.5")]


def test_bad_lines_are_named_and_nothing_is_taken() -> None:
    bad = _problems(
        'area,date,value\nN,2026-01-01,5\nN,soon,5\n"N\nE",2026-01-02,x\n,2026-01-03,5\n'
    )
    assert bad.sentences == (
        "line 3: 'soon' is not a date.",
        "line 4: 'x' is not a number.",
        "line 6: The area is empty.",
    )


def test_twenty_bad_lines_are_named_and_the_others_counted() -> None:
    bad = _problems("date,value\n" + "2026-01-01,x\n" * 1500)
    assert (len(bad.first), bad.count, bad.sentences[-1]) == (20, 1500, "and 1,480 more")


def test_five_percent_and_then_a_share_is_not_guessed() -> None:
    (bad,) = _problems("date,value\n2026-01-01,5%\n2026-01-02,0.07\n2026-01-03,0\n").first
    assert bad.line == 3
    assert "Line 2 of the same area has a percent sign" in bad.message
    assert _problems("date,value\n2026-01-01,5\n2026-01-02,7 %\n").first[0].line == 3
    assert len(_read("area,date,value\nN,2026-01-01,5%\nE,2026-01-02,0.07\n").rows) == 2


def test_two_values_for_one_day_are_a_question_for_the_file() -> None:
    (bad,) = _problems("area,date,value\nN,2026-01-01,5\nn,2026-01-01,6\n").first
    assert (bad.line, bad.message) == (3, "'N' has another value for 2026-01-01 in line 2.")


def test_an_area_is_the_same_in_any_case() -> None:
    rows = _read("area,date,value\nÜber,2026-01-01,5\nÜBER,2026-01-02,6\n").rows
    assert [row.area for row in rows] == ["Über", "Über"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\r\n", "\ufeff", "date,value\n", "area\n", "date,date,value\n", "date,value,colour\n", "a,b,c,d,e\n",
     '"', '"a"b,c', "\x00\x01\x02", "PK\x03\x04\x14", "sep=;", ",,,\n"],
)  # fmt: skip
def test_what_holds_no_figures_says_so(text: str) -> None:
    bad = _problems(text)
    assert bad.count == 1
    assert bad.first[0].message


def test_files_are_text_in_unicode() -> None:
    assert text_of("\ufeffnörd".encode()) == "nörd"
    assert text_of("nörd".encode("utf-16")) == "nörd"
    for raw in ("nörd".encode("latin-1"), b"\x89PNG\r\n\x1a\n\xff", b"\xff\xfe\x00"):
        with pytest.raises(Invalid):
            text_of(raw)


def test_escapes_never_come_through() -> None:
    rows = _read("area,date,value\n\u202eN\u200b[b],2026-01-01,5\n").rows
    assert rows[0].area == "N[b]"
    assert "\u202e" not in "".join(_problems("date,value\n2026-01-01,\u202e5\n").sentences)


def test_a_formula_stays_text_and_goes_out_harmless() -> None:
    rows = _read('area,date,value\n"=HYPERLINK(""x"")",2026-01-01,5\n').rows
    assert rows[0].area == '=HYPERLINK("x")'
    out = write_figures(rows)
    assert "'=HYPERLINK" in out
    assert _read(out).rows == rows
    assert _problems("date,value\n2026-01-01,=1+1\n").count == 1


def test_a_hundred_thousand_lines_cost_as_much_a_line_as_a_few() -> None:
    head = "area;date;value\n"
    lines = [
        f"Area {n % 20};{date.fromordinal(735_000 + n // 20).isoformat()};{n % 977},{n % 10}\n"
        for n in range(100_000)
    ]
    spent = []
    for count in (10_000, 100_000):
        text = head + "".join(lines[:count])
        began = time.process_time()
        assert len(_read(text).rows) == count
        spent.append(time.process_time() - began)
    assert spent[1] < spent[0] * 40  # ten when each line costs the same, a hundred when it grows


def test_a_file_without_end_is_refused() -> None:
    assert "250,000" in _problems("2026-01-01,1\n" * 250_001).first[0].message


numbers = st.decimals(-999_999_999, 999_999_999, places=3)
areas = st.text(min_size=1, max_size=20).filter(lambda name: name.strip("=+-@' ").isalnum())


@given(
    st.dictionaries(
        st.tuples(areas, st.dates(date(1900, 1, 1), date(2099, 12, 31))),
        st.tuples(numbers, st.none() | numbers),
        min_size=1,
    )
)
def test_what_is_written_is_read_back(
    figures: dict[tuple[str, date], tuple[Decimal, Decimal | None]],
) -> None:
    first = read_figures(
        write_figures(Figure(a, on, v, t) for (a, on), (v, t) in figures.items()),
        order=DateOrder.DAY_FIRST,
        mark=DecimalMark.DOT,
    )
    if isinstance(first, Figures):  # two areas may be one when folded
        again = read_figures(write_figures(first.rows), mark=DecimalMark.DOT)
        assert isinstance(again, Figures)
        strip = [(row.area, row.on, row.value, row.target) for row in first.rows]
        assert [(row.area, row.on, row.value, row.target) for row in again.rows] == strip


@given(st.text(alphabet='area,date;value\t\n\r"0123456789./-+=%\x00ü', max_size=200), st.booleans())
def test_no_text_makes_it_fail(text: str, answered: bool) -> None:
    order = DateOrder.DAY_FIRST if answered else None
    found = read_figures(text, order=order, mark=DecimalMark.COMMA if answered else None)
    assert not (answered and isinstance(found, Questions))


@given(st.text(max_size=300))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    read_figures(text)
