"""The list of what a grid may whistle departments up for: three blocks, 36 items.

The blocks are those of the places that work so; the items are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.demo.matters import MATTERS

ENFORCEMENT, SERVICE, EMERGENCY = BLOCKS = ("综合执法", "管理服务", "应急处置")


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``departments`` are those that may be called, the first always is; it grows out
    of cases of the categories ``smalls``, as often as ``weight`` says: 0 is never. ``hard`` is the
    share of whistles that are hard ones 攻坚克难哨.
    """

    block: str
    name: str
    departments: tuple[str, ...]
    smalls: tuple[str, ...] = ()
    weight: float = 0.0
    hard: float = 0.15


# Often enough to become a duty of its own; and hard ones.
_CHRONIC: Final = 9.0
_STUBBORN: Final = 0.5

_GARDENS, _POLICE, _HOUSING, _MARKET = (
    "市政园林中心",
    "公安局",
    "住房和城乡建设局",
    "市场监督管理局",
)
_STREETS, _WATER, _ECOLOGY, _SAFETY = "综合执法局", "水利局", "生态环境局", "应急管理局"
_SOCIAL, _TRAFFIC, _WASTE, _UTILITIES = "社会事业局", "交通运输局", "环境卫生中心", "供水燃气集团"
_JUSTICE, _LABOUR = "司法局", "人力资源和社会保障局"

ITEMS: Final = (
    Item(ENFORCEMENT, "占道经营整治", (_STREETS, _POLICE, _MARKET), ("占道经营",), 5),
    Item(ENFORCEMENT, "出店经营整治", (_STREETS, _MARKET), ("出店经营",), 3),
    Item(ENFORCEMENT, "马路市场取缔", (_STREETS, _TRAFFIC, _POLICE), ("占道经营", "出店经营"),
         _CHRONIC, _STUBBORN),
    Item(ENFORCEMENT, "违规广告牌拆除", (_STREETS, _SAFETY), ("违规广告牌",), 2),
    Item(ENFORCEMENT, "餐饮油烟治理", (_ECOLOGY, _MARKET, _STREETS), ("油烟异味",), _CHRONIC,
         _STUBBORN),
    Item(ENFORCEMENT, "施工噪声与扬尘治理", (_ECOLOGY, _HOUSING), ("施工噪声",), 4),
    Item(ENFORCEMENT, "经营场所噪声治理", (_POLICE, _STREETS), ("商铺噪声", "广场舞噪声"), 4),
    Item(ENFORCEMENT, "违法搭建处置", (_STREETS, _HOUSING), ("乱堆物料", "物业服务"), 3,
         _STUBBORN),
    Item(ENFORCEMENT, "无证经营查处", (_MARKET, _STREETS), ("食品安全", "消费纠纷"), 2.5),
    Item(ENFORCEMENT, "机动车乱停治理", (_POLICE, _TRAFFIC), ("机动车违停",), 5),
    Item(ENFORCEMENT, "违法排污查处", (_ECOLOGY, _WATER), ("河道漂浮物",), 2),
    Item(ENFORCEMENT, "非法营运查处", (_TRAFFIC, _POLICE)),
    Item(SERVICE, "老旧小区渗漏维修", (_HOUSING, _SOCIAL), ("房屋渗漏",), 4),
    Item(SERVICE, "物业管理矛盾协调", (_HOUSING, _JUSTICE), ("物业服务",), _CHRONIC, _STUBBORN),
    Item(SERVICE, "老旧电梯更新", (_MARKET, _HOUSING), ("电梯故障",), 2.5),
    Item(SERVICE, "破损道路修复", (_GARDENS, _TRAFFIC), ("道路破损",), 4),
    Item(SERVICE, "路灯与景观照明维护", (_GARDENS, _TRAFFIC), ("路灯不亮",), 2),
    Item(SERVICE, "绿化与树木修剪", (_GARDENS,), ("绿地破坏", "树木倒伏"), 2),
    Item(SERVICE, "垃圾分类与清运", (_WASTE, _STREETS), ("垃圾满溢", "暴露垃圾"), 4),
    Item(SERVICE, "供水供气抢修协调", (_UTILITIES, _HOUSING), ("停水漏水",), 2.5),
    Item(SERVICE, "共享单车停放管理", (_TRAFFIC, _STREETS), ("共享单车乱放",), 6),
    Item(SERVICE, "困难群众联合帮扶", (_SOCIAL, _LABOUR), ("救助帮扶", "独居老人探视"), 2),
    Item(SERVICE, "欠薪联合调处", (_LABOUR, _POLICE, _JUSTICE), ("欠薪讨薪",), 3),
    Item(SERVICE, "校园周边秩序维护", (_POLICE, _MARKET)),
    Item(EMERGENCY, "道路积水排险", (_WATER, _GARDENS, _TRAFFIC), ("道路积水",), 4),
    Item(EMERGENCY, "地下空间进水排险", (_WATER, _SAFETY, _HOUSING), ("地下空间进水",), 2.5),
    Item(EMERGENCY, "排水管网疏通", (_WATER, _GARDENS), ("雨水管堵塞",), 6),
    Item(EMERGENCY, "消防通道疏通", (_SAFETY, _POLICE), ("消防通道堵塞",), 4),
    Item(EMERGENCY, "飞线充电整治", (_SAFETY, _HOUSING), ("电动车飞线充电",), 3),
    Item(EMERGENCY, "用电隐患排除", (_SAFETY, _MARKET), ("用电隐患",), 2),
    Item(EMERGENCY, "出租房隐患整治", (_POLICE, _SAFETY), ("出租房隐患",), 3),
    Item(EMERGENCY, "燃气泄漏处置", (_UTILITIES, _SAFETY, _POLICE), ("燃气管道",), 1.5),
    Item(EMERGENCY, "井盖与路面险情处置", (_GARDENS, _TRAFFIC), ("井盖缺损",), 2),
    Item(EMERGENCY, "烟感报警联动核查", (_SAFETY,), ("烟感报警",), 1.5),
    Item(EMERGENCY, "重大矛盾纠纷稳控", (_POLICE, _JUSTICE), ("邻里纠纷", "婚姻家庭"), 2),
    Item(EMERGENCY, "危险品泄漏处置", (_SAFETY, _ECOLOGY)),
)  # fmt: skip
DEPARTMENTS: Final = tuple(dict.fromkeys(matter.department for matter in MATTERS))
