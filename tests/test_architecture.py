"""The arrows, the folders and the sizes are as docs/architecture.md says."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("callbacks", "layouts", "data", "geo")
TOP_LEVEL = {
    *PACKAGES,
    *("app.py", "assets", "docs", "profiles", "tests"),
    *("Makefile", "pyproject.toml", "LICENSE", "CHANGELOG.md", "README.md", "README.zh-CN.md"),
    *("requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt"),
    *(".ci", ".git", ".gitattributes", ".gitignore"),
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "tools"}
ELSEWHERE = re.compile(
    r"""(?:(?:https?|wss?|ftp):|["'(])//(?!www\.w3\.org/|127\.0\.0\.1|\{)[\w.]"""
)
MODULES = [
    ROOT / "app.py",
    *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")),
]
SERVED = [
    path
    for path in (ROOT / "assets").rglob("*")
    if path.suffix in {".js", ".css", ".svg", ".json"} and "vendor" not in path.parts
]
LINTING = [
    *(sys.executable, "-c"),
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True, no_logo=True))",
]
LONGEST_MODULE_LINES = 350
LONGEST_FUNCTION_LINES = 50


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def ignored_by_git() -> set[str]:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return {line.strip("/") for line in lines if line and not line.startswith("#")}


def test_the_arrows_hold():
    # In a process of its own: it silences every logger there is.
    assert subprocess.run(LINTING, cwd=ROOT, check=False).returncode == 0


def test_nothing_stands_at_the_top_level_that_is_not_named_here():
    assert {path.name for path in ROOT.iterdir()} <= TOP_LEVEL | ignored_by_git()


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_every_module_has_a_name_of_its_own(module):
    assert not NAMELESS & {part.removesuffix(".py") for part in module.relative_to(ROOT).parts}


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_modules_hold_one_idea(module):
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE_LINES


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_functions_fit_a_screen(module):
    functions = (
        node
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("path", [*MODULES, *SERVED], ids=relative)
def test_no_address_of_another_host(path):
    assert ELSEWHERE.findall(path.read_text("utf-8")) == []
