"""A picture as large as the window, over everything in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.ui.focus_ring import FocusRing
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.pictures.viewer_button import FOCUS, LIGHT, ViewerButton
from gpts_desktop.ui.pictures.zoomed_place import ZoomedPlace

_BAR = 52
_EDGE = 16
_COPIED_FOR = 1_500  # ms
_DRAG = 4


class PictureViewer(QWidget):
    """Covers a window. Escape or a click beside the picture closes it."""

    step_asked = Signal(int)
    """The picture before (-1) or behind (1) this one is to be shown."""
    save_asked = Signal()
    copy_asked = Signal()
    menu_asked = Signal(QPointF)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._image = QImage()
        self._text = ""
        self._place = ZoomedPlace()
        self._pressed: QPointF | None = None
        self._dragged = False
        self._before = QApplication.focusWidget()
        self.setObjectName("pictureViewer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._build()
        FocusRing(self, lambda: FOCUS)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def _build(self) -> None:
        def button(name: str, icon: str, slot: Callable[[], object]) -> ViewerButton:
            made = ViewerButton(self, name, icon)
            made.clicked.connect(lambda _=False: slot())
            return made

        self.smaller = button(self.tr("Smaller"), "minus", lambda: self._zoom(-1))
        self.larger = button(self.tr("Larger"), "plus", lambda: self._zoom(1))
        self.save_button = button(self.tr("Save as…"), "", self.save_asked.emit)
        self.copy_button = button(self.tr("Copy"), "", self.copy_asked.emit)
        self.close_button = button(self.tr("Close"), "close", self.finish)
        self.previous = button(
            self.tr("Previous picture"), "chevron-left", lambda: self.step_asked.emit(-1)
        )
        self.next = button(
            self.tr("Next picture"), "chevron-right", lambda: self.step_asked.emit(1)
        )
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_FOR)
        self._copied.timeout.connect(lambda: self._say_on_copy(self.tr("Copy")))

    # What is shown

    def show_picture(self, text: str) -> None:
        """Make room for another picture; `text` is its alternative text."""
        self._text = text
        self._image = QImage()
        name = self.tr("Picture: {0}").format(text) if text else self.tr("Picture")
        self.setAccessibleName(name)
        self.update()

    def set_image(self, image: QImage) -> None:
        """Show the image of the picture, fitted."""
        self._image = image
        self._place.show(image.size())
        self._place.set_room(self._room())
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether the image is there."""
        return not self._image.isNull()

    @property
    def scale(self) -> float:
        """How many logical pixels each of the picture's takes."""
        return self._place.scale

    @property
    def picture_box(self) -> QRect:
        """Where the whole picture lies."""
        return self._place.box.toRect()

    def say_copied(self) -> None:
        """Say for a moment that the picture is on the clipboard."""
        self._say_on_copy(self.tr("Copied"))
        self._copied.start()

    def finish(self) -> None:
        """Close, and give the keyboard back."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def _say_on_copy(self, text: str) -> None:
        self.copy_button.say(text)
        self._arrange()

    def _zoom(self, steps: float, at: QPointF | None = None) -> None:
        self._place.zoom(steps, at)
        self.update()

    # Layout

    def _room(self) -> QRectF:
        below = _BAR if self._text else _EDGE
        return QRectF(self.rect()).adjusted(_EDGE, _BAR, -_EDGE, -below)

    def _arrange(self) -> None:
        right = self.width() - 8
        row = (self.close_button, self.copy_button, self.save_button, self.larger, self.smaller)
        for button in row:
            right -= button.width()
            button.move(right, 8)
            right -= 4
        middle = (self.height() - self.next.height()) // 2
        self.previous.move(8, middle)
        self.next.move(self.width() - self.next.width() - 8, middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the window."""
        super().resizeEvent(event)
        self._place.set_room(self._room())
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark over the window, the picture and its words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(9, 13, 13, 246))
        if self.has_image:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._image.hasAlphaChannel():
                painter.fillRect(self._place.box, QColor("#ffffff"))
            painter.drawImage(self._place.box, self._image)
            painter.fillRect(0, 0, self.width(), _BAR, QColor(9, 13, 13, 150))
        else:
            painter.setPen(QColor(LIGHT))
            painter.setFont(ui_font(14))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Loading…"))
        if self._text:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        font = ui_font(13.5)
        box = QRect(_EDGE, self.height() - _BAR, self.width() - 2 * _EDGE, _BAR)
        painter.fillRect(0, box.y(), self.width(), _BAR, QColor(9, 13, 13, 150))
        painter.setPen(QColor(LIGHT))
        painter.setFont(font)
        line = " ".join(self._text.split())
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    # Keys and mouse

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from what lies below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk its own buttons round and round."""
        stops: list[QWidget] = [
            self, self.previous, self.next, self.smaller, self.larger, self.save_button,
            self.copy_button, self.close_button,
        ]  # fmt: skip
        stops = [stop for stop in stops if stop is self or not stop.isHidden()]
        focus = QApplication.focusWidget()
        at = stops.index(focus) if focus in stops else 0
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, step, zoom, pan, copy, save."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save_asked.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_asked.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0:
            self._place.fit()
            self.update()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._place.pan(QPointF(0, 60 if key == Qt.Key.Key_Up else -60))
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        self._zoom(event.angleDelta().y() / 120, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture."""
        if self._pressed is None:
            return
        by = event.position() - self._pressed
        if self._dragged or by.manhattanLength() > _DRAG:
            self._dragged = True
            self._place.pan(by)
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close after a click beside the picture."""
        pressed, self._pressed = self._pressed, None
        beside = not self._place.box.contains(event.position())
        if pressed is not None and not self._dragged and beside:
            self.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go between all of it and its own size."""
        if self._place.is_fitted:
            self._zoom(8, event.position())
        else:
            self._place.fit()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the picture's menu."""
        self.menu_asked.emit(QPointF(event.globalPos()))
        event.accept()
