"""The one font of briefings: where it lies, which characters it has, how wide they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from data.errors import BriefingError
from layouts.briefing.document import Document

FAMILY: Final = "Noto Sans SC"
_FILE: Final = "NotoSansSC-Regular.ttf"
_NOT_PRINTED: Final = frozenset(
    {"made_on", "readings", "metric", "file", "rings", "above", "at", "points", "ghost", "months"}
)
"""Fields without words, and those whose words stand nowhere on a page."""


@cache
def font_folder() -> Path:
    """Where the package keeps the font.

    It is found, not imported: on import it would load a plotting library and set its fonts.

    Raises:
        BriefingError: the package, or the font in it, is not there.
    """
    spec = find_spec("zhplot")
    places = (spec and spec.submodule_search_locations) or []
    found = [Path(place) / "fonts" for place in places if (Path(place) / "fonts" / _FILE).exists()]
    if not found:
        raise BriefingError(
            f"The font of briefings ({_FILE}) is missing.",
            "the package zhplot, in which it lies",
            "install what requirements.txt names, and make the briefing again",
            case="briefing.font",
            file=_FILE,
        )
    return found[0]


def width_of(said: str) -> float:
    """How far a line of text reaches, as a multiple of its size."""
    advances = _advances()
    return sum(advances.get(ord(letter), 1.0) for letter in said)


def check_glyphs(document: Document) -> None:
    """Every character that will be printed is in the font.

    Raises:
        BriefingError: names the characters that are not, and where each stands first.
    """
    missing: dict[str, str] = {}
    for place, said in _printed(document, ""):
        for letter in said:
            if ord(letter) not in _advances():
                missing.setdefault(letter, f"{place} “{said}”")
    if missing:
        listed = "; ".join(
            f"{letter} (U+{ord(letter):04X}) in {place}" for letter, place in missing.items()
        )
        raise BriefingError(
            f"The font of briefings lacks {listed}",
            f"characters of {FAMILY}, some 30,000",
            "write the name in the profile or the source file with characters that the font has",
            case="briefing.glyphs",
            letters="、".join(f"{letter}（U+{ord(letter):04X}）" for letter in missing),
            places="；".join(missing.values()),
        )


def _printed(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every text with the names of the fields that lead to it."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _printed(part, place)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _NOT_PRINTED:
                inner = f"{place}.{field.name}" if place else field.name
                yield from _printed(getattr(value, field.name), inner)


@cache
def _advances() -> Mapping[int, float]:
    """By code point, in multiples of the font's size."""
    with TTFont(font_folder() / _FILE, lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {point: widths[name][0] / unit for point, name in font.getBestCmap().items()}
