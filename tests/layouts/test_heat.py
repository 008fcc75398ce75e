from __future__ import annotations

from urllib.parse import unquote

from layouts.heat import draw_heat, heat_class, matrix_of
from tests.layouts.made import EMPTY, classed, count, links, parts, reading, words
from tests.layouts.made_whistles import CELLS, calls, cells, sums, whistles_sheet

WHOLE = reading("whistle_call_volume", count(15))
BY = (calls(sums(0), "department"), calls(sums(1), "item"))


def drawn(sheet=None):
    return draw_heat(sheet or whistles_sheet(), cells(), *BY, WHOLE)


def rows(panel, section):
    (table,) = classed(panel, "heat-table")
    (body,) = [part for part in parts(table) if part._type == section]
    return [[words(cell) for cell in row.children] for row in body.children]


def numbers(cells):
    return [int(text or 0) for text in cells]


def test_rows_and_columns_add_up_to_their_totals():
    body = [numbers(row[1:]) for row in rows(drawn(), "Tbody")]
    (sums,) = [numbers(row[1:]) for row in rows(drawn(), "Tfoot")]
    assert [sum(row[:-1]) for row in body] == [row[-1] for row in body]
    assert [sum(column) for column in zip(*body, strict=True)] == sums
    assert sums[-1] == 15 == sum(sums[:-1])


def test_silent_items_of_the_list_stand_in_their_block():
    heads, items = rows(drawn(), "Thead")
    assert heads == ["部门", "综合执法9", "应急处置4", "清单之外2", "合计"]
    assert items == ["占道经营", "油烟", "积水", "危险品", "电梯"]
    assert words(classed(drawn(), "is-silent")) == "危险品"


def test_what_is_not_stated_stands_last():
    assert [row[0] for row in rows(drawn(), "Tbody")] == ["城管", "水务", "未填写"]


def test_without_a_list_all_items_stand_in_one_block():
    matrix = matrix_of(whistles_sheet(whistle_items=[]), cells(), *BY)
    assert [(block.name, len(block.items)) for block in matrix.blocks] == [("小项", 4)]


def test_a_cell_leads_to_the_calls_behind_it():
    (link,) = [link for link in classed(drawn(), "is-3") if words(link) == "8"]
    (href,) = links(link)
    assert "rows=whistle_call_volume&by=department_item" in href
    assert unquote(href).endswith("key=城管\x1f占道经营")


def test_the_class_limits_are_fixed():
    found = [heat_class(n) for n in (0, 1, 2, 4, 5, 14, 15, 49, 50, 900)]
    assert found == [None, *(f"heat-cell is-{n}" for n in (1, 2, 2, 3, 3, 4, 4, 5, 5))]


def test_the_chosen_cell_is_marked():
    sheet = whistles_sheet()
    asked = sheet.address.but(by="department_item", key="水务\x1f积水")
    assert words(classed(drawn(whistles_sheet(asked)), "is-here")) == "3"


def test_the_table_has_a_row_for_each_item_and_a_column_for_each_department():
    (table,) = classed(drawn(), "panel-rows")
    cells = [[words(c) for c in row.children] for row in parts(table) if row._type == "Tr"]
    assert cells[0] == ["小项", "大块", "合计", "城管", "水务", "未填写"]
    assert cells[3] == ["积水", "应急处置", "4", "0", "3", "1"]
    assert len(cells) == 1 + len({item for _, item in CELLS}) + 1


def test_a_period_without_calls_says_so():
    empty = draw_heat(whistles_sheet(), (), (), (), reading("whistle_call_volume", EMPTY))
    assert "没有可计的部门次" in words(empty)
    assert classed(empty, "heat-table") == []
