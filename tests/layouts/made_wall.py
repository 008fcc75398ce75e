"""Scenes of the made-up place, and what they are drawn from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.address import Address
from data.analysis.ranking import can_tell_apart
from data.attention.item import Item
from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.reading import Reading
from layouts.wall.scenes import scenes_of
from layouts.wall.view import MapView, Scene, SceneView
from tests.layouts.made import (
    NOVEMBER,
    OCTOBER,
    areas,
    census,
    count,
    days,
    ranked,
    rate,
    reading,
    sheet,
)

SCENES = {scene.name: scene for scene in scenes_of(CATALOGUE)}


def square(west: float, south: float, side: float = 0.1):
    ring = [(west, south), (west, south + side), (west + side, south + side), (west + side, south)]
    return (((*ring, ring[0]),),)


MAP = MapView(
    level="street",
    shapes={key: square(114 + 0.1 * i, 22.5) for i, key in enumerate("abcd")},
    points={key: (114.05 + 0.1 * i, 22.55) for i, key in enumerate("abcd")},
    above={},
    above_points={},
    frame=(114.0, 22.5, 114.4, 22.6),
)
ATTENTION = (Item("below_target", "worse", "staffing_norm_rate", "area:street", areas()[:2]),)


def total(key: str, **more: Any) -> Reading:
    """A plausible reading of the whole scope."""
    metric = metric_of(key)
    figure = rate(442, 515) if metric.is_sampled else census(90, 103)
    if not metric.is_rate:
        figure = count(1234)
    return reading(key, figure, **more)


def totals(scene: Scene) -> dict[str, Reading]:
    return {key: total(key) for key in scene.asked}


def figure(scene: Scene) -> tuple[Reading, ...]:
    if scene.figure is None:
        return ()
    keys = scene.figure.metrics
    if scene.figure.kind == "steps":
        return tuple(total(key) for key in keys)
    if scene.figure.kind == "trend":
        return tuple(replace(day, metric=keys[0]) for day in days(NOVEMBER, 1, 30))
    parts = (("x", 90, 100), ("<i>y</i>", 20, 100), ("z", 99, 100))
    return tuple(reading(keys[0], rate(n, of), name, name=name) for name, n, of in parts)


def ghost(scene: Scene) -> tuple[Reading, ...]:
    if scene.figure is None or scene.figure.kind != "trend":
        return ()
    return tuple(replace(day, metric=scene.figure.metrics[0]) for day in days(OCTOBER, 1, 31))


def view(name: str = "overview", address: Address | None = None, **changes: Any) -> SceneView:
    """A scene with all its parts; of four areas one is flagged."""
    traits = {k: changes.pop(k) for k in ("target", "targets", "is_demo") if k in changes}
    scene = changes.pop("scene", SCENES[name])
    drawn = sheet(address, **traits)
    if scene.lead is None:
        return replace(SceneView(drawn, scene, {}, attention=ATTENTION), **changes)
    rows = areas(scene.lead)
    ranking = ranked(rows, total(scene.lead))
    worse = ranking[0].ranking.worse if can_tell_apart(metric_of(scene.lead)) else ()
    full = SceneView(
        sheet=drawn,
        scene=scene,
        totals=totals(scene),
        areas=rows,
        ranking=ranking,
        flagged=tuple(worse[:4]),
        flagged_in_all=len(worse),
        facts={key: {fact: total(fact) for fact in scene.facts} for key in "abcd"},
        figure=figure(scene),
        ghost=ghost(scene),
        attention=ATTENTION,
        map=MAP,
        level="street",
    )
    return replace(full, **changes)
