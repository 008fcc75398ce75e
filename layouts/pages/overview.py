"""总览: what asks for attention, the families of tiles, map with ranking, trend, stages and
composition of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.peers import PeerRanking
from data.attention.item import Item
from data.errors import EmptyStoreError, GelanError
from data.metrics.metric import Language
from data.readings.progress import Progress
from data.readings.reading import Reading
from layouts.attention import notice_of
from layouts.composition import draw_composition
from layouts.families import draw_families
from layouts.frame import FRAME_SLOTS, draw_bare_frame
from layouts.funnel import draw_funnel
from layouts.graph import EMPTY_FIGURE
from layouts.headline import draw_headline
from layouts.map_frame import MapFrame
from layouts.map_panel import MAP_SLOTS, draw_map_panel, map_layout
from layouts.notices import draw_notices
from layouts.page_form import Draw, PageForm, Part, Values, View, bare_part, panel_parts
from layouts.panel import panel, skeleton
from layouts.trend_panel import TREND_SLOTS, draw_trend_panel, trend_layout
from layouts.trouble import draw_first_steps, draw_trouble

_BLANK: Final = {"figure": EMPTY_FIGURE, "className": "is-hidden", "children": None}
"""What stands in the slots of a page that could not be read, by property."""


@dataclass(frozen=True, slots=True)
class OverviewView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric with a tile for the asked area, each with its previous
    figure where a comparison exists. ``areas`` are the readings of the chosen metric by areas of
    ``level``, the not placed row (key None) included; they add up to ``reference``, the chosen
    metric's total over the same records. Where the asked area has no level below it, ``areas`` are
    its siblings and ``reference`` is their parent's reading. ``ranking`` holds the areas, each
    among its peers: list, map and headline show what it tells apart. ``trend`` and ``ghost`` are
    ``case_volume`` by day or month of the period and of its comparison. ``months`` holds, per
    metric, the last twelve months, oldest first. ``stages`` are the shares of the cases that went
    on from each stage to the next, with ``case_volume``, where they start. ``attention`` stands in
    order of urgency; ``progress`` is that of the goals, by metric.
    """

    totals: Mapping[str, Reading]
    level: str | None = None
    areas: tuple[Reading, ...] = ()
    reference: Reading | None = None
    ranking: tuple[PeerRanking, ...] = ()
    trend: tuple[Reading, ...] = ()
    ghost: tuple[Reading, ...] = ()
    channels: tuple[Reading, ...] = ()
    categories: tuple[Reading, ...] = ()
    months: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    stages: Mapping[str, Reading] = field(default_factory=dict)
    attention: tuple[Item, ...] = ()
    progress: Mapping[str, Progress] = field(default_factory=dict)
    frame: MapFrame | None = None

    @property
    def volume(self) -> Reading | None:
        return self.totals.get("case_volume")

    @property
    def total(self) -> float | None:
        return self.volume.value if self.volume else None


def _head(view: OverviewView) -> tuple[Any, Any]:
    sheet, level = view.sheet, ""
    if view.level is not None:
        level = sheet.place.level(view.level).name.text.of(sheet.language)
    sentence = draw_headline(sheet, view.totals, view.ranking, level, view.progress)
    return sentence, draw_notices(sheet, [notice_of(sheet, item) for item in view.attention])


def _map(view: OverviewView) -> tuple[Any, ...]:
    return draw_map_panel(
        view.sheet, view.areas, view.reference, view.ranking, view.level, view.frame
    )


def _stages(view: OverviewView) -> tuple[Any, ...]:
    """The board has a place for them only where they are recorded."""
    funnel = draw_funnel(view.sheet, view.stages)
    return "board has-stages" if funnel else "board", funnel


def _arrange(parts: dict[str, Component]) -> list[Component]:
    tiles, *main, channels, categories = parts.values()
    composition = html.Div([channels, categories], className="card composition")
    columns = [tiles, html.Div([*main, composition], className="board-main")]
    return [html.Div(columns, id="board", className="board")]


PANELS: Final[Mapping[str, Draw[OverviewView]]] = {
    "channels": lambda v: draw_composition(v.sheet, "channel", v.channels, v.total),
    "categories": lambda v: draw_composition(v.sheet, "category", v.categories, v.total),
}

FORM: Final[PageForm[OverviewView]] = PageForm(
    _head,
    (
        bare_part(
            "tiles",
            lambda v: draw_families(v.sheet, v.totals, v.months, v.progress),
            lambda: html.Div(skeleton(), id="tiles", className="tiles"),
        ),
        Part("map", MAP_SLOTS, map_layout, _map),
        Part(
            "trend",
            TREND_SLOTS,
            trend_layout,
            lambda v: draw_trend_panel(v.sheet, v.trend, v.ghost, v.volume),
        ),
        Part(
            "stages",
            (("board", "className"), ("panel-stages", "children")),
            lambda: panel("stages", [skeleton()], "stages"),
            _stages,
        ),
        *panel_parts(PANELS),
    ),
    _arrange,
)


def draw_error(
    address: Address, error: GelanError | None, code: str = "", language: Language = "zh"
) -> Values:
    """The values of all slots when the page could not be read.

    ``error`` is what a user can mend (an EmptyStoreError draws the first steps); None is an
    unexpected fault known by its ``code``. Without a place, ``language`` says what to speak where
    the address does not.
    """
    spoken = address.lang or language
    if isinstance(error, EmptyStoreError):
        card = draw_first_steps(address.lang)
    else:
        card = draw_trouble(address, error, code, spoken)
    frame = dict(zip(FRAME_SLOTS, draw_bare_frame(address, spoken), strict=True))
    blank = {slot: _BLANK[slot[1]] for slot in FORM.slots[len(FRAME_SLOTS) :]}
    return frame | blank | {("headline", "children"): card}
