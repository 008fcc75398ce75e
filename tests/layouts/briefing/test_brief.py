"""The sentence or two of the long picture."""

from __future__ import annotations

import re

import pytest

from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.mark.parametrize(("language", "longest"), [("zh", 130), ("en", 330)])
@pytest.mark.parametrize("period", ["2026-10", "2026-Q3", "2026-10-12", "2026"])
def test_the_brief_says_nothing_that_the_summary_does_not(sample_reader, period, language, longest):
    whole = compose_briefing(sample_reader, ask(sample_reader.place, period, None, language))
    told = set(NUMBER.findall(whole.brief))
    assert told <= set(NUMBER.findall(whole.summary))
    assert len(whole.brief) <= longest


def test_of_a_period_that_is_not_over_the_brief_claims_nothing(sample_reader):
    whole = compose_briefing(sample_reader, ask(sample_reader.place, "2026", None, "zh"))
    assert whole.brief == ""
