"""What the user wrote, in its bubble, and what went along with it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTextBlockFormat,
)
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.core.message import Attachment
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.pictures.decoding import decoded
from gpts_desktop.ui.transcript.column import BUBBLE, QUESTION_ACTIONS
from gpts_desktop.ui.transcript.document import write_plain
from gpts_desktop.ui.transcript.fade import Fade
from gpts_desktop.ui.transcript.fold_switch import FoldSwitch
from gpts_desktop.ui.transcript.ghost_button import GhostButton
from gpts_desktop.ui.transcript.look import LINE, Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import AttachmentsRow, QuestionRow
from gpts_desktop.ui.transcript.sibling_buttons import SiblingButtons
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.thumbnail_button import ThumbnailButton

_PAD_X, _PAD_Y = 14, 9
_ROUND, _SMALL = 16, 4
_FADED = 2 * LINE


class QuestionWidget(RowWidget[QuestionRow]):
    """A bubble at the right edge; its actions lie to the left of it."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = TextPane(self)
        self._copy = GhostButton(self)
        self._edit = GhostButton(self)
        self.more_button = GhostButton(self)
        self.more_button.clicked.connect(self.menu_asked)
        self._copy.clicked.connect(lambda: self.acted.emit(Action.COPY.value))
        self._edit.clicked.connect(lambda: self.acted.emit(Action.EDIT.value))
        self._fade = Fade(self)
        self.fold_switch = FoldSwitch(self)
        self.fold_switch.clicked.connect(self.fold_asked)
        self._siblings = SiblingButtons(self, self.tr("question"))
        self._siblings.acted.connect(self.acted)
        self._bubble = QRect()

    def fill(self, row: QuestionRow, was: QuestionRow | None) -> int:
        """Write the text and fit the bubble to it."""
        assert self.formats is not None
        look, pane = self.formats.look, self._pane
        pane.set_look(look)
        pane.setAccessibleName(self.said_by or self.tr("Your message"))
        pane.document().setDefaultFont(look.text_font())
        pad = look.px(_PAD_X)
        most = min(look.px(BUBBLE), self.row_width - look.px(QUESTION_ACTIONS)) - 2 * pad
        pane.set_text_width(max(40, most))
        if was is None or was.text != row.text:
            form = QTextBlockFormat()
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            form.setLineHeight(look.px(LINE), fixed)
            form.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            write_plain(pane.document(), row.text, form)
        text_height = pane.text_height()
        wide = max(40, most)
        if row.first and row.last:
            wide = min(wide, ceil(pane.document().idealWidth()) + 1)
            pane.set_text_width(wide)
        above = look.px(_PAD_Y) if row.first else 0
        below = self._foot(row, look) if row.last else 0
        height = above + text_height + below
        self._bubble = QRect(self.row_width - wide - 2 * pad, 0, wide + 2 * pad, height)
        pane.place(self._bubble.x() + pad, above, wide, text_height)
        self._place_fold(row, look, above + text_height)
        self._place_actions(row, look, height)
        self.update()
        return height

    def _foot(self, row: QuestionRow, look: Look) -> int:
        self.fold_switch.setVisible(row.fold is not None)
        if row.fold is None:
            return look.px(_PAD_Y)
        self.fold_switch.present_fold(look, row.fold, self.tr("question"))
        return self.fold_switch.height() + look.px(_PAD_Y)

    def _place_fold(self, row: QuestionRow, look: Look, y: int) -> None:
        faded = look.px(_FADED)
        folded = row.fold is not None and not row.fold.is_open
        self._fade.setVisible(folded)
        self._fade.present(look.color("bubble"))
        pane = self._pane
        self._fade.setGeometry(pane.x(), y - faded, pane.width(), faded)
        self._fade.raise_()
        self.fold_switch.move(pane.x() - look.px(3), y + look.px(2))

    def _place_actions(self, row: QuestionRow, look: Look, height: int) -> None:
        self._copy.present(look, "", "copy", self.tr("Copy question"))
        self._edit.present(look, "", "edit", self.tr("Edit question"))
        self.more_button.present(look, "", "more", self.tr("More about this question"))
        self._siblings.present(look, row.siblings)
        shown: list[QWidget] = [self.more_button, self._edit, self._copy] if row.last else []
        if row.last and row.siblings.count > 1:
            shown.append(self._siblings)
        right = self._bubble.x() - look.px(6)
        if sum(widget.width() + look.px(4) for widget in shown) > right:
            # In a narrow column Copy is in the menu only.
            shown.remove(self._copy)
        for one in (self.more_button, self._edit, self._copy, self._siblings):
            one.setVisible(one in shown)
        for widget in shown:
            right -= widget.width()
            y = height - look.px(_PAD_Y) - (look.px(LINE) + widget.height()) // 2
            widget.move(right, y)
            right -= look.px(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bubble."""
        if self.row is None or self.look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("bubble"))
        top = self.look.px(_ROUND) if self.row.first else 0
        low = self.look.px(_ROUND) if self.row.last else 0
        corner = self.look.px(_SMALL) if self.row.last else 0
        painter.drawPath(_rounded(QRectF(self._bubble), top, corner, low))
        painter.end()

    def pane(self) -> TextPane:
        """Return the text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the actions of the last part."""
        if self.row is None or not self.row.last:
            return []
        folds = [] if self.row.fold is None else [self.fold_switch]
        stops = (self._copy, self._edit, self.more_button)
        shown = [stop for stop in stops if not stop.isHidden()]
        return [*folds, *self._siblings.tab_stops(), *shown]


def _rounded(box: QRectF, top: float, right: float, left: float) -> QPainterPath:
    """Return a rectangle with corners of radius `top` above, `right` and `left` below."""
    path = QPainterPath()
    path.moveTo(box.left() + top, box.top())
    path.lineTo(box.right() - top, box.top())
    path.arcTo(box.right() - 2 * top, box.top(), 2 * top, 2 * top, 90, -90)
    path.lineTo(box.right(), box.bottom() - right)
    path.arcTo(box.right() - 2 * right, box.bottom() - 2 * right, 2 * right, 2 * right, 0, -90)
    path.lineTo(box.left() + left, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * left, 2 * left, 2 * left, 270, -90)
    path.lineTo(box.left(), box.top() + top)
    path.arcTo(box.left(), box.top(), 2 * top, 2 * top, 180, -90)
    path.closeSubpath()
    return path


class AttachmentsWidget(RowWidget[AttachmentsRow]):
    """Thumbnails of pictures and names of texts, at the right edge."""

    _SIDE, _CHIP, _GAP = 120, 34, 8

    asked = Signal(int, str)
    """Which file is to be opened, or its menu is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[QRect, QImage, str]] = []
        self._buttons: list[ThumbnailButton] = []

    def fill(self, row: AttachmentsRow, was: AttachmentsRow | None) -> int:
        """Lay the files out from the right, breaking lines where they do not fit."""
        assert self.look is not None
        look = self.look
        names = ", ".join(file.name for file in row.attachments)
        self.setAccessibleName(self.tr("Attached: {0}").format(names))
        self._boxes = []
        gap = look.px(self._GAP)
        right, y, line = self.row_width, 0, 0
        for file in reversed(row.attachments):
            image, size = self._box(file, look)
            if right - size.width() < 0 and right < self.row_width:
                right, y, line = self.row_width, y + line + gap, 0
            self._boxes.append((QRect(right - size.width(), y, *size.toTuple()), image, file.name))
            right -= size.width() + gap
            line = max(line, size.height())
        self._place_buttons(look)
        self.update()
        return y + line

    def _place_buttons(self, look: Look) -> None:
        """Lay a button over each picture; the boxes are in reverse order."""
        pictures = [
            (at, box, name)
            for at, (box, image, name) in enumerate(reversed(self._boxes))
            if not image.isNull()
        ]
        while len(self._buttons) < len(pictures):
            button = ThumbnailButton(self)
            button.asked.connect(self.asked)
            self._buttons.append(button)
        for button in self._buttons[len(pictures) :]:
            button.hide()
        for button, (at, box, name) in zip(self._buttons, pictures, strict=False):
            button.present(look, at, name)
            button.setGeometry(box)
            button.show()

    def tab_stops(self) -> list[QWidget]:
        """Return the pictures."""
        return [button for button in self._buttons if not button.isHidden()]

    def _box(self, file: Attachment, look: Look) -> tuple[QImage, QSize]:
        image = QImage()
        if file.media_type.startswith("image/"):
            image = thumbnail(file.data, round(look.px(self._SIDE) * self.devicePixelRatioF()))
        if not image.isNull():
            image.setDevicePixelRatio(self.devicePixelRatioF())
            return image, image.deviceIndependentSize().toSize().expandedTo(QSize(24, 24))
        width = QFontMetrics(look.font(13)).horizontalAdvance(file.name) + look.px(44)
        return image, QSize(min(width, self.row_width), look.px(self._CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the thumbnails and the names."""
        look = self.look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, image, name in self._boxes:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            if not image.isNull():
                painter.setClipPath(shape)
                painter.drawImage(box.topLeft(), image)
                painter.setClipping(False)
            painter.setPen(look.color("line"))
            painter.drawPath(shape)
            if image.isNull():
                self._paint_name(painter, box, name, look)
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRect, name: str, look: Look) -> None:
        size = look.px(16)
        color = look.color("dim").name()
        icon = pixmap("attach", color, size, self.devicePixelRatioF())
        painter.drawPixmap(box.x() + look.px(12), box.center().y() - size // 2 + 1, icon)
        painter.setPen(look.color("text"))
        painter.setFont(look.font(13))
        room = box.adjusted(look.px(33), 0, -look.px(8), 0)
        fitted = QFontMetrics(look.font(13)).elidedText(
            name, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitted)


def thumbnail(data: bytes, side: int) -> QImage:
    """Return a picture shrunk to fit a square of `side` pixels; null when it is none."""
    return decoded(data, QSize(side, side))
