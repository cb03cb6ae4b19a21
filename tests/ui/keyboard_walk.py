"""Looks at a window as somebody does who has no mouse: its stops, their order and their names."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget

from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.test_theme import contrast

_MOST = 200  # stops
_AROUND = 30  # pixels around a control in which its focus may show


def controls(top: QWidget) -> list[QWidget]:
    """Return all that can have the keyboard."""
    return [
        widget
        for widget in (top, *top.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top.window()
        and widget.focusProxy() is None
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]


def stops(top: QWidget) -> list[QWidget]:
    """Return what the Tab key has to reach; of a group of choices the chosen one."""
    return [
        widget
        for widget in controls(top)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a control."""
    found = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):  # under Linux its name is its value: the label says more
        labels = [
            one.text(QAccessible.Text.Name)
            for one, _ in found.relations(QAccessible.RelationFlag.Label)
        ]
        return widget.accessibleName() or " ".join(labels)
    return found.text(QAccessible.Text.Name)


def described(widget: QWidget | None) -> str:
    """Return a control in words, for who reads why a test failed."""
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} {widget.objectName()} “{name_of(widget)}”"


def walk(top: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until it comes round; return each stop in that order."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    if QApplication.focusWidget() is None:
        QTest.keyClick(top.window(), key)
    first = QApplication.focusWidget()
    assert first is not None, "nothing has the keyboard"
    seen = [first]
    at: QWidget = first
    for _ in range(_MOST):
        QTest.keyClick(at, key)
        reached = QApplication.focusWidget()
        if reached is first:
            return seen
        assert reached is not None, f"the keyboard is lost after {described(at)}"
        at = reached
        seen.append(at)
    raise AssertionError(f"it never comes back to {described(first)}")


def turns_back(seen: list[QWidget]) -> list[str]:
    """Return the steps of a round that go against the way one reads; one is its end."""
    places = [_place(widget) for widget in seen]
    return [
        f"{described(seen[at])} → {described(seen[(at + 1) % len(seen)])}"
        for at, place in enumerate(places)
        if not _reads_on(place, places[(at + 1) % len(places)])
    ]


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _reads_on(here: QRect, there: QRect) -> bool:
    if there.left() > here.right():
        return True  # to the right, or up to the next column
    if here.contains(there) or there.contains(here):
        return True
    return there.top() >= here.bottom() or (
        there.left() >= here.left() and there.top() >= here.top()
    )


def outside_of_rows(seen: list[QWidget]) -> Iterator[QWidget]:
    """Leave out what stands in the conversation, which has an order of its own."""
    for widget in seen:
        above = widget.parentWidget()
        while above is not None and not isinstance(above, TranscriptView):
            above = above.parentWidget()
        if above is None or isinstance(widget, TranscriptView):
            yield widget


def shows_focus(widget: QWidget) -> int:
    """Return how many pixels change by 3:1 or more when a control loses the keyboard."""
    with_it = _picture(widget)
    widget.clearFocus()
    QApplication.processEvents()
    without = _picture(widget)
    changes: dict[tuple[int, int], int] = {}
    for y in range(min(with_it.height(), without.height())):
        if with_it.constScanLine(y) == without.constScanLine(y):
            continue
        for x in range(min(with_it.width(), without.width())):
            pair = with_it.pixel(x, y), without.pixel(x, y)
            if pair[0] != pair[1]:
                changes[pair] = changes.get(pair, 0) + 1
    return sum(
        count for (one, other), count in changes.items() if contrast(QColor(one), QColor(other)) > 3
    )


def _picture(widget: QWidget) -> QImage:
    top = widget.window()
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    seen = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(top.rect())
    return top.grab(seen).toImage().convertToFormat(QImage.Format.Format_RGB32)
