"""What stands in place of a page that could not be read, and the first steps of an empty store."""

from __future__ import annotations

from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Address
from data.errors import EmptyStoreError, GelanError, QuestionError
from data.metrics.metric import Language
from layouts.faults import said_of
from layouts.text import say

_UNLISTED: Final = {"period": "question.days", "wall": "question.named_wall"}
_MENDED: Final = {"wall": "question.name_wall", "scene": "question.choose_scene"}


def draw_trouble(
    address: Address, error: GelanError | None, code: str, language: Language
) -> list[Component]:
    """What failed, what still works, what to do, and the way out."""
    is_wrong = isinstance(error, QuestionError)
    title = say(language, "error.address" if is_wrong else "error.page")
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


def draw_first_steps(language: Language | None) -> list[Component]:
    """An empty store: what fills it. It has no profile that says what its readers speak, so that
    all languages stand there until one is chosen.
    """
    spoken: tuple[Language, ...] = ("zh", "en") if language is None else (language,)
    return [_first_steps(each) for each in spoken]


def _first_steps(language: Language) -> html.Section:
    return html.Section(
        [
            html.H1(say(language, "empty.title")),
            html.P(say(language, "empty.detail")),
            html.Pre(html.Code(say(language, "empty.command"))),
            html.P(say(language, "empty.after")),
        ],
        className="trouble",
        lang="zh-CN" if language == "zh" else "en",
    )


def _explained(error: GelanError, language: Language) -> list[Component]:
    given, expected, remedy = told(error, language)
    rows = (("error.expected", expected), ("error.remedy", remedy))
    cells = [[html.Dt(say(language, key)), html.Dd(text)] for key, text in rows]
    return [html.P(given), html.Dl([cell for row in cells for cell in row])]


def told(error: GelanError, language: Language) -> tuple[str, str, str]:
    """What was given, expected and is to be done, in the language of the page."""
    if isinstance(error, EmptyStoreError):
        remedy = f"{say(language, 'empty.command')} {say(language, 'empty.after')}"
        return say(language, "empty.title"), say(language, "empty.detail"), remedy
    if not isinstance(error, QuestionError):
        return said_of(error, language)
    given = say(language, f"question.{error.subject}", asked=error.asked)
    unlisted = say(language, _UNLISTED.get(error.subject, "question.exists"))
    mend = say(language, _MENDED.get(error.subject, "question.mend"))
    return given, error.choices or unlisted, mend
