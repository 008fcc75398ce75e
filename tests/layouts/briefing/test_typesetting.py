from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from layouts.briefing.typesetting import _compiler, _handed_over, typeset
from tests.layouts.briefing.made import (
    english,
    long_names,
    many_areas,
    october,
    only_cases,
    six_areas,
)
from tests.layouts.briefing.measured import ink_of, pages_of, words_of

ROOT = Path(__file__).parents[3]
MADE = {make.__name__: make for make in (october, six_areas, many_areas, only_cases, long_names,
                                         english)}  # fmt: skip
MARGIN_PT = {"a4": 53, "slide": 36, "wechat": 28}
ONCE_MORE = """
import hashlib
from layouts.briefing.typesetting import typeset
from tests.layouts.briefing.made import october
for name, data in typeset(october(), ["png", "pdf", "slide", "wechat"]).items():
    print(hashlib.sha256(data).hexdigest(), name)
"""


@cache
def files_of(name):
    return typeset(MADE[name](), ["png", "pdf", "slide", "wechat"])


def pdf_of(name):
    return next(data for file, data in files_of(name).items() if file.endswith(".pdf"))


def set_as_pdf(document, template):
    """A picture's page as a PDF, whose words can be found."""
    return _compiler(template, {"document": _handed_over(document)}).compile(format="pdf")


def test_files_are_named_after_the_briefing():
    assert list(files_of("october")) == [
        "示范市-月报-2026-10-1.png",
        "示范市-月报-2026-10-2.png",
        "示范市-月报-2026-10.pdf",
        "示范市-月报-2026-10-slide.png",
        "示范市-月报-2026-10-wechat.png",
    ]


@pytest.mark.parametrize("name", MADE)
def test_pictures_have_the_size_of_their_use(name):
    files = files_of(name)
    sizes = {file: Image.open(io.BytesIO(data)).size for file, data in files.items()
             if file.endswith(".png")}  # fmt: skip
    for file, (width, height) in sizes.items():
        if "slide" in file:
            assert (width, height) == (1920, 1080)
        elif "wechat" in file:
            assert width == 1080
            assert len(files[file]) <= 5_000_000
        else:
            assert abs(width - 1240) <= 1
            assert abs(height - 1754) <= 1


@pytest.mark.parametrize("name", MADE)
def test_nothing_stands_outside_the_margins(name):
    for file, data in files_of(name).items():
        if file.endswith(".png"):
            template = next((kind for kind in ("slide", "wechat") if kind in file), "a4")
            per_pt = 150 / 72 if template == "a4" else 2
            margin = int((MARGIN_PT[template] - 2) * per_pt)
            ink = ink_of(data)
            assert not ink[:, :margin].any()
            assert not ink[:, -margin:].any()
            assert not ink[: int(9 * per_pt)].any()
            assert not ink[-int(9 * per_pt) :].any()


@pytest.mark.parametrize("template", ["a4", "slide", "wechat"])
@pytest.mark.parametrize("name", MADE)
def test_no_words_lie_on_others(name, template):
    for runs in pages_of(set_as_pdf(MADE[name](), template)):
        for place, run in enumerate(runs):
            assert [other.text for other in runs[place + 1 :] if run.lies_on(other)] == [], run


@pytest.mark.parametrize(("template", "least_pt"), [("a4", 7.9), ("slide", 9.9), ("wechat", 13.9)])
@pytest.mark.parametrize("name", ["october", "six_areas", "many_areas", "only_cases"])
def test_no_words_are_too_small_to_read(name, template, least_pt):
    pages = pages_of(set_as_pdf(MADE[name](), template))
    assert [run for runs in pages for run in runs if run.size < least_pt] == []


@pytest.mark.parametrize("name", MADE)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name):
    made = MADE[name]()
    sections = (made.kpis, made.map, made.ranking, made.trend, made.change, made.attention,
                made.improved, made.quality, made.definitions)  # fmt: skip
    titles = [section.title for section in sections if section is not None]
    found = []
    for runs in pages_of(pdf_of(name)):
        for run in runs:
            title = next((each for each in titles if run.text.endswith(each)), None)
            if title is not None and abs(run.size - 11.5) < 0.1:
                found.append(title)
                below = [other.y for other in runs if 60 < other.y < run.y - 8]
                assert run.y > 90
                assert below
    assert found == titles


