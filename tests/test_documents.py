"""The documents agree with the code and with each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.main import get_command

import app
from data import (
    aims,
    briefing_rules,
    grid_rules,
    limits,
    locality,
    profile,
    reaching,
    source,
    walls,
)
from data.documents.dictionary import dictionary_markdown
from data.documents.metrics import metrics_markdown
from data.metrics.catalogue import CATALOGUE
from data.settings import Settings

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
COMMANDS = get_command(app.cli).commands
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:)([^)#\s]+)(?:#([^)]*))?\)")


MODULES = (
    aims,
    briefing_rules,
    grid_rules,
    limits,
    locality,
    profile,
    reaching,
    source,
    walls,
)


def models() -> list[type[BaseModel]]:
    return [
        made
        for module in MODULES
        for made in vars(module).values()
        if isinstance(made, type)
        and issubclass(made, BaseModel)
        and made.__module__ == module.__name__
    ]


def test_metrics_document_is_current():
    assert (ROOT / "docs/metrics.md").read_text("utf-8") == metrics_markdown()


def test_dictionary_document_is_current():
    assert (ROOT / "docs/dictionary.md").read_text("utf-8") == dictionary_markdown()


def test_dictionary_leaves_no_column_without_words():
    assert "|  |\n" not in dictionary_markdown()


@pytest.mark.parametrize("metric", CATALOGUE)
def test_every_metric_is_documented(metric):
    assert f"`{metric}`" in metrics_markdown()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_every_command(readme, command):
    assert f"app.py {command}" in readme.read_text("utf-8")


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
@pytest.mark.parametrize("setting", Settings.model_fields)
def test_readme_names_every_setting(readme, setting):
    assert f"`GELAN_{setting.upper()}`" in readme.read_text("utf-8")


@pytest.mark.parametrize("name", ["profiles.md", "profiles.zh-CN.md"])
@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_profile_keys_are_explained(name, model):
    text = (ROOT / "docs" / name).read_text("utf-8")
    assert [key for key in model.model_fields if f"`{key}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    links = LINK.findall(document.read_text("utf-8"))
    assert [target for target, _ in links if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_translation_has_its_original(document):
    original = document.with_name(document.name.replace(".zh-CN", ""))
    assert original.exists()
