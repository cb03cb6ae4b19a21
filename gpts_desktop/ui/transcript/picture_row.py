"""A picture of an answer: a card that asks, what became of it, or the picture itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.core.markdown.blocks import Picture
from gpts_desktop.core.pictures import AddressKind, host_of, kind_of
from gpts_desktop.ui.pictures.shelf import Entry, Flaw, Phase, PictureShelf
from gpts_desktop.ui.transcript.picture_card import CardText, Offer, PictureCard
from gpts_desktop.ui.transcript.picture_frame import PictureFrame, fitted
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import INDENT, QUOTE, BlockRow

OPEN, MENU = "open", "menu"
LOAD, CANCEL, ALWAYS_HOST = "load", "cancel", "always_host"


class PictureWidget(RowWidget[BlockRow]):
    """Shows what the shelf knows of a picture, and what it learns."""

    height_changed = Signal()
    asked = Signal(int, str)
    """0, and that the picture is to be opened, or its menu is."""

    def __init__(self, parent: QWidget, shelf: PictureShelf) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._card = PictureCard(self)
        self._frame = PictureFrame(self)
        self._card.asked.connect(self._answer)
        self._frame.clicked.connect(lambda: self.asked.emit(0, OPEN))
        shelf.changed.connect(self._learn)

    @property
    def block(self) -> Picture | None:
        """The picture that is shown."""
        block = self.row.block if self.row is not None else None
        return block if isinstance(block, Picture) else None

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Show the picture, or the card in its place."""
        block = row.block
        assert isinstance(block, Picture) and self.formats is not None
        look = self.formats.look
        x = look.px(block.indent * INDENT + block.quote * QUOTE)
        width = max(look.px(80), self.row_width - x)
        entry = None if block.arriving else self._shelf.entry(block.address)
        ready = entry is not None and entry.phase is Phase.READY
        self._frame.setVisible(ready)
        self._card.setVisible(not ready)
        if entry is not None and ready:
            return self._show_picture(block, entry, x, width)
        text, offers = self._card_of(block, entry)
        text = text._replace(words=block.text)
        height = self._card.present(self.formats, width, text, offers)
        self._card.move(x, 0)
        return height

    def _show_picture(self, block: Picture, entry: Entry, x: int, width: int) -> int:
        assert self.formats is not None
        look = self.formats.look
        size = fitted(entry.size, look, width)
        needed = (QSize(size) * self.devicePixelRatioF()).boundedTo(entry.size)
        image = self._shelf.image(block.address, needed)
        name = block.text or self.tr("Picture")
        self._frame.present(look, image, name)
        self._frame.setGeometry(x, 0, size.width(), size.height())
        return size.height()

    def set_selected(self, on: bool) -> None:
        """Tint what is shown."""
        super().set_selected(on)
        self._frame.set_selected(on)
        self._card.set_selected(on)

    # What the card says

    def _card_of(self, block: Picture, entry: Entry | None) -> tuple[CardText, list[Offer]]:
        host = host_of(block.address)
        more = Offer(MENU, self.tr("More about this picture"), "more")
        if entry is None:
            return CardText(self.tr("A picture is arriving…")), []
        match entry.phase:
            case Phase.LOOKING:
                words = self.tr("Picture from {0}") if host else self.tr("Picture")
                return CardText(words, host, " "), []
            case Phase.ASKING:
                detail = self.tr("Loading it tells that host that you are reading this.")
                text = CardText(self.tr("Picture from {0}"), host, detail)
                return text, self._ways(self.tr("Load"), more)
            case Phase.LOADING:
                detail = self.tr("It is being loaded…")
                text = CardText(self.tr("Picture from {0}"), host, detail)
                return text, [Offer(CANCEL, self.tr("Cancel"))]
            case Phase.FAILED:
                return self._failed(block, entry, more)
        return CardText(self._nowhere(block.address)), []

    def _ways(self, load: str, more: Offer) -> list[Offer]:
        if not self._shelf.can_load:
            return []
        return [Offer(LOAD, load), Offer(ALWAYS_HOST, self.tr("Always for this host")), more]

    def _failed(self, block: Picture, entry: Entry, more: Offer) -> tuple[CardText, list[Offer]]:
        host = host_of(block.address)
        if entry.elsewhere:
            there = host_of(entry.elsewhere)
            text = CardText(self.tr("The picture is at {0}"), there, entry.reason)
            return text, self._ways(self.tr("Load from there"), more)
        detail = entry.reason or self._flaw(entry)
        if not host:
            return CardText(self.tr("This picture can't be shown"), detail=detail), []
        text = CardText(self.tr("No picture from {0}"), host, detail)
        retry = [Offer(LOAD, self.tr("Retry")), more] if self._shelf.can_load else []
        return text, retry

    def _flaw(self, entry: Entry) -> str:
        if entry.flaw is Flaw.TOO_LARGE:
            return self.tr("It has too many pixels: {0} × {1}.").format(
                entry.size.width(), entry.size.height()
            )
        return self.tr("It is damaged, or no PNG, JPEG, GIF or WebP.")

    def _nowhere(self, address: str) -> str:
        match kind_of(address):
            case AddressKind.SANDBOX:
                return self.tr("A picture in ChatGPT's own workspace, which is out of reach here")
            case AddressKind.ARCHIVED:
                return self.tr("A picture that the imported archive did not hold")
            case AddressKind.ATTACHMENT:
                return self.tr("A picture attached elsewhere, which did not come along")
            case AddressKind.FILE:
                return self.tr("A picture named by a file on a disk; it is not opened")
            case AddressKind.MEMORY:
                return self.tr("A picture in a browser's memory, which is out of reach here")
        return self.tr("A picture with an address that leads nowhere")

    # What happens

    def _answer(self, request: str) -> None:
        block = self.block
        if block is None:
            return
        if request == LOAD:
            self._shelf.load(block.address)
        elif request == CANCEL:
            self._shelf.cancel(block.address)
        elif request == ALWAYS_HOST:
            self._shelf.always_for_host(block.address)
        else:
            self.asked.emit(0, request)

    def _learn(self, address: str) -> None:
        """Show what is known now."""
        block, row = self.block, self.row
        if block is None or row is None or block.address != address or self.formats is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        height = self.fill(row, row)
        if had_focus and (stops := self.tab_stops()) and focus not in stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if height != self.body_height:
            self.body_height = height
            self.height_changed.emit()

    def let_go(self) -> None:
        """Stop listening for a picture that is out of sight."""
        self.row = None

    def tab_stops(self) -> list[QWidget]:
        """Return the picture, or the card's buttons."""
        return [self._frame] if self._frame.isVisibleTo(self) else self._card.stops()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the picture's menu."""
        event.accept()
        self.asked.emit(0, MENU)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars of the quotes that the picture stands in."""
        block, look = self.block, self.look
        if block is None or look is None or not block.quote:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        for level in range(block.quote):
            bar = QRectF(level * look.px(QUOTE), 0, look.px(3), self.height())
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.end()
