"""What stands where in a typeset briefing: words of its PDF, ink of its pictures."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import typst
from PIL import Image
from pypdf import PdfReader

from layouts.briefing.fonts import font_folder, width_of

_CLOSED: Final = re.compile("[，。、；：（）]")


@dataclass(frozen=True)
class Run:
    """Words on one baseline, in points from the page's lower left corner."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        """Full-width punctuation is closed up to half its width where lines or brackets end."""
        closed = 0.5 * len(_CLOSED.findall(self.text))
        return self.x + (width_of(self.text) - closed) * self.size

    def lies_on(self, other: Run) -> bool:
        """Whether letters cover each other."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.y + 0.7 * self.size, other.y + 0.7 * other.size) - max(self.y, other.y)
        return across > 0.25 * min(self.size, other.size) and down > 0.8


def pages_of(pdf: bytes) -> list[list[Run]]:
    pages = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        runs: list[Run] = []

        def keep(text, at, turn, _font, size, runs=runs):
            if text.strip() and abs(at[1]) < 0.01:
                scale = abs(at[0]) or 1.0
                x, y = at[4] + turn[4] * scale, at[5] + turn[5] * scale
                runs.append(Run(text.strip(), x, y, size * scale))

        page.extract_text(visitor_text=keep)
        pages.append(list({(run.text, round(run.x), round(run.y)): run for run in runs}.values()))
    return pages


def words_of(pdf: bytes) -> str:
    """All words without the spaces between them."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return "".join(text.split())


def ink_of(png: bytes) -> np.ndarray:
    """Where a picture is not white."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("L")) < 250


def pixels_of(svg: str) -> np.ndarray:
    """A picture alone, four pixels to a point, as rows of red, green and blue."""
    source = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    png = typst.compile(source, format="png", ppi=288, sys_inputs={"svg": svg}, ignore_system_fonts=True,
                        font_paths=[font_folder()])  # fmt: skip
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
