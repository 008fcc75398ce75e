"""Are disputes settled where they arise, and old matters cleared."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import HIGH_SHARES, NOT_VOID

_LEVELS: Final = ("cases.class", "cases.closed_at", "cases.level_closed")
_LEVEL_KNOWN: Final = Text(
    "化解层级已知的办结纠纷", "closed disputes whose level of closing is known"
)
_NO_LEVEL: Final = Text(
    "作废案件；化解层级未知的纠纷", "void cases; disputes whose level of closing is not known"
)
_NO_OUTCOME: Final = Text(
    "作废案件；调解结果未知的纠纷", "void cases; disputes whose outcome is not known"
)
_CLEARED: Final = Text("已化解的积案", "legacy cases cleared")

MEDIATION_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="mediation_success_rate",
        kind="dispute",
        base="closed",
        unit="ratio",
        direction="up",
        numerator="count_if(mediation_outcome = 'succeeded')",
        denominator="count(mediation_outcome)",
        needs=("cases.class", "cases.closed_at", "cases.mediation_outcome"),
        breaks=(0.80, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("调解成功率", "Mediation success rate"),
            Text(
                "本期办结的矛盾纠纷中，调解成功的比例；未成、转诉讼、转信访计入分母。",
                "Share of the disputes closed in the period whose mediation succeeded; those that "
                "failed, went to court or became a petition count.",
            ),
            Text("调解成功的矛盾纠纷", "disputes whose mediation succeeded"),
            Text("调解结果已知的办结纠纷", "closed disputes whose outcome is known"),
            _NO_OUTCOME,
            Text(
                "指标口径 M01；莆田 2020（待本地确认）",
                "Indicator M01; Putian 2020 (to be confirmed locally)",
            ),
        ),
    ),
    Metric(
        key="agreement_performance_rate",
        kind="dispute",
        base="performance",
        unit="ratio",
        direction="up",
        numerator="count_if(is_performed)",
        denominator="count(*)",
        is_maturing=True,
        needs=("cases.class", "cases.agreement_due_on", "cases.performed_on"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("协议履行率", "Agreement performance rate"),
            Text(
                "履行期在本期届满的纠纷调解协议中，到数据截至时刻已履行的比例。",
                "Share of the agreements of disputes due in the period that are performed at the "
                "as-of time.",
            ),
            Text("已履行的协议", "agreements performed"),
            Text("履行期在本期届满的协议", "agreements due in the period"),
            Text("作废案件；履行期未满的协议", "void cases; agreements not yet due"),
            Text("指标口径 M02（待本地确认）", "Indicator M02 (to be confirmed locally)"),
        ),
    ),
    Metric(
        key="closed_in_grid_rate",
        kind="dispute",
        base="closed",
        unit="ratio",
        direction="up",
        numerator="count_if(is_closed_in_grid)",
        denominator="count(level_closed)",
        needs=_LEVELS,
        breaks=(0.50, 0.60, 0.70, 0.85),
        meaning=Meaning(
            Text("小事不出格", "Closed in the grid"),
            Text(
                "本期办结的矛盾纠纷中，在网格一级化解的比例。",
                "Share of the disputes closed in the period that were closed within their grid.",
            ),
            Text("在网格化解的矛盾纠纷", "disputes closed in the grid"),
            _LEVEL_KNOWN,
            _NO_LEVEL,
            Text("指标口径 M03；龙港 2020", "Indicator M03; Longgang 2020"),
        ),
    ),
    Metric(
        key="closed_in_zone_rate",
        kind="dispute",
        base="closed",
        unit="ratio",
        direction="up",
        numerator="count_if(is_closed_in_zone)",
        denominator="count(level_closed)",
        needs=_LEVELS,
        breaks=(0.80, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("大事不出片区", "Closed below the place"),
            Text(
                "本期办结的矛盾纠纷中，在片区及以下任一级化解、未上交全域的比例。",
                "Share of the disputes closed in the period at any level below the place itself.",
            ),
            Text("在片区及以下化解的矛盾纠纷", "disputes closed below the place"),
            _LEVEL_KNOWN,
            _NO_LEVEL,
            Text("指标口径 M03；龙港 2020", "Indicator M03; Longgang 2020"),
        ),
    ),
    Metric(
        key="legacy_cleared_rate",
        kind="legacy",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(is_closed)",
        denominator="count(*)",
        is_maturing=True,
        smallest_n=5,
        needs=("cases.class", "cases.closed_at|cases.outcome"),
        breaks=(0.80, 0.90, 0.95, 0.99),
        meaning=Meaning(
            Text("积案化解率", "Legacy cases cleared"),
            Text(
                "本期交办的积案中，到数据截至时刻已化解的比例。",
                "Share of the legacy cases handed over in the period that are cleared at the as-of "
                "time.",
            ),
            _CLEARED,
            Text("本期交办的积案", "legacy cases handed over in the period"),
            NOT_VOID,
            Text("指标口径 M04；怡园 2020", "Indicator M04; Yiyuan 2020"),
        ),
    ),
    Metric(
        key="legacy_rebound_rate",
        kind="legacy",
        base="opened",
        unit="ratio",
        direction="down",
        numerator="count_if(is_closed AND is_rebounded)",
        denominator="count_if(is_closed)",
        is_maturing=True,
        smallest_n=5,
        needs=("cases.class", "cases.closed_at|cases.outcome", "cases.rebounded_at"),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("积案反弹率", "Legacy cases rebounded"),
            Text(
                "本期交办且已化解的积案中，到数据截至时刻反弹的比例。",
                "Share of the legacy cases handed over in the period and cleared that have come up "
                "again by the as-of time.",
            ),
            Text("化解后反弹的积案", "cleared legacy cases that came up again"),
            _CLEARED,
            Text("作废、未化解的积案", "void cases; legacy cases not cleared"),
            Text("指标口径 M04；怡园 2020", "Indicator M04; Yiyuan 2020"),
        ),
    ),
)