@pytest.mark.parametrize("name", MADE)
def test_every_page_bears_its_number_and_what_it_may_be_used_for(name):
    made, pages = MADE[name](), pages_of(pdf_of(name))
    for number, runs in enumerate(pages, 1):
        words = "".join("".join(run.text for run in runs).split())
        head = made.head
        shown = head.pages.replace("{page}", str(number)).replace("{pages}", str(len(pages)))
        for said in (shown, head.confidential, head.mark, head.mark_note, head.as_of, head.foot):
            assert "".join(said.split()) in words


def test_every_figure_and_sentence_of_the_document_is_printed():
    made, words = october(), words_of(pdf_of("october"))
    rows = [row for group in made.kpis.groups for row in group.rows]
    cells = [cell for row in rows for cell in (row.value, row.previous, row.year, row.verdict)]
    steps = [cell for step in made.change.steps for cell in (step.rate, step.mix, step.total)]
    ranked = [row.value for group in made.ranking.groups for row in group.rows]
    sentences = [said for notes in (made.attention, made.improved, made.quality, made.definitions)
                 for _, said in notes.entries]  # fmt: skip
    for said in [cell.text for cell in cells + steps + ranked] + [made.summary, *sentences]:
        assert "".join(said.split()) in words


def test_sections_that_are_missing_close_up():
    words = words_of(pdf_of("only_cases"))
    assert "二、走势" in words
    assert "五、口径" in words
    assert "空间分布" not in words


def test_the_map_is_not_blank_and_lies_in_its_frame():
    page = Image.open(io.BytesIO(files_of("october")["示范市-月报-2026-10-1.png"])).convert("RGB")
    pixels = np.asarray(page)
    blues = [(pixels == colour).all(axis=2) for colour in ((207, 225, 236), (111, 166, 200))]
    columns = (blues[0] | blues[1]).any(axis=0).nonzero()[0]
    assert sum(blue.sum() for blue in blues) > 30_000
    assert columns.min() >= 53 * 150 / 72
    assert columns.max() <= (53 + 235) * 150 / 72


def test_nothing_that_comes_from_a_file_is_markup():
    nasty = "#panic() *网格* $x$ _1_ @ref <a> \\ // /* [b] `c`"
    made = replace(october(), summary=nasty)
    (pdf,) = typeset(made, ["pdf"]).values()
    assert "".join(nasty.split()) in words_of(pdf)


def test_the_same_document_gives_the_same_bytes_anywhere(tmp_path):
    here = {name: hashlib.sha256(data).hexdigest() for name, data in files_of("october").items()}
    for seed, zone, language in (("1", "Asia/Shanghai", "zh_CN.UTF-8"), ("2", "America/Lima", "C")):
        home = tmp_path / seed
        home.mkdir()
        env = {"PATH": os.environ["PATH"], "HOME": str(home), "TZ": zone, "LANG": language,
               "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}  # fmt: skip
        done = subprocess.run([sys.executable, "-c", ONCE_MORE], env=env, cwd=tmp_path, check=True,
                              capture_output=True, text=True, encoding="utf-8")  # fmt: skip
        there = dict(line.split(" ", 1)[::-1] for line in done.stdout.splitlines())
        assert there == here
        assert list(home.iterdir()) == []


def test_a_pdf_bears_the_day_of_the_document_and_no_other():
    about = PdfReader(io.BytesIO(pdf_of("october"))).metadata
    assert about.creation_date.date() == about.modification_date.date() == october().made_on
    assert about.title == "示范市基层治理月报 2026 年 10 月"


def test_other_words_give_other_bytes():
    assert typeset(replace(october(), summary="改"), ["pdf"]) != {
        "示范市-月报-2026-10.pdf": pdf_of("october")
    }
