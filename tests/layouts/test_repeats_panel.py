from __future__ import annotations

from data.analysis.sensitivity import sensitivity
from data.readings.reading import Figure
from layouts.repeats_panel import draw_repeats
from tests.layouts.made import NOT_RECORDED, OCTOBER, classed, parts, rate, reading, sheet, words

GAPS = {"10": (60, 70), "45": (25, 30), "120": (10, 20)}
KNOWN = 1_000


def gap(key, now, before):
    figures = (Figure(n, n, n, 1.0, "ok") for n in (now, before))
    shown, earlier = figures
    return reading("repeat_rate", shown, key, by="repeat_gap", previous=earlier)


def draw(gaps=GAPS, *, is_compared=True, **traits):
    drawn = sheet(**traits)
    now, before = (sum(pair[i] for key, pair in gaps.items() if int(key) <= 90) for i in (0, 1))
    past = {"previous": rate(before, KNOWN), "previous_period": OCTOBER} if is_compared else {}
    whole = reading("repeat_rate", rate(now, KNOWN), **past)
    rows = [gap(key, *pair) for key, pair in gaps.items()]
    return draw_repeats(drawn, whole, sensitivity(rows, whole, drawn.place.profile.repeats))


def test_points_and_proportion_are_named_apart():
    shown = words(classed(draw({"10": (50, 100)}), "repeat-figure"))
    assert shown == "5.0%50 / 1,000 件较 10 月 ▼ 5.0 个百分点，变好，降幅 50.0%"


def test_the_rule_of_the_profile_is_a_sentence():
    drawn = draw(repeats={"distance_m": 80, "days": 60})
    assert "同一人或 80 m 内" in words(drawn)
    assert "办结后 60 天内" in words(drawn)


def test_every_window_has_its_rate_and_the_rule_in_force_is_marked():
    (table,) = classed(draw(), "repeat-windows")
    assert [words(line) for line in parts(table) if type(line).__name__ == "Tr"] == [
        "天数306090120150180",
        "11 月6.0%8.5%8.5%9.5%9.5%9.5%",
        "10 月7.0%10.0%10.0%12.0%12.0%12.0%",
    ]
    assert [words(cell) for cell in classed(table, "is-rule")] == ["8.5%"]


def test_whether_the_direction_holds_is_said():
    assert "方向不变：6 种均低于 10 月" in words(draw())
    mixed = draw({"10": (60, 70), "45": (25, 10), "120": (10, 20)})
    assert "方向会变：4 种低于 10 月，2 种高于 10 月" in words(mixed)


def test_without_a_comparison_nothing_is_said_of_a_direction():
    drawn = draw(is_compared=False)
    assert not classed(drawn, "repeat-verdict")
    assert "10 月" not in words(drawn)


def test_what_is_not_recorded_is_said_and_has_no_windows():
    drawn = draw_repeats(sheet(), reading("repeat_rate", NOT_RECORDED), None)
    assert "未记录需导入诉求人或点位坐标" in words(drawn)
    assert not classed(drawn, "repeat-windows")
