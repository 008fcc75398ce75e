"""Dependencies are few, explained and pinned to nothing but a version."""

from __future__ import annotations

import re
from pathlib import Path

import plotly
import pytest

ROOT = Path(__file__).parent.parent
EXPLAINED = (ROOT / "docs/decisions/dependencies.md").read_text("utf-8")


def names(file: str) -> list[str]:
    return re.findall(r"^[a-z][a-z0-9-]*", (ROOT / file).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", names("requirements.in") + names("requirements-dev.in"))
def test_every_direct_dependency_is_explained(name):
    assert re.search(rf"\| [^|]*\b{name}\b", EXPLAINED)


@pytest.mark.parametrize("pair", ["requirements", "requirements-dev"])
def test_every_loose_name_is_pinned(pair):
    assert set(names(f"{pair}.in")) <= set(names(f"{pair}.txt"))


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_pins_name_no_index_and_no_folder(file):
    assert re.findall(r"://|--|\s/", (ROOT / file).read_text("utf-8")) == []


def test_every_vendored_script_has_its_licence_beside_it():
    vendor = ROOT / "assets/vendor"
    scripts = [path.stem for path in vendor.glob("*.js")]
    assert [name for name in scripts if not list(vendor.glob(f"{name}*LICENSE*"))] == []


def test_the_bundle_for_maps_is_of_the_release_that_plotly_carries():
    """Figures are checked against the one and drawn by the other."""
    whole = Path(plotly.__file__).parent / "package_data/plotly.min.js"
    release = re.search(r"plotly\.js v(\S+)", whole.read_text("utf-8")[:400])
    assert release is not None
    assert (ROOT / f"assets/vendor/plotly-geo-{release[1]}.js").exists()
