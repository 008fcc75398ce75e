"""The switch by which a phone shows one part of several; assets/views.js turns it.

Where there is room for all parts, the switch is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from layouts.attributes import attributes


def view_switch(shown_in: str, label: str, names: Sequence[str]) -> html.Div:
    """One button for each part of the element with the id ``shown_in``, the first one pressed."""
    buttons = [
        html.Button(
            name,
            type="button",
            className="switch-choice view",
            **attributes(data_view_of=shown_in, data_view=str(i), aria_pressed=str(not i).lower()),
        )
        for i, name in enumerate(names)
    ]
    return html.Div(buttons, className="switch views", role="group", **attributes(aria_label=label))
