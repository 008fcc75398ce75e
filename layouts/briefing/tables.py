"""The tables of a briefing as they are filed: numbers in full beside their printed form."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from layouts.briefing.document import Datum, Document, Step, Table
from layouts.text import say

READINGS = "readings"


def tables(document: Document) -> dict[str, Table]:
    """Every table of the briefing by the name of its file, and what all were read from."""
    found: dict[str, Table] = {"kpis": _kpis(document), READINGS: document.readings}
    if document.areas:
        found["areas"] = _areas(document)
    if document.ranking:
        found["ranking"] = _ranking(document)
    if document.trend:
        found["trend"] = _trend(document)
    if document.change:
        found["change"] = _change(document)
    return found


def readme(document: Document, named: Mapping[str, Table]) -> str:
    """What the files are, of which period, area and as-of, and how their terms are defined."""
    head, language = document.head, document.language
    titles = _titles(document)
    listed = [
        say(language, "briefing.readme.table", name=name, title=titles[name])
        for name in sorted(named)
    ]
    colon = say(language, "join.colon")
    definitions = [f"{name}{colon}{text}" for name, text in document.definitions.entries]
    return say(
        language,
        "briefing.readme",
        title=head.title,
        period=head.period,
        days=head.days,
        area=head.area,
        as_of=head.as_of,
        generation=head.generation,
        foot=head.foot,
        mark=head.mark_note,
        tables="\n".join(listed),
        definitions="\n".join(definitions),
    )


def _titles(document: Document) -> dict[str, str]:
    sections = {
        "areas": document.areas,
        "ranking": document.ranking,
        "trend": document.trend,
        "change": document.change,
    }
    own = {name: section.title for name, section in sections.items() if section}
    readings = say(document.language, "briefing.readings")
    return {"kpis": document.kpis.title, READINGS: readings, **own}


def _kpis(document: Document) -> Table:
    headings = ("family", "metric", "name", "value", "printed", "target", "aim", "fraction",
                "change_on_previous", "printed_on_previous", "change_on_year", "printed_on_year",
                "verdict")  # fmt: skip
    rows = (
        (
            *(group.name, row.metric, row.name, row.value.value, row.value.text),
            *(row.target, row.aim, row.fraction),
            *(row.previous.value, row.previous.text, row.year.value, row.year.text),
            row.verdict.text,
        )
        for group in document.kpis.groups
        for row in group.rows
    )
    return (headings, *rows)


def _areas(document: Document) -> Table:
    assert document.areas is not None
    headings = ("area", "fraction", "value", "printed", "change_on_previous",
                "printed_on_previous", "standing")  # fmt: skip
    rows = (
        (
            *(row.name, row.fraction, row.value.value, row.value.text),
            *(row.change.value, row.change.text, row.standing.text),
        )
        for row in (*document.areas.rows, document.areas.whole)
    )
    return (headings, *rows)


def _ranking(document: Document) -> Table:
    assert document.ranking is not None
    headings = ("group", "mark", "area", "value", "printed", "fraction", "low_95", "high_95")
    rows = (
        (group.name, row.mark, row.name, row.at, row.value.text, row.fraction, row.low, row.high)
        for group in document.ranking.groups
        for row in group.rows
    )
    return (headings, *rows)


def _trend(document: Document) -> Table:
    assert document.trend is not None
    trend = document.trend
    rows = zip_longest(trend.points, trend.ghost)
    count = len(trend.points)
    return (
        ("steps_before_last", "value", "year_before"),
        *((count - 1 - index, *pair) for index, pair in enumerate(rows)),
    )


def _change(document: Document) -> Table:
    assert document.change is not None
    change = document.change
    headings = ("part", "rate_points", "mix_points", "total_points", "from", "to")
    return (headings, *(_step(step) for step in (*change.steps, change.sum)))


def _step(step: Step) -> tuple[Datum, ...]:
    effects = (step.rate.value, step.mix.value, step.total.value)
    return (step.name, *effects, step.start, step.end)
