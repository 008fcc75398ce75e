"""What can be taken home from a panel."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest


def _saved(page, panel, button):
    section = page.locator(f"#panel-{panel}")
    section.hover()
    with page.expect_download() as waited:
        section.locator(button).click()
    return waited.value


def _pixels(png):
    """Width, height and the set of RGBA pixels of an 8-bit PNG without interlace."""
    parts, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        parts[kind] = parts.get(kind, b"") + body
        at += 12 + length
    width, height, depth, colour = struct.unpack_from(">IIBB", parts[b"IHDR"])
    assert (depth, colour) == (8, 6)
    raw = zlib.decompress(parts[b"IDAT"])
    return width, height, raw


def test_a_csv_bears_the_bytes_of_the_server(tab, server):
    page = tab.go("/?period=2026-09")
    download = _saved(page, "channels", ".panel-csv")
    body = Path(download.path()).read_bytes()
    assert body.startswith(b"\xef\xbb\xbf")
    assert "2026-09" in download.suggested_filename
    assert "截至2026-10-31" in download.suggested_filename


@pytest.mark.parametrize("panel", ["map", "trend", "channels"])
def test_a_picture_is_the_panel_at_twice_its_size(tab, panel):
    page = tab.go()
    page.locator(".choroplethlocation").first.wait_for()
    shown = page.locator(f"#panel-{panel}").bounding_box()
    download = _saved(page, panel, ".panel-png")
    width, height, raw = _pixels(Path(download.path()).read_bytes())
    assert width == pytest.approx(2 * shown["width"], abs=2)
    # The stamp with place, period and as-of may come on top of what the page shows.
    assert 2 * shown["height"] - 2 < height < 2 * shown["height"] + 200
    assert len(set(raw)) > 16
    assert download.suggested_filename.endswith(".png")
    assert not page.locator(".is-printing").count()
