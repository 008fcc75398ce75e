"""What people report: categories, departments in charge, time allowed, channels, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Season = Literal["even", "summer", "winter", "rain", "year_end"]
Hours = Literal["office", "patrol", "street", "night"]

CHANNELS: Final = ("12345热线", "网格上报", "数字城管", "随手拍", "视频巡查", "来访")
# By these the city's own people find what nobody has complained about.
FOUND_BY: Final = ("网格上报", "数字城管", "视频巡查")

APPEAL: Final = "诉求"
GRID_EVENT: Final = "网格事件"
CITY: Final = "城管案件"
DISPUTE: Final = "矛盾纠纷"
HAZARD: Final = "隐患"
ALERT: Final = "预警"
LEGACY: Final = "积案"
DRAINAGE: Final = "排水内涝"

# Weights of the channels, in their order, by class.
CHANNEL_MIX: Final = {
    APPEAL: (68, 6, 2, 17, 0, 7),
    GRID_EVENT: (8, 82, 3, 7, 0, 0),
    CITY: (8, 14, 58, 12, 8, 0),
    DISPUTE: (34, 42, 0, 2, 0, 22),
    HAZARD: (7, 74, 4, 10, 5, 0),
    ALERT: (0, 22, 4, 0, 74, 0),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One small category: ``share`` in 1,000 cases; due after hours, or whole working days."""

    large: str
    small: str
    kind: str
    department: str
    share: float
    hours: int = 0
    workdays: int = 0
    season: Season = "even"
    at: Hours = "street"
    on_time: float = 0.985


_ENFORCEMENT, _GARDENS, _POLICE = "综合执法局", "市政园林中心", "公安局"
_HOUSING, _MARKET, _WATER = "住房和城乡建设局", "市场监督管理局", "水利局"
_ECOLOGY, _SAFETY, _SOCIAL = "生态环境局", "应急管理局", "社会事业局"
_TRAFFIC, _SANITATION, _UTILITIES = "交通运输局", "环境卫生中心", "供水燃气集团"
_JUSTICE, _LABOUR = "司法局", "人力资源和社会保障局"

MATTERS: Final = (
    Matter("市容环境", "暴露垃圾", CITY, _SANITATION, 78, hours=12, season="summer", at="patrol"),
    Matter("市容环境", "垃圾满溢", CITY, _SANITATION, 52, hours=6, season="summer"),
    Matter("市容环境", "乱堆物料", CITY, _ENFORCEMENT, 44, hours=24, at="patrol"),
    Matter("市容环境", "非法小广告", CITY, _ENFORCEMENT, 34, hours=24, at="patrol"),
    Matter("街面秩序", "占道经营", CITY, _ENFORCEMENT, 62, hours=8, season="summer"),
    Matter("街面秩序", "出店经营", CITY, _ENFORCEMENT, 38, hours=8),
    Matter("街面秩序", "违规广告牌", CITY, _ENFORCEMENT, 16, workdays=3, at="patrol"),
    Matter("交通秩序", "机动车违停", CITY, _POLICE, 68, hours=8),
    Matter("交通秩序", "共享单车乱放", CITY, _TRAFFIC, 30, hours=12),
    Matter("交通秩序", "信号灯故障", APPEAL, _POLICE, 7, hours=12),
    Matter("市政设施", "道路破损", CITY, _GARDENS, 30, workdays=3, at="patrol", on_time=0.955),
    Matter("市政设施", "路灯不亮", CITY, _GARDENS, 26, workdays=2, season="winter", at="night",
           on_time=0.953),
    Matter("市政设施", "井盖缺损", CITY, _GARDENS, 15, hours=24, at="patrol", on_time=0.957),
    Matter("园林绿化", "树木倒伏", CITY, _GARDENS, 12, workdays=1, season="rain", on_time=0.955),
    Matter("园林绿化", "绿地破坏", CITY, _GARDENS, 14, workdays=5, on_time=0.953),
    Matter(DRAINAGE, "道路积水", CITY, _WATER, 22, hours=12, season="rain"),
    Matter(DRAINAGE, "雨水管堵塞", CITY, _WATER, 26, hours=24, season="rain"),
    Matter(DRAINAGE, "地下空间进水", APPEAL, _WATER, 10, hours=12, season="rain", at="night"),
    Matter("噪声扰民", "商铺噪声", APPEAL, _ENFORCEMENT, 30, workdays=2, season="summer",
           at="night"),
    Matter("噪声扰民", "施工噪声", APPEAL, _ECOLOGY, 24, workdays=2, season="summer", at="night"),
    Matter("噪声扰民", "广场舞噪声", APPEAL, _POLICE, 20, workdays=1, season="summer", at="night"),
    Matter("环境保护", "油烟异味", APPEAL, _ECOLOGY, 20, workdays=3, season="summer", at="night"),
    Matter("环境保护", "河道漂浮物", CITY, _WATER, 18, workdays=1, season="rain", at="patrol"),
    Matter("住房物业", "物业服务", APPEAL, _HOUSING, 46, workdays=5, at="office", on_time=0.975),
    Matter("住房物业", "房屋渗漏", APPEAL, _HOUSING, 20, workdays=5, season="rain", at="office",
           on_time=0.955),
    Matter("住房物业", "电梯故障", APPEAL, _MARKET, 16, hours=12),
    Matter("公用事业", "停水漏水", APPEAL, _UTILITIES, 22, hours=24, season="winter"),
    Matter("公用事业", "燃气管道", APPEAL, _UTILITIES, 9, hours=12, season="winter"),
    Matter("消费维权", "消费纠纷", APPEAL, _MARKET, 30, workdays=5, at="office"),
    Matter("消费维权", "食品安全", APPEAL, _MARKET, 14, workdays=3, season="summer", at="office"),
    Matter("民生保障", "社保咨询", APPEAL, _LABOUR, 22, workdays=1, at="office", on_time=0.985),
    Matter("民生保障", "救助帮扶", GRID_EVENT, _SOCIAL, 20, workdays=3, season="winter",
           at="office"),
    Matter("民生保障", "独居老人探视", GRID_EVENT, _SOCIAL, 28, workdays=1, season="winter",
           at="office", on_time=0.985),
    Matter("矛盾纠纷", "邻里纠纷", DISPUTE, _JUSTICE, 22, workdays=5, at="street"),
    Matter("矛盾纠纷", "欠薪讨薪", DISPUTE, _LABOUR, 12, workdays=5, season="year_end",
           at="office"),
    Matter("矛盾纠纷", "婚姻家庭", DISPUTE, _JUSTICE, 9, workdays=5, at="night"),
    Matter("安全隐患", "消防通道堵塞", HAZARD, _SAFETY, 32, workdays=1, season="year_end",
           at="patrol"),
    Matter("安全隐患", "电动车飞线充电", HAZARD, _SAFETY, 30, workdays=1, season="summer",
           at="patrol"),
    Matter("安全隐患", "用电隐患", HAZARD, _SAFETY, 18, workdays=3, season="winter", at="patrol"),
    Matter("安全隐患", "出租房隐患", HAZARD, _POLICE, 18, workdays=3, at="patrol"),
    Matter("设备预警", "烟感报警", ALERT, _SAFETY, 10, hours=4, season="winter", on_time=0.985),
    Matter("设备预警", "水位预警", ALERT, _WATER, 6, hours=4, season="rain", at="night",
           on_time=0.985),
)  # fmt: skip
