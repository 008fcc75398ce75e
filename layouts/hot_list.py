"""The list beside the map of hot spots; that there is none, or too little to tell, is said as well."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.audit_items import Item
from layouts.audit_list import draw_items
from layouts.hot_layer import HotLayer, level_word, matter_word
from layouts.numbers import format_count
from layouts.panel import note
from layouts.sheet import Sheet


def draw_hot_list(sheet: Sheet, hot: HotLayer, items: Sequence[Item]) -> list[Component]:
    """The hot spots with their evidence, the clearest first."""
    if not items:
        return [note(*why_none(sheet, hot))]
    words = sheet.say("hot.head", matter=matter_word(sheet), count=len(items))
    head = html.H3(
        [html.Span(words, className="worse"), html.Small(sheet.say("hot.order"))],
        className="audit-group",
    )
    return [head, *draw_items(sheet, items), html.P(sheet.say("hot.reads"), className="small-note")]


def why_none(sheet: Sheet, hot: HotLayer) -> tuple[str, str]:
    """That nothing gathers, or what it takes to tell, in a few words and in a sentence."""
    found = hot.found
    why = found.lack or "none"
    detail = sheet.say(
        f"hot.detail.{why}",
        matter=matter_word(sheet),
        cases=format_count(found.cases, sheet.language),
        count=format_count(len(found.area_ids), sheet.language),
        level=level_word(sheet, hot),
        needed=format_count(found.needed, sheet.language),
    )
    words = sheet.say(f"hot.why.{why}", matter=matter_word(sheet), level=level_word(sheet, hot))
    return words, detail
