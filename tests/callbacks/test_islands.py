from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html

from callbacks.islands import fold, to_html


def test_plain_parts_become_the_text_of_the_element_around_them():
    folded = fold(html.Div([html.B("一", className="x"), html.Br(), "二"], id="a"))
    assert folded.id == "a"
    assert folded.children is None
    assert getattr(folded, "data-html") == '<b class="x">一</b><br>二'


def test_parts_that_need_dash_stay_components():
    card = dmc.Popover([dmc.PopoverTarget(html.Button([html.I("i")])), dmc.PopoverDropdown("x")])
    folded = fold(html.Div([html.P([html.B("一")]), card]))
    paragraph, kept = folded.children
    assert getattr(paragraph, "data-html") == "<b>一</b>"
    assert isinstance(kept, dmc.Popover)
    assert getattr(kept.children[0].children, "data-html") == "<i>i</i>"


def test_what_holds_only_text_is_left_as_it_is():
    for drawn in ("text", None, 3, {"data": []}, html.B("text"), html.Img(src="a.png")):
        assert fold(drawn) is drawn


def test_links_are_marked_so_that_the_browser_follows_them_without_a_reload():
    link = dcc.Link([html.B("东")], href="/?area=1&lang=en", className="row")
    assert to_html(link) == '<a class="row" data-link="" href="/?area=1&amp;lang=en"><b>东</b></a>'


def test_names_from_files_cannot_become_markup():
    drawn = html.Span("<script>", title='"><img src=x onerror=alert(1)>')
    written = to_html(drawn)
    assert "<script" not in written
    assert "<img" not in written


def test_attributes_are_spelled_as_html_has_them():
    drawn = html.Td(
        1,
        colSpan=2,
        hidden=True,
        title=None,
        style={"maxWidth": "4px", "left": 0},
        n_clicks=0,
        **{"aria-label": "a", "data-panel": "b"},
    )
    assert to_html(drawn) == (
        '<td aria-label="a" colspan="2" data-panel="b" hidden="" style="max-width:4px;left:0">'
        "1</td>"
    )
