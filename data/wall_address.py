"""The address of a wall: everything that decides what it shows, on its own or over a named wall."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args
from urllib.parse import parse_qsl

from pydantic import ValidationError

from data.address import Address, Theme
from data.errors import QuestionError, Subject
from data.metrics.metric import Language
from data.periods import Comparison, parse_period
from data.place import Place
from data.walls import REFRESH_SECONDS, ROTATE_SECONDS, SCENE_NAMES, Density, Wall

_CHOICES: Final[Mapping[str, Collection[str]]] = MappingProxyType(
    {
        "scenes": SCENE_NAMES,
        "rotate": ("–".join(map(str, ROTATE_SECONDS)),),
        "compare": get_args(Comparison),
        "theme": get_args(Theme),
        "lang": get_args(Language),
        "refresh": ("–".join(map(str, REFRESH_SECONDS)),),
        "density": get_args(Density),
    }
)
_LOOKS: Final = ("theme", "lang", "density")


def parse_wall(name: str | None, search: str, place: Place) -> Wall:
    """The wall ``name`` of the place's profile, or one without a name, with what ``search`` changes.

    Raises QuestionError for a wall, setting, scene, value, area or period that does not exist.
    """
    asked = dict(parse_qsl(search.removeprefix("?")))
    for setting in asked:
        if setting not in Wall.model_fields:
            raise _unknown("setting", setting, tuple(Wall.model_fields))
    if "period" in asked:
        parse_period(asked["period"], place.as_of)
    try:
        wall = Wall.model_validate(_named(name, place).model_dump() | _split(asked))
    except ValidationError as error:
        raise _refused(error) from None
    place.within(wall.area)
    return wall


def wall_looks(search: str) -> Wall:
    """Theme, language and density of an address that may otherwise be wrong."""
    asked = dict(parse_qsl(search.removeprefix("?")))
    return Wall.model_validate({k: asked[k] for k in _LOOKS if asked.get(k) in _CHOICES[k]})


def page_address(wall: Wall, page: str, metric: str | None) -> Address:
    """The same question as an address of a page."""
    address = Address(
        page=page,
        area=wall.area,
        period=wall.period,
        compare=wall.compare,
        theme=wall.theme,
        lang=wall.lang,
    )
    return address if metric is None else address.but(metric=metric)


def _named(name: str | None, place: Place) -> Wall:
    walls = place.profile.walls
    if name is None:
        return Wall()
    if name not in walls:
        raise _unknown("wall", name, tuple(walls))
    return walls[name]


def _split(asked: Mapping[str, str]) -> dict[str, Any]:
    if "scenes" not in asked:
        return dict(asked)
    return {**asked, "scenes": [name.strip() for name in asked["scenes"].split(",")]}


def _refused(error: ValidationError) -> QuestionError:
    fault = error.errors(include_url=False)[0]
    setting, given = str(fault["loc"][0]), str(fault["input"])
    if setting == "scenes":
        return _unknown("scene", given, _CHOICES[setting])
    return _unknown("value", f"{setting}={given}", _CHOICES[setting])


def _unknown(subject: Subject, asked: str, known: Collection[str]) -> QuestionError:
    listed = f"one of: {', '.join(known)}" if known else "a wall that the profile names"
    return QuestionError(
        f"The wall has no {subject} {asked!r}.",
        listed,
        "correct the address; /wall alone shows everything, and [walls.NAME] in the profile names "
        "a wall",
        subject=subject,
        asked=asked,
    )
