"""No metric is defined for nobody: each stands on a page, in a family or beside another."""

from __future__ import annotations

from callbacks.pages import PAGES, page_of
from data.address import Address
from data.metrics.catalogue import CATALOGUE
from layouts.families import FAMILIES, FURTHER


def test_every_metric_is_asked_by_some_page(sample_reader):
    asked = {
        key
        for name in PAGES
        for question in page_of(name).questions(Address(page=name), sample_reader.place).values()
        for key in question.metrics
    }
    in_families = {key for _, keys in FAMILIES for key in keys}
    further = {key for keys in FURTHER.values() for key in keys}
    beside = {metric.outside for metric in CATALOGUE.values()}
    shown = asked | in_families | further | beside
    assert set(CATALOGUE) - shown == set()
