"""The document of the wall: a small one of its own, without the scripts of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from data.address import Theme
from data.metrics.metric import Language

_FORM: Final = """<!DOCTYPE html>
<html lang="{lang}" data-theme="{theme}" data-density="{density}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
{styles}
{scripts}
</head>
<body>
{body}
</body>
</html>
"""
_MAIN: Final = """<main id="wall" data-poll="{poll}" data-refresh="{refresh}" \
data-rotate="{rotate}" data-look="{look}" data-build="{build}">
{screen}
</main>"""
_SCREEN: Final = """<div class="wall-screen" data-scene="{scene}" data-step="1" \
data-generation="{generation}">
<header class="wall-head">{head}</header>
<section class="wall-scene">{picture}</section>
<footer class="wall-foot">{foot}</footer>
</div>"""


@dataclass(frozen=True, slots=True)
class Turning:
    """How the wall goes on by itself: where it asks for news, every how many seconds, how long
    each scene stands, which look it has (none where something is wrong), and which program drew it.
    """

    poll: str
    refresh: int
    rotate: int
    look: str
    build: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around the wall: its language and look, and the addresses of what it loads."""

    title: str
    language: Language
    theme: Theme
    density: str
    icon: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...] = ()


def write_document(shell: Shell, body: str) -> str:
    """The document around ``body``, which is HTML already."""
    return _FORM.format(
        lang="zh-CN" if shell.language == "zh" else "en",
        theme=escape(shell.theme),
        density=escape(shell.density),
        title=escape(shell.title),
        icon=escape(shell.icon),
        styles="\n".join(f'<link rel="stylesheet" href="{escape(h)}">' for h in shell.styles),
        scripts="\n".join(
            f'<script type="module" src="{escape(h)}"></script>' for h in shell.scripts
        ),
        body=body,
    )


def write_main(turning: Turning, screen: str) -> str:
    """The part of the document that the script keeps going; ``screen`` is HTML already."""
    return _MAIN.format(
        poll=escape(turning.poll),
        refresh=turning.refresh,
        rotate=turning.rotate,
        look=escape(turning.look),
        build=escape(turning.build),
        screen=screen,
    )


def write_screen(scene: str, generation: str, head: str, picture: str, foot: str) -> str:
    """The first picture, as the script makes all later ones; its last three parts are HTML already."""
    return _SCREEN.format(
        scene=escape(scene), generation=escape(generation), head=head, picture=picture, foot=foot
    )
