"""Which program serves: a mark over its files, so that open pages notice a new version."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_PARTS: Final = ("assets", "callbacks", "data", "geo", "layouts")


def build_mark(root: Path = ROOT) -> str:
    """Ten hexadecimal digits over the program files below ``root`` and their contents."""
    mark = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                mark.update(path.relative_to(root).as_posix().encode())
                mark.update(path.read_bytes())
    return mark.hexdigest()[:10]
