"""The order of the palette's rows, and how they fit into their room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.palette.row_delegate import fitted
from gpts_desktop.ui.palette.row_model import RowModel
from gpts_desktop.ui.palette.rows import Kind, PaletteRow, Section, in_order


def section(title: str, count: int, first: int) -> Section:
    """Return a section of so many rows."""
    rows = [PaletteRow(Kind.CHAT, f"{title}{n}", run=int) for n in range(count)]
    return Section(title, f"more {title}", rows, first)


def texts(*sections: Section) -> list[str]:
    """Return the rows' texts in their order."""
    return [row.text for row in in_order(sections)]


def test_the_first_of_each_kind_stand_above_the_rest_of_any() -> None:
    assert texts(section("a", 3, 2), section("b", 0, 2), section("c", 1, 2)) == [
        "a",
        "a0",
        "a1",
        "c",
        "c0",
        "more a",
        "a2",
    ]


def test_a_section_by_itself_is_not_divided() -> None:
    assert texts(section("a", 3, 2), section("b", 0, 2)) == ["a", "a0", "a1", "a2"]
    assert texts(section("a", 0, 2)) == []


def test_rows_that_only_follow_are_added_without_a_reset() -> None:
    model = RowModel()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    rows = in_order([section("a", 3, 9)])
    model.show(rows)
    model.show([*rows, PaletteRow(Kind.NOTE, "more")])
    assert (len(resets), model.rowCount()) == (1, 5)
    model.show(rows[1:])
    assert (len(resets), model.rowCount()) == (2, 3)


@pytest.mark.parametrize("room", [80, 120, 300, 5000])
def test_the_first_mark_is_in_sight_however_narrow(qapp: QApplication, room: int) -> None:
    metrics = QFontMetrics(ui_font(14, 500))
    text = "…" + "many words before the one " * 4 + "苹果 and after it " * 9
    at = text.index("苹果")
    shown, marks = fitted(text, ((at, at + 2),), metrics, room)
    assert metrics.horizontalAdvance(shown) <= room
    start, end = marks[0]
    assert shown[start:end] == "苹果"
