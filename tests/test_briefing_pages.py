"""Every number on the pages of a briefing is one that ``read`` gives: two commands, and the words
of the PDF as ``pdftotext`` finds them.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import app
from data.metrics.catalogue import CATALOGUE, metric_of
from data.profile import load_profile

PERIODS = ("2026-10", "2026-07", "2026-Q3", "2026-W40", "2026-10-12", "2026")
LEVELS = ("street", "grid")
SIZES = {"": 1, "万": 10_000, "亿": 100_000_000}
NUMBER = re.compile(
    r"(?P<arrow>[▲▼] )?(?P<digits>\d[\d,]*(?:\.\d+)?)(?: (?P<size>[万亿]))?(?P<sign>%?)"
)
TARGETS = {target.metric: target.value for target in load_profile("sample").targets}

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is missing: apt-get install poppler-utils"
)


@dataclass(frozen=True)
class Number:
    """A number as it is printed; ``step`` is what its last digit counts."""

    text: str
    value: Decimal
    step: Decimal
    arrow: str
    is_percent: bool

    def agrees(self, number, goals=()):
        """Whether it is this number, rounded; next to a goal it may be held back from it."""
        apart = abs(self.value - Decimal(repr(float(number))))
        is_held = any(abs(self.value - Decimal(repr(goal))) <= self.step for goal in goals)
        return apart <= self.step / 2 or (is_held and apart < self.step)


def numbers(text):
    return [_number(found) for found in NUMBER.finditer(text)]


def _number(found):
    digits, size = found["digits"].replace(",", ""), SIZES[found["size"] or ""]
    decimals = len(digits.partition(".")[2])
    step = Decimal(1).scaleb(-decimals) * size
    arrow = (found["arrow"] or "").strip()
    return Number(found[0], Decimal(digits) * size, step, arrow, bool(found["sign"]))


def said_by(home, *words):
    """What a command writes to its output."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    as_typed = patch.object(sys, "argv", ["app.py", *words])
    of_store = patch.dict(os.environ, GELAN_HOME=str(home))
    with as_typed, of_store, redirect_stdout(out), pytest.raises(SystemExit) as ended:
        app.main()
    assert not ended.value.code
    out.flush()
    return out.buffer.getvalue().decode("utf-8-sig")


def number_of(cell):
    return float(cell) if cell else None


