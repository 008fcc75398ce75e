from __future__ import annotations

from dataclasses import replace

from data.address import Address
from data.analysis.peers import PeerGroup
from data.periods import parse_period
from layouts.headline import draw_headline
from tests.layouts.made import (
    AS_OF,
    EMPTY,
    OCTOBER,
    areas,
    census,
    count,
    progress,
    ranked,
    rate,
    reading,
    sheet,
    words,
)

LEAD = "on_time_closure_rate"
WHOLE = {LEAD: reading(LEAD, rate(442, 515))}


def say(now, before=None, drawn=None, flags=(), rest=(), paces=None, **more):
    facts = {"previous": before, "previous_period": OCTOBER if before else None} | more
    totals = {now.metric: now} if hasattr(now, "metric") else {LEAD: reading(LEAD, now, **facts)}
    totals |= {one.metric: one for one in rest}
    return words(
        draw_headline(drawn or sheet(), totals, ranked(flags) if flags else (), "街道", paces or {})
    )


def test_it_says_value_change_and_who_stands_out():
    said = say(rate(9_080, 10_000), rate(8_960, 10_000), flags=areas())
    assert said == ("2026 年 11 月按期办结率 90.8%，比 10 月高 1.2 个百分点；东岭显著低于示范区。")


def test_it_speaks_english():
    drawn = sheet(Address(period="2026-11", lang="en"))
    said = say(rate(9_080, 10_000), rate(8_960, 10_000), drawn, areas())
    assert said == (
        "Nov 2026: On-time closure rate 90.8%, 1.2 pp above Oct; 东岭 significantly below Sample."
    )


def test_a_difference_within_the_noise_is_none():
    assert "与 10 月持平，差别在误差内" in say(rate(91, 100), rate(89, 100))


def test_without_a_comparison_it_claims_no_change():
    assert say(rate(91, 100)) == "2026 年 11 月按期办结率 91.0%。"


def test_a_period_still_running_is_named_and_not_compared():
    drawn = sheet(Address(period="2026"))
    said = say(
        rate(9_080, 10_000),
        rate(8_960, 10_000),
        drawn,
        period=parse_period("2026", AS_OF),
    )
    assert said == "2026 年按期办结率 90.8%。本期未完，只到 2026-11-30 24:00"


def test_a_target_is_met_or_missed_by_the_printed_gap():
    assert "已达 95% 目标" in say(rate(95, 100), drawn=sheet(target=0.95))
    assert "94.9%，距 95% 目标差 0.1 个百分点" in say(rate(9_497, 10_000), drawn=sheet(target=0.95))


def test_where_the_lead_is_missing_the_volume_speaks_and_else_nothing_happened():
    volume = reading("case_volume", count(4812))
    assert say(volume) == "2026 年 11 月受理 4,812 件。"
    assert say(EMPTY) == "示范区 2026 年 11 月没有案件"


def test_areas_of_another_metric_are_not_named():
    assert "显著" not in say(rate(91, 100), flags=areas("resolution_rate"))


SOURCE = {"zh": "区", "en": "A"}
AIMS = [
    {"metric": "staffing_norm_rate", "value": 0.95, "source": SOURCE},
    {"metric": "covered_household_rate", "value": 0.9, "source": SOURCE},
]


def unmet(before):
    return [
        reading(aim["metric"], census(80, 103), previous=census(before, 103)) for aim in AIMS[::-1]
    ]


def test_what_else_is_short_of_its_target_is_named_and_since_before_where_it_was():
    drawn = sheet(targets=AIMS)
    assert say(rate(91, 100), drawn=drawn, rest=unmet(80)).endswith(
        "；住户覆盖与 1+2 配备仍未达标。"
    )
    assert say(rate(91, 100), drawn=drawn, rest=unmet(103)).endswith("1+2 配备未达标。")
    assert "达标" not in say(rate(91, 100), rest=unmet(80))


def test_a_goal_behind_its_pace_is_told():
    paces = {"volunteer_hours": progress("behind")}
    assert say(rate(91, 100), paces=paces).endswith("；志愿时长落后于目标进度。")
    assert "目标进度" not in say(rate(91, 100), paces={"volunteer_hours": progress("ahead")})


def test_a_filter_is_named_and_keeps_the_sentence_to_the_cases():
    drawn = sheet(Address(period="2026-11", channel="12345"), targets=AIMS)
    assert say(rate(91, 100), drawn=drawn, rest=unmet(80)) == (
        "2026 年 11 月（渠道：12345）按期办结率 91.0%。"
    )


def test_an_area_is_named_first():
    said = say(rate(91, 100), drawn=sheet(Address(area="a", period="2026-11")))
    assert said.startswith("东岭 2026 年 11 月按期办结率")


def test_who_stands_out_does_so_by_the_rule():
    rows = [reading(LEAD, rate(76, 100), "a"), reading(LEAD, rate(95, 100), "b")]
    said = {
        test: words(draw_headline(sheet(), WHOLE, ranked(rows, test=test), "街道", {}))
        for test in ("95", "998")
    }
    assert "东岭显著低于示范区" in said["95"]
    assert "显著" not in said["998"]


def test_of_several_kinds_who_stands_out_does_so_among_its_peers():
    peers = [
        replace(*ranked(areas()), group=PeerGroup("street", kind, frozenset())) for kind in "xy"
    ]
    said = words(draw_headline(sheet(), WHOLE, peers, "街道", {}))
    assert said.endswith("显著低于同类。")
