"""What people type comes in clean, and nothing that a terminal obeys goes out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.text import (
    LINE_LIMIT,
    MARKS_LIMIT,
    TEXT_LIMIT,
    clean_line,
    clean_text,
    fold,
    is_visible,
    nearest,
    plain,
    required,
    safe,
    safe_text,
)

ZWNJ, ZWJ, VS16 = "\u200c", "\u200d", "\ufe0f"

hostile = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Mn", "Mc", "Me", "Zl", "Zp", "Zs"]),
        st.sampled_from("\x1b[]\x07\\;m\x9b\x9d" + ZWNJ + ZWJ + VS16 + "aकम👩"),
    ),
    max_size=60,
)


def _forbidden(text: str, allowed: str = "") -> list[str]:
    return [
        character
        for character in text
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        and character not in allowed + ZWNJ + ZWJ
    ]


def _longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for character in text:
        if unicodedata.category(character)[0] == "M":
            run += 1
            longest = max(longest, run)
        elif character not in (ZWNJ, ZWJ):
            run = 0
    return longest


@given(hostile)
def test_a_clean_line_has_nothing_that_a_terminal_obeys(text: str) -> None:
    line = clean_line(text)
    assert not _forbidden(line)
    assert "\n" not in line
    assert line == line.strip()
    assert "  " not in line
    assert _longest_run_of_marks(line) <= MARKS_LIMIT
    assert unicodedata.is_normalized("NFC", line)


@given(hostile)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@given(hostile)
def test_a_clean_text_keeps_only_line_ends_and_tabs(text: str) -> None:
    cleaned = clean_text(text)
    assert not _forbidden(cleaned, "\n\t")
    assert _longest_run_of_marks(cleaned) <= MARKS_LIMIT
    assert all(line == line.rstrip() for line in cleaned.split("\n"))


@given(hostile)
def test_text_on_its_way_out_is_as_harmless(text: str) -> None:
    assert not _forbidden(safe(text))
    assert not _forbidden(safe_text(text), "\n\t")
    assert "\n" not in safe(text)
    assert safe(safe(text)) == safe(text)


@given(hostile)
def test_a_clean_line_goes_out_as_it_is(text: str) -> None:
    assert safe(clean_line(text)) == clean_line(text)


def test_every_character_of_unicode_is_harmless_on_its_own() -> None:
    every = "x".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert not _forbidden(safe(every))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1;31mred", "red"),
        ("\x1b]0;owned\x07call", "call"),
        ("\x1b]0;owned\x1b\\call", "call"),
        ("\x9d0;owned\x9ccall", "call"),
        ("\x1b]8;;http://x.example\x1b\\the depot\x1b]8;;\x1b\\", "the depot"),
        ("\x1bP1$r0m\x1b\\call", "call"),
        ("\x1b_Gf=100;AAAA\x1b\\call", "call"),
        ("\x1b(0call", "call"),
        ("call\x1b[31", "call"),
        ("call\x1b", "call"),
        ("\x1b]call the depot", "call the depot"),
        ("call\x07 the\x00 depot", "call the depot"),
    ],
)
def test_escape_sequences_vanish_whole(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept
    assert safe(typed) == kept


def test_a_line_from_several_lines() -> None:
    assert clean_line("call\r\nthe\tdepot\u2028today ") == "call the depot today"


def test_bidi_overrides_and_zero_width_characters_are_gone() -> None:
    assert clean_line("a\u202eb\u2066c\u200bd\ufeffe\u00adf") == "abcdef"


def test_right_to_left_and_wide_text_stay() -> None:
    for text in ("שלום עולם", "مرحبا", "窓口の待ち時間", "한국어", "Größe"):
        assert clean_line(text) == text


def test_composed_and_decomposed_letters_become_the_same() -> None:
    assert clean_line("u\u0308ber") == "über"


@pytest.mark.parametrize(
    "text",
    [
        "👩‍💻 team",
        "👨‍👩‍👧‍👦",
        "👍🏽",
        "❤️",
        "🏳️‍🌈",
        "🙂‍↔️",
        "می‌خواهم",  # Persian, with a non-joiner
        "PDF‌ها",  # the same after a Latin word
        "क्‍ष",  # Devanagari, with a joiner
        "ශ්‍රී",  # Sinhala
        "ที่นี่",  # Thai: vowel and tone on one letter
        "हिन्दी",
        "བོད་ཡིག",
    ],
)
def test_scripts_and_emoji_keep_what_they_need(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text", [f"a{ZWJ}b", f"a{ZWNJ}b", f"{ZWJ}a", f"a{ZWNJ}", f"a {ZWJ} b", f"👩{ZWJ}"]
)
def test_joiners_where_no_script_needs_them_are_gone(text: str) -> None:
    assert ZWJ not in clean_line(text)
    assert ZWNJ not in clean_line(text)


def test_marks_do_not_pile_up() -> None:
    assert clean_line("z" + "\u0329" * 500) == "z" + "\u0329" * MARKS_LIMIT
    assert len(clean_line("ka" + ("\u0329" * 8 + ZWJ) * 50)) <= 2 + MARKS_LIMIT


def test_markup_is_only_text() -> None:
    for text in ("[@click=app.quit]x[/]", "a[/]b", "<b>x</b>", "=1+1"):
        assert clean_line(text) == text
        assert safe(text) == text


def test_a_long_line_is_refused_and_never_cut() -> None:
    with pytest.raises(Invalid) as refused:
        clean_line("x" * 10_000, what="The title")
    assert refused.value.message == "The title is too long: 10,000 characters, at most 500."
    assert refused.value.hint
    assert len(clean_line("x" * LINE_LIMIT)) == LINE_LIMIT


def test_only_what_is_left_counts() -> None:
    assert clean_line("\x00" * 10_000 + "call") == "call"


def test_a_long_text_is_refused_and_never_cut() -> None:
    assert len(clean_text("x" * TEXT_LIMIT)) == TEXT_LIMIT
    with pytest.raises(Invalid, match="20,001 characters, at most 20,000"):
        clean_text("x" * (TEXT_LIMIT + 1))


def test_a_text_keeps_its_lines_and_indentation() -> None:
    typed = "\r\n\n  first\r\n\n\tsecond   \rthird\u2028fourth\n\n"
    assert clean_text(typed) == "  first\n\n\tsecond\nthird\nfourth"


@pytest.mark.parametrize(
    "text", ["", "  ", "\n\t", "\u200b", "\x1b[31m", "\u3164", "\u2800", "\u0301"]
)
def test_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        required(text, "The reason")
    assert refused.value.message == "The reason is empty."
    assert not is_visible(safe(text))


def test_what_is_required_comes_back_clean() -> None:
    assert required("  East office \n closes ", "The reason") == "East office closes"


def test_comparing_knows_no_case_and_no_composition() -> None:
    assert fold("ÜBER") == fold("u\u0308ber")
    assert fold("Straße") == fold("STRASSE")
    assert fold("Ana") == "ana"


def test_finding_knows_no_accents_whichever_side_types_them() -> None:
    for typed, written in (
        ("uber", "Über"),
        ("über", "UBER"),
        ("istanbul", "İstanbul"),
        ("ısparta", "Isparta"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("kobenhavn", "København"),
        ("lettre a sevres", "Lettre à Sèvres"),
        ("еще", "Ещё"),
        ("مدرسه", "مَدْرَسَه"),
    ):
        assert plain(typed) == plain(written), typed


def test_signs_that_make_another_letter_stay() -> None:
    for one, other in (("か", "が"), ("কি", "কা"), ("หา", "หาั"), ("각", "가")):
        assert plain(one) != plain(other), one


@given(st.text(max_size=40))
def test_making_plain_twice_is_making_it_once_and_folding_before_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(fold(text)) == plain(text)


def test_the_nearest_word() -> None:
    assert nearest("anna", ["ana", "ben", "cho"]) == "ana"
    assert nearest("DONE", ["To do", "Doing", "Done"]) == "Done"
    assert nearest("obs", ["member", "observer"]) == "observer"
    assert nearest("zzz", ["ana", "ben"]) is None
    assert nearest("", ["ana"]) is None
    assert nearest("ana", []) is None


def test_indentation_goes_out_as_it_is() -> None:
    assert safe("  a  b ") == "  a  b "
    assert safe_text("a\n\tb") == "a\n\tb"
