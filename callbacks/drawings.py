"""Pictures of walls, drawn by a thread of their own, so that those who ask need not wait."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

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
    """What is drawn of each generation and wall, once however many ask.

    One thread draws, one picture after the other: after a publication the others go on answering.
    """

    def __init__(self) -> None:
        self._drawn: LRUCache[_Key, Future[Kept]] = LRUCache(maxsize=_KEPT)
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="walls")

    def ready(self, reader: Reader, wall: Wall) -> Kept | None:
        """The picture; None while it is being drawn. Raises what went wrong with that."""
        drawing = self._drawing(reader, wall)
        return self._told(reader, wall, drawing) if drawing.done() else None

    def awaited(self, reader: Reader, wall: Wall) -> Kept:
        """The picture, as soon as it is drawn. Raises as ``ready``."""
        return self._told(reader, wall, self._drawing(reader, wall))

    def _drawing(self, reader: Reader, wall: Wall) -> Future[Kept]:
        key = _key(reader, wall)
        with self._lock:
            drawing = self._drawn.get(key)
            if drawing is None:
                drawing = self._drawn[key] = self._thread.submit(_keep, reader, wall)
            return drawing

    def _told(self, reader: Reader, wall: Wall, drawing: Future[Kept]) -> Kept:
        try:
            return drawing.result()
        except Exception:
            # Whoever asks next has it tried again.
            with self._lock:
                self._drawn.pop(_key(reader, wall), None)
            raise


def _key(reader: Reader, wall: Wall) -> _Key:
    return reader.place.generation_id, wall


def _keep(reader: Reader, wall: Wall) -> Kept:
    picture = draw_picture(reader, wall)
    return Kept(picture, picture.text)
