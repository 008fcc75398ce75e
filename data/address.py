"""The address: everything that decides what a page shows stands in its URL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from data.errors import QuestionError, Subject
from data.metrics.catalogue import metric_of
from data.metrics.groups import KINDS
from data.metrics.metric import Language
from data.periods import Comparison, parse_period
from data.place import Place
from data.scope import DIMENSIONS, GRAINS, TIMES, Dimension, Scope

Theme = Literal["light", "dark"]
Test = Literal["95", "998", "fdr"]
"""How sure a ranking must be: intervals of 95 % or 99.8 %, or a bounded rate of false discoveries."""
Why = Literal["area", "category", "channel", "department"]
Part = Literal["all", "in", "out"]
Layer = Literal["grids", "findings", "circles", "departments", "hot"]
"""What the map of coverage shows."""
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "compare": get_args(Comparison),
    "theme": get_args(Theme),
    "lang": get_args(Language),
    "test": get_args(Test),
    "why": get_args(Why),
    "part": get_args(Part),
    "layer": get_args(Layer),
    "kind": tuple(KINDS),
    "by": tuple(grain for grain in GRAINS if grain not in TIMES),
}

_OF_ONE_PAGE: Final = (
    *("rows", "by", "key", "part", "order", "page_no"),
    *("layer", "finding", "matter", "facility", "sites", "norm"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """A page with its settings; ``None`` means the default of the place.

    ``rows`` is the metric whose records are listed; ``by`` and ``key`` limit them to one group of a
    breakdown, the one of what is not stated where there is no ``key``. ``finding`` is the number of
    a finding in the list beside the map, ``matter`` the category of cases whose hot spots it shows,
    ``facility`` a kind of facility, ``sites`` how many further ones are proposed, ``norm`` the first
    day of the norm by which grids are judged.
    """

    page: str = "overview"
    area: str | None = None
    level: str | None = None
    period: str | None = None
    compare: Comparison = "prev"
    metric: str = "on_time_closure_rate"
    channel: str | None = None
    category: str | None = None
    department: str | None = None
    kind: str | None = None
    test: Test = "95"
    why: Why = "area"
    rows: str | None = None
    by: str | None = None
    key: str | None = None
    part: Part = "all"
    order: str | None = None
    page_no: int = 1
    layer: Layer = "findings"
    finding: int | None = None
    matter: str | None = None
    facility: str | None = None
    sites: int | None = None
    norm: str | None = None
    theme: Theme = "light"
    lang: Language | None = None

    def but(self, **changes: Any) -> Address:
        """The same address with some settings changed."""
        return replace(self, **changes)

    def elsewhere(self, page: str, **changes: Any) -> Address:
        """The same question on another page; what belongs to one page alone stays behind."""
        defaults = {field.name: field.default for field in fields(self)}
        own = {name: defaults[name] for name in _OF_ONE_PAGE}
        return self.but(page=page, **(own | changes))

    @property
    def search(self) -> str:
        """The query string with its question mark; settings at their default are left out."""
        stated = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name != "page" and getattr(self, field.name) != field.default
        }
        return f"?{urlencode(stated)}" if stated else ""

    @property
    def href(self) -> str:
        return f"/{'' if self.page == 'overview' else self.page}{self.search}"

    @property
    def filters(self) -> tuple[tuple[Dimension, str], ...]:
        chosen = ((dimension, getattr(self, dimension)) for dimension in DIMENSIONS)
        return tuple((dimension, value) for dimension, value in chosen if value is not None)

    def language(self, place: Place) -> Language:
        return self.lang or place.profile.place.language

    def scope(self, place: Place) -> Scope:
        """The question this address asks of a place; relative periods resolve against T."""
        token = self.period or place.profile.place.default_period
        return Scope(
            as_of=place.as_of,
            period=parse_period(token, place.as_of),
            area=place.within(self.area),
            compare=self.compare,
            filters=self.filters,
        )


def parse_address(pathname: str, search: str) -> Address:
    """Read an address. Raises QuestionError for a setting that is unknown or has no such value."""
    known = {field.name for field in fields(Address)} - {"page"}
    asked = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=False))
    for name, value in asked.items():
        if name not in known:
            raise _unknown("setting", name, known, "setting")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise _unknown("value", f"{name}={value}", _CHOICES[name], f"value for {name}")
    for name in ("metric", "rows"):
        if name in asked:
            metric_of(asked[name])
    settings: dict[str, Any] = asked
    for name in ("page_no", "finding", "sites"):
        if name in asked:
            settings[name] = _number(name, asked[name])
    return Address(page=pathname.strip("/") or "overview", **settings)


def _number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise _unknown("value", f"{name}={text}", ("1", "2", "3 …"), f"value for {name}")
    return int(text)


def _unknown(subject: Subject, given: str, known: Iterable[str], kind: str) -> QuestionError:
    return QuestionError(
        f"The address has no {kind} {given!r}.",
        f"one of: {', '.join(sorted(known))}",
        "correct the address, or open the start page",
        subject=subject,
        asked=given,
    )
