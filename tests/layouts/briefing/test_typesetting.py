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

from layouts.briefing.document import Cell
from layouts.briefing.pictures.map import draw_map, plane_of
from layouts.briefing.typesetting import _compiler, _handed_over, typeset
from tests.layouts.briefing.made import (
    english,
    long_names,
    many_areas,
    october,
    only_cases,
    six_areas,
)
from tests.layouts.briefing.measured import ink_of, pages_of, pixels_of, words_of

ROOT = Path(__file__).parents[3]
MADE = {make.__name__: make for make in (october, six_areas, many_areas, only_cases, long_names,
                                         english)}  # fmt: skip
FOOT_PT, HEAD_PT = 54, 782
"""Between the line at the foot of a page and that at its head stands what it is made for."""
SHARES = (0.3, 0.5, 0.65, 0.8)
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
    return typeset(made(name), ["png", "pdf", "slide", "wechat"])


@cache
def made(name):
    return MADE[name]()


def pdf_of(name):
    return next(data for file, data in files_of(name).items() if file.endswith(".pdf"))


@cache
def words_on(name, template):
    """The words on the pages; of a picture as they stand on its page set as a PDF."""
    if template == "a4":
        return pages_of(pdf_of(name))
    inputs = {"document": _handed_over(made(name))}
    return pages_of(_compiler(template, inputs).compile(format="pdf"))


def titles_of(document):
    """The titles of its sections in order; what stands beside the map has none."""
    whole = document
    is_beside = whole.map is not None and whole.areas is not None and len(whole.areas.rows) <= 14
    sections = (whole.kpis, whole.map, whole.ranking, whole.trend, whole.change,
                None if is_beside else whole.areas, whole.attention, whole.improved, whole.quality,
                whole.definitions)  # fmt: skip
    return [section.title for section in sections if section is not None]


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
    for runs in words_on(name, template):
        for place, run in enumerate(runs):
            assert [other.text for other in runs[place + 1 :] if run.lies_on(other)] == [], run


@pytest.mark.parametrize(("template", "least_pt"), [("a4", 7.9), ("slide", 9.9), ("wechat", 13.9)])
@pytest.mark.parametrize("name", ["october", "six_areas", "many_areas", "only_cases"])
def test_no_words_are_too_small_to_read(name, template, least_pt):
    pages = words_on(name, template)
    assert [run for runs in pages for run in runs if run.size < least_pt] == []


@pytest.mark.parametrize("name", MADE)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name):
    titles = titles_of(made(name))
    found = []
    for runs in words_on(name, "a4"):
        for run in runs:
            title = next((each for each in titles if run.text.endswith(each)), None)
            if title is not None and abs(run.size - 11.5) < 0.1:
                found.append(title)
                under = [
                    other
                    for other in runs
                    if FOOT_PT < other.y < run.y - 8 and -5 < other.x - run.x < 240
                ]
                assert run.y - max(other.y for other in under) < 260, title
    assert found == titles


@pytest.mark.parametrize("name", MADE)
def test_every_page_bears_its_number_and_what_it_may_be_used_for(name):
    pages = words_on(name, "a4")
    for number, runs in enumerate(pages, 1):
        words = "".join("".join(run.text for run in runs).split())
        head = made(name).head
        shown = head.pages.replace("{page}", str(number)).replace("{pages}", str(len(pages)))
        for said in (shown, head.confidential, head.mark, head.mark_note, head.as_of, head.foot):
            assert "".join(said.split()) in words


def test_every_figure_and_sentence_of_the_document_is_printed():
    whole, words = october(), words_of(pdf_of("october"))
    rows = [row for group in whole.kpis.groups for row in group.rows]
    cells = [cell for row in rows for cell in (row.value, row.previous, row.year, row.verdict)]
    steps = [cell for step in whole.change.steps for cell in (step.rate, step.mix, step.total)]
    ranked = [row.value for group in whole.ranking.groups for row in group.rows]
    sentences = [said for notes in (whole.attention, whole.improved, whole.quality, whole.definitions)
                 for _, said in notes.entries]  # fmt: skip
    for said in [cell.text for cell in cells + steps + ranked] + [whole.summary, *sentences]:
        assert "".join(said.split()) in words


