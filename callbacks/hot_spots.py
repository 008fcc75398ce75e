"""Where the cases of an address gather beyond chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.address import Address
from data.place import Place
from data.readings.clustering import find_hot_spots
from data.readings.question import Question
from data.scope import By, Scope
from layouts.hot_layer import METRIC, HotLayer

if TYPE_CHECKING:
    from data.readings.reader import Reader


def hot_layer_at(address: Address, reader: Reader, level: str | None) -> HotLayer | None:
    """The hot spots among the areas of ``level``, that of the map; None where no case is recorded
    or nothing has a shape. Raises QuestionError and StoreError.
    """
    place = reader.place
    if level is None or METRIC.key not in place.recorded:
        return None
    scope = scope_of(address, place)
    by_area = Question((METRIC.key,), scope, By("area", level))
    everything = Question((METRIC.key,), replace(scope, filters=()))
    # Asked of all categories first, so that another choice of one costs a statement, not two.
    counts, matters, (total,) = reader.read(
        replace(everything, by=by_area.by), replace(everything, by=By("category")), everything
    )
    if scope.filters:
        (counts,) = reader.read(by_area)
    found = reader.recall(
        ("hot spots", by_area),
        lambda *_: find_hot_spots(counts, reader.atlas.shapes(level), place),
    )
    known = {row.key: row for row in counts if row.key is not None}
    return HotLayer(found, level, known, matters, total)


def scope_of(address: Address, place: Place) -> Scope:
    """The cases that the layer is about: all of the period, or those of one category."""
    chosen = Address(period=address.period, area=address.area, category=address.matter)
    return replace(chosen.scope(place), compare=None)
