"""The folder in which scheduled briefings lie: what is in it, and what it no longer keeps."""

from __future__ import annotations

from pathlib import Path

from data.briefings.filing import forget

_LAST: str = ".json"


def is_made(folder: Path, stem: str) -> bool:
    """Whether a briefing lies there with all its files: the document takes its place last."""
    return (folder / f"{stem}{_LAST}").exists()


def keep_newest(folder: Path, series: str, keep: int) -> int:
    """Delete all but the newest issues of a series, and say how many these were.

    Their names begin with ``series`` and go on with a period, in the order of time. Raises
    BriefingError.
    """
    issues = sorted(
        path.name.removesuffix(_LAST)
        for path in folder.glob(f"*{_LAST}")
        if path.name.startswith(series)
    )
    old = issues[:-keep]
    for stem in old:
        others = (path.name for path in folder.iterdir() if _is_of(path.name, stem))
        forget(folder, [f"{stem}{_LAST}", *others])
    return len(old)


def _is_of(name: str, stem: str) -> bool:
    """Whether a file belongs to a briefing: 示范市-月报-2026-10-1.png to 示范市-月报-2026-10."""
    rest = name.removeprefix(stem)
    return rest != name and rest[:1] in ("-", ".")
