"""Writes the documents that are generated from the catalogue and the schema (`make docs`)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from data.documents.dictionary import dictionary_markdown
from data.documents.metrics import metrics_markdown

DOCS: Final = Path(__file__).parents[2] / "docs"


def main() -> None:
    """Write docs/metrics.md and docs/dictionary.md."""
    for name, text in (("metrics", metrics_markdown()), ("dictionary", dictionary_markdown())):
        path = DOCS / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        print(f"wrote docs/{path.name}")


if __name__ == "__main__":
    main()
