"""What every part of one page is drawn with: its address, place, scope and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from data.address import Address, Part, Theme
from data.aims import Target
from data.metrics.catalogue import metric_of
from data.metrics.groups import GROUP_NAMES
from data.metrics.metric import Language, Metric
from data.metrics.reach import circle_of
from data.place import Area, Place
from data.readings.reading import Reading
from data.scope import DIMENSIONS, Dimension, Scope
from layouts.text import say
from layouts.theme import Palette, palette_of

_STEPS: Final = ("accepted_share", "dispatched_share", "handled_share")
_WITH_RECORDS: Final = ("cases", "whistles", "disputes")
"""The pages that list records; the first lists those of all others."""
_OF_ONE_AREA: Final = "profile"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The setting of a drawing; it holds no readings."""

    address: Address
    place: Place
    scope: Scope

    @property
    def language(self) -> Language:
        return self.address.language(self.place)

    @property
    def theme(self) -> Theme:
        return self.address.theme

    @property
    def metric(self) -> Metric:
        return metric_of(self.address.metric)

    @property
    def area(self) -> Area:
        """The area the page is about; the root where none is chosen."""
        return self.place.areas[self.scope.area] if self.scope.area else self.place.root

    @property
    def has_stages(self) -> bool:
        """True where the place records a step between the report and the closing of a case."""
        return not self.place.recorded.isdisjoint(_STEPS)

    def can_export(self, panel: str) -> bool:
        """False of a panel that the page leaves out where the place records nothing for it."""
        if panel == "circle":
            return circle_of(self.place.recorded).each in self.place.recorded
        if panel == "hotspots":
            return "case_volume" in self.place.recorded
        return panel != "stages" or self.has_stages

    @property
    def day(self) -> date:
        """The last day that the period has reached: states are those of its end."""
        end = self.scope.period.covered(self.scope.as_of).end
        return self.scope.as_of.date() if end is None else end - timedelta(days=1)

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)

    def name(self, area: Area) -> str:
        """The name of an area; the place itself has one in each language."""
        is_root = area.area_id == self.place.root.area_id
        return self.place.name(self.language) if is_root else area.name

    def name_of(self, reading: Reading) -> str:
        """The name of a reading's area."""
        is_whole = reading.name == self.place.root.name
        return self.place.name(self.language) if is_whole else reading.name

    def href(self, **changes: Any) -> str:
        """A link to this page with some settings changed and all others kept."""
        return self.address.but(**changes).href

    def href_of_area(self, area_id: str) -> str:
        """A link to an area; its own next level is chosen afresh."""
        is_root = area_id == self.place.root.area_id
        return self.href(area=None if is_root else area_id, level=None, finding=None)

    def href_into(self, area_id: str) -> str:
        """A link from a list or a map of areas: limits the page to an area with areas below; one
        without shows all that it has on the page of its own.
        """
        if self.place.below(area_id) or self.address.page == _OF_ONE_AREA:
            return self.href_of_area(area_id)
        return self.href_of_profile(area_id)

    def href_of_profile(self, area_id: str) -> str:
        """A link to the page of one area; what filters a page of cases stays behind."""
        is_root = area_id == self.place.root.area_id
        cleared = dict.fromkeys((*DIMENSIONS, "level"))
        area = None if is_root else area_id
        return self.address.elsewhere(_OF_ONE_AREA, area=area, **cleared).href

    def href_of_rows(
        self, metric: str, part: Part = "all", by: str | None = None, key: str | None = None
    ) -> str:
        """A link to the records behind a metric's number, to those in its numerator or the rest.

        ``by`` and ``key`` limit them to one group of a breakdown. A page that lists records shows
        them itself.
        """
        page = self.address.page if self.address.page in _WITH_RECORDS else _WITH_RECORDS[0]
        return self.href(page=page, rows=metric, part=part, by=by, key=key, order=None, page_no=1)

    def csv_href(self, panel: str) -> str:
        return f"/export/{panel}.csv{self.address.search}"

    @property
    def palette(self) -> Palette:
        """The classes of the chosen metric's map."""
        target = self.target(self.metric)
        return palette_of(self.metric, self.theme, target.value if target else None)

    @property
    def filter_words(self) -> list[str]:
        """What the page is filtered by, in words."""
        return [
            self.say(
                "filter.chip",
                dimension=self.say(f"dimension.{dimension}"),
                value=self.name_of_value(dimension, value),
            )
            for dimension, value in self.address.filters
        ]

    def word(self, written: str) -> str:
        """A word of the files in the language of the page, where the profile has one for it."""
        return (
            self.place.profile.english.get(written, written) if self.language == "en" else written
        )

    def name_of_value(self, dimension: Dimension, value: str) -> str:
        """What a filter is set to, in words; most values are names already."""
        name = GROUP_NAMES.get(dimension, {}).get(value)
        return name.of(self.language) if name else value

    def target(self, metric: Metric) -> Target | None:
        """The target in force at the as-of time, where it is meant for such a period."""
        if metric.is_monthly and self.scope.period.unit != "month":
            return None
        return self.place.profile.target_of(metric.key, self.scope.as_of.date())
