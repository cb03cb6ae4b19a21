"""The files that go along with a question, each a chip with its picture, name and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from gpts_desktop.ui.counted import file_size
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from gpts_desktop.core.message import Attachment

_HEIGHT = 44
_PICTURE = 32
_CLOSE = 24
_LARGEST_WIDTH = 220
_SPACE = 8


class AttachmentChip(QAbstractButton):
    """One file; a click on its cross, Delete or Backspace takes it away (`clicked`)."""

    def __init__(self, attachment: Attachment, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._theme = theme
        self._picture = _thumbnail(attachment, self.devicePixelRatioF())
        self.setObjectName("attachmentChip")
        self._size = file_size(len(attachment.data))
        self.setText(attachment.name)
        self.setAccessibleName(self.tr("Remove {0}").format(attachment.name))
        self.setToolTip(attachment.name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(ui_font(13, 500))
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return room for the name, up to a limit."""
        words = max(
            self.fontMetrics().horizontalAdvance(self.attachment.name),
            self.fontMetrics().horizontalAdvance(self._size),
        )
        return QSize(min(_LARGEST_WIDTH, 6 + _PICTURE + 8 + words + 6 + _CLOSE + 6), _HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # a name of Qt
        """Only the cross can be clicked."""
        return self._cross().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the file away by Delete and Backspace too."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def _cross(self) -> QRect:
        return QRect(self.width() - _CLOSE - 6, (self.height() - _CLOSE) // 2, _CLOSE, _CLOSE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, the name over the size, and the cross."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        painter.setBrush(QColor(theme.code))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        self._paint_picture(painter, QRectF(6, 6, _PICTURE, _PICTURE))
        left = 6 + _PICTURE + 8
        width = self._cross().left() - left - 4
        metrics = self.fontMetrics()
        name = metrics.elidedText(self.attachment.name, Qt.TextElideMode.ElideMiddle, width)
        painter.setPen(QColor(theme.text))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 5, width, 18), vertical, name)
        painter.setPen(QColor(theme.dim))
        painter.setFont(ui_font(11.5))
        painter.drawText(
            QRectF(left, 22, width, 16), vertical, file_size(len(self.attachment.data))
        )
        self._paint_icon(painter, "close", QRectF(self._cross()).adjusted(5, 5, -5, -5))

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        if self._picture.isNull():
            is_picture = self.attachment.media_type.startswith("image/")
            name = "image" if is_picture else "file"
            self._paint_icon(painter, name, box.adjusted(6, 6, -6, -6))
            return
        frame = QPainterPath()
        frame.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(frame)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.restore()

    def _paint_icon(self, painter: QPainter, name: str, box: QRectF) -> None:
        size = int(box.width())
        picture = pixmap(name, self._theme.dim, size, self.devicePixelRatioF())
        painter.drawPixmap(box, picture, QRectF(picture.rect()))


class ChipRow(QWidget):
    """Chips side by side, in as many lines as they need; hidden while there is none."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: list[AttachmentChip] = []
        self.hide()

    def attachments(self) -> tuple[Attachment, ...]:
        """Return the files in order."""
        return tuple(chip.attachment for chip in self._chips)

    def add(self, attachment: Attachment) -> None:
        """Show one more file."""
        chip = AttachmentChip(attachment, self._theme, self)
        chip.clicked.connect(lambda: self._remove(chip))
        chip.show()
        self._chips.append(chip)
        self._settle()

    def replace(self, attachments: tuple[Attachment, ...]) -> None:
        """Show these files and no others."""
        if not attachments and not self._chips:
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for attachment in attachments:
            self.add(attachment)
        self._settle()

    def _remove(self, chip: AttachmentChip) -> None:
        at = self._chips.index(chip)
        had_focus = chip.hasFocus()
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()
        if had_focus and self._chips:
            self._chips[min(at, len(self._chips) - 1)].setFocus()
        self._settle()

    def _settle(self) -> None:
        self.setVisible(bool(self._chips))
        self._place()
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        for chip in self._chips:
            chip.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()
            self.changed.emit()

    def _place(self) -> None:
        x = y = 0
        for chip in self._chips:
            width = min(chip.sizeHint().width(), max(self.width(), 1))
            if x and x + width > self.width():
                x, y = 0, y + _HEIGHT + _SPACE
            chip.setGeometry(x, y, width, _HEIGHT)
            x += width + _SPACE
        self.setFixedHeight(y + _HEIGHT + _SPACE if self._chips else 0)


def _thumbnail(attachment: Attachment, ratio: float) -> QPixmap:
    """Return the middle of a picture as a square, or nothing for what is none."""
    if not attachment.media_type.startswith("image/"):
        return QPixmap()
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(attachment.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    side = round(_PICTURE * ratio)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    return QPixmap.fromImage(
        image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    )
