"""What no table of a profile can see alone is found, and named by its key."""

from __future__ import annotations

import pytest

from data.disagreements import disagreements
from data.locality import Level
from data.source import Source

WORDS = {"zh": "某", "en": "some"}
LEVELS = (Level(key="street", name=WORDS), Level(key="grid", name=WORDS))


def found(record, columns, **stated):
    source = {"key": "file", "record": record, "files": ["f.csv"], "title": WORDS, **stated}
    return disagreements(LEVELS, (Source.model_validate({**source, "columns": columns}),))


@pytest.mark.parametrize(
    ("record", "columns", "stated"),
    [
        ("areas", {"name": "名称"}, {"level": "place"}),
        ("areas", {"name": "名称", "kind": "类型", "valid_from": "启用"}, {"level": "grid"}),
        ("volunteers", {"volunteer": "证件号"}, {}),
        ("volunteer_shifts", {"source_id": "编号", "volunteer": "证件号"}, {}),
        ("residences", {"source_id": "编号", "longitude": "经度", "latitude": "纬度"},
         {"placing": [{"point": True}]}),
    ],
)  # fmt: skip
def test_a_sound_source_of_any_record_has_no_fault(record, columns, stated) -> None:
    assert found(record, columns, **stated) == []


@pytest.mark.parametrize(
    ("record", "columns", "stated", "said"),
    [
        ("volunteers", {"registered_on": "日期"}, {}, "volunteer must be mapped"),
        ("volunteers", {"volunteer": "证件号", "source_id": "编号"}, {}, "no such field"),
        ("posts", {"person": "姓名"}, {}, "source_id must be mapped"),
        ("posts", {"source_id": "编号", "person_hash": "姓名"}, {}, "no such field"),
        ("posts", {"source_id": "编号"}, {"placing": [{"point": True}]}, "longitude and latitude"),
        ("posts", {"source_id": "证件号", "person": "证件号"}, {}, "may be mapped as person alone"),
        ("posts", {"source_id": "编号", "person": "姓名"},
         {"placing": [{"level": "place", "code": "区"}]}, "placing.level"),
        ("areas", {"name": "名称"}, {"level": "place", "parent": {"level": "street", "name": "街"}},
         "parent.level"),
    ],
)  # fmt: skip
def test_a_fault_says_what_is_wrong(record, columns, stated, said) -> None:
    (fault,) = found(record, columns, **stated)
    assert said in fault
    assert fault.startswith("sources.file.")
