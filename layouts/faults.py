"""Errors in Chinese, by their case; in English they say themselves what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.errors import Case, GelanError
from data.metrics.metric import Language

Said = tuple[str, str, str]
"""What was given, what was expected, what to do."""
_ANEW: Final = "将 GELAN_HOME 设为新的文件夹，再导入全部文件"
_ROLL_BACK: Final = "python app.py snapshots rollback"

IN_CHINESE: Final[Mapping[Case, Said]] = MappingProxyType(
    {
        "store.pointer": (
            "{pointer} 指向数据版本“{named}”，而该版本已不存在。",
            "现存的数据版本之一：{kept}",
            f"回到最近的版本：{_ROLL_BACK}；一个也不存在的，删除 {{pointer}} 后重新导入",
        ),
        "store.earlier": (
            "数据版本 {path} 由较早的程序生成，有 {count} 列缺失或类型不同。",
            "含有 docs/dictionary.md 所列全部表与列的数据版本",
            f"{_ANEW}；原数据版本仍可由生成它的程序读取",
        ),
        "store.memory": (
            "读取 {path} 所需内存超过允许的上限。",
            "不超过 GELAN_MEMORY_LIMIT 的数据量",
            "调高 GELAN_MEMORY_LIMIT",
        ),
        "store.unreadable": (
            "数据版本 {path} 读不出来：{said}",
            "由本程序导入生成的完整文件",
            f"检查文件权限与 GELAN_HOME；或换用其他数据版本：{_ROLL_BACK}；都不完整的，{_ANEW}",
        ),
        "store.profile": (
            "数据存储中的地方配置有 {count} 处不符合本版程序。",
            "由本版程序生成的数据版本",
            "用该地方的配置重新导入任一文件，记录保留不变",
        ),
        "store.no_cases": (
            "数据存储（{place}）中有区域，还没有案件。",
            "至少一个案件文件",
            "运行：python app.py import --profile {place} 文件",
        ),
        "briefing.font": (
            "缺少简报所用的字体（{file}）。",
            "含有该字体的程序包 zhplot",
            "安装 requirements.txt 所列的程序包，再生成简报",
        ),
        "briefing.glyphs": (
            "简报的字体中没有 {letters}，见于：{places}",
            "Noto Sans SC 所收的约三万字",
            "在地方配置或来源文件中，把名称改为字体中有的字",
        ),
        "briefing.unset": (
            "简报排版未能完成：{said}",
            "模板能够排版的内容",
            "再生成一次；仍不成功的，连同简报的 JSON 文件一并反映",
        ),
        "briefing.outbox": (
            "文件夹 {folder} 读不出来：{said}",
            "可读的文件夹",
            "更正其权限",
        ),
    }
)


def said_of(error: GelanError, language: Language) -> Said:
    """The words of an error in a language; its own where it has no case."""
    if language == "en" or error.case is None:
        return error.given, error.expected, error.remedy
    given, expected, remedy = IN_CHINESE[error.case]
    facts = error.facts
    return given.format(**facts), expected.format(**facts), remedy.format(**facts)
