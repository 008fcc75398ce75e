"""Video of key sites: whether cameras watch them, are connected and in working order."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_SOURCE: Final = Text(
    "指标口径 F03；发改高技〔2015〕996 号；莆田 2020",
    "Indicator F03; document 996 (2015) on public video; Putian 2020",
)


def _share_of_cameras(key: str, flag: str, name: Text, is_so: Text) -> Metric:
    return Metric(
        key=key,
        fact="cameras",
        base="state",
        unit="ratio",
        direction="up",
        counted="cameras",
        numerator=f"count_if({flag})",
        denominator=f"count({flag})",
        is_census=True,
        needs=(f"cameras.{flag}",),
        smallest_n=1,
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            name,
            Text(
                f"期末（或截至时刻，取较早者）在用摄像机中{is_so.zh}的比例；状态为最近一次上报。",
                f"Share of the cameras in use that are {is_so.en}, at the end of the period or the "
                "as-of time, whichever is earlier; the state is the one last reported.",
            ),
            Text(f"{is_so.zh}的摄像机", f"cameras that are {is_so.en}"),
            Text("状态已知的在用摄像机", "cameras in use whose state is known"),
            Text(
                "状态未上报的摄像机；未启用或已拆除的摄像机",
                "cameras whose state is not reported; cameras not in use on the day",
            ),
            _SOURCE,
        ),
    )


VIDEO_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="key_site_video_rate",
        fact="key_sites",
        base="state",
        unit="ratio",
        direction="up",
        counted="key_sites",
        numerator="count_if(is_watched)",
        denominator="count(is_watched)",
        is_census=True,
        needs=("key_sites.longitude", "cameras.longitude"),
        smallest_n=1,
        breaks=(0.80, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("重点部位视频覆盖率", "Key sites under video"),
            Text(
                "期末（或截至时刻，取较早者）规定距离内有在用且未报损坏的摄像机的重点部位比例。",
                "Share of key sites with a camera within the distance of the place that is in use "
                "and not reported out of order, at the end of the period or the as-of time, "
                "whichever is earlier.",
            ),
            Text("附近有有效摄像机的重点部位", "key sites with a working camera nearby"),
            Text("有坐标的重点部位", "key sites with a point"),
            Text(
                "坐标未知的部位；摄像机状态为最近一次上报，一时离线不影响覆盖",
                "sites whose point is not known; the state of a camera is the one last reported, "
                "and one that is offline for the moment still counts",
            ),
            _SOURCE,
        ),
    ),
    _share_of_cameras(
        "camera_online_rate",
        "is_online",
        Text("摄像机在线率", "Cameras online"),
        Text("在线", "online"),
    ),
    _share_of_cameras(
        "camera_intact_rate",
        "is_intact",
        Text("摄像机完好率", "Cameras in order"),
        Text("完好", "in working order"),
    ),
)
