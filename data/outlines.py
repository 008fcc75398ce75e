"""Outlines in metres, as a small map of one area shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]
Rings = tuple[tuple[Point, ...], ...]
Polygons = tuple[Rings, ...]
"""Each polygon as its outer ring and its holes; outer rings turn clockwise."""
Bounds = tuple[float, float, float, float]
Mark = tuple[str, Point]
"""A letter or character that stands for something at a point."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``own`` is the area's outline, ``parts`` those of the areas one level below, ``beside`` those
    of its level around it, cut at ``bounds``, ``labels`` where these bear their names, by area id.
    Metres east and north on one plane. ``whole`` and ``own_in_whole`` are on another, that of the
    whole place; both are empty where the area is the place, or the place has no outline. ``marks`` lie
    inside ``bounds``.
    """

    bounds: Bounds
    own: Rings
    parts: tuple[Rings, ...]
    beside: tuple[Rings, ...]
    labels: Mapping[str, Point]
    whole: Rings = ()
    own_in_whole: Rings = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """The areas of one level, and those of a level above that they make up; metres east and north on
    one plane, by area id. ``points`` and ``above_points`` are where they bear marks and names.
    """

    shapes: Mapping[str, Polygons]
    points: Mapping[str, Point]
    above: Mapping[str, Polygons]
    above_points: Mapping[str, Point]
