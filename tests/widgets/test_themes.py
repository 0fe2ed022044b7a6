"""The palette reads well, and its roles are those of the sketches."""

from __future__ import annotations

import pytest
from rich.color import Color

from breakthrough_tui.widgets.themes import CHOICES, DARK, LIGHT, Palette, paint_named

READS_WELL = 4.5


def luminance(color: str) -> float:
    triplet = Color.parse(color).get_truecolor()

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(triplet[0]) + 0.7152 * linear(triplet[1]) + 0.0722 * linear(triplet[2])


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", CHOICES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(
    "role", ["text", "heading", "quiet", "accent", "good", "warning", "bad", "cool", "warm"]
)
@pytest.mark.parametrize("ground", ["background", "band", "cursor"])
def test_every_role_reads_well_on_every_ground(palette: Palette, role: str, ground: str) -> None:
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= READS_WELL


def test_styles_are_made_once() -> None:
    assert paint_named(DARK.name) is paint_named(DARK.name)
    assert paint_named(LIGHT.name) is not paint_named(DARK.name)


def test_a_theme_that_is_not_ours_is_painted_dark() -> None:
    assert paint_named("textual-dark") == paint_named(DARK.name)
