from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript import formula_drawings
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings, Wish
from gpts_desktop.ui.transcript.formula_text import OBJECT, SOURCE
from gpts_desktop.ui.transcript.reasoning_row import ReasoningWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, panes, shown_text

Make = Callable[[int, int], TranscriptView]
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
MINIMUM = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


def show(qtbot: QtBot, view: TranscriptView, text: str) -> None:
    """Show one answer, and wait until no formula in sight is open."""
    talk = Talk()
    talk.ask("?")
    talk.answer(text)
    view.show_conversation(talk.conversation)
    settle(qtbot, view)


def settle(qtbot: QtBot, view: TranscriptView) -> None:
    drawings = view.findChild(FormulaDrawings)
    assert drawings is not None
    qtbot.waitUntil(lambda: drawings.wanted() is None and drawings.is_idle)


def formula_sources(pane: QTextEdit) -> list[str]:
    """Return the source of each object in a text."""
    document = pane.document()
    found = []
    for at in range(document.characterCount()):
        cursor = QTextCursor(document)
        cursor.setPosition(at)
        if document.characterAt(at) == OBJECT:
            cursor.setPosition(at + 1)
            found.append(str(cursor.charFormat().property(SOURCE)))
    return found


def answer_pane(view: TranscriptView) -> QTextEdit:
    return panes(view)[1]


def line_types(pane: QTextEdit) -> list[int]:
    block, types = pane.document().begin(), []
    while block.isValid():
        types.append(block.blockFormat().lineHeightType())
        block = block.next()
    return types


def test_a_formula_in_a_line_is_one_character_that_knows_its_source(
    qtbot: QtBot, view: TranscriptView
) -> None:
    show(qtbot, view, "Take 😀 $x^2$ and \\(y\\) for $5 and $10.")
    pane = answer_pane(view)
    assert pane.toPlainText() == f"Take 😀 {OBJECT} and {OBJECT} for $5 and $10."
    assert formula_sources(pane) == ["$x^2$", "$y$"]


