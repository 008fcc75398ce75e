from __future__ import annotations

from dataclasses import replace

import pytest

from data.errors import BriefingError
from layouts.briefing import fonts
from layouts.briefing.document import AreaTable
from layouts.briefing.fonts import check_glyphs, width_of
from layouts.briefing.typesetting import typeset
from tests.layouts.briefing.made import long_names, october


@pytest.mark.parametrize("letter", "垟埭礐▲▼①⑩²㎡÷≥→（），。：；、“”《》·…—–−")
def test_rare_characters_and_full_width_punctuation_have_a_glyph(letter):
    check_glyphs(replace(october(), summary=letter))


def test_every_character_of_the_longest_names_has_a_glyph():
    check_glyphs(long_names())


def test_a_missing_glyph_is_named_with_where_it_stands():
    whole = october()
    assert whole.areas is not None
    rows = (replace(whole.areas.rows[0], name="𠮷冲片区"), *whole.areas.rows[1:])
    areas = replace(whole.areas, rows=rows)
    with pytest.raises(BriefingError, match=r"𠮷 \(U\+20BB7\) in areas\.rows\.name “𠮷冲片区”"):
        typeset(replace(whole, areas=areas), ["png"])


def test_characters_that_are_filed_but_not_printed_may_be_any():
    check_glyphs(replace(october(), readings=(("𠮷",),)))


def test_all_missing_characters_are_named_at_once():
    table = AreaTable("🀀", (), (), october().areas.whole, ("𠮷",))
    with pytest.raises(BriefingError, match=r"🀀.*; 𠮷"):
        check_glyphs(replace(october(), areas=table))


def test_a_missing_font_is_told_from_a_missing_package(monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    with pytest.raises(BriefingError, match=r"requirements\.txt"):
        fonts.font_folder.__wrapped__()


def test_width_is_that_of_the_font():
    assert width_of("网格-07") == pytest.approx(2 + width_of("-") + 2 * 0.555)
