"""How often the rules speak in a year in which nothing happens; docs/rules.md states it."""

from __future__ import annotations

from data.attention.listing import items
from tests.data.attention.made import FED, place
from tests.data.attention.quiet_year import AIMS, looks

CITY = place(AIMS)
STATED_A_YEAR = 2
YEARS = 8


def alarms(seed):
    """What is raised anew in each month of a quiet year."""
    before, raised = set(), []
    for asked, answers in looks(seed):
        found = items(answers, CITY, asked, FED)
        now = {(item.kind, item.metric, item.by) for item in found}
        raised += sorted(now - before)
        before = now
    return raised


def test_a_quiet_year_raises_no_more_than_stated():
    raised = [alarm for seed in range(YEARS) for alarm in alarms(seed)]
    assert 0 < len(raised) / YEARS <= STATED_A_YEAR
