"""What stands around the pages: titles, days, marks, numbers and names, as printed."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from typing import Final

from data.metrics.catalogue import CATALOGUE
from data.periods import Period
from data.place import Area
from layouts.briefing.document import Head
from layouts.briefing.spans import spell_dated, spell_day
from layouts.briefing.view import BriefingView
from layouts.dates import format_as_of
from layouts.sheet import Sheet

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_DIGITS: Final = 6


def compose_head(view: BriefingView, made_on: date) -> Head:
    """Everything around the pages; what the profile says nothing of is empty."""
    sheet, rules = view.sheet, view.rules
    kind = sheet.say(f"briefing.kind.{sheet.scope.period.unit}")
    title = rules.title.text.of(sheet.language)
    name = sheet.say("briefing.name", title=title, kind=kind)
    is_demo = sheet.place.profile.place.is_demo
    return Head(
        file=file_stem(sheet),
        title=sheet.say("briefing.title", area=_apart(sheet, view.area_name), name=name),
        name=name,
        area=view.area_name,
        period=spell_dated(sheet.scope.period, sheet.language),
        days=_days(sheet),
        as_of=sheet.say("as_of", as_of=format_as_of(sheet.scope.as_of)),
        generation=sheet.say("briefing.generation", code=edition(sheet)),
        issue=_issue(view),
        issuer=rules.issuer.text.of(sheet.language) if rules.issuer else "",
        issued_on=spell_day(made_on, sheet.language),
        mark=sheet.say("demo") if is_demo else "",
        mark_note=sheet.say("briefing.mark_note") if is_demo else "",
        confidential=rules.confidential.text.of(sheet.language) if rules.confidential else "",
        foot=sheet.say(
            "briefing.foot",
            generation=sheet.place.generation_id,
            reviewed_on=max(metric.reviewed_on for metric in CATALOGUE.values()),
        ),
        pages=sheet.say("briefing.pages", page="{page}", pages="{pages}"),
    )


def compose_colophon(view: BriefingView, made_on: date) -> tuple[tuple[str, str], ...]:
    """The lines at the very end; none where the profile says neither who issues nor who receives.

    Recipients and copies are those of the place's own briefing, not of one of its areas.
    """
    sheet, rules = view.sheet, view.rules
    is_whole = sheet.scope.area is None
    recipients = "　".join(each.text.of(sheet.language) for each in rules.recipients if is_whole)
    copies = sheet.say("briefing.copies", count=rules.copies) if rules.copies and is_whole else ""
    issued = ""
    if rules.issuer is not None:
        issuer, day = rules.issuer.text.of(sheet.language), spell_day(made_on, sheet.language)
        issued = sheet.say("briefing.issued", issuer=issuer, date=day)
    return tuple(line for line in ((recipients, ""), (issued, copies)) if any(line))


def file_stem(sheet: Sheet) -> str:
    """What the names of the files begin with: 示范市-月报-2026-10."""
    area = sheet.area
    name = sheet.name(area) if _is_unique(sheet, area) else f"{area.name}-{area.area_id}"
    kind = sheet.say(f"briefing.kind.{sheet.scope.period.unit}")
    stem = sheet.say("briefing.file", area=name, kind=kind, period=sheet.scope.period.token)
    return _FORBIDDEN.sub("-", stem)


def edition(sheet: Sheet) -> str:
    """A code of the data, the definitions and the question: GL-202610-3F7A2C."""
    scope = sheet.scope
    definitions = ",".join(f"{key}@{metric.reviewed_on}" for key, metric in CATALOGUE.items())
    told = (sheet.place.generation_id, definitions, scope.period.token, scope.area, scope.as_of)
    digest = hashlib.sha256("|".join(map(str, told)).encode()).hexdigest()[:_DIGITS].upper()
    return f"GL-{_compact(scope.period)}-{digest}"


def _apart(sheet: Sheet, name: str) -> str:
    """A name before Chinese words, from which its figures stand apart."""
    return f"{name} " if sheet.language == "zh" and name[-1].isascii() else name


def _is_unique(sheet: Sheet, area: Area) -> bool:
    return sum(other.name == area.name for other in sheet.place.areas.values()) == 1


def _compact(period: Period) -> str:
    return period.token.replace("-", "").replace("..", "T")


def _days(sheet: Sheet) -> str:
    """The days that the period and T have reached."""
    covered = sheet.scope.period.covered(sheet.scope.as_of)
    if covered.start is None or covered.end is None:
        return sheet.say("briefing.all_days")
    first, last = covered.start, covered.end - timedelta(days=1)
    if first == last:
        return sheet.say("briefing.day", first=first)
    shown = f"{last:%m-%d}" if first.year == last.year and sheet.language == "zh" else f"{last}"
    return sheet.say("briefing.days", first=first, last=shown)


def _issue(view: BriefingView) -> str:
    """The number in its year, and in all from the first month on; of the place's own monthly issues
    alone.
    """
    first, period = view.rules.first_month, view.sheet.scope.period
    if view.sheet.scope.area is not None or period.unit != "month":
        return ""
    if first is None or first.start is None or period.start is None:
        return ""
    year, month = period.start.year - first.start.year, period.start.month - first.start.month
    total = year * 12 + month + 1
    if total < 1:
        return ""
    number = period.start.month if year else month + 1
    return view.sheet.say("briefing.issue", number=number, total=total)
