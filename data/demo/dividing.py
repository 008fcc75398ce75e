"""Cells divided into connected regions, as evenly as the ground allows."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, Points

_ROUNDS: Final = 8
_TIDYINGS: Final = 20


def divided(within: Numbers, counts: Numbers, centres: Points, rng: Generator) -> Numbers:
    """Divide each region of ``within`` into ``counts`` regions; numbers run through all of them.

    Cells go to the nearest of seeds that move to the middle of their cells (Lloyd's algorithm).
    """
    result = np.empty(len(within), np.int64)
    first = 0
    for region, count in enumerate(counts):
        members = np.flatnonzero(within == region)
        result[members] = first + _clustered(centres[members], int(count), rng)
        first += int(count)
    return result


def apportioned(weights: Points, total: int, least: int = 1) -> Numbers:
    """``total`` seats by weight, at least ``least`` each, the rest by largest remainder."""
    shares = weights / weights.sum() * (total - least * len(weights))
    seats = np.floor(shares).astype(np.int64)
    order = np.argsort(seats - shares, kind="stable")
    seats[order[: total - least * len(weights) - int(seats.sum())]] += 1
    return np.asarray(seats + least)


def connected(regions: Numbers, within: Numbers, links: Numbers) -> Numbers:
    """Give every cell that its region does not hold together to a neighbouring region.

    Only regions of the same ``within`` take over from each other.
    """
    current = regions.copy()
    for _ in range(_TIDYINGS):
        stray = _strays(current, links)
        if not stray.any():
            break
        both = np.concatenate([links, links[:, ::-1]])
        is_way = stray[both[:, 0]] & ~stray[both[:, 1]]
        is_way &= within[both[:, 0]] == within[both[:, 1]]
        current[both[is_way, 0]] = current[both[is_way, 1]]
    return current


def _clustered(points: Points, count: int, rng: Generator) -> Numbers:
    seeds = points[[int(rng.integers(len(points)))]]
    while len(seeds) < count:
        # The next seed lies where the others are farthest away.
        away = _distances(points, seeds).min(axis=1)
        seeds = np.vstack([seeds, points[int(away.argmax())]])
    for _ in range(_ROUNDS):
        nearest = _distances(points, seeds).argmin(axis=1)
        sizes = np.maximum(np.bincount(nearest, minlength=count), 1)
        seeds = np.column_stack(
            [np.bincount(nearest, points[:, axis], count) / sizes for axis in (0, 1)]
        )
    return np.asarray(_distances(points, seeds).argmin(axis=1))


def _distances(points: Points, seeds: Points) -> Points:
    return np.asarray(np.hypot(points[:, :1] - seeds[:, 0], points[:, 1:] - seeds[:, 1]))


def _strays(regions: Numbers, links: Numbers) -> Flags:
    """Cells outside the largest connected part of their region."""
    part = _parts(links[regions[links[:, 0]] == regions[links[:, 1]]], len(regions))
    roots, sizes = np.unique(part, return_counts=True)
    growing = roots[np.argsort(sizes, kind="stable")]
    largest = np.zeros(int(regions.max()) + 1, np.int64)
    # Of several parts of a region the last one, which is the largest, stays.
    largest[regions[growing]] = growing
    return np.asarray(part != largest[regions])


def _parts(links: Numbers, count: int) -> Numbers:
    """For each cell the smallest number of a cell to which links lead."""
    part = np.arange(count)
    while True:
        least = part.copy()
        np.minimum.at(least, links[:, 0], part[links[:, 1]])
        np.minimum.at(least, links[:, 1], part[links[:, 0]])
        least = least[least]
        if np.array_equal(least, part):
            return part
        part = least
