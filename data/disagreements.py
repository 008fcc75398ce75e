"""Where the parts of a profile contradict each other: every fault, with its key."""

from __future__ import annotations

from data.locality import ROOT_LEVEL, Level
from data.records import RECORDS
from data.schema import mappable_columns
from data.source import Source

Levels = tuple[Level, ...]
Sources = tuple[Source, ...]


def disagreements(levels: Levels, sources: Sources) -> list[str]:
    """Every fault that no table of a profile can see alone; empty where all agree."""
    return [
        *_repeated_keys(levels, sources),
        *_misplaced_root(levels),
        *_unknown_levels(levels, sources),
        *_parents_not_above(levels, sources),
        *_unknown_fields(sources),
        *_missing_fields(sources),
        *_without_cases(sources),
        *_points_without_coordinates(sources),
        *_persons_in_the_clear(sources),
    ]


def _repeated_keys(levels: Levels, sources: Sources) -> list[str]:
    groups = {"levels": [x.key for x in levels], "sources": [x.key for x in sources]}
    return [
        f"{group}: the key {key!r} stands twice"
        for group, keys in groups.items()
        for key in sorted({k for k in keys if keys.count(k) > 1})
    ]


def _unknown_levels(levels: Levels, sources: Sources) -> list[str]:
    known = {level.key for level in levels}
    used = [
        (f"sources.{source.key}.{where}", level)
        for source in sources
        for where, level in (
            ("level", source.level if source.level != ROOT_LEVEL else None),
            ("parent.level", source.parent.level if source.parent else None),
            *(("placing.level", finding.level) for finding in source.placing),
        )
        if level is not None
    ]
    return [
        f"{where}: {level!r} is none of the levels {', '.join(sorted(known))}"
        for where, level in used
        if level not in known
    ]


def _misplaced_root(levels: Levels) -> list[str]:
    is_taken = any(level.key == ROOT_LEVEL for level in levels)
    return [f"levels: {ROOT_LEVEL!r} is the place itself, above all levels"] * is_taken


def _parents_not_above(levels: Levels, sources: Sources) -> list[str]:
    order = [ROOT_LEVEL, *(level.key for level in levels)]
    return [
        f"sources.{source.key}.parent.level: {source.parent.level!r} is not above {source.level!r}"
        for source in sources
        if source.parent and {source.parent.level, source.level} <= {*order}
        if order.index(source.parent.level) >= order.index(str(source.level))
    ]


def _unknown_fields(sources: Sources) -> list[str]:
    return [
        f"sources.{source.key}.columns.{field}: {source.record} has no such field; "
        f"it has {', '.join(mappable_columns(source.record))}"
        for source in sources
        for field in source.columns
        if field not in mappable_columns(source.record)
    ]


def _missing_fields(sources: Sources) -> list[str]:
    missing = [
        f"sources.{source.key}.columns: {field} must be mapped"
        for source in sources
        if (field := RECORDS[source.record].required) not in source.columns
    ]
    without_level = [
        f"sources.{source.key}.level: a source of areas must say their level"
        for source in sources
        if source.record == "areas" and source.level is None
    ]
    return missing + without_level


def _without_cases(sources: Sources) -> list[str]:
    """What a case may have must say of which source of cases it tells; nothing else may."""
    known = sorted(source.key for source in sources if source.record == "cases")
    return [
        f"sources.{source.key}.of: must name the source of the cases it tells of, one of "
        f"{', '.join(known) or 'none'}"
        for source in sources
        if (source.of in known) != RECORDS[source.record].is_of_a_case
    ]


def _points_without_coordinates(sources: Sources) -> list[str]:
    return [
        f"sources.{source.key}.placing: a point needs longitude and latitude under columns"
        for source in sources
        if any(finding.point for finding in source.placing)
        and not {"longitude", "latitude"} <= {*source.columns}
    ]


def _persons_in_the_clear(sources: Sources) -> list[str]:
    """A column that a source keeps as a hash must not enter by another field as it stands."""
    return [
        f"sources.{source.key}.columns.{field}: {', '.join(sorted(shown))} is about a person and "
        f"may be mapped as {person} alone"
        for source in sources
        if (person := RECORDS[source.record].person)
        for field in source.columns
        if field != person and (shown := {*source.candidates(field)} & {*source.candidates(person)})
    ]