def test_the_same_formula_twice_in_a_row_is_drawn_twice(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Take $x$$x$ and\\(y\\)\\(y\\).")
    assert formula_sources(answer_pane(view))[-2:] == ["$y$", "$y$"]


def test_one_that_cannot_be_drawn_shows_its_source(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Take $\\foo{x}$ here.\n\n$$\\foo\n+ 1$$")
    assert shown_text(view).split("\n")[1:] == ["Take \\foo{x} here.", "\\foo", "+ 1"]


def test_headings_tables_and_quotes_draw_too(qtbot: QtBot, view: TranscriptView) -> None:
    source = "# On $a$\n\n> - $b$\n\n| $c$ | d |\n|---|---|\n| $\\frac{e}{f}$ | $$g$$ |\n"
    show(qtbot, view, source)
    found = [each for pane in panes(view) for each in formula_sources(pane)]
    assert found == ["$a$", "$b$", "$c$", "$\\frac{e}{f}$", "$$g$$"]


def test_a_displayed_formula_is_in_the_middle(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "$$\nx^2 + y^2\n$$\n\nText.")
    pane = answer_pane(view)
    assert formula_sources(pane) == ["$$x^2 + y^2$$"]
    dark = ink_columns(picture(view, pane))
    assert abs((dark[0] + dark[-1]) / 2 - pane.width() / 2) < 3
    assert pane.accessibleName() == "Formula: x^2 + y^2"


def test_an_environment_needs_no_delimiters(qtbot: QtBot, view: TranscriptView) -> None:
    source = "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}"
    show(qtbot, view, source)
    assert formula_sources(answer_pane(view)) == [source]


def test_a_formula_wider_than_the_column_scrolls(qtbot: QtBot, make_view: Make) -> None:
    view = make_view(400, 500)
    show(qtbot, view, "$$" + " + ".join(f"x_{{{n}}}" for n in range(40)) + "$$")
    bar = answer_pane(view).horizontalScrollBar()
    assert bar.isVisible() and bar.maximum() > 100
    assert answer_pane(view).verticalScrollBar().maximum() == 0


def test_lines_grow_only_where_a_formula_is_high(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Low: $x_i^2$.\n\nHigh: $\\frac{\\frac{a}{b}}{c}$.\n\nNone.")
    assert line_types(answer_pane(view)) == [FIXED, MINIMUM, FIXED]


def picture(view: TranscriptView, pane: QTextEdit) -> QImage:
    """Return what a text looks like on its ground."""
    corner = pane.mapTo(view.viewport(), QPoint())
    return view.viewport().grab(QRect(corner, pane.size())).toImage()


def ink_columns(image: QImage) -> list[float]:
    ground = image.pixelColor(0, 0)
    return [
        x / image.devicePixelRatio()
        for x in range(image.width())
        if any(differs(image.pixelColor(x, y), ground) for y in range(image.height()))
    ]


def ink_rows(image: QImage, left: int, right: int) -> list[int]:
    ground = image.pixelColor(0, 0)
    return [
        y
        for y in range(image.height())
        if any(differs(image.pixelColor(x, y), ground) for x in range(left, right))
    ]


def differs(color: QColor, ground: QColor) -> bool:
    return abs(color.lightness() - ground.lightness()) > 60


@pytest.mark.parametrize(("zoom", "ratio"), [(1.0, 1), (1.5, 1), (2.0, 1), (1.0, 2), (1.25, 2)])
@pytest.mark.parametrize("source", ["x $x$ x", "x $x \\frac{a}{b}$ x", "- x $x$ x", "# x $x$ x"])
def test_a_formula_stands_on_the_baseline_of_its_line(
    qtbot: QtBot, view: TranscriptView, source: str, zoom: float, ratio: int
) -> None:
    view.set_zoom(zoom)
    show(qtbot, view, source)
    pane = answer_pane(view)
    image = QImage(pane.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    pane.render(image)
    cursor = pane.document().find(OBJECT)
    at = cursor.selectionStart()
    edges = []
    for place in (at - 2, at - 1, at):
        cursor.setPosition(place)
        edges.append(round(pane.cursorRect(cursor).center().x() * ratio))
    letter = ink_rows(image, edges[0], edges[1] - 1)
    # Of the formula only its first letter.
    formula = ink_rows(image, edges[2], edges[2] + (edges[1] - edges[0]))
    assert abs(letter[-1] - formula[-1]) <= 1
    assert abs(letter[0] - formula[0]) <= 1 + ratio


def test_a_theme_colours_formulas_and_zoom_enlarges_them(
    qtbot: QtBot, view: TranscriptView
) -> None:
    show(qtbot, view, "$$x^2 + y^2$$")
    width = len(ink_columns(picture(view, answer_pane(view))))
    view.set_zoom(2)
    assert formula_sources(answer_pane(view)) == ["$$x^2 + y^2$$"]
    assert len(ink_columns(picture(view, answer_pane(view)))) > 1.6 * width
    view.set_theme(load_theme("dark"))
    image = picture(view, answer_pane(view))

    def lightest(x: int) -> int:
        return max(image.pixelColor(x, y).lightness() for y in range(image.height()))

    assert max(map(lightest, range(image.width()))) > 200


def test_what_is_read_stays_where_it_is_when_drawings_come(qtbot: QtBot, make_view: Make) -> None:
    view = make_view(600, 300)
    high = "\n\n".join(f"Part {n}: $\\frac{{\\frac{{a}}{{{n}}}}}{{c}}$ is it." for n in range(30))
    talk = Talk()
    talk.ask("?")
    talk.answer("Begin.\n\n" + high)
    view.show_conversation(talk.conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    tops = {n: find_line(view, f"Part {n}:") for n in range(30)}
    part = min((n for n in tops if -21 < tops[n] < 300), key=lambda n: tops[n])
    assert OBJECT not in shown_text(view)
    settle(qtbot, view)
    qtbot.waitUntil(lambda: OBJECT in shown_text(view))
    assert line_y(view, f"Part {part}:") == tops[part]
    assert line_y(view, f"Part {part + 3}:") > tops[part + 3]


def find_line(view: TranscriptView, words: str) -> int:
    try:
        return line_y(view, words)
    except AssertionError:
        return -1_000


def test_an_open_formula_shows_its_source_until_it_ends(qtbot: QtBot, view: TranscriptView) -> None:
    talk = Talk()
    talk.ask("?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append("So $a$ is\n\n$$\nb +")
    qtbot.waitUntil(lambda: "b +" in shown_text(view))
    settle(qtbot, view)
    assert shown_text(view).split("\n")[1:] == [f"So {OBJECT} is", "b +"]
    reply.text.append(" c\n$$\n\nThe end")
    qtbot.waitUntil(lambda: shown_text(view).split("\n")[2:] == [OBJECT, "The end"])


def test_only_what_is_in_sight_is_drawn(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "\n\n".join(f"Text about $x_{{{n}}}$.\n\n---" for n in range(400)))
    drawings = view.findChild(FormulaDrawings)
    assert drawings is not None and 5 < len(drawings) < 200


def test_what_is_kept_is_bounded(
    qtbot: QtBot, view: TranscriptView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formula_drawings, "KEPT_CHARACTERS", 20_000)
    monkeypatch.setattr(formula_drawings, "KEPT_PIXELS", 20_000)
    drawings = FormulaDrawings(view)
    wishes = [Wish(f"x_{{{n}}}", False) for n in range(60)]
    left = wishes.copy()
    drawings.wanted = lambda: left.pop() if left else None
    drawings.wake()
    qtbot.waitUntil(lambda: not left)
    assert 3 < len(drawings) < 20
    for wish in wishes:
        if drawing := drawings.known(wish):
            drawings.picture(drawing, 40, QColor("black"), 2)
    assert 0 < drawings.pixels < 40_000


def test_a_formula_in_a_link_has_its_colour(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "[see $x$](https://example.com)")
    pane = answer_pane(view)
    cursor = pane.document().find(OBJECT)
    form: QTextCharFormat = cursor.charFormat()
    assert form.foreground().color().name() == load_theme("light").accent
    assert form.isAnchor()
    assert pane.mapTo(view.viewport(), QPoint()).x() > 0


def texts_of_menu(view: TranscriptView) -> dict[str, QAction]:
    menus = [m for m in view.findChildren(QMenu) if m.objectName() == "textMenu" and m.isVisible()]
    return {action.text(): action for action in menus[-1].actions()}


def right_click(view: TranscriptView, at: QPoint) -> None:
    ground = view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, ground.mapToGlobal(at), Qt.KeyboardModifier(0))
    QApplication.sendEvent(ground, event)


def test_the_menu_copies_the_latex_under_the_mouse(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Take $\\frac{a}{b}$ here.")
    pane = answer_pane(view)
    cursor = pane.document().find(OBJECT)
    corner = pane.mapTo(view.viewport(), pane.cursorRect(cursor).center())
    right_click(view, corner - QPoint(6, 0))
    texts_of_menu(view)["Copy LaTeX"].trigger()
    assert QGuiApplication.clipboard().text() == "\\frac{a}{b}"
    right_click(view, corner + QPoint(30, 0))
    assert "Copy LaTeX" not in texts_of_menu(view)


def test_the_keyboard_reaches_a_displayed_formula_and_its_menu(
    qtbot: QtBot, view: TranscriptView
) -> None:
    show(qtbot, view, "$$x^2$$\n\nText.\n\n$$\\foo$$\n\n$$y^2$$")
    view.activateWindow()
    view.setFocus()
    reached = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QTextEdit)
        reached.append(focus.accessibleName())
    assert reached == ["Formula: x^2", "Formula: y^2"]
    nowhere = QPoint(), QPoint(), Qt.KeyboardModifier(0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, *nowhere)
    QApplication.sendEvent(view.viewport(), event)
    texts_of_menu(view)["Copy LaTeX"].trigger()
    assert QGuiApplication.clipboard().text() == "y^2"


def test_a_screen_reader_is_told_the_formulas_of_a_text(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Take $x^2$ and $y$, not $\\foo$.")
    assert answer_pane(view).accessibleDescription() == "x^2; y"


def test_a_selection_over_formulas_copies_their_source(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "Take $x^2$ and\n\n\\begin{align} a &= b \\end{align}\n\nor $$y$$ too.")
    view.selecting.select_all()
    view.copying.copy()
    copied = QGuiApplication.clipboard().text()
    assert "Take $x^2$ and\n\n\\begin{align} a &= b \\end{align}\n\nor $$y$$ too." in copied


def test_a_selected_formula_is_as_dark_as_before(qtbot: QtBot, view: TranscriptView) -> None:
    show(qtbot, view, "$$x^2 + y^2$$")

    def darkest() -> int:
        image = picture(view, answer_pane(view))
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return min(image.pixelColor(x, y).lightness() for x, y in places)

    before = darkest()
    view.selecting.select_all()
    assert abs(darkest() - before) < 12


def test_a_formula_in_reasoning_is_dim(qtbot: QtBot, view: TranscriptView) -> None:
    talk = Talk()
    talk.ask("?")
    talk.answer("So.", reasoning="As $x$ is\n\n$$y$$")
    view.show_conversation(talk.conversation)
    fold = view.findChild(ReasoningWidget)
    assert fold is not None
    fold.fold.click()
    settle(qtbot, view)
    qtbot.waitUntil(lambda: shown_text(view).count(OBJECT) == 2)
    for pane in panes(view)[1:3]:
        assert OBJECT in pane.toPlainText()
        form = pane.document().find(OBJECT).charFormat()
        assert form.foreground().color().name() == load_theme("light").dim


def test_a_window_that_closes_while_ziamath_loads_does_no_harm() -> None:
    script = """
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings, Wish
app = QCoreApplication([])
parent = QObject()
FormulaDrawings(parent).wake()
for _ in range(8):
    app.processEvents()
parent.deleteLater()
app.sendPostedEvents(parent, QEvent.Type.DeferredDelete)
from gpts_desktop.core.tex.drawing import draw
print(draw("x", True, {}).width > 0)
"""
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert shown.stdout == "True\n"
