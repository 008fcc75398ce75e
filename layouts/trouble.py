"""What stands in place of a page that could not be read, and the first steps of an empty store."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Address
from data.errors import GelanError, QuestionError, StoreError
from data.metrics.metric import Language
from layouts.text import say


def draw_trouble(
    address: Address, error: GelanError | None, code: str, language: Language
) -> list[Component]:
    """What failed, what still works, what to do, and the way out."""
    title = say(language, "error.page" if error is None else "error.address")
    lines: list[Component] = [html.H1(f"✕ {title}", className="worse")]
    if error is None:
        numbered = say(language, "error.code", code=code)
        lines.append(html.P(f"{say(language, 'error.rest')} {numbered}"))
    else:
        lines += _explained(error, language)
    retry = html.A(say(language, "error.retry"), href=address.href, className="button is-plain")
    home = dcc.Link(
        say(language, "error.home"),
        href=Address(theme=address.theme, lang=address.lang).href,
        className="button is-plain",
    )
    return [
        html.Section(
            [*lines, html.Div([retry, home], className="trouble-ways")], className="trouble"
        )
    ]


def draw_unreadable(error: StoreError, language: Language) -> list[Component]:
    """A store that shows nothing: why, and what fills it."""
    return [
        html.Section(
            [
                html.H1(say(language, "empty.title")),
                *_explained(error, language),
                html.P(say(language, "empty.detail")),
                html.Pre(html.Code(say(language, "empty.command"))),
                html.P(say(language, "empty.after")),
            ],
            className="trouble",
        )
    ]


def _explained(error: GelanError, language: Language) -> list[Component]:
    given, expected, remedy = _told(error, language)
    rows = (("error.expected", expected), ("error.remedy", remedy))
    cells = [[html.Dt(say(language, key)), html.Dd(text)] for key, text in rows]
    return [html.P(given), html.Dl([cell for row in cells for cell in row])]


def _told(error: GelanError, language: Language) -> tuple[str, str, str]:
    """What was given, expected and is to be done, in the language of the page where it can be."""
    if not isinstance(error, QuestionError):
        return error.given, error.expected, error.remedy
    given = say(language, f"question.{error.subject}", asked=error.asked)
    unlisted = say(language, "question.days" if error.subject == "period" else "question.exists")
    return given, error.choices or unlisted, say(language, "question.mend")
