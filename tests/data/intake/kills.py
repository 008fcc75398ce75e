"""What the killed importer and its test share."""

from __future__ import annotations

from typing import Final

from data.profile import Profile, parse_profile

ROWS: Final = 400
_PROFILE: Final = """
[place]
key = "killed"
name = { zh = "某区", en = "Somewhere" }
time_zone = "Asia/Shanghai"
[[levels]]
key = "grid"
name = { zh = "网格", en = "Grid" }
[[sources]]
key = "cases"
record = "cases"
title = { zh = "案件", en = "Cases" }
files = ["cases_*.csv"]
columns = { source_id = "编号", reported_at = "时间", channel = "渠道" }
"""


def profile() -> Profile:
    """A place with one source."""
    return parse_profile(_PROFILE, "killed.toml")
