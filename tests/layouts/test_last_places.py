from __future__ import annotations

import pytest

from data.address import Address
from data.analysis.ranking import rank
from data.metrics.catalogue import metric_of
from layouts.last_places import last_places
from layouts.standings import Standings
from tests.layouts.made import count, links, parts, rate, reading, sheet, words

LEAD = "on_time_closure_rate"


def line(worst, n=40, *, metric=LEAD, grain="department", test="95", **address):
    """What is said where the others are all at 950 of 1,000."""
    counts = dict(worst) | {f"x{i:02}": (950, 1000) for i in range(n - len(worst))}
    rows = [reading(metric, rate(*pair), key, by="department") for key, pair in counts.items()]
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    whole = reading(metric, rate(*sums))
    drawn = sheet(Address(page="cases", period="2026-11", test=test, **address))
    standings = Standings(metric_of(metric), rank(rows, whole, test), whole, "部门", grain)
    return last_places(drawn, standings)


def said(drawn):
    """The line without its card."""
    return words(parts(drawn)[1]) if drawn else ""


def test_fourteen_departments_have_no_last_place():
    assert said(line({"w": (1, 1000)}, n=14)) == "末位 5%：14 个部门，名额 0"


def test_who_is_named_is_named_worst_first_with_a_link():
    drawn = line({"甲": (700, 1000), "乙": (600, 1000)})
    assert said(drawn) == "末位 5%：40 个部门，名额 2，列入 2 个：乙、甲"
    assert len(links(drawn)) == 2


def test_who_is_spared_stands_with_the_reason():
    worst = {"甲": (600, 1000), "乙": (700, 1000), "丙": (705, 1000)}
    assert said(line(worst)).endswith("列入 1 个：甲；不列入：1 个区间跨名额线")
    worst["丙"] = (70, 100)
    assert said(line(worst)).endswith("；不列入：1 个与名额外并列")
    same = {"甲": (940, 1000), "乙": (945, 1000)}
    assert said(line(same)).endswith("名额 2，无人列入：2 个与示范区无法区分")


def test_who_stands_among_the_worse_is_not_called_the_same():
    assert said(line({"甲": (8, 10)}, n=20)).endswith("无人列入：1 个精确检验不能确定")


@pytest.mark.parametrize("test", ["95", "998", "fdr"])
def test_too_few_cases_are_never_named_and_make_no_place(test):
    drawn = line({"少": (0, 9), "甲": (600, 1000)}, n=21, test=test)
    assert said(drawn) == "末位 5%：20 个部门，名额 1，列入 1 个：甲"


def test_the_rule_decides_who_is_named():
    worst = {"甲": (88, 100)}
    assert [("列入 1 个" in said(line(worst, n=20, test=test))) for test in ("95", "998")] == [
        True,
        False,
    ]


def test_many_names_are_cut_short():
    drawn = line({f"w{i}": (600 + i, 1000) for i in range(8)}, n=160)
    assert said(drawn).endswith("列入 8 个：w0、w1、w2、w3、w4…")


def test_the_card_gives_the_source_and_the_guard():
    text = words(line({}))
    assert "怡园 2020" in text
    assert "不递补" in text
    assert "Yiyuan 2020" in words(line({}, lang="en"))


def test_only_where_somebody_answers_and_chance_is_reckoned_with():
    assert line({}, grain=None)
    assert not line({}, grain="category")
    whole = reading("case_volume", count(15))
    rows = [reading("case_volume", count(n), str(n)) for n in (5, 10)]
    volumes = Standings(metric_of("case_volume"), rank(rows, whole), whole, "街道")
    assert not last_places(sheet(), volumes)
