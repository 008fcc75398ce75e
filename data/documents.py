"""The documents that are generated: docs/metrics.md and docs/dictionary.md (`make docs`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, get_args

from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Base, Direction, Metric, Normal, Text, Unit
from data.schema import Column, columns, mappable_columns, table_comments
from data.source import Source

DOCS: Final = Path(__file__).parent.parent / "docs"

_METRICS_HEAD: Final = """\
<!-- Generated from data/metrics by `make docs`; edit the catalogue, not this file. -->

# 指标 Metrics

每个指标只有一个定义；屏幕、导出和命令行给出的都是它的同一读数。口径总则见 \
[rules.zh-CN.md](rules.zh-CN.md)。

One definition each; screens, exports and the command line give the same reading of it. The rules \
that hold for all of them: [rules.md](rules.md).
"""
_DICTIONARY_HEAD: Final = """\
<!-- Generated from data/schema.sql by `make docs`; edit the schema, not this file. -->

# 数据字典 Data dictionary

Every table and column of a generation. Times are civil times of the place unless a comment says \
UTC. “May be mapped” columns are those that a [profile](profiles.md) fills from a file; the import \
sets the others.
"""
_MAPPED_RECORDS: Final = get_args(Source.model_fields["record"].annotation)
_BASES: Final[dict[Base, Text]] = {
    "opened": Text("受理口径：按上报日期", "opened: by report date"),
    "due": Text("应办口径：按办理时限", "due: by deadline"),
    "closed": Text("办结口径：按办结日期", "closed: by closing date"),
    "state": Text("时点口径：期末或数据截至时刻", "state: at the period's end or the as-of time"),
}
_UNITS: Final[dict[Unit, Text]] = {
    "cases": Text("件", "cases"),
    "ratio": Text("比率", "ratio"),
    "hours": Text("小时", "hours"),
    "per_10k_persons": Text("件/万人", "cases per 10,000 persons"),
}
_DIRECTIONS: Final[dict[Direction, Text]] = {
    "up": Text("越高越好", "higher is better"),
    "down": Text("越低越好", "lower is better"),
    "none": Text("无优劣方向", "neither is better"),
}
_NORMALS: Final[dict[Normal | None, Text]] = {
    "area_km2": Text("（每平方千米）", " per km²"),
    None: Text("", ""),
}
_YES_NO: Final = {
    True: Text("可加：全域 = 各区域之和 + 未定位", "yes: the whole = sum of areas + not placed"),
    False: Text("不可加：逐级直接计算", "no: computed directly at each level"),
}


def metrics_markdown() -> str:
    """The text of docs/metrics.md: every metric of the catalogue in both languages."""
    return "\n".join([_METRICS_HEAD, *map(_metric_section, CATALOGUE.values())])


def dictionary_markdown() -> str:
    """The text of docs/dictionary.md: every table and column of the schema."""
    return "\n".join(
        [_DICTIONARY_HEAD, *(_table_section(*item) for item in table_comments().items())]
    )


def _metric_section(metric: Metric) -> str:
    meaning = metric.meaning
    return "\n".join(
        [
            f"## {meaning.name.zh} {meaning.name.en}\n",
            f"`{metric.key}`\n",
            *_table(
                ("", "中文", "English"),
                [
                    _row("定义 Definition", meaning.definition),
                    _row("分子 Numerator", meaning.numerator),
                    _row("分母 Denominator", meaning.denominator),
                    _row("不计入 Exclusions", meaning.exclusions),
                    _row("口径 Base", _BASES[metric.base]),
                    _row("单位 Unit", _UNITS[metric.unit]),
                    _row("方向 Direction", _DIRECTIONS[metric.direction]),
                    _row("可加 Additive", _YES_NO[metric.is_additive]),
                    _row("最小样本量 Smallest n", _same(str(metric.smallest_n))),
                    _row("需记录 Needs", _needs(metric)),
                    _row("地图分级 Map classes", _classes(metric)),
                    _row("依据 Source", meaning.source),
                    _row("责任 Owner", _same(metric.owner)),
                    _row("复核 Reviewed", _same(metric.reviewed_on.isoformat())),
                ],
            ),
            *_sql(metric),
        ]
    )


def _sql(metric: Metric) -> list[str]:
    if metric.quantile is not None:
        return [f"```sql\nquantile_cont(hours_to_close, {metric.quantile})\n```\n"]
    quotient = metric.numerator
    if metric.denominator is not None:
        quotient += f"\n/ {metric.denominator}"
    if metric.scale != 1:
        quotient += f"\n* {metric.scale:g}"
    return [f"```sql\n{quotient}\n```\n"]


def _needs(metric: Metric) -> Text:
    if not metric.needs:
        return Text("无", "nothing more")
    stated = [[f"`{name}`" for name in need.split("|")] for need in metric.needs]
    return Text(
        "；".join(" 或 ".join(either) for either in stated),
        "; ".join(" or ".join(either) for either in stated),
    )


def _classes(metric: Metric) -> Text:
    limits = ", ".join(f"{limit:g}" for limit in metric.breaks)
    normal = _NORMALS[metric.per]
    return Text(f"{limits}{normal.zh}", f"{limits}{normal.en}")


def _table_section(table: str, comment: str) -> str:
    mappable = mappable_columns(table) if table in _MAPPED_RECORDS else {}
    own = [column for column in columns() if column.table == table]
    return "\n".join(
        [
            f"## {table}\n",
            f"{comment}\n",
            *_table(
                ("column", "type", "required", "may be mapped", "what it is"),
                [_column_row(column, mappable) for column in own],
            ),
        ]
    )


def _column_row(column: Column, mappable: Collection[str]) -> tuple[str, ...]:
    required = "yes" if column.is_required else ""
    mapped = "yes" if column.name in mappable else ""
    return (f"`{column.name}`", column.type, required, mapped, column.comment)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return [*(f"| {' | '.join(map(_cell, line))} |" for line in lines), ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _row(title: str, text: Text) -> tuple[str, str, str]:
    return (title, text.zh, text.en)


def _same(text: str) -> Text:
    return Text(text, text)


def main() -> None:
    """Write the generated documents."""
    for name, text in (("metrics", metrics_markdown()), ("dictionary", dictionary_markdown())):
        path = DOCS / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        print(f"wrote docs/{path.name}")


if __name__ == "__main__":
    main()
