"""The last 5 %: how many places there are, who is named, who is spared and why (末位 5%)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.analysis.bottom import Bottom, bottom
from data.readings.reading import Reading
from layouts.definition import explain
from layouts.sheet import Sheet
from layouts.standings import Standings

_JUDGED: Final = (None, "department")
"""Areas and departments have people who answer for them; other groups of records do not."""
_MOST_SHOWN: Final = 5


def last_places(sheet: Sheet, standings: Standings) -> list[Component]:
    """The line under a ranking; none where chance cannot be reckoned, or nobody answers."""
    metric = standings.metric
    is_judged = standings.grain in _JUDGED and standings.is_split and metric.direction != "none"
    if not is_judged or not standings.groups.ranked:
        return []
    found = bottom(standings.ranking)
    words = sheet.say(
        "last.places",
        count=len(standings.groups.ranked),
        word=standings.word,
        allowed=found.allowed,
    )
    parts = [words, *_named(sheet, standings, found), *_spared(sheet, standings, found)]
    return [html.P([html.Span(parts), _card(sheet)], className="rank-note rank-last")]


def _named(sheet: Sheet, standings: Standings, found: Bottom) -> list[str | Component]:
    if not found.named:
        return []
    names = _links(sheet, standings, [row.reading for row in found.named])
    return [sheet.say("last.named", count=len(found.named)), *names]


def _spared(sheet: Sheet, standings: Standings, found: Bottom) -> list[str | Component]:
    """How many are spared, reason by reason: who is not named shall not be shown up either."""
    if not found.spared:
        return []
    reasons = Counter(each.reason for each in found.spared)
    told = (
        sheet.say(
            "last.because",
            count=count,
            reason=sheet.say(f"last.reason.{reason}", area=standings.reference_name(sheet)),
        )
        for reason, count in reasons.items()
    )
    begun = sheet.say("last.spared" if found.named else "last.nobody")
    return [f"{begun}{sheet.say('join.areas').join(told)}"]


def _links(sheet: Sheet, standings: Standings, rows: Sequence[Reading]) -> list[str | Component]:
    listed: list[str | Component] = []
    for i, row in enumerate(rows[:_MOST_SHOWN]):
        listed += [sheet.say("join.areas")] if i else []
        listed.append(dcc.Link(row.name, href=standings.href(sheet, row)))
    return [*listed, "…"] if len(rows) > _MOST_SHOWN else listed


def _card(sheet: Sheet) -> dmc.Popover:
    lines = [("guard", sheet.say("last.guard")), ("source", sheet.say("last.source"))]
    return explain(sheet, sheet.say("last"), sheet.say("last.text"), lines)
