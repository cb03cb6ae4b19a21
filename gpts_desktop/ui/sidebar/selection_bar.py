"""The bar under the conversations while several are marked: what can be done with all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.theme import ThemeKeeper

_RADIUS = 10
_SIDE = 28


class SelectionBar(QWidget):
    """Says how many are marked and asks for what a button stands for.

    Signals: `asked(ChatAction)`, `cleared()`.
    """

    asked = Signal(str)
    cleared = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Selected chats"))
        self._themes = themes
        self._words = QLabel()
        self._words.setFont(ui_font(12.5, 600))
        self._clear = IconButton("close", self.tr("Select nothing (Esc)"), themes, size=14, side=24)
        self._clear.setObjectName("clearSelectionButton")
        self._clear.clicked.connect(self.cleared)
        self._buttons: list[IconButton] = []
        self._offered: tuple[ChatView, bool] | None = None
        self._anchor: QWidget = self
        self._lay_out()
        themes.changed.connect(self.update)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 6, 5)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self._clear)
        column.addLayout(top)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 4, 0)
        self._row.setSpacing(0)
        column.addLayout(self._row)

    def show_view(self, view: ChatView, *, all_pinned: bool = False) -> None:
        """Offer what can be done in one of the lists."""
        if (view, all_pinned) == self._offered:
            return
        self._offered = (view, all_pinned)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(*choice) for choice in self._choices(view, all_pinned)]
        while self._row.count():
            self._row.takeAt(0)
        for place, button in enumerate(self._buttons):
            if place:
                self._row.addStretch(1)
            self._row.addWidget(button)
        self.follow(self._anchor)

    def follow(self, anchor: QWidget) -> None:
        """Let the Tab key come here from `anchor`."""
        self._anchor = anchor
        put_after(anchor, self._clear, *self._buttons)

    def _choices(self, view: ChatView, all_pinned: bool) -> list[tuple[ChatAction, str, str]]:
        delete = (ChatAction.DELETE, "trash", self.tr("Delete"))
        export = (ChatAction.EXPORT, "export", self.tr("Export…"))
        pdf = (ChatAction.PDF, "file", self.tr("Save as PDF…"))
        if view is ChatView.TRASH:
            return [
                (ChatAction.RESTORE, "restore", self.tr("Restore")),
                (ChatAction.GIVE_UP, "trash", self.tr("Delete for good…")),
            ]
        if view is ChatView.ARCHIVE:
            return [
                (ChatAction.UNARCHIVE, "unarchive", self.tr("Back to the chats")),
                (ChatAction.MOVE, "folder", self.tr("Move to folder")),
                (ChatAction.TAG, "tag", self.tr("Tags…")),
                export,
                pdf,
                delete,
            ]
        pin = (ChatAction.PIN, "pin", self.tr("Pin"))
        if all_pinned:
            pin = (ChatAction.UNPIN, "unpin", self.tr("Unpin"))
        return [
            (ChatAction.MOVE, "folder", self.tr("Move to folder")),
            (ChatAction.TAG, "tag", self.tr("Tags…")),
            pin,
            (ChatAction.ARCHIVE, "archive", self.tr("Archive")),
            export,
            pdf,
            delete,
        ]

    def _button(self, action: ChatAction, icon: str, label: str) -> IconButton:
        button = IconButton(icon, label, self._themes, side=_SIDE, parent=self)
        button.setObjectName(f"{action.value.replace(' ', '')}SelectedButton")
        button.clicked.connect(lambda: self.asked.emit(action.value))
        return button

    def button(self, action: ChatAction) -> IconButton:
        """Return the button that stands for an action."""
        name = f"{action.value.replace(' ', '')}SelectedButton"
        return next(one for one in self._buttons if one.objectName() == name)

    def show_number(self, number: int) -> None:
        """Say how many are marked; with none the bar goes."""
        self._words.setText(self.tr("%Ln selected", "", number))
        self.setVisible(number > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        painter.end()
