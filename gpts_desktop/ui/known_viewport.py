"""Viewports made in Python, so that PySide knows what they are.

To name a widget that C++ made, PySide sets up every class of widget there is: 13 ms and
1.4 MB. With these it need not, however often a `viewport()` is asked for.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QTextEdit, QWidget


def make_viewport(area: QAbstractScrollArea) -> None:
    """Give an area a viewport like its own (QAbstractScrollAreaPrivate::init)."""
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)


def make_text_viewport(text: QTextEdit) -> None:
    """Give a text a viewport like its own (QTextEditPrivate::init), but not filled."""
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    shapes = Qt.CursorShape
    viewport.setCursor(shapes.ArrowCursor if text.isReadOnly() else shapes.IBeamCursor)
    viewport.setMouseTracking(True)
    viewport.setAcceptDrops(True)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    # Qt's own is deleted, and the document measures its text by it.
    text.document().documentLayout().setPaintDevice(viewport)
    text.setViewport(viewport)
