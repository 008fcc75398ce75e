from __future__ import annotations

from data.analysis.expectation import Calibration, Expectations, Expected
from layouts.expectations import draw_expectations
from tests.layouts.made import OCTOBER, classed, sheet, words

GARBAGE = Expected("市容环境", "环境卫生中心", 4445, 1.7, 53.0, Calibration(643, 810))
RARE = Expected(None, "司法局", 12, None, None, Calibration(0, 0))


def draw(*pairs):
    return draw_expectations(sheet(), Expectations(OCTOBER, pairs))


def test_a_pair_is_promised_what_half_and_what_eight_in_ten_took():
    said = words(draw(GARBAGE, RARE)[1])
    for part in ("市容环境", "环境卫生中心", "4,445", "1.7 小时", "2.2 天", "79.4%"):
        assert part in said


def test_too_few_cases_promise_nothing_and_stand_in_the_table_alone():
    drawn = draw(GARBAGE, RARE)
    assert "司法局" not in words(drawn[1])
    assert "司法局" in words(drawn[2])


def test_how_well_promises_have_held_is_said_with_its_interval():
    (record,) = classed(draw(GARBAGE), "expected-record")
    assert "810 件中 643 件" in words(record)
    assert "79.4%（76.5%–82.0%）" in words(record)


def test_untried_promises_say_so():
    untried = Expected("市容环境", "城管局", 30, 2.0, 5.0, Calibration(9, 10))
    (record,) = classed(draw(untried), "expected-record")
    assert "无从检验" in words(record)


def test_nothing_to_expect_is_told():
    assert "结案太少" in words(draw(RARE)[1])
