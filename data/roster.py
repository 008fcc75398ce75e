"""网格力量: who serves in an area by the 1+X+N scheme, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.aims import Normed


@dataclass(frozen=True, slots=True)
class Post:
    """So many serve in one kind of post of a tier (1, X or N); none where like areas have some.
    Full-time and part-time workers are told apart from all others, whose time is not stated.
    """

    tier: str
    kind: str
    held: int
    is_full_time: bool | None = None


@dataclass(frozen=True, slots=True)
class Shortage:
    """So many workers are lacking in the grids of an area, each of which needs ``low``."""

    norm: Normed
    low: float
    lacking: int


@dataclass(frozen=True, slots=True)
class Roster:
    """The posts of an area on a day by tier; ``shortages`` are by the norms in force on that day."""

    day: date
    posts: tuple[Post, ...]
    shortages: tuple[Shortage, ...]

    def of(self, tier: str) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if post.tier == tier)

    @property
    def held(self) -> int:
        return sum(post.held for post in self.posts)

    @property
    def missing(self) -> tuple[Post, ...]:
        """The posts that like areas have; of workers the norms say how many are missing."""
        is_normed = bool(self.shortages)
        return tuple(
            post
            for post in self.posts
            if not post.held and not (is_normed and post.is_full_time is not None)
        )
