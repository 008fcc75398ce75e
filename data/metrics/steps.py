"""The steps of the two lifecycles, in their words: of a case, and of a department's whistle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.metrics.metric import Base, Counted, Fact, Text


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that is reached, and the step that leads to it.

    ``stage`` and ``span`` are what the judged rows call them; ``done`` is what is said of who has
    reached it. ``breaks`` are class limits of the median of its hours.
    """

    stage: str
    span: str
    column: str
    done: Text
    breaks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Steps in their order, after the stage in which everything begins.

    ``volume`` is the metric that counts what begins.
    """

    fact: Fact
    base: Base
    counted: Counted
    volume: str
    table: str
    population: Text
    one: Text
    many: Text
    exclusions: Text
    source: Text
    start: Step
    steps: tuple[Step, ...]

    @property
    def pairs(self) -> tuple[tuple[Step, Step], ...]:
        """Each step with the one before it."""
        return tuple(zip((self.start, *self.steps), self.steps, strict=False))

    @property
    def shares(self) -> tuple[str, ...]:
        """The metrics of how many went on to each stage."""
        return tuple(f"{step.stage}_share" for step in self.steps)

    @property
    def clocks(self) -> tuple[str, ...]:
        """The metrics of how long the steps take."""
        return tuple(
            f"{quantile}_hours_to_{step.span}"
            for step in self.steps
            for quantile in ("median", "p90")
        )


OF_A_CASE: Final = Lifecycle(
    fact="cases",
    base="opened",
    counted="cases",
    volume="case_volume",
    table="cases",
    population=Text("本期上报的有效案件", "the period's valid cases"),
    one=Text("案件", "case"),
    many=Text("案件", "cases"),
    exclusions=Text("作废案件", "void cases"),
    source=Text("CJ/T 292 案件流程环节", "Stages of a case after CJ/T 292"),
    start=Step("reported", "", "reported_at", Text("上报", "reported")),
    steps=(
        Step("accepted", "accept", "accepted_at", Text("受理", "accepted"), (0.5, 1, 2, 4, 8)),
        Step("dispatched", "dispatch", "dispatched_at", Text("派遣", "dispatched"), (1, 2, 4, 8, 24)),
        Step("handled", "handle", "handled_at", Text("处置", "handled"), (12, 24, 48, 96, 168)),
        Step("finished", "finish", "closed_at", Text("结案", "closed"), (4, 12, 24, 48, 96)),
        Step(
            "called_back", "call_back", "called_back_at", Text("回访", "called back"),
            (12, 24, 48, 96, 168),
        ),
    ),
)  # fmt: skip

OF_A_CALL: Final = Lifecycle(
    fact="whistles",
    base="occurred",
    counted="calls",
    volume="whistle_call_volume",
    table="whistle_calls",
    population=Text("本期吹哨的部门次", "the calls of the period"),
    one=Text("部门次", "call"),
    many=Text("部门次", "calls"),
    exclusions=Text("无", "none"),
    source=Text(
        "指标口径 W02–W04；南京鼓楼吹哨环节", "Indicators W02–W04; steps of Gulou of Nanjing"
    ),
    start=Step("blown", "", "blown_at", Text("吹哨", "blown")),
    steps=(
        Step("signed", "sign", "signed_at", Text("签收", "signed for"), (0.25, 0.5, 1, 2, 4)),
        Step("contacted", "contact", "contacted_at", Text("联系", "contacted"), (2, 4, 8, 24, 48)),
        Step(
            "arrived", "arrive", "arrived_at", Text("报到", "answered on the spot"),
            (8, 24, 48, 72, 120),
        ),
        Step("fed_back", "feed_back", "fed_back_at", Text("反馈", "fed back"), (8, 24, 48, 72, 120)),
        Step("resolved", "resolve", "resolved_at", Text("化解", "resolved"), (24, 72, 168, 240, 360)),
    ),
)  # fmt: skip
