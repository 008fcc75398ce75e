"""What stands around the pictures of the wall: its buttons, the banner, and words in place of one."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dash import html

from data.errors import GelanError, QuestionError
from data.metrics.metric import Language
from layouts.attributes import attributes
from layouts.text import say
from layouts.trouble import told
from layouts.wall.svg import Path, Svg

_BUTTONS: Final = MappingProxyType(
    {
        "previous": "M14.5 6l-6 6 6 6",
        "pause": "M9 6v12M15 6v12",
        "next": "M9.5 6l6 6-6 6",
        "fullscreen": "M5 9V5h4M15 5h4v4M19 15v4h-4M9 19H5v-4",
    }
)


def draw_controls(language: Language) -> html.Div:
    """The buttons; they are seen while the pointer moves or one of them has the focus."""
    buttons = [_button(language, name, drawing) for name, drawing in _BUTTONS.items()]
    return html.Div(buttons, className="wall-controls")


def _button(language: Language, name: str, drawing: str) -> html.Button:
    title = say(language, f"wall.{name}")
    picture = Svg(Path(d=drawing), viewBox="0 0 24 24", **attributes(aria_hidden="true"))
    named = attributes(data_does=name, aria_label=title)
    return html.Button(picture, type="button", title=title, **named)


def draw_banner(language: Language) -> html.Div:
    """Empty until the server is silent; the script fills in the time of the last answer."""
    words = say(language, "wall.lost", time="{time}")
    return html.Div(
        className="wall-banner", role="status", hidden=True, **attributes(data_words=words)
    )


def draw_trouble(error: GelanError | None, code: str, language: Language) -> html.Div:
    """In place of a picture: what is wrong, what is expected, what to do. The script keeps it up
    to date until there is one.
    """
    is_wrong = isinstance(error, QuestionError)
    title = say(language, "error.address" if is_wrong else "wall.trouble")
    said, expected, remedy = trouble_words(error, code, language)
    rows = (("error.expected", "expected", expected), ("error.remedy", "remedy", remedy))
    cells = [
        cell
        for key, name, words in rows
        for cell in (
            html.Dt(say(language, key)),
            html.Dd(words, **attributes(data_trouble=name)),
        )
    ]
    lines = [html.H1(title), html.P(said, **attributes(data_trouble="said")), html.Dl(cells)]
    return html.Div(html.Section(lines, className="wall-trouble"), className="wall-screen")


def trouble_words(error: GelanError | None, code: str, language: Language) -> tuple[str, str, str]:
    """What is wrong, what is expected, what to do; ``code`` is that of a fault nobody foresaw."""
    if error is None:
        return say(language, "error.code", code=code), "—", say(language, "error.rest")
    return told(error, language)