def test_sections_that_are_missing_close_up():
    words = words_of(pdf_of("only_cases"))
    assert "二、走势" in words
    assert "五、口径" in words
    assert "空间分布" not in words


@pytest.mark.parametrize("name", MADE)
def test_no_page_is_left_half_empty_and_no_last_one_bears_a_few_lines(name):
    pages = words_on(name, "a4")
    lowest = [min(run.y for run in runs if run.y > FOOT_PT) for runs in pages]
    assert len(pages) <= 2
    assert all(y < 842 - 0.75 * 724 for y in lowest[:-1])
    assert sum(FOOT_PT < run.y < HEAD_PT for run in pages[-1]) > 20


@pytest.mark.parametrize(
    ("name", "column"), [("october", 53), ("six_areas", 53), ("many_areas", 53)]
)
def test_the_map_is_not_blank_and_lies_in_its_frame(name, column):
    page = Image.open(io.BytesIO(next(iter(files_of(name).values())))).convert("RGB")
    pixels = np.asarray(page)
    blues = [(pixels == colour).all(axis=2) for colour in ((207, 225, 236), (111, 166, 200))]
    columns = (blues[0] | blues[1]).any(axis=0).nonzero()[0]
    assert sum(blue.sum() for blue in blues) > 20_000
    assert columns.min() >= column * 150 / 72
    assert columns.max() <= (column + 235) * 150 / 72


def spots_in(area, plane):
    """Rows and columns of pixels between a point inside an area and each of its corners."""
    x, y = area.at
    corners = [corner for rings in area.rings for corner in rings[0]]
    inside = [(x + share * (u - x), y + share * (v - y)) for u, v in corners for share in SHARES]
    return [tuple(round(4 * at) for at in plane.at(point))[::-1] for point in inside]


@pytest.mark.parametrize("name", ["october", "six_areas", "many_areas"])
def test_every_polygon_is_on_the_map_in_its_colour_and_none_reaches_its_edge(name):
    areas = tuple(replace(area, mark="") for area in made(name).map.areas)
    sheet = replace(made(name).map, areas=areas, labels=())
    plane = plane_of(sheet)
    pixels = pixels_of(draw_map(sheet))
    assert (pixels[[0, -1]] > 250).all()
    assert (pixels[:, [0, -1]] > 250).all()
    for area in sheet.areas:
        colour = "#FFFFFF" if area.place is None else sheet.classes[area.place].colour
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        found = pixels[tuple(np.transpose(spots_in(area, plane)))]
        assert (np.abs(found - wanted).max(axis=1) < 4).any(), area.name


def test_headings_of_english_tables_stand_on_one_line():
    whole, said = english(), [run.text for runs in words_on("english", "a4") for run in runs]
    for heading in (*whole.kpis.headings, *whole.ranking.headings[::2]):
        assert heading in said


def test_more_key_figures_than_a_page_holds_go_on_with_their_headings():
    whole = only_cases()
    group = whole.kpis.groups[0]
    groups = tuple(replace(group, name=f"第{number}类") for number in range(30))
    (pdf,) = typeset(replace(whole, kpis=replace(whole.kpis, groups=groups)), ["pdf"]).values()
    pages = [[run.text for run in runs] for runs in pages_of(pdf)]
    assert sum("指标" in said for said in pages) == 2
    assert sum(said.count("91.8%") for said in pages) == 30


def test_columns_in_which_nothing_is_said_are_left_out():
    whole = only_cases()
    group = whole.kpis.groups[0]
    rows = tuple(replace(row, target="—", verdict=Cell("—")) for row in group.rows)
    kpis = replace(whole.kpis, groups=(replace(group, rows=rows),))
    (pdf,) = typeset(replace(whole, kpis=kpis), ["pdf"]).values()
    said = [run.text for run in pages_of(pdf)[0]]
    assert "环比" in said
    assert not {"目标", "评定"} & set(said)


def test_nothing_that_comes_from_a_file_is_markup():
    nasty = "#panic() *网格* $x$ _1_ @ref <a> \\ // /* [b] `c`"
    (pdf,) = typeset(replace(october(), summary=nasty), ["pdf"]).values()
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
