"""The names of downloaded files: which place, what, which days, complete up to when."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from data.address import Address
from data.place import Place

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(address: Address, place: Place, title: str, suffix: str) -> str:
    """For instance 坪山区_排名_2018-11_截至2018-12-01.csv."""
    language = address.language(place)
    scope = address.scope(place)
    area = place.name(language) if scope.area is None else place.areas[scope.area].name
    upto = "截至" if language == "zh" else "as-of-"
    chosen = [value for _, value in scope.filters]
    parts = (area, title, *chosen, scope.period.token, f"{upto}{scope.as_of:%Y-%m-%d}")
    return _FORBIDDEN.sub("-", "_".join(parts)) + suffix


def plain_file_name(address: Address, place: Place, panel: str, suffix: str) -> str:
    """The same in ASCII, for programs that know no other names."""
    scope = address.scope(place)
    narrowed = ["filtered"] if scope.filters else []
    parts = (
        place.profile.place.key,
        panel,
        *narrowed,
        scope.period.token,
        f"{scope.as_of:%Y-%m-%d}",
    )
    return "_".join(parts) + suffix


def disposition(name: str, plain_name: str) -> str:
    """The Content-Disposition header of a download (RFC 6266)."""
    return f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name)}"
