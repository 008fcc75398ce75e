"""The words of the page of briefings."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "page.briefing": "Briefings",
    "desk.title": "{area}, {period}: {kind}",
    "desk.sentence": "The numbers are those of the pages; the files are those the command makes, "
    "to the byte.",
    "desk.preview": "Preview",
    "desk.page": "{title}, page {page} of {pages}",
    "desk.formats": "Download",
    "desk.format.png": "A4 pictures",
    "desk.format.pdf": "PDF",
    "desk.format.slide": "Slide",
    "desk.format.wechat": "Long picture",
    "desk.format.csv": "Tables",
    "desk.note.png": "one for each page; several as a zip",
    "desk.note.pdf": "to print and file",
    "desk.note.slide": "16:9, 1920 × 1080",
    "desk.note.wechat": "for WeChat, 1080 pixels wide",
    "desk.note.csv": "CSV as a zip",
    "desk.short.png": "Page",
    "desk.short.pdf": "PDF",
    "desk.short.slide": "Slide",
    "desk.short.wechat": "Long picture",
    "desk.short.csv": "CSV",
    "desk.nothing": "There is nothing to brief of",
    "desk.empty": "{area} has no records in {period}.",
    "desk.ahead": "{period} lies ahead; the data end at {as_of}.",
    "desk.default": "The briefing of the default period",
    "desk.fault": "This part could not be made",
    "desk.issues": "Briefings made",
    "desk.issues.caption": "By schedule or by command, latest first",
    "desk.issues.made": "Made {at}",
    "desk.issues.more": "{count} earlier {count:one|ones}.",
    "desk.issues.none": "No briefing has been made yet",
    "desk.issues.planned": "The profile has schedules; have the system run this command regularly, "
    "and what is due will be made:",
    "desk.issues.unplanned": "State the time in the profile, import once more, and have the system "
    "run the command below regularly:",
}
