"""Pictures of walls, drawn by a thread of their own, so that those who ask need not wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from callbacks.once import Once
from callbacks.pictures import Picture, draw_picture

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.walls import Wall

_KEPT: Final = 32
"""So many pictures are kept; one takes less than a megabyte."""
_Key = tuple[str, "Wall"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture and its text, which is sent as often as there are walls."""

    picture: Picture
    text: str


class Drawings:
    """What is drawn of each generation and wall, once however many ask."""

    def __init__(self) -> None:
        self._once: Once[_Key, Kept] = Once("walls", _KEPT, lambda _: 1)

    def ready(self, reader: Reader, wall: Wall) -> Kept | None:
        """The picture; None while it is being drawn. Raises what went wrong with that."""
        return self._once.ready(_key(reader, wall), lambda: _keep(reader, wall))

    def awaited(self, reader: Reader, wall: Wall) -> Kept:
        """The picture, as soon as it is drawn. Raises as ``ready``."""
        return self._once.awaited(_key(reader, wall), lambda: _keep(reader, wall))


def _key(reader: Reader, wall: Wall) -> _Key:
    return reader.place.generation_id, wall


def _keep(reader: Reader, wall: Wall) -> Kept:
    picture = draw_picture(reader, wall)
    return Kept(picture, picture.text)
