from __future__ import annotations

from dash.development.base_component import ComponentRegistry

from callbacks.islands import to_html
from layouts.wall.svg import G, Path, Svg


def test_a_drawing_is_written_out_and_escaped():
    drawn = Svg(G(Path(d="M0 0", stroke_width=2), className="a<b"), viewBox="0 0 1 1")
    assert to_html(drawn) == (
        '<svg viewbox="0 0 1 1"><g class="a&lt;b"><path d="M0 0" stroke-width="2"></path></g></svg>'
    )


def test_elements_are_no_library_of_dash():
    assert "layouts" not in ComponentRegistry.registry
