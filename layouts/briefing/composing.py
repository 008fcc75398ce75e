"""A briefing from what it asks: every section, or none where its records are missing."""

from __future__ import annotations

from datetime import date

from layouts.briefing.areas import compose_areas
from layouts.briefing.change import compose_change
from layouts.briefing.document import Document, Table
from layouts.briefing.headline import compose_headline
from layouts.briefing.heads import compose_colophon, compose_head
from layouts.briefing.kpis import compose_kpis, compose_tiles
from layouts.briefing.map_sheet import compose_map
from layouts.briefing.narrative import compose_brief, compose_summary
from layouts.briefing.notes import compose_attention, compose_definitions, compose_improved
from layouts.briefing.quality import compose_quality
from layouts.briefing.ranking import compose_ranking
from layouts.briefing.trend import compose_trend
from layouts.briefing.view import BriefingView


def compose(view: BriefingView, made_on: date, readings: Table) -> Document:
    """``readings`` is the table of all that the briefing was read from, as it is filed."""
    return Document(
        language=view.sheet.language,
        made_on=made_on,
        head=compose_head(view, made_on),
        headline=compose_headline(view),
        summary=compose_summary(view),
        tiles=compose_tiles(view),
        kpis=compose_kpis(view),
        map=compose_map(view),
        areas=compose_areas(view),
        ranking=compose_ranking(view),
        trend=compose_trend(view),
        change=compose_change(view),
        attention=compose_attention(view),
        improved=compose_improved(view),
        quality=compose_quality(view),
        definitions=compose_definitions(view),
        colophon=compose_colophon(view, made_on),
        readings=readings,
        brief=compose_brief(view),
    )
