"""The wall: its document, and what it asks for again and again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flask import Flask, Response

from callbacks.answering import Clock
from callbacks.drawings import Drawings
from callbacks.islands import to_html
from callbacks.pictures import Picture, chosen_scenes, mark_of
from callbacks.wall_requests import Asked, Trouble, asked_wall, trouble_of
from data.errors import QuestionError
from data.metrics.metric import Language
from data.wall_address import parse_wall, wall_looks
from data.walls import POLLED, Wall
from layouts.text import say
from layouts.wall.controls import draw_banner, draw_controls, draw_trouble, trouble_words
from layouts.wall.document import Shell, Turning, write_document, write_main, write_screen

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.warehouse import Warehouse

_STYLES: Final = (
    *("theme.css", "wall.css", "wall/map.css", "wall/strip.css"),
    *("wall/sizes.css", "wall/controls.css"),
)
_SCRIPTS: Final = ("wall.js",)
_AGAIN_S: Final = 1


@dataclass(frozen=True, slots=True)
class Opening:
    """What a document begins with: how the wall looks, and a screen with a picture or with words;
    ``look`` is empty with words.
    """

    wall: Wall
    language: Language
    title: str
    screen: str
    look: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Walls:
    """Answers walls from one warehouse; ``build`` says which program does."""

    warehouse: Warehouse
    clock: Clock
    build: str
    drawings: Drawings = field(default_factory=Drawings)

    def poll(self, asked: Asked) -> Response:
        """What is new since the picture that the browser has; mostly nothing. While a new one is being
        drawn, when to ask again.
        """
        try:
            text = self._news(asked)
        except Exception as fault:  # noqa: BLE001 - a wall must survive whatever happens
            return self._refusal(asked, trouble_of(fault))
        now = round(self.clock().timestamp() * 1000)
        # The picture is text already: it is sent as often as there are walls.
        return _json(f'{{"now":{now},"build":{json.dumps(self.build)},{text}}}')

    def document(self, asked: Asked) -> Response:
        """The document with the first picture, or with what is wrong in its place."""
        try:
            opening = self._drawn(asked)
        except Exception as fault:  # noqa: BLE001 - as above
            opening = self._troubled(asked, trouble_of(fault))
        text = write_document(self._shell(opening), self._body(asked, opening))
        return _unkept(Response(text, opening.status, mimetype="text/html"))

    def _news(self, asked: Asked) -> str:
        reader, wall = self._wall(asked)
        mark = mark_of(reader.place, wall)
        kept = None if asked.have == mark else self.drawings.ready(reader, wall)
        if kept is not None:
            return kept.text
        again = "" if asked.have == mark else f',"again":{_AGAIN_S}'
        return f'"mark":{json.dumps(asked.have)}{again}'

    def _wall(self, asked: Asked) -> tuple[Reader, Wall]:
        reader = self.warehouse.reader()
        wall = parse_wall(asked.name, asked.search, reader.place)
        chosen_scenes(wall, reader.place)
        return reader, wall

    def _drawn(self, asked: Asked) -> Opening:
        reader, wall = self._wall(asked)
        picture = self.drawings.awaited(reader, wall).picture
        language = wall.lang or reader.place.profile.place.language
        title = say(language, "wall.title", area=reader.place.name(language))
        return Opening(wall, language, title, _first(picture), picture.look)

    def _troubled(self, asked: Asked, trouble: Trouble) -> Opening:
        language = self._spoken(asked, trouble)
        screen = to_html(draw_trouble(trouble.error, trouble.code, language))
        looks, title = wall_looks(asked.search), say(language, "product")
        return Opening(looks, language, title, screen, status=trouble.status)

    def _spoken(self, asked: Asked, trouble: Trouble) -> Language:
        """The language of the address, else that of the place; a wrong question was put to one."""
        stated = wall_looks(asked.search).lang
        if stated is not None or not isinstance(trouble.error, QuestionError):
            return stated or "zh"
        return self.warehouse.reader().place.profile.place.language

    def _refusal(self, asked: Asked, trouble: Trouble) -> Response:
        words = trouble_words(trouble.error, trouble.code, self._spoken(asked, trouble))
        error = dict(zip(("said", "expected", "remedy"), words, strict=True))
        return _json(json.dumps({"error": error}, ensure_ascii=False), trouble.status)

    def _shell(self, opening: Opening) -> Shell:
        """What the document loads, by addresses that change with the program."""
        wall = opening.wall
        styles, scripts = (
            tuple(f"/assets/{name}?v={self.build}" for name in names)
            for names in (_STYLES, _SCRIPTS)
        )
        return Shell(
            title=opening.title,
            language=opening.language,
            theme=wall.theme,
            density=wall.density,
            icon="/assets/favicon.svg",
            styles=styles,
            scripts=scripts,
        )

    def _body(self, asked: Asked, opening: Opening) -> str:
        wall, language = opening.wall, opening.language
        turning = Turning(asked.poll, wall.refresh, wall.rotate, opening.look, self.build)
        banner, controls = to_html(draw_banner(language)), to_html(draw_controls(language))
        return f"{banner}\n{write_main(turning, opening.screen)}\n{controls}"


def register(server: Flask, warehouse: Warehouse, clock: Clock, build: str) -> None:
    """Add the routes of the walls to the server."""
    walls = Walls(warehouse, clock, build)

    @server.get("/wall", strict_slashes=False)
    @server.get("/wall/<name>")
    def wall(name: str | None = None) -> Response:
        return walls.document(asked_wall(name))

    @server.get(f"/wall/{POLLED}")
    def wall_scenes() -> Response:
        return walls.poll(asked_wall())


def _first(picture: Picture) -> str:
    scene = picture.scenes[0]
    return write_screen(scene.name, picture.generation, picture.head, scene.html, picture.foot)


def _json(text: str, status: int = 200) -> Response:
    return _unkept(Response(text, status, mimetype="application/json"))


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