class Printed:
    """A briefing made by its command, and what ``read`` says within its scope."""

    def __init__(self, homes, folder, period, area, language):
        self.home, home = homes
        self.scope = ("--period", period, *(("--area", area) if area else ()))
        words = (*self.scope, "--lang", language, "--format", "pdf", "--out", str(folder))
        made = said_by(home, "briefing", *words).split("\n")
        self.pdf = next(line for line in made if line.endswith(".pdf"))
        self.kept = json.loads((folder / next(m for m in made if m.endswith(".json"))).read_bytes())

    @cached_property
    def text(self):
        command = ["pdftotext", "-layout", "-enc", "UTF-8", self.pdf, "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()

    def read(self, metrics, *words):
        """The rows that ``read`` prints as CSV."""
        printed = said_by(self.home, "read", *metrics, *self.scope, *words, "--format", "csv")
        return list(csv.DictReader(io.StringIO(printed, newline="")))

    @cached_property
    def rows(self):
        return [row for group in self.kept["kpis"]["groups"] for row in group["rows"]]

    @cached_property
    def keys(self):
        return [row["metric"] for row in self.rows]

    @cached_property
    def totals(self):
        """What ``read`` says of the whole scope, by the period it is compared with."""
        asked = [*self.keys, "case_volume"]
        return {
            how: {row["metric"]: row for row in self.read(asked, "--compare", how)}
            for how in ("prev", "year")
        }

    @cached_property
    def areas(self):
        """What ``read`` says of every area of every level, by its name and metric."""
        rows = [
            row
            for level in LEVELS
            for row in self.read(self.keys, "--by", f"area:{level}", "--compare", "prev")
        ]
        return {(row["name"], row["metric"]): row for row in rows}


def figure(row, part="value"):
    return float(row[part]) if row[part] else None


def scale_of(row):
    return 100 if row["unit"] == "ratio" else 1


def goals_of(row):
    """What a value is never rounded to from its worse side."""
    target = TARGETS.get(row["metric"])
    return [100.0, *([] if target is None else [target * scale_of(row)])]


def change_of(row):
    """The size of a change as it is printed, and the side on which it lies."""
    now, before = figure(row), figure(row, "previous_value")
    if now is None or before is None:
        return None
    points = (now - before) * scale_of(row)
    is_relative = row["unit"] not in ("ratio", "hours")
    size = 100 * points / before if is_relative and before else points
    return abs(size), "▲" if points > 0 else "▼"


def counts_of(row):
    """What a value rests on; ground in square metres is printed in km²."""
    said = [figure(row, part) for part in ("numerator", "denominator", "n", "outside")]
    found = [number for number in said if number is not None]
    is_ground = metric_of(row["metric"]).counted == "m2"
    return [number / 1e6 for number in found] if is_ground else found


def gap_of(row):
    """How far a value lies from its target."""
    target, value = TARGETS.get(row["metric"]), figure(row)
    return [] if target is None or value is None else [abs(target - value) * scale_of(row)]


def is_change(number, row):
    change = change_of(row)
    return change is not None and number.agrees(change[0]) and number.arrow in ("", change[1])


def is_value(number, row):
    value = figure(row)
    if value is None:
        return False
    is_same = number.agrees(value * scale_of(row), goals_of(row))
    is_written = row["unit"] != "ratio" or number.step <= Decimal("0.1") or number.value == 100
    return is_same and is_written and number.is_percent == (row["unit"] == "ratio")


def is_of(number, row):
    """Whether a printed number says anything of a reading."""
    aim = TARGETS.get(row["metric"])
    gaps = [abs(number.value - Decimal(repr(gap))) <= number.step for gap in gap_of(row)]
    return (
        is_value(number, row)
        or is_value(number, {**row, "value": row["previous_value"]})
        or is_change(number, row)
        or any(number.agrees(count) for count in counts_of(row))
        or (aim is not None and number.agrees(aim * scale_of(row)))
        or any(gaps)
    )


def check_row(printed, row):
    """The cells of a metric are what ``read`` says of it, and so they stand on a line of the page."""
    total, year = printed.totals["prev"][row["metric"]], printed.totals["year"][row["metric"]]
    values = numbers(row["value"]["text"])
    assert len(values) <= 1
    assert all(is_value(number, total) for number in values), row
    # A target of a month is none of another period.
    assert row["target"] in ("—", printed_target(row["metric"])), row
    people = printed.totals["prev"].get("active_volunteer_rate")
    counts = counts_of(total) + (counts_of(people) if people else [])
    assert all(any(n.agrees(c) for c in counts) for n in numbers(row["fraction"])), row
    for cell, against in ((row["previous"], total), (row["year"], year)):
        assert all(n.arrow and is_change(n, against) for n in numbers(cell["text"])), row
    cells = (row["value"]["text"], row["target"], row["previous"]["text"], row["year"]["text"])
    assert stands_in_a_row(printed, (*cells, row["verdict"]["text"]), row["fraction"]), row


def printed_target(metric):
    target = TARGETS.get(metric)
    if target is None:
        return "—"
    return f"{100 * target:g}%" if metric_of(metric).unit == "ratio" else f"{target:g}"


def stands_in_a_row(printed, cells, fraction):
    """Whether numbers stand on one line, one after the other, and the fraction between them; where
    its column is narrow, it breaks a row into lines that follow each other.
    """
    wanted, split = texts_of(*cells), texts_of(fraction)
    lines = [texts_of(bare(line)) for line in printed.text.splitlines() if line.strip()]
    for place in range(len(lines)):
        for height in (1, 4):
            found = list(chain(*lines[place : place + height]))
            if is_within(wanted, found) and is_within(split, found):
                return True
    return False


def is_within(wanted, found):
    """Whether all stand there in their order."""
    rest = iter(found)
    return all(text in rest for text in wanted)


def texts_of(*cells):
    return [number.text for cell in cells for number in numbers(cell)]


NAMES = sorted(
    {name for metric in CATALOGUE.values() for name in (metric.name("zh"), metric.name("en"))},
    key=len, reverse=True,
)  # fmt: skip


def bare(text):
    """Words without the names of metrics, some of which have numbers in them, and the map's scale."""
    for name in NAMES:
        text = text.replace(name, " ")
    named = r"1\+2|per 1,000|1,000(?= households)|95% (?=置信|confidence)|\d+ k?m\b"
    return re.sub(named, " ", text)


def check_area(printed, row, cells):
    """An area of a table or of the ranking is what ``read`` says of it, and so it stands there."""
    metric = printed.keys[0]
    (read,) = [
        found
        for (name, key), found in printed.areas.items()
        if key == metric and row["name"] in (name, name.removesuffix("街道"))
    ]
    assert all(is_value(number, read) for number in numbers(row["value"]["text"])), row
    fraction = [number.value for number in numbers(row["fraction"])]
    assert fraction in ([], counts_of(read)[:2]), row
    assert all(is_change(n, read) for n in numbers(row.get("change", {}).get("text", ""))), row
    assert stands_in_a_row(printed, cells, row["fraction"]), row


def check_tables(printed):
    for row in printed.rows:
        check_row(printed, row)
    areas, ranking = printed.kept["areas"], printed.kept["ranking"]
    for row in areas["rows"] if areas else ():
        check_area(printed, row, (row["value"]["text"], row["change"]["text"]))
    for row in (row for group in ranking["groups"] for row in group["rows"]) if ranking else ():
        check_area(printed, row, (row["value"]["text"],))


def check_trend(printed):
    """The ends of the lines bear the values of their last months."""
    trend, scale = printed.kept["trend"], scale_of(printed.totals["prev"][printed.keys[0]])
    goals = goals_of(printed.totals["prev"][printed.keys[0]])
    for label, line in (("label", "points"), ("ghost_label", "ghost")) if trend else ():
        for number in numbers(trend[label]):
            assert number.agrees(trend[line][-1] * scale, goals)
            assert number.text in texts_of(printed.text)


def check_sentences(printed):
    """What follows the name of a metric in the text is its value; all sentences are on the page."""
    squeezed = "".join(printed.text.split())
    told = ["".join(piece["text"] for piece in printed.kept["headline"]), printed.kept["summary"]]
    assert all("".join(text.split()) in squeezed for text in told)
    told.append(printed.kept.get("brief", ""))
    for row in printed.totals["prev"].values():
        for language in ("zh", "en"):
            name = metric_of(row["metric"]).name(language)
            for found in re.findall(
                rf"{re.escape(name)} (?:is )?({NUMBER.pattern})", " ".join(told)
            ):
                assert is_value(numbers(found[0])[0], row), found


def unexplained(printed):
    """The numbers on the pages that nothing bears out."""
    text = bare(between_heads(printed))
    rows = [*printed.totals["prev"].values(), *printed.totals["year"].values()]
    lead = [row for (_, metric), row in printed.areas.items() if metric == printed.keys[0]]
    rows += lead
    known = set(texts_of(*others_of(printed)))
    counts = range(max(len(lead), 31) + 1)
    return [
        number.text
        for number in numbers(text)
        if number.text not in known
        and not any(is_of(number, row) for row in rows)
        and not (number.value in counts and not number.is_percent and number.step == 1)
    ]


def between_heads(printed):
    """The words of the pages without the definitions, and what stands around each page."""
    text = re.split(r"、口径|[.] Definitions", printed.text)[0]
    head = printed.kept["head"]
    for said in (head["days"], head["as_of"], head["generation"], head["foot"], head["period"]):
        text = text.replace(said, " ")
    return text


def others_of(printed):
    """Words on the pages whose numbers other tests look after: axes, the key, the parts of a change,
    lists of what was found.
    """
    kept = printed.kept
    sheet, ranking, trend, change = (kept[key] for key in ("map", "ranking", "trend", "change"))
    steps = [*change["steps"], change["sum"]] if change else []
    yield from (step[part]["text"] for step in steps for part in ("rate", "mix", "total"))
    totals = sorted(step["total"]["value"] for step in steps[:-1])
    yield from (f"{abs(sum_):.2f}" for way in (1, -1) for sum_ in accumulate(totals[::way]))
    classes = (
        [*sheet["classes"], *([sheet["unknown"]] if sheet["unknown"] else [])] if sheet else []
    )
    yield from (word for one in classes for word in (one["label"], one["count"]))
    yield from (said for _, said in (ranking["axis"] if ranking else ()))
    yield from (said for _, said in (trend["axis"] if trend else ()))
    yield from ((trend["label"], trend["ghost_label"]) if trend else ())
    yield kept["head"]["issued_on"]
    for notes in ("attention", "improved", "quality"):
        yield from chain(*(kept[notes]["entries"] if kept[notes] else ()))


@pytest.fixture(scope="module")
def homes(sample_home, tmp_path_factory):
    """A store for each command: those of one process may open the same file in one way alone."""
    copies = [tmp_path_factory.mktemp(name) / "home" for name in ("read", "briefing")]
    return [shutil.copytree(sample_home, copy) for copy in copies]


@settings(max_examples=6)
@given(data=st.data())
def test_every_number_on_the_pages_is_what_read_says(homes, tmp_path, data):
    period = data.draw(st.sampled_from(PERIODS))
    area = data.draw(st.sampled_from([None, "西河街道", "南垟街道", "东山街道"]))
    printed = Printed(homes, tmp_path, period, area, data.draw(st.sampled_from(["zh", "en"])))
    check_tables(printed)
    check_trend(printed)
    check_sentences(printed)
    assert unexplained(printed) == []
