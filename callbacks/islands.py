"""Plain HTML is sent as text: one component instead of hundreds.

Dash's renderer tells every component on the page about every component that is new, so a page
of a thousand takes the browser over a second to change. What needs no Dash (elements and links)
is therefore written out as the ``data-html`` of the element around it; assets/islands.js puts
it in. The document is the same as without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from dash import dcc
from dash.development.base_component import Component

_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})
_SPELLED: Final = {"className": "class", "htmlFor": "for"}
_OF_DASH: Final = frozenset({"children", "key", "n_clicks", "disable_n_clicks"})


def fold(drawn: Any) -> Any:
    """The same drawing with every plain part written out, as far up as it is plain."""
    if isinstance(drawn, (list, tuple)):
        return [fold(part) for part in drawn]
    if not isinstance(drawn, Component):
        return drawn
    props = _props(drawn)
    inner = props.pop("children", None)
    if not _has_components(inner):
        return drawn
    make: Callable[..., Component] = type(drawn)
    if _is_element(drawn) and _is_plain(inner):
        return make(**props, **{"data-html": to_html(inner)})
    return make(fold(inner), **props)


def to_html(drawn: Any) -> str:
    """Elements, links and text as HTML; text and attributes are escaped."""
    if drawn is None:
        return ""
    if isinstance(drawn, (list, tuple)):
        return "".join(to_html(part) for part in drawn)
    if not isinstance(drawn, Component):
        return escape(str(drawn), quote=False)
    is_link = isinstance(drawn, dcc.Link)
    tag = "a" if is_link else type(drawn).__name__.lower()
    props = _props(drawn) | ({"data-link": True} if is_link else {})
    opening = f"<{tag}{''.join(_attribute(*each) for each in sorted(props.items()))}>"
    return opening if tag in _VOID else f"{opening}{to_html(props.get('children'))}</{tag}>"


def _props(component: Component) -> dict[str, Any]:
    # to_plotly_json says the same, but asks for every property there could be.
    return {
        name: value
        for name, value in vars(component).items()
        if not name.startswith(("_", "available_"))
    }


def _is_element(component: Component) -> bool:
    return type(component).__module__.startswith("dash.html.")


def _has_components(drawn: Any) -> bool:
    parts = drawn if isinstance(drawn, (list, tuple)) else (drawn,)
    return any(isinstance(part, Component) for part in parts)


def _is_plain(drawn: Any) -> bool:
    if isinstance(drawn, (list, tuple)):
        return all(_is_plain(part) for part in drawn)
    if not isinstance(drawn, Component):
        return True
    is_known = _is_element(drawn) or isinstance(drawn, dcc.Link)
    return is_known and _is_plain(getattr(drawn, "children", None))


def _attribute(name: str, value: Any) -> str:
    if name in _OF_DASH or value is None or value is False:
        return ""
    spelled = _SPELLED.get(name, name.lower())
    text = "" if value is True else _style(value) if isinstance(value, Mapping) else str(value)
    return f' {spelled}="{escape(text)}"'


def _style(style: Mapping[str, Any]) -> str:
    return ";".join(
        f"{re.sub('[A-Z]', lambda big: '-' + big[0].lower(), name)}:{value}"
        for name, value in style.items()
    )
