"""Pages and pictures of a briefing: the document's values in, files out, the same bytes everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from data.errors import BriefingError
from layouts.briefing.columns import (
    PAD,
    SIZES,
    WIDTH,
    area_columns,
    definitions_left,
    kpi_columns,
)
from layouts.briefing.document import Document
from layouts.briefing.fonts import FAMILY, check_glyphs, font_folder
from layouts.briefing.pictures import draw_pictures
from layouts.briefing.pictures.falls import columns_of_change
from layouts.briefing.pictures.intervals import columns_of_ranking, place_of_whole
from layouts.briefing.pictures.svg import PITCH
from layouts.theme import TOKENS

Format = Literal["png", "pdf", "slide", "wechat"]
_TEMPLATES: Final = Path(__file__).parent
_A4_PPI: Final = 150
_SCREEN_PPI: Final = 144
"""Two pixels to a point: the slide is 960 × 540 pt, the long picture 540 pt wide."""


def typeset(document: Document, formats: Iterable[Format]) -> dict[str, bytes]:
    """The files by their names: a PNG for each A4 page, a PDF, a slide, a long picture.

    Raises:
        BriefingError: a character is not in the font, or the templates cannot be set.
    """
    check_glyphs(document)
    inputs = {"document": _handed_over(document)}
    files: dict[str, bytes] = {}
    try:
        for name in dict.fromkeys(formats):
            files |= _MAKERS[name](document, inputs)
    except typst.TypstError as fault:
        raise BriefingError(
            f"The briefing could not be typeset: {fault.message}",
            "a document that the templates can set",
            "make it again; if it happens again, report it with the JSON of the briefing",
            case="briefing.unset",
            said=fault.message,
        ) from fault
    return files


def _handed_over(document: Document) -> str:
    """What the templates read: the words, and pictures in place of what they are drawn from."""
    sheet = document.map and replace(document.map, areas=(), above=(), labels=())
    content: dict[str, Any] = asdict(replace(document, map=sheet, readings=()))
    return json.dumps(
        {
            **content,
            "made_on": document.made_on.isoformat(),
            "font": FAMILY,
            "colours": TOKENS["light"],
            "pitch": PITCH,
            "pictures": draw_pictures(document),
            "ranking_columns": document.ranking and columns_of_ranking(document.ranking),
            "ranking_whole": document.ranking and place_of_whole(document.ranking),
            "change_columns": document.change and columns_of_change(document.change),
            "width": WIDTH,
            "table_size": SIZES[document.language],
            "kpi_pad": PAD,
            "kpi_columns": kpi_columns(document.kpis, document.language),
            "area_columns": document.areas and area_columns(document.areas, document.language),
            "definitions_left": definitions_left(document.definitions),
        },
        ensure_ascii=False,
    )


def _pages(document: Document, inputs: Mapping[str, str]) -> dict[str, bytes]:
    made = _compiler("a4", inputs).compile(format="png", ppi=_A4_PPI)
    pages = made if isinstance(made, list) else [made]
    return {f"{document.head.file}-{page}.png": data for page, data in enumerate(pages, 1) if data}


def _pdf(document: Document, inputs: Mapping[str, str]) -> dict[str, bytes]:
    made_at = datetime.combine(document.made_on, time(), UTC)
    made = _compiler("a4", inputs).compile(format="pdf", timestamp=int(made_at.timestamp()))
    assert isinstance(made, bytes)
    return {f"{document.head.file}.pdf": made}


def _picture(template: str) -> Callable[[Document, Mapping[str, str]], dict[str, bytes]]:
    def make(document: Document, inputs: Mapping[str, str]) -> dict[str, bytes]:
        made = _compiler(template, inputs).compile(format="png", ppi=_SCREEN_PPI)
        assert isinstance(made, bytes)
        return {f"{document.head.file}-{template}.png": made}

    return make


_MAKERS: Final[Mapping[Format, Callable[[Document, Mapping[str, str]], dict[str, bytes]]]] = {
    "png": _pages,
    "pdf": _pdf,
    "slide": _picture("slide"),
    "wechat": _picture("wechat"),
}


def _compiler(template: str, inputs: Mapping[str, str]) -> typst.Compiler:
    """It reads the templates beside this file and the one font, and nothing else of the machine."""
    return typst.Compiler(
        _TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()]
    )
