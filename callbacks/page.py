"""What a page is to the server: what it draws, what it asks, and what can be taken home."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic

from dash import Dash

from data.address import Address
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from layouts.page_form import PageForm, V, Values
from layouts.sheet import Sheet

if TYPE_CHECKING:
    from data.readings.reader import Reader

Questions = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Answered:
    """An address, and the answers to all that its page asks, by the names of the questions."""

    address: Address
    reader: Reader
    questions: Questions
    answers: Mapping[str, tuple[Reading, ...]]

    @property
    def place(self) -> Place:
        return self.reader.place

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.address.scope(self.place))

    def __getitem__(self, name: str) -> tuple[Reading, ...]:
        return self.answers[name]

    def get(self, name: str) -> tuple[Reading, ...]:
        """The answer to a question that is not asked everywhere; nothing where it is not."""
        return self.answers.get(name, ())

    def by_metric(self, *names: str) -> dict[str, Reading]:
        """The readings of these questions, where they are asked: one per metric."""
        return {reading.metric: reading for name in names for reading in self.get(name)}

    def level_of(self, name: str) -> str | None:
        """The level of the areas that a question asks for; None where it is not asked."""
        by = self.questions[name].by if name in self.questions else None
        return by.level if by else None

    def level_name(self, name: str) -> str:
        """What this level is called; nothing where there is none."""
        level = self.level_of(name)
        return self.place.level(level).name.text.of(self.sheet.language) if level else ""


def _as_it_is(address: Address) -> Address:
    return address


def _nothing(_address: Address, _place: Place) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Page(Generic[V]):
    """One page: ``form`` draws what ``view`` makes of the answers.

    ``questions`` is the only place where the page turns its address into questions, so that a
    panel and its CSV cannot disagree; ``panels`` says which of them each panel that can be exported
    shows, ``undrawn`` which of them only the files need. ``own`` leaves out what the page does not
    heed of an address. ``register`` wires what the browser does by itself, where that is more than
    links.
    """

    form: PageForm[V]
    questions: Callable[[Address, Place], Questions]
    panels: Mapping[str, tuple[str, ...]]
    view: Callable[[Answered], V]
    undrawn: Callable[[Address, Place], Collection[str]] = _nothing
    own: Callable[[Address], Address] = _as_it_is
    register: Callable[[Dash], None] | None = None

    def draw(self, address: Address, reader: Reader, now: datetime) -> Values:
        """The values of all slots, from one reading of all questions that are drawn."""
        own = self.own(address)
        unasked = self.undrawn(own, reader.place)
        named = self.questions(own, reader.place).items()
        asked = {name: question for name, question in named if name not in unasked}
        answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
        return self.form.draw(self.view(Answered(own, reader, asked, answers)), now)
