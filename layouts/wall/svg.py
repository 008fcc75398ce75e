"""Elements of SVG as components, so that a drawing is written out and escaped like all others."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class _Element(Component):
    """An element with any attributes; ``stroke_width`` becomes ``stroke-width``."""

    # Dash takes the module of a component for a library whose scripts it has to serve.
    __module__ = "builtins"
    _namespace = "svg"
    _base_nodes = ("children",)  # type: ignore[assignment]

    def __init__(self, children: Any = None, **attributes: Any) -> None:
        self.children = children
        for name, value in attributes.items():
            setattr(self, name.replace("_", "-"), value)


class Svg(_Element):
    __module__ = "builtins"


class G(_Element):
    __module__ = "builtins"


class Path(_Element):
    __module__ = "builtins"


class Line(_Element):
    __module__ = "builtins"


class Circle(_Element):
    __module__ = "builtins"


class Rect(_Element):
    __module__ = "builtins"


class Defs(_Element):
    __module__ = "builtins"


class Pattern(_Element):
    __module__ = "builtins"
