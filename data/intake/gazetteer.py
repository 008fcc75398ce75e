"""Which area a code or a name means.

Of several areas with one name, the one counts that lies in an area to which the row's other ways
lead.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from data.intake.mapping import REFERENCE_SEPARATOR
from data.locality import Level
from data.profile import Profile


def normalised(name: str, level: Level) -> str:
    """A name without spaces, full-width forms, aliases and the level's suffixes."""
    plain = "".join(unicodedata.normalize("NFKC", level.aliases.get(name, name)).split())
    for suffix in sorted(level.suffixes, key=len, reverse=True):
        if plain.endswith(suffix) and len(plain) > len(suffix):
            return plain.removesuffix(suffix)
    return plain


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Area ids by (level, kind, text), where kind is code, name or the normalised name."""

    entries: dict[tuple[str, str, str], list[str]]
    levels: dict[str, Level]
    parents: dict[str, str | None]

    @classmethod
    def of(
        cls, profile: Profile, areas: Iterable[tuple[str, str, str, str, str | None]]
    ) -> Gazetteer:
        """From rows of (area_id, level, code, name, parent_id)."""
        levels = {level.key: level for level in profile.levels}
        entries: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        parents: dict[str, str | None] = {}
        for area_id, key, code, name, parent_id in areas:
            parents[area_id] = parent_id
            if key in levels:
                entries[key, "code", code].append(area_id)
                entries[key, "name", name].append(area_id)
                entries[key, "normalised", normalised(name, levels[key])].append(area_id)
        return cls(dict(entries), levels, parents)

    def find(self, level: str, kind: str, text: str) -> str | None:
        """The one area that is meant; a name that two areas bear leads nowhere."""
        found = self._candidates(level, kind, text)
        return found[0] if len(found) == 1 else None

    def resolve(self, reference: str) -> tuple[str | None, bool]:
        """The area of a reference's first way that leads to one, and whether a point comes
        before it.
        """
        ways = reference.split(REFERENCE_SEPARATOR)
        found = [[] if way == "point" else self._candidates(*way.split(":", 2)) for way in ways]
        certain = {candidates[0] for candidates in found if len(candidates) == 1}
        for index, candidates in enumerate(found):
            within = [area_id for area_id in candidates if self._above(area_id) & certain]
            chosen = candidates if len(candidates) == 1 else within
            if len(chosen) == 1:
                return chosen[0], "point" in ways[:index]
        return None, "point" in ways

    def _candidates(self, level: str, kind: str, text: str) -> list[str]:
        """The areas that are meant; a name exactly as written comes before a normalised one."""
        found = self.entries.get((level, kind, text), [])
        if found or kind != "name" or level not in self.levels:
            return found
        return self.entries.get((level, "normalised", normalised(text, self.levels[level])), [])

    def _above(self, area_id: str) -> set[str]:
        found: set[str] = set()
        above = self.parents.get(area_id)
        while above is not None and above not in found:
            found.add(above)
            above = self.parents.get(above)
        return found


def gazetteer(connection: duckdb.DuckDBPyConnection, profile: Profile) -> Gazetteer:
    """The names and codes of all areas in the draft."""
    rows = connection.execute("SELECT area_id, level, code, name, parent_id FROM areas").fetchall()
    return Gazetteer.of(profile, rows)


def parent_of(
    known: Gazetteer, level: str | None, code: str | None, name: str | None
) -> str | None:
    """The area that a row states as the one above, where there is one."""
    kind, text = ("code", code) if code else ("name", name)
    return known.find(level, kind, text) if level and text else None
