from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.markdown.block_text import joined
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.ui.paper.flow import Flow, Ground, line_ends
from gpts_desktop.ui.paper.ink import STRETCH, Ink, coloured
from gpts_desktop.ui.paper.paper import columns_of
from gpts_desktop.ui.paper.units import pt
from gpts_desktop.ui.theme import load_theme


@pytest.fixture
def ink(qapp: QApplication) -> Ink:
    return Ink(load_theme("light"), Formulas())


@pytest.fixture
def flow(ink: Ink) -> Iterator[Flow]:
    """Pages of A4 into nowhere."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(20, 20, 20, 20)
    size = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))
    flow = Flow(writer, lambda page, width: ink.plain(str(page), width))
    yield flow
    flow.end()


def lines(ink: Ink, flow: Flow, count: int) -> QTextDocument:
    return ink.plain("\n".join(["line"] * count), flow.width)


def test_a_page_is_as_large_as_its_paper(flow: Flow) -> None:
    assert flow.width == pytest.approx(pt((210 - 40) / 25.4 * 72), rel=0.01)


def test_a_long_text_goes_on_on_the_next_page(ink: Ink, flow: Flow) -> None:
    document = lines(ink, flow, 120)
    height = line_ends(document)[-1]
    flow.text(document, 0)
    assert flow.page == -(-height // flow.height)
    assert 0 < flow.y <= flow.height


def test_no_few_lines_stand_alone(ink: Ink, flow: Flow) -> None:
    line = line_ends(lines(ink, flow, 1))[0]
    flow.y = flow.height - 1.5 * line  # room for one
    flow.text(lines(ink, flow, 4), 0)
    assert flow.page == 2
    assert flow.y == pytest.approx(4 * line, rel=0.01)
    flow.turn()
    flow.y = flow.height - 3.5 * line  # room for three of four: two go on together
    flow.text(lines(ink, flow, 4), 0)
    assert flow.page == 4
    assert flow.y == pytest.approx(2 * line, rel=0.01)


def test_what_is_higher_than_a_page_ends(ink: Ink, flow: Flow) -> None:
    document = ink.plain("x", flow.width)
    flow.text(document, 0, rows=[flow.height * 3])
    assert flow.page == 1
    flow.text(lines(ink, flow, 2), 0)
    assert flow.page == 2


def test_boxes_have_room_around_their_text(ink: Ink, flow: Flow) -> None:
    document = lines(ink, flow, 2)
    flow.text(document, 0, ground=Ground("#eeeeee", padding=pt(8)))
    assert flow.y == pytest.approx(line_ends(document)[-1] + pt(16))


def test_room_is_left_but_not_at_a_pages_top(flow: Flow) -> None:
    flow.space(100)
    assert flow.y == 0
    flow.y = 50
    flow.space(100)
    assert flow.y == 150
    flow.need(flow.height)
    assert (flow.page, flow.y) == (2, 0)


def test_boxes_that_touch_leave_no_room_between(ink: Ink, flow: Flow) -> None:
    line = line_ends(lines(ink, flow, 1))[0]
    flow.text(lines(ink, flow, 2), 0, ground=Ground("#eeeeee", padding=pt(8), closed=False))
    flow.text(lines(ink, flow, 2), 0, ground=Ground("#eeeeee", padding=pt(8), opened=False))
    assert flow.y == pytest.approx(4 * line + pt(16), rel=0.01)


@pytest.mark.parametrize("count", [1, STRETCH, STRETCH + 1, 3 * STRETCH])
def test_long_code_is_laid_out_in_stretches(count: int) -> None:
    text = "\n".join(f"def f{at}(): return '😀{at}'  # comment" for at in range(count))
    stretches = ["".join(piece for piece, _ in one) for one in coloured("python", text)]
    assert "\n".join(stretches).rstrip("\n") == text
    assert all(one.count("\n") < STRETCH for one in stretches)
    roles = {role for one in coloured("python", text) for _, role in one}
    assert roles == {"text", "kw", "fn", "string", "com"}


def test_a_table_that_goes_on_keeps_its_columns(ink: Ink, flow: Flow) -> None:
    lines = "\n".join(f"|{at}|cell {at} {'wide ' * (9 if at < 20 else 1)}|" for at in range(90))
    parts = next(joined(parse(f"|a|b|\n|-|-:|\n{lines}")))
    assert isinstance(parts, list)
    first, table = ink.table(parts[:2], flow.width)
    first.documentLayout().documentSize()
    columns = columns_of(first, table)
    later, more = ink.table(parts[2:], flow.width, columns)
    later.documentLayout().documentSize()
    assert more.rows() == sum(len(part.rows) for part in parts[2:])  # and no header
    assert columns_of(later, more) == pytest.approx(columns, rel=0.01)
