"""What do residents say: contact, call-backs, ratings and repeats."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import CLOSED, HIGH_SHARES

_RATED: Final = ("cases.called_back_at", "cases.satisfaction")
_RATINGS: Final = Text("本期回访的有效评价", "ratings given at the call-backs of the period")
_NOT_RATED: Final = Text("作废案件；未评价的回访", "void cases; call-backs without a rating")
_ANSWERED_SOLVED: Final = Text(
    "对“是否解决”作答的回访", "call-backs with an answer to whether it was solved"
)

CALLBACK_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="repeat_rate",
        base="opened",
        unit="ratio",
        direction="down",
        numerator="count_if(repeat_of IS NOT NULL)",
        denominator="count_if(is_repeat_known)",
        needs=("cases.reporter_hash|cases.longitude",),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("重复诉求率", "Repeat rate"),
            Text(
                "本期有效案件中，按规则判为重复的比例：同一人或同一点位附近、同一小类、在前一件"
                "办结前或办结后的规定天数内再次上报。",
                "Share of the period's valid cases that repeat an earlier one by the rule of the "
                "profile: same person or place, same small category, reported while the earlier "
                "case was open or within the stated days after its closing.",
            ),
            Text("按规则判为重复的案件", "cases that repeat an earlier one by the rule"),
            Text("诉求人或点位已知的有效案件", "valid cases whose person or point is known"),
            Text(
                "作废案件；人与点位都未知的案件", "void cases; cases with neither person nor point"
            ),
            Text("指标口径 C17；怡园 2020", "Indicator C17; Yiyuan 2020"),
        ),
    ),
    Metric(
        key="response_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(is_contacted AND contacted_at <= contact_due_at)",
        denominator=(
            "count_if(contact_due_at IS NOT NULL AND (is_contacted OR is_dispatched "
            "AND contact_due_at <= judged_at))"
        ),
        needs=("cases.contacted_at", "cases.contact_due_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("响应率", "Response rate"),
            Text(
                "本期上报并已派遣或已联系的案件中，在联系时限内先行联系诉求人的比例；"
                "未到联系时限而未联系的不计。",
                "Share of the period's dispatched or contacted cases whose reporter was contacted "
                "within the limit; what is not yet due and not contacted is left out.",
            ),
            Text("在时限内联系诉求人的案件", "cases whose reporter was contacted within the limit"),
            Text(
                "有联系时限、已到期或已联系的案件",
                "dispatched or contacted cases with a limit that is past or met",
            ),
            Text(
                "作废案件；没有联系时限的案件；未到时限且未联系的案件",
                "void cases; cases without a limit for contact; not yet due and not contacted",
            ),
            Text(
                "指标口径 H01；北京 12345（待本地确认）",
                "Indicator H01; Beijing 12345 (to be confirmed locally)",
            ),
        ),
    ),
    Metric(
        key="solved_rate",
        base="called_back",
        unit="ratio",
        direction="up",
        numerator="count_if(is_solved)",
        denominator="count(is_solved)",
        needs=("cases.called_back_at", "cases.is_solved"),
        breaks=(0.70, 0.80, 0.90, 0.95),
        meaning=Meaning(
            Text("解决率", "Solved rate"),
            Text(
                "本期回访中，诉求人答复已解决的比例。",
                "Share of the answers to the call-backs of the period that say: solved.",
            ),
            Text("答复“已解决”的回访", "call-backs answered: solved"),
            _ANSWERED_SOLVED,
            Text("作废案件；未作答的回访", "void cases; call-backs without an answer"),
            Text("指标口径 H02；北京 12345", "Indicator H02; Beijing 12345"),
        ),
    ),
    Metric(
        key="satisfaction_rate",
        base="called_back",
        unit="ratio",
        direction="up",
        numerator="count_if(satisfaction IN ('satisfied', 'fairly'))",
        denominator="count(satisfaction)",
        needs=_RATED,
        breaks=(0.70, 0.80, 0.90, 0.95),
        meaning=Meaning(
            Text("满意率", "Satisfaction rate"),
            Text(
                "本期回访的有效评价中，满意或基本满意的比例。",
                "Share of the ratings given at the call-backs of the period that are satisfied or "
                "fairly satisfied.",
            ),
            Text("评价为满意或基本满意的回访", "ratings: satisfied or fairly satisfied"),
            _RATINGS,
            _NOT_RATED,
            Text("指标口径 H03；北京 12345", "Indicator H03; Beijing 12345"),
        ),
    ),
    Metric(
        key="fully_satisfied_rate",
        base="called_back",
        unit="ratio",
        direction="up",
        numerator="count_if(satisfaction = 'satisfied')",
        denominator="count(satisfaction)",
        needs=_RATED,
        breaks=(0.50, 0.60, 0.75, 0.85),
        meaning=Meaning(
            Text("满意率（仅满意）", "Fully satisfied rate"),
            Text(
                "本期回访的有效评价中，评价为“满意”的比例，不含“基本满意”。",
                "Share of the ratings given at the call-backs of the period that are satisfied, "
                "fairly satisfied left out.",
            ),
            Text("评价为满意的回访", "ratings: satisfied"),
            _RATINGS,
            _NOT_RATED,
            Text("指标口径 H03（只计满意）", "Indicator H03 (satisfied alone)"),
        ),
    ),
    Metric(
        key="rating_share",
        base="closed",
        unit="ratio",
        direction="up",
        # A rating of which no time is known was given; one of a later call-back is not known yet.
        numerator="count(satisfaction) FILTER (WHERE NOT coalesce(called_back_at > judged_at, false))",
        denominator="count(*)",
        is_maturing=True,
        needs=("cases.closed_at", "cases.satisfaction"),
        breaks=(0.20, 0.40, 0.60, 0.80),
        meaning=Meaning(
            Text("参评率", "Rating share"),
            Text(
                "本期办结的案件中，到数据截至时刻得到有效评价的比例；满意率只代表这一部分。",
                "Share of the cases closed in the period that were rated by the as-of time: "
                "satisfaction speaks for these alone.",
            ),
            Text("有评价的办结案件", "closed cases with a rating"),
            CLOSED,
            Text("作废案件；没有办结时间的案件", "void cases; cases without a closing time"),
            Text("指标口径 H04；达川", "Indicator H04; Dachuan"),
        ),
    ),
    Metric(
        key="three_rate_score",
        base="called_back",
        unit="points",
        direction="up",
        weighted=("response_rate", "solved_rate", "satisfaction_rate"),
        needs=(
            "cases.contacted_at",
            "cases.contact_due_at",
            "cases.called_back_at",
            "cases.is_solved",
            "cases.satisfaction",
        ),
        breaks=(60, 70, 80, 90),
        meaning=Meaning(
            Text("三率综合", "Three-rate score"),
            Text(
                "响应率、解决率、满意率各乘权重之和，满分 100；权重见地方配置，默认 30%、35%、"
                "35%。缺一则无值。",
                "Response, solved and satisfaction rates, each times its weight, in points of 100; "
                "the profile states the weights, by default 30 %, 35 % and 35 %. No value where "
                "one of them has none.",
            ),
            Text("三项比率各乘权重之和", "sum of the three rates, each times its weight"),
            Text("权重之和，100%", "sum of the weights, 100 %"),
            Text("见三项比率", "as for the three rates"),
            Text("指标口径 H05；准格尔旗（权重）", "Indicator H05; Jungar Banner (weights)"),
        ),
    ),
)
