"""What went wrong, in the transcript, with the next steps."""

from __future__ import annotations

import time
from math import ceil

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.actions import Action, Offer
from gpts_desktop.core.markdown.blocks import Paragraph, Run
from gpts_desktop.ui.transcript.action_button import ActionButton, flow
from gpts_desktop.ui.transcript.look import TEXT
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import NoticeRow
from gpts_desktop.ui.transcript.text_pane import TextPane

_PAD_X, _PAD_Y, _EDGE = 14, 10, 3
_DETAIL = 12.0


class NoticeWidget(RowWidget[NoticeRow]):
    """A title, a sentence and links, on red or amber ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = TextPane(self)
        self._pane.setAccessibleName(self.tr("Notice"))
        self._buttons: list[ActionButton] = []
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self._tick_down)

    def fill(self, row: NoticeRow, was: NoticeRow | None) -> int:
        """Write the notice and lay out its links."""
        assert self.formats is not None
        notice, look, pane = row.notice, self.formats.look, self._pane
        pane.set_look(look)
        left = look.px(_EDGE + _PAD_X)
        width = self.row_width - left - look.px(_PAD_X)
        pane.set_text_width(width)
        self._write(notice.title, notice.detail)
        top = look.px(_PAD_Y)
        pane.place(left, top, width, pane.text_height())
        y = top + pane.height()
        self._offer(notice.offers)
        self._count_down(row)
        if notice.offers:
            shown = self._buttons[: len(notice.offers)]
            y = flow(shown, width, look.px(10), left - look.px(3), y + look.px(5))
        self.update()
        return y + look.px(_PAD_Y - 3 if notice.offers else _PAD_Y)

    def _write(self, title: str, detail: str) -> None:
        assert self.formats is not None
        document = self._pane.document()
        document.clear()
        cursor = self._pane.textCursor()
        cursor.beginEditBlock()
        cursor.setBlockFormat(self.formats.block(Paragraph(), 0))
        cursor.insertText(title, self.formats.characters(Run(""), TEXT, 600))
        if detail:
            cursor.insertBlock(self.formats.block(Paragraph(), 1))
            cursor.insertText(detail, self.formats.characters(Run(""), _DETAIL, 400, True))
        cursor.endEditBlock()

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        assert self.look is not None
        while len(self._buttons) < len(offers):
            button = ActionButton(self, strong=True)
            at = len(self._buttons)
            button.clicked.connect(lambda _=False, n=at: self._press(n))
            self._buttons.append(button)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(offers))
            if at < len(offers):
                button.present(self.look, offers[at].label)

    def _press(self, at: int) -> None:
        assert self.row is not None
        self.acted.emit(self.row.notice.offers[at].action.value)

    def _tick_down(self) -> None:
        if self.row is not None:
            self._count_down(self.row)

    def _count_down(self, row: NoticeRow) -> None:
        """Show on the Retry link how long the gateway asked to wait."""
        assert self.look is not None
        left = ceil(row.notice.retry_at - time.time()) if row.notice.retry_at else 0
        for offer, button in zip(row.notice.offers, self._buttons, strict=False):
            if offer.action is Action.RETRY:
                wait = self.tr("{0} in {1} s").format(offer.label, left)
                button.present(self.look, wait if left > 0 else offer.label)
        if left > 0:
            self._tick.start()
        else:
            self._tick.stop()

    def let_go(self) -> None:
        """Stop counting."""
        self._tick.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        look = self.look
        if look is None or self.row is None:
            return
        severe = self.row.notice.severe
        role = "danger" if severe else "warn"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), look.theme.mixed(role, 0.07 if severe else 0.09))
        painter.fillRect(0, 0, look.px(_EDGE), self.height(), look.color(role))
        painter.end()

    def pane(self) -> TextPane:
        """Return the text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the links."""
        return [button for button in self._buttons if not button.isHidden()]
