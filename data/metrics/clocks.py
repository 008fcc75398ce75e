"""How long cases and calls take: quantiles of hours from report to closing, and of each step."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import NO_QUOTIENT
from data.metrics.steps import OF_A_CALL, OF_A_CASE, Lifecycle, Step

_MEDIAN: Final = 0.5
_P90: Final = 0.9
_KEYS: Final = {_MEDIAN: "median", _P90: "p90"}
_P90_BREAKS: Final = 3
"""So many times the class limits of a median are those of its P90."""


def _of_closing(quantile: float, breaks: tuple[float, ...]) -> Metric:
    return Metric(
        key=f"{_KEYS[quantile]}_hours_to_close",
        base="closed",
        unit="hours",
        direction="down",
        quantile=quantile,
        denominator="count(hours_to_close)",
        needs=("cases.closed_at",),
        breaks=breaks,
        meaning=Meaning(
            _CLOSING[quantile][0],
            _CLOSING[quantile][1],
            NO_QUOTIENT,
            Text("有用时记录的办结案件", "closed cases with a recorded duration"),
            Text("作废案件；没有办结时间的案件", "void cases; cases without a closing time"),
            Text("指标口径 C13；311-data", "Indicator C13; 311-data"),
        ),
    )


_CLOSING: Final = {
    _MEDIAN: (
        Text("办结用时中位数", "Median hours to close"),
        Text(
            "本期办结案件从上报到办结的小时数的中位数；若本期上报案件在办超过 20%，改用 "
            "Kaplan–Meier 估计。",
            "Median hours from report to closing of the cases closed in the period; "
            "Kaplan–Meier over the reported cases when more than 20 % of them are open.",
        ),
    ),
    _P90: (
        Text("办结用时 P90", "P90 hours to close"),
        Text(
            "本期办结案件中九成在此小时数内办结；若本期上报案件在办超过 20%，改用 "
            "Kaplan–Meier 估计。",
            "Nine in ten cases closed in the period took no longer; Kaplan–Meier over the "
            "reported cases when more than 20 % of them are open.",
        ),
    ),
}
_WORKING: Final = {
    _MEDIAN: (
        Text("办结工时中位数", "Median working hours to close"),
        Text(
            "本期办结案件从上报到办结的工作小时数的中位数，按地方工作日历，扣除暂停。",
            "Median working hours from report to closing of the cases closed in the period, by "
            "the calendar of the place, pauses left out.",
        ),
    ),
    _P90: (
        Text("办结工时 P90", "P90 working hours to close"),
        Text(
            "本期办结案件中九成在此工作小时数内办结，按地方工作日历，扣除暂停。",
            "Nine in ten cases closed in the period took no more working hours, by the calendar "
            "of the place, pauses left out.",
        ),
    ),
}


def _of_working_time(quantile: float, breaks: tuple[float, ...]) -> Metric:
    return Metric(
        key=f"{_KEYS[quantile]}_working_hours_to_close",
        base="closed",
        unit="hours",
        direction="down",
        quantile=quantile,
        span="close_working",
        denominator="count(hours_to_close_working)",
        needs=("cases.closed_at", "cases.working_hours"),
        breaks=breaks,
        meaning=Meaning(
            _WORKING[quantile][0],
            _WORKING[quantile][1],
            NO_QUOTIENT,
            Text("工时已知的办结案件", "closed cases whose working hours are known"),
            Text(
                "作废案件；没有办结时间或没有工作日历的案件",
                "void cases; cases without a closing time or a working calendar",
            ),
            Text("指标口径 C13；金华", "Indicator C13; Jinhua"),
        ),
    )


def _of_steps(cycle: Lifecycle, quantiles: tuple[float, ...]) -> tuple[Metric, ...]:
    return tuple(
        _of_step(cycle, before, step, quantile)
        for before, step in cycle.pairs
        for quantile in quantiles
    )


def _of_step(cycle: Lifecycle, before: Step, step: Step, quantile: float) -> Metric:
    scale = 1 if quantile == _MEDIAN else _P90_BREAKS
    return Metric(
        key=f"{_KEYS[quantile]}_hours_to_{step.span}",
        fact=cycle.fact,
        base=cycle.base,
        unit="hours",
        direction="down",
        counted=cycle.counted,
        quantile=quantile,
        span=step.span,
        denominator=f"count(hours_to_{step.span})",
        needs=(f"{cycle.table}.{before.column}", f"{cycle.table}.{step.column}"),
        breaks=tuple(limit * scale for limit in step.breaks),
        meaning=_meaning(cycle, before.done, step.done, quantile),
    )


def _meaning(cycle: Lifecycle, before: Text, done: Text, quantile: float) -> Meaning:
    zh, en = ("中位数", "Median") if quantile == _MEDIAN else (" P90", "P90")
    waiting = Text(
        f"已{before.zh}而未{done.zh}的超过 20% 时，改用 Kaplan–Meier 估计。",
        f"Kaplan–Meier when more than 20 % of those {before.en} are not {done.en} yet.",
    )
    return Meaning(
        Text(f"{before.zh}到{done.zh}用时{zh}", f"{en} hours from {before.en} to {done.en}"),
        Text(
            f"{cycle.population.zh}中，从{before.zh}到{done.zh}的小时数的{zh.strip()}；"
            f"{waiting.zh}",
            f"{en} of the hours from {before.en} to {done.en}, of {cycle.population.en}. "
            f"{waiting.en}",
        ),
        NO_QUOTIENT,
        Text(
            f"{before.zh}、{done.zh}时间均已知的{cycle.many.zh}",
            f"{cycle.many.en} with both times known",
        ),
        cycle.exclusions,
        cycle.source,
    )


CLOCK_METRICS: Final = (
    _of_closing(_MEDIAN, (12, 24, 48, 96, 168)),
    _of_closing(_P90, (24, 72, 168, 336, 720)),
    _of_working_time(_MEDIAN, (4, 8, 16, 40, 80)),
    _of_working_time(_P90, (8, 24, 40, 80, 160)),
    *_of_steps(OF_A_CASE, (_MEDIAN, _P90)),
)
CALL_CLOCK_METRICS: Final = _of_steps(OF_A_CALL, (_MEDIAN, _P90))
