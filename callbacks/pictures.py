"""The picture of a wall: all its scenes, of one generation, as a browser shows them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callbacks.islands import to_html
from callbacks.scenes import stage, views
from data.errors import QuestionError
from data.place import Place
from data.walls import Wall
from layouts.text import say
from layouts.wall.head import draw_foot, draw_head
from layouts.wall.picture import draw_scene
from layouts.wall.scenes import scenes_of
from layouts.wall.view import Scene, SceneView

if TYPE_CHECKING:
    from data.readings.reader import Reader


@dataclass(frozen=True, slots=True)
class DrawnScene:
    """``steps`` is how many flagged areas the scene walks through."""

    name: str
    title: str
    steps: int
    html: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a browser needs to show a wall until the data change.

    ``as_of`` is T in milliseconds of the epoch. ``stale_after_days`` is None where the profile
    states T itself: such data do not grow old. ``look`` tells what the document around it goes by:
    a named wall may get another one with the data.
    """

    mark: str
    look: str
    generation: str
    time_zone: str
    as_of: int
    stale_after_days: int | None
    head: str
    foot: str
    scenes: tuple[DrawnScene, ...]

    @property
    def text(self) -> str:
        """The same as JSON, without the braces around it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))[1:-1]


def mark_of(place: Place, wall: Wall) -> str:
    """What decides the picture: the generation, and everything in the address."""
    asked = hashlib.sha256(wall.model_dump_json().encode()).hexdigest()
    return f"{place.generation_id}.{asked[:10]}"


def draw_picture(reader: Reader, wall: Wall) -> Picture:
    """Draw all scenes from one reading of one generation. Raises QuestionError and StoreError."""
    place = reader.place
    drawn = views(stage(chosen_scenes(wall, place), wall, reader), reader)
    sheet = drawn[0].sheet
    as_of = place.as_of.replace(tzinfo=ZoneInfo(place.profile.place.time_zone))
    names = place.profile.place
    return Picture(
        mark=mark_of(place, wall),
        look=f"{sheet.language}-{wall.theme}-{wall.density}-{wall.rotate}-{wall.refresh}",
        generation=place.generation_id,
        time_zone=names.time_zone,
        as_of=round(as_of.timestamp() * 1000),
        stale_after_days=names.stale_after_days if names.as_of is None else None,
        head=to_html(draw_head(sheet)),
        foot=to_html(draw_foot(sheet)),
        scenes=tuple(_drawn(view) for view in drawn),
    )


def chosen_scenes(wall: Wall, place: Place) -> Sequence[Scene]:
    """The scenes of the wall that the place has records for, in the order of the wall.

    Raises QuestionError where none is left.
    """
    known = {scene.name: scene for scene in scenes_of(place.recorded)}
    chosen = [known[name] for name in wall.scenes or known if name in known]
    if not chosen:
        asked = ",".join(wall.scenes)
        raise QuestionError(
            f"The place has no records for the scenes {asked}.",
            f"one of: {', '.join(known)}",
            "choose another scene, or leave out scenes to see all",
            subject="scene",
            asked=asked,
        )
    return chosen


def _drawn(view: SceneView) -> DrawnScene:
    title = say(view.sheet.language, f"wall.scene.{view.scene.name}")
    return DrawnScene(view.scene.name, title, len(view.flagged), to_html(draw_scene(view)))
