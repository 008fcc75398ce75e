"""How large the wall's map is on its screens, in pixels at 1080 lines, and what stands on it."""

from __future__ import annotations

from typing import Final

from layouts.map_labels import Room

LARGE: Final = Room(520, 600, line_px=36, han_px=27, latin_px=15)
SMALL: Final = Room(328, 368, line_px=36, han_px=27, latin_px=15)
"""The map alone in the middle, and among much else; assets/wall/map.css says from which size on it
bears which names.
"""
MARK_PX: Final = 46
