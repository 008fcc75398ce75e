"""A flow from sources to targets: nodes and ribbons whose widths are to one scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dash import html

LEAST_PX: Final = 1.6
"""A thinner ribbon could not be seen."""
_GAP_PX: Final = 14
_WIDTH: Final = 100

Counts = Mapping[tuple[str, str], float]
"""How many go from a source to a target."""


@dataclass(frozen=True, slots=True)
class Node:
    """A source or a target: ``top`` and ``height`` in pixels."""

    key: str
    count: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """From ``start`` pixels at the source to ``end`` pixels at the target, ``width`` pixels wide."""

    source: str
    target: str
    start: float
    end: float
    width: float


@dataclass(frozen=True, slots=True)
class Sankey:
    """``has_least`` says that some ribbon is wider than its count."""

    height: float
    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    has_least: bool


def lay_out(
    counts: Counts, sources: Sequence[str], targets: Sequence[str], height_px: float
) -> Sankey:
    """Sources and targets in their order, those without a count left out.

    Ribbons leave a source in the order of the targets, and reach a target in that of the sources.
    """
    flows = {pair: count for pair, count in counts.items() if count}
    left = [key for key in sources if any(pair[0] == key for pair in flows)]
    right = [key for key in targets if any(pair[1] == key for pair in flows)]
    gaps = _GAP_PX * (max(len(left), len(right), 1) - 1)
    widths, has_least = _widths(flows, height_px - gaps)
    order = [(a, b) for a in left for b in right if (a, b) in flows]
    from_left = _nodes(left, flows, widths, 0, height_px)
    to_right = _nodes(right, flows, widths, 1, height_px)
    starts = _stack(order, widths, 0, from_left)
    ends = _stack(order, widths, 1, to_right)
    ribbons = tuple(Ribbon(*pair, starts[pair], ends[pair], widths[pair]) for pair in order)
    return Sankey(height_px, from_left, to_right, ribbons, has_least)


def draw_ribbons(sankey: Sankey, colours: Mapping[str, str], alt: str) -> html.Img:
    """The ribbons as a picture as wide as its place; ``colours`` are by target."""
    paths = (_path(ribbon, colours[ribbon.target]) for ribbon in sankey.ribbons)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {sankey.height:g}" '
        f'preserveAspectRatio="none">{"".join(paths)}</svg>'
    )
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt=alt, className="sankey-ribbons")


def _widths(flows: Counts, room: float) -> tuple[dict[tuple[str, str], float], bool]:
    """The width of each ribbon so that all fill the room, and whether some were too thin."""
    ordered = sorted(flows.values())
    for thin in range(len(ordered)):
        scale = (room - thin * LEAST_PX) / sum(ordered[thin:])
        if ordered[thin] * scale >= LEAST_PX:
            return {pair: max(n * scale, LEAST_PX) for pair, n in flows.items()}, thin > 0
    return dict.fromkeys(flows, LEAST_PX), bool(flows)


def _nodes(
    keys: Sequence[str],
    flows: Counts,
    widths: Counts,
    end: int,
    height: float,
) -> tuple[Node, ...]:
    """Nodes one below the other, in the middle of the height."""
    sizes = {key: _sum(widths, end, key) for key in keys}
    top = (height - sum(sizes.values()) - _GAP_PX * (len(keys) - 1)) / 2
    nodes = []
    for key in keys:
        nodes.append(Node(key, _sum(flows, end, key), top, sizes[key]))
        top += sizes[key] + _GAP_PX
    return tuple(nodes)


def _sum(counts: Counts, end: int, key: str) -> float:
    return sum(count for pair, count in counts.items() if pair[end] == key)


def _stack(
    order: Iterable[tuple[str, str]], widths: Counts, end: int, nodes: Sequence[Node]
) -> dict[tuple[str, str], float]:
    """Where each ribbon touches its node."""
    tops = {node.key: node.top for node in nodes}
    found = {}
    for pair in order:
        found[pair] = tops[pair[end]]
        tops[pair[end]] += widths[pair]
    return found


def _path(ribbon: Ribbon, colour: str) -> str:
    half = _WIDTH / 2
    (a, b), width = (ribbon.start, ribbon.end), ribbon.width
    return (
        f'<path fill="{colour}" fill-opacity="0.5" d="M0 {a:.2f}C{half} {a:.2f} {half} {b:.2f} '
        f"{_WIDTH} {b:.2f}V{b + width:.2f}C{half} {b + width:.2f} {half} {a + width:.2f} "
        f'0 {a + width:.2f}Z"/>'
    )
