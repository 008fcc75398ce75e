"""HTML attributes that are no names of Python: aria-label, data-panel."""

from __future__ import annotations

from typing import Any


def attributes(**named: str) -> Any:
    """Keyword arguments for a component: ``aria_label`` becomes ``aria-label``."""
    return {name.replace("_", "-"): value for name, value in named.items()}
