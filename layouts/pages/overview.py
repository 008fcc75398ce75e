"""总览: what asks for attention, the families of tiles, map with ranking, trend, stages and
composition of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.peers import PeerRanking
from data.attention.item import Item
from data.errors import GelanError, StoreError
from data.metrics.metric import Language
from data.place import Place
from data.readings.progress import Progress
from data.readings.reading import Reading
from data.scope import Scope
from layouts.attention import draw_attention
from layouts.composition import draw_composition
from layouts.families import draw_families
from layouts.frame import FRAME_SLOTS, draw_bare_frame, draw_frame, frame_layout
from layouts.funnel import draw_funnel
from layouts.graph import EMPTY_FIGURE
from layouts.headline import draw_headline
from layouts.map_frame import MapFrame
from layouts.map_panel import MAP_SLOTS, draw_map_panel, map_layout
from layouts.panel import panel, skeleton
from layouts.sheet import Sheet
from layouts.trend_panel import TREND_SLOTS, draw_trend_panel, trend_layout
from layouts.trouble import draw_trouble, draw_unreadable

SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("board", "className"),
    ("headline", "children"),
    ("attention", "children"),
    ("tiles", "children"),
    *MAP_SLOTS,
    *TREND_SLOTS,
    ("panel-stages", "children"),
    ("panel-channels", "children"),
    ("panel-categories", "children"),
)


@dataclass(frozen=True, slots=True)
class OverviewView:
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
    order of urgency; ``progress`` is that of the goals, by metric. ``now`` is the reader's clock,
    for the banner of stale data; None leaves the banner out.
    """

    address: Address
    place: Place
    scope: Scope
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
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    parts = [panel("channels", [skeleton()]), panel("categories", [skeleton()])]
    main = [
        map_layout(),
        trend_layout(),
        panel("stages", [skeleton()], "stages"),
        html.Div(parts, className="card composition"),
    ]
    board = html.Div(
        [
            html.Div(skeleton(), id="tiles", className="tiles"),
            html.Div(main, className="board-main"),
        ],
        id="board",
        className="board",
    )
    return frame_layout([board])


def draw(view: OverviewView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet = view.sheet
    volume = view.totals.get("case_volume")
    total = volume.value if volume else None
    funnel = draw_funnel(sheet, view.stages)
    level = "" if view.level is None else view.place.level(view.level).name.text.of(sheet.language)
    return (
        *draw_frame(sheet, view.now),
        "board has-stages" if funnel else "board",
        draw_headline(sheet, view.totals, view.ranking, level, view.progress),
        draw_attention(sheet, view.attention),
        draw_families(sheet, view.totals, view.months, view.progress),
        *draw_map_panel(sheet, view.areas, view.reference, view.ranking, view.level, view.frame),
        *draw_trend_panel(sheet, view.trend, view.ghost, volume),
        funnel,
        draw_composition(sheet, "channel", view.channels, total),
        draw_composition(sheet, "category", view.categories, total),
    )


def draw_error(
    address: Address, error: GelanError | None, code: str = "", language: Language = "zh"
) -> tuple[Any, ...]:
    """The values of all SLOTS when the page could not be read.

    ``error`` is what a user can mend (a QuestionError of the address; a StoreError also
    draws the first steps); None is an unexpected fault known by its ``code``. Without a
    place, ``language`` says what to speak where the address does not.
    """
    spoken = address.lang or language
    if isinstance(error, StoreError):
        card = draw_unreadable(error, spoken)
    else:
        card = draw_trouble(address, error, code, spoken)
    figures = {"figure": EMPTY_FIGURE, "className": "is-hidden", "children": None}
    blank = [figures[prop] for _, prop in SLOTS[len(FRAME_SLOTS) + 2 :]]
    return (*draw_bare_frame(address, spoken), "board is-hidden", card, *blank)
