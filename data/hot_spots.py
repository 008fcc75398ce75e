"""Where cases gather beyond chance, and whether there were enough of them to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.findings import CloseUp

Lack = Literal["areas", "cases"]


@dataclass(frozen=True, slots=True)
class HotSpot:
    """Areas side by side with more cases, together with their neighbours, than chance explains.

    ``area_ids`` begin with the one where that is clearest; ``z`` and ``p`` (two-sided) are its
    own, ``q`` is its chance corrected for the number of areas that were looked at. ``cases`` are
    those of the areas, ``around_cases`` those of their neighbours as well, where ``around_exposure``
    households (or areas) are, and ``expected`` cases would be if all were alike.
    """

    area_ids: tuple[str, ...]
    cases: int
    around_cases: int
    around_exposure: float
    expected: float
    z: float
    p: float
    q: float
    close_up: CloseUp


@dataclass(frozen=True, slots=True)
class HotSpots:
    """What was judged, and the hot spots among it, the clearest first.

    ``area_ids`` were judged: those with ``cases`` and ``exposure`` in all. The exposure is households
    where these are known (``is_by_households``), or else the areas themselves.
    ``lack`` says of what there was not ``needed``; None where it could be judged.
    """

    area_ids: frozenset[str]
    cases: int
    exposure: float
    is_by_households: bool
    lack: Lack | None
    needed: int
    spots: tuple[HotSpot, ...] = ()

    @property
    def hot_ids(self) -> frozenset[str]:
        """All areas that are part of a hot spot."""
        return frozenset(area_id for spot in self.spots for area_id in spot.area_ids)
