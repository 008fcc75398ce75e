"""The registered pages: each is a module of its name here (with ``PAGE``) and in layouts/pages.

Their order is that of the navigation; the first one is the start page.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from callbacks.page import Page
from data.errors import QuestionError
from layouts import nav

PAGES: Final = nav.PAGES


def page_of(name: str) -> Page[Any]:
    """The page called ``name``. Raises QuestionError naming all that exist."""
    if name not in PAGES:
        raise QuestionError(
            f"There is no page {name!r}.",
            f"one of: {', '.join(PAGES)}",
            "open the start page",
            subject="page",
            asked=name,
        )
    page: Page[Any] = import_module(f"callbacks.pages.{name}").PAGE
    return page
