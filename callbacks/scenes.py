"""The scenes of a wall: what each asks, and what it is drawn from, all of one generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from callbacks.pages.disputes import LEGACY, legacy_scope
from callbacks.pages.overview import tile_metrics, trend_grain
from callbacks.wall_maps import compared_level, map_view
from data.analysis.peers import PeerRanking, rank_peers
from data.analysis.ranking import Ranked
from data.attention.asking import questions as attend
from data.attention.item import Item
from data.attention.listing import items
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By
from data.wall_address import page_address
from layouts.sheet import Sheet
from layouts.wall.view import MOST_FLAGGED, MapView, Scene, SceneView

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.walls import Wall

_EVERYWHERE: Final = ""
Answers = Mapping[str, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Staged:
    """A scene with its setting; ``level`` is that of the areas it compares, None where it has none."""

    scene: Scene
    sheet: Sheet
    level: str | None

    def questions(self) -> dict[str, Question]:
        """Everything the scene asks, by name; what it does not show is left out."""
        scene, scope = self.scene, self.sheet.scope
        own = tuple(key for key in scene.asked if key not in LEGACY)
        old = tuple(key for key in scene.asked if key in LEGACY)
        asked = {
            "totals": Question(own, scope),
            "legacy": Question(old, legacy_scope(self.sheet.address, self.sheet.place)),
            **self._figure(),
        }
        if scene.lead is not None and self.level is not None:
            plain, by = replace(scope, compare=None), By("area", self.level)
            asked["areas"] = Question((scene.lead,), plain, by)
            asked["facts"] = Question(scene.facts, plain, by)
        return {name: question for name, question in asked.items() if question.metrics}

    def _figure(self) -> dict[str, Question]:
        figure, scope = self.scene.figure, self.sheet.scope
        if figure is None:
            return {}
        if figure.kind == "steps":
            return {"figure": Question(figure.metrics, scope)}
        plain = replace(scope, compare=None)
        if figure.by is not None and figure.kind == "bars":
            return {"figure": Question(figure.metrics, plain, By(figure.by))}
        grain = trend_grain(scope.period)
        asked = {"figure": Question(figure.metrics, plain, grain)}
        if scope.comparison is not None:
            asked["ghost"] = Question(figure.metrics, plain.during(scope.comparison), grain)
        return asked

    def view(
        self, answers: Answers, attention: tuple[Item, ...], shapes: MapView | None
    ) -> SceneView:
        """What the scene is drawn from."""
        told = (*answers.get("totals", ()), *answers.get("legacy", ()))
        totals = {reading.metric: reading for reading in told}
        areas = answers.get("areas", ())
        ranking, flagged = self._ranked(areas, totals)
        shown = tuple(flagged[:MOST_FLAGGED])
        return SceneView(
            sheet=self.sheet,
            scene=self.scene,
            totals=totals,
            areas=areas,
            ranking=ranking,
            flagged=shown,
            flagged_in_all=len(flagged),
            facts=_by_area(answers.get("facts", ()), [row.reading.key or "" for row in shown]),
            figure=answers.get("figure", ()),
            ghost=answers.get("ghost", ()),
            attention=attention,
            map=shapes if areas else None,
            level=self.level,
        )

    def _ranked(
        self, areas: tuple[Reading, ...], totals: Mapping[str, Reading]
    ) -> tuple[tuple[PeerRanking, ...], list[Ranked]]:
        lead = self.scene.lead
        if lead is None or lead not in totals or not areas:
            return (), []
        ranking = rank_peers(areas, totals[lead], self.sheet.place.areas)
        return ranking, _flagged(self.sheet, metric_of(lead), ranking)


def stage(scenes: Iterable[Scene], wall: Wall, reader: Reader) -> list[Staged]:
    """The scenes in the setting of a wall. Raises QuestionError for an unknown area or period."""
    staged = []
    for scene in scenes:
        address = page_address(wall, scene.page, scene.lead)
        sheet = Sheet(address, reader.place, address.scope(reader.place))
        level = None
        if scene.lead is not None:
            level = compared_level(scene.depth, sheet.area, reader.place, reader.atlas)
        staged.append(Staged(scene, sheet, level))
    return staged


def views(staged: Sequence[Staged], reader: Reader) -> list[SceneView]:
    """What each scene is drawn from, from one reading of all that they ask.

    Raises QuestionError and StoreError.
    """
    if not staged:
        return []
    place, scope = reader.place, staged[0].sheet.scope
    asked = {
        (each.scene.name, name): question
        for each in staged
        for name, question in each.questions().items()
    }
    rules = attend(scope, place, tile_metrics(place))
    asked |= {(_EVERYWHERE, name): question for name, question in rules.items()}
    found: defaultdict[str, dict[str, tuple[Reading, ...]]] = defaultdict(dict)
    for (scene, name), answer in zip(asked, reader.read(*asked.values()), strict=True):
        found[scene][name] = answer
    attention = items(found[_EVERYWHERE], place, scope, reader.feeds)
    area = staged[0].sheet.area
    levels = {each.level for each in staged if each.level is not None}
    maps = {level: map_view(level, area, place, reader.atlas) for level in levels}
    return [
        each.view(found[each.scene.name], attention, maps.get(each.level or "")) for each in staged
    ]


def _flagged(sheet: Sheet, metric: Metric, ranking: Sequence[PeerRanking]) -> list[Ranked]:
    """The areas to look at, worst first: those worse than their peers beyond chance; of a rate that
    is counted in full, so that chance has no part in it, those that miss its target.
    """
    if metric.direction == "none":
        return []
    rows = [row for each in ranking for row in each.ranking.worse]
    target = sheet.target(metric)
    if metric.is_census and target is not None:
        ranked = (row for each in ranking for row in each.ranking.ranked)
        rows = [row for row in ranked if not target.is_met(row.value)]
    sign = 1 if metric.direction == "up" else -1
    return sorted(rows, key=lambda row: (sign * row.value, row.reading.key or ""))


def _by_area(readings: Iterable[Reading], area_ids: Sequence[str]) -> dict[str, dict[str, Reading]]:
    """What is told of these areas, by area and metric."""
    told: dict[str, dict[str, Reading]] = {area_id: {} for area_id in area_ids}
    for reading in readings:
        if reading.key in told:
            told[reading.key][reading.metric] = reading
    return told
