"""Why the rate changed: what each part adds, in printed points that add up."""

from __future__ import annotations

from decimal import Decimal

from data.analysis.decomposition import Contribution, Explanation
from layouts.briefing.document import Cell, Change, Step, Tone
from layouts.briefing.view import BriefingView
from layouts.dates import format_against, format_short
from layouts.totals import format_total

_HEADINGS = ("why.rate", "why.mix", "why.total")


def compose_change(view: BriefingView) -> Change | None:
    """None where the change is none to speak of: within noise, of a part of a period, or of data
    that are incomplete.
    """
    whole, found, parts = view.lead, view.explanation, view.parts
    if found is None or parts is None or not view.is_change(whole):
        return None
    assert whole.previous is not None and whole.previous_period is not None
    sheet, explanation = view.sheet, found.folded()
    first, last = whole.previous.value, whole.value
    ends = [format_total(sheet, view.metric, value) for value in (first, last)]
    printed, steps = explanation.rounded(), _steps(view, explanation, parts.level)
    return Change(
        title=sheet.say("briefing.change"),
        caption=sheet.say(
            "briefing.change.caption", first=ends[0], last=ends[1], level=view.noun(parts.level)
        ),
        headings=tuple(sheet.say(key) for key in _HEADINGS),
        first=Cell(ends[0], "none", first),
        first_label=format_against(whole.previous_period, whole.period, sheet.language),
        steps=steps,
        last=Cell(ends[1], "none", last),
        last_label=format_short(whole.period, sheet.language),
        sum=Step(
            sheet.say("briefing.change.sum"),
            _points(view, printed.rate),
            _points(view, printed.mix),
            _points(view, printed.total),
            start=float(explanation.before),
            end=float(explanation.now),
        ),
    )


def name_part(view: BriefingView, part: Contribution, level: str) -> str:
    """What is in no area of the level is a part as well."""
    if part.folded:
        return view.sheet.say("composition.rest", count=len(part.folded))
    if part.key is None:
        return view.sheet.say("rank.not_placed", level=view.level_name(level))
    return view.short_name(part.name, level)


def _steps(view: BriefingView, explanation: Explanation, level: str) -> tuple[Step, ...]:
    printed, reached, steps = explanation.rounded(), explanation.before, []
    rows = zip(explanation.contributions, printed.parts, printed.effects, strict=True)
    for part, total, (rate, mix) in rows:
        start, reached = reached, reached + part.total
        steps.append(
            Step(
                name_part(view, part, level),
                _points(view, rate),
                _points(view, mix),
                _points(view, total),
                start=float(start),
                end=float(reached),
            )
        )
    return tuple(steps)


def _points(view: BriefingView, points: Decimal) -> Cell:
    """+1.20, −0.05, 0.00: no change has no sign."""
    text = f"{points:+}".replace("-", "−") if points else f"{abs(points)}"
    tone: Tone = "same"
    if points:
        tone = "better" if (points > 0) == (view.metric.direction != "down") else "worse"
    return Cell(text, tone, float(points))
