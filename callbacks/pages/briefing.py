"""简报: asks no readings itself; its pages are made when the browser asks for them."""

from __future__ import annotations

from typing import Final

from callbacks.page import Answered, Page, Questions
from data.address import Address
from data.place import Place
from data.scope import DIMENSIONS
from layouts.page_form import View
from layouts.pages import briefing


def questions(_address: Address, _place: Place) -> Questions:
    """None: a briefing asks its own."""
    return {}


def own(address: Address) -> Address:
    """The same without filters: a briefing is of all cases."""
    return address.but(**dict.fromkeys(DIMENSIONS))


def view(asked: Answered) -> View:
    """What the page is drawn from."""
    return View(asked.sheet)


PAGE: Final = Page(form=briefing.FORM, questions=questions, panels={}, view=view, own=own)
