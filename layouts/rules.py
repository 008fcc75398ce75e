"""The rule that tells groups apart: the switch that chooses it, and what it means."""

from __future__ import annotations

from typing import get_args

import dash_mantine_components as dmc
from dash import html

from data.address import Test
from data.analysis.ranking import can_tell_apart
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.controls import switch
from layouts.definition import definition, explain, rows_link
from layouts.sheet import Sheet


def rule_switch(sheet: Sheet) -> html.Div:
    """How sure a group must be: each rule is a link."""
    choices = [
        (sheet.say(f"test.{rule}"), sheet.href(test=rule), rule == sheet.address.test)
        for rule in get_args(Test)
    ]
    return html.Div(switch(sheet.say("test"), choices), className="rules")


def define_ranked(sheet: Sheet, metric: Metric, reading: Reading | None, title: str) -> dmc.Popover:
    """The ⓘ of a ranking: what is ranked, and by which rule groups are told apart."""
    text = metric.meaning.definition.of(sheet.language)
    rule = (
        [("test", sheet.say(f"test.text.{sheet.address.test}"))] if can_tell_apart(metric) else []
    )
    lines = [*rule, *definition(sheet, metric, reading)]
    return explain(sheet, title, text, lines, rows_link(sheet, metric, reading))
