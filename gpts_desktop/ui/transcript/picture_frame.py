"""A picture as it lies in the column: its corners round, pressed to be seen large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.action_button import EnterButton
from gpts_desktop.ui.transcript.look import Look

_RADIUS = 10
PAPER = QColor("#ffffff")
"""What is seen through a picture: most charts and drawings are made for paper."""
HEIGHT = 400
"""The most that a picture takes of the column's height."""


def fitted(size: QSize, look: Look, width: int) -> QSize:
    """Return the room of a picture of so many pixels in a column, never larger than it is."""
    natural = QSize(look.px(size.width()), look.px(size.height()))
    box = QSize(width, look.px(HEIGHT))
    if natural.width() > box.width() or natural.height() > box.height():
        natural = natural.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return natural.expandedTo(QSize(1, 1))


class PictureFrame(EnterButton):
    """Draws an image, or quiet ground until it is there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._image: QImage | None = None
        self._is_selected = False

    def present(self, look: Look, image: QImage | None, name: str) -> None:
        """Show an image, whose alternative text is `name`."""
        self._look, self._image = look, image
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def set_selected(self, on: bool) -> None:
        """Take whether it is selected."""
        if on is not self._is_selected:
            self._is_selected = on
            self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether the image is there."""
        return self._image is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image within its corners, its edge and the focus."""
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        radius = min(_RADIUS, box.width() / 4, box.height() / 4)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.setClipPath(shape)
        if self._image is None:
            painter.fillRect(box, look.color("code"))
        else:
            if self._image.hasAlphaChannel():
                painter.fillRect(box, PAPER)
            painter.drawImage(box, self._image)
        if self._is_selected:
            tint = QColor(look.color("accent"))
            tint.setAlphaF(0.4)
            painter.fillRect(box, tint)
        painter.setClipping(False)
        # An edge for pictures whose ground is the page's.
        edge = QColor(look.color("text"))
        edge.setAlphaF(0.12)
        pen = QPen(look.color("accent"), 2.5) if self.hasFocus() else QPen(edge, 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()
