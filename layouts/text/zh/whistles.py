"""The words of the page of whistles."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "whistle_kind.routine": "工作推进哨",
    "whistle_kind.hard": "攻坚克难哨",
    "whistles.headline": "{period}吹哨 {whistles} 次、{calls} 部门次",
    "whistles.headline_area": "{area} {period}吹哨 {whistles} 次、{calls} 部门次",
    "whistles.headline_calls": "{area} {period}被吹哨 {calls} 部门次",
    "whistles.on_time_arrival_rate": "按时报到 {value}",
    "whistles.three_day_feedback_rate": "三日反馈 {value}",
    "whistles.whistle_resolution_rate": "化解 {value}",
    "whistles.late": "{names}按时报到显著低于{area}",
    "whistles.none": "{area} {period}没有吹哨",
    "whistles.tag.late": "需协调",
    "whistles.tag.silent": "需督办",
    "whistles.tag.chronic": "需列入清单",
    "whistles.missed": "{count}未按时报到",
    "whistles.silent": "{count}三日内未反馈",
    "whistles.of_due": "应反馈 {count}",
    "whistles.chronic": "{count} 项连续 {months} 个月都吹哨",
    "whistles.most": "最多的是{item}，{count}",
    "whistles.tiles": "吹哨与化解",
    "whistles.called": "叫到 {count}",
    "whistles.band": "近 {months} 个整月 {low}–{high}，过低过高都值得一问",
    "heat.title": "部门 × 清单小项",
    "heat.caption": "{period} {count}；{items} 项中 {silent} 项无哨；空白为 0",
    "heat.text": "行为部门，列为吹哨清单的小项，没有吹哨的也在列；格内为部门次，合计行与合计列相加相等。"
    "色阶的界限是固定的，各期可比。点一格看背后的部门次。",
    "heat.most": "最多的是{name}，{count}",
    "heat.cell": "{name}：{count}",
    "heat.unit": "部门次",
    "heat.item": "小项",
    "heat.block": "大块",
    "heat.total": "合计",
    "heat.unlisted": "清单之外",
    "chronic.title": "长期反复吹哨的事项",
    "chronic.caption": "连续六个月每月都吹哨的 {count} 项（{unit}）",
    "chronic.text": "到所选期间最后一个整月为止，连续六个月每月都有吹哨的清单小项，按六个月合计排列。一再靠"
    "吹哨解决的事，适合转成部门的日常责任清单。",
    "chronic.none": "没有连续六个月都吹哨的事项",
    "chronic.none_detail": "每一项都至少有一个月没有吹哨",
    "chronic.none_at_all": "这段时间没有吹哨",
    "chronic.rest": "另有 {count} 项，见表格",
    "whistling.title": "各区域吹哨率",
    "whistling.caption": "按{level}，{fraction}",
    "whistling.more": "{names}吹哨显著偏多",
    "whistling.fewer": "{names}吹哨显著偏少",
    "whistling.alike": "各区域无法区分",
    "whistling.no_areas": "这里只看本区域的吹哨率",
    "whistling.text.95": "把一个区域的哨数与它的案件数乘以全体吹哨率相比（Poisson 计分检验，95%）：偏少可能是"
    "该吹不吹，偏多可能是事事吹哨。并无差别时，约二十个区域中也有一个碰巧被标出。",
    "whistling.text.998": "把一个区域的哨数与它的案件数乘以全体吹哨率相比（Poisson 计分检验，99.8%）：偏少"
    "可能是该吹不吹，偏多可能是事事吹哨。并无差别时，约五百个区域中有一个碰巧被标出。",
    "whistling.text.fdr": "把一个区域的哨数与它的案件数乘以全体吹哨率相比（Poisson 计分检验，错误发现率 "
    "5%）：偏少可能是该吹不吹，偏多可能是事事吹哨。",
    "points.title": "部门积分",
    "points.caption": "共 {points} 分",
    "points.text": "名次按打印的分数，分数相同则名次并列。应报到次均的口径是报到时限落在本期的部门次，与积分"
    "所依的本期吹哨不同，两者不可相除。",
    "points.place": "名次",
    "points.department": "部门",
    "points.sum": "积分",
    "points.per_call": "次均",
    "points.alone": "{place}",
    "points.shared": "并列 {place}",
    "points.due": "应报到",
    "points.note": "应报到不足 {smallest}的，次均只列出，不作比较",
}
