"""The card in a picture's place: where it lies, what can be done, or why it is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Paragraph, Run
from gpts_desktop.ui.transcript.action_button import flow
from gpts_desktop.ui.transcript.card_button import CardButton
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.look import TEXT
from gpts_desktop.ui.transcript.text_pane import TextPane

_PAD, _GAP, _RADIUS = 16, 12, 12
_LEAST = 92
_QUIET = 52
_DETAIL = 12.0
_DETAIL_LINE = 19.0
_LEAST_TEXT = 230
"""With less room than this beside them the buttons go under the text."""


class Offer(NamedTuple):
    """A button: what it asks for, its words, or its icon and its name."""

    request: str
    label: str
    icon: str = ""


class CardText(NamedTuple):
    """What a card says: `title` has "{0}" where `name` stands, in strong letters.

    `words` are the picture's own, its alternative text.
    """

    title: str
    name: str = ""
    detail: str = ""
    words: str = ""


class PictureCard(QWidget):
    """Text at the left, buttons at the right, or under it where there is little room."""

    asked = Signal(str)
    """What one of the offers asks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats: Formats | None = None
        self._buttons: list[CardButton] = []
        self._offers: tuple[Offer, ...] = ()
        self._is_selected = False
        self.pane = TextPane(self)

    def present(self, formats: Formats, width: int, text: CardText, offers: Sequence[Offer]) -> int:
        """Show a text and its offers in `width` pixels; return the height."""
        self._formats = formats
        look = formats.look
        self._offers = tuple(offers)
        self.pane.set_look(look)
        self._write(formats, text)
        shown = self._present_buttons()
        pad, gap = look.px(_PAD), look.px(_GAP)
        row = sum(button.width() for button in shown) + gap * max(0, len(shown) - 1)
        room = width - 2 * pad
        beside = not shown or room - row - gap >= look.px(_LEAST_TEXT)
        text_width = room - row - gap if beside and shown else room
        self.pane.set_text_width(text_width)
        height = self.pane.text_height()
        if beside:
            whole = max(height + 2 * pad, look.px(_LEAST if text.detail else _QUIET))
            self.pane.place(pad, (whole - height) // 2, text_width, height)
            left = width - pad - row
            flow(shown, row + 1, gap, left, (whole - look.px(34)) // 2)
        else:
            self.pane.place(pad, pad, text_width, height)
            whole = flow(shown, room, gap, pad, pad + height + gap, apart=gap // 2) + pad
        self.resize(width, whole)
        self.update()
        return whole

    def set_selected(self, on: bool) -> None:
        """Take whether it is selected."""
        if on is not self._is_selected:
            self._is_selected = on
            self.update()

    def stops(self) -> list[QWidget]:
        """Return the buttons that are shown."""
        return list(self._buttons[: len(self._offers)])

    def _present_buttons(self) -> list[CardButton]:
        assert self._formats is not None
        while len(self._buttons) < len(self._offers):
            button = CardButton(self)
            at = len(self._buttons)
            button.clicked.connect(lambda _=False, n=at: self.asked.emit(self._offers[n].request))
            self._buttons.append(button)
        shown = self._buttons[: len(self._offers)]
        for button in self._buttons:
            button.setVisible(button in shown)
        for button, offer in zip(shown, self._offers, strict=True):
            text = "" if offer.icon else offer.label
            button.present(self._formats.look, text, offer.icon, offer.label)
        return shown

    def _write(self, formats: Formats, text: CardText) -> None:
        document = self.pane.document()
        document.clear()
        cursor = self.pane.textCursor()
        cursor.beginEditBlock()
        cursor.setBlockFormat(formats.block(Paragraph(), 0))
        before, _, after = text.title.partition("{0}")
        dim = formats.characters(Run(""), TEXT, 400, True)
        cursor.insertText(before, dim)
        cursor.insertText(text.name, formats.characters(Run(""), TEXT, 600))
        cursor.insertText(after, dim)
        for line in filter(None, (text.words, text.detail)):
            form = QTextBlockFormat(formats.block(Paragraph(), 0))
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            form.setLineHeight(formats.look.px(_DETAIL_LINE), fixed)
            cursor.insertBlock(form)
            cursor.insertText(line, formats.characters(Run(""), _DETAIL, 400, True))
        cursor.endEditBlock()
        self.pane.setAccessibleName(text.title.format(text.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its border."""
        if self._formats is None:
            return
        look = self._formats.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("line"))
        painter.setBrush(look.theme.mixed("accent", 0.28 if self._is_selected else 0, "code"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()
