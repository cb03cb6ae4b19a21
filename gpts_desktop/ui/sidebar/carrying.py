"""Conversations that are carried by the mouse to a folder, the archive or the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.sidebar.chat_model import is_folder
from gpts_desktop.ui.sidebar.drop_panel import DropPanel, Target

if TYPE_CHECKING:
    from gpts_desktop.ui.sidebar.chat_list import ChatList

_EDGE = 30  # pixels at the list's ends over which it scrolls
_STEP = 10  # pixels
_TICK = 16  # ms
_PANEL_TICKS = 12  # ticks for one row of the panel
_LONGEST = 200  # pixels of the card at the mouse


class Carrying(QObject):
    """From the first move of a drag to its end.

    Signal: `dropped(ChatAction, ids, argument)`.
    """

    dropped = Signal(str, list, str)

    def __init__(self, rows: ChatList, ids: list[str], words: str) -> None:
        super().__init__(rows)
        self._rows = rows
        self._ids = ids
        self._card = self._made_card(words)
        self._panel = DropPanel(rows.themes, rows.window())
        self._open_panel()
        self._ticks = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._scroll)
        self._clock.start()
        rows.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _made_card(self, words: str) -> QLabel:
        card = QLabel(self._rows.window())
        card.setObjectName("carriedCard")
        card.setFont(ui_font(13, 500))
        card.setTextFormat(Qt.TextFormat.PlainText)
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.setText(card.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST))
        card.adjustSize()
        card.show()
        return card

    def _open_panel(self) -> None:
        rows, window = self._rows, self._rows.window()
        room = rows.rect()
        room.moveTopLeft(rows.mapTo(window, QPoint()))
        self._panel.open(self._folders(), self._boxes(), room)
        self._card.raise_()

    def _folders(self) -> list[Target]:
        """Return the folders, unless the list itself shows them."""
        if self._rows.view is ChatView.TRASH or self._rows.chats.grouping.name == "folder":
            return []
        new = Target(ChatAction.MOVE_TO_NEW, "", "folder-plus", self.tr("New folder…"))
        return [
            *(Target(ChatAction.MOVE, f.id, "folder", f.name) for f in self._rows.folders()),
            new,
        ]

    def _boxes(self) -> list[Target]:
        trash = Target(ChatAction.DELETE, "", "trash", self.tr("Trash"))
        if self._rows.view is ChatView.TRASH:
            return [Target(ChatAction.RESTORE, "", "restore", self.tr("Restore"))]
        if self._rows.view is ChatView.ARCHIVE:
            return [Target(ChatAction.UNARCHIVE, "", "unarchive", self.tr("Chats")), trash]
        return [Target(ChatAction.ARCHIVE, "", "archive", self.tr("Archive")), trash]

    def move(self, place: QPoint) -> None:
        """Follow the mouse to a place of the screen."""
        window = self._rows.window()
        at = window.mapFromGlobal(place) + QPoint(14, 10)
        most = window.rect().bottomRight() - self._card.rect().bottomRight()
        self._card.move(min(at.x(), most.x()), min(at.y(), most.y()))
        self._show_target(place)

    def drop(self, place: QPoint) -> None:
        """Let go at a place of the screen; where nothing is, all stays as it was."""
        target = self._target_at(place)
        self.end()
        if target is not None:
            action, argument = target
            self.dropped.emit(action.value, self._ids, argument)

    def end(self) -> None:
        """Carry no more."""
        self._clock.stop()
        for widget in (self._card, self._panel):
            widget.hide()
            widget.deleteLater()
        self._rows.show_drop_row(-1)
        self._rows.viewport().unsetCursor()
        self.deleteLater()

    def _target_at(self, place: QPoint) -> tuple[ChatAction, str] | None:
        target = self._panel.target_at(place)
        if target is not None:
            return target.action, target.argument
        if self._is_over_panel(place) or self._rows.chats.grouping.name != "folder":
            return None
        group = self._rows.group_under(place)
        if group is None or self._rows.view is ChatView.TRASH:
            return None
        return ChatAction.MOVE, group.key[2] if is_folder(group) else ""

    def _show_target(self, place: QPoint) -> None:
        target = self._target_at(place)
        row = -1
        group = self._rows.group_under(place)
        by_list = self._rows.chats.grouping.name == "folder" and not self._is_over_panel(place)
        if target is not None and by_list and group is not None:
            row = self._rows.chats.row_with(group.row_id) or 0
        self._rows.show_drop_row(row)

    def _is_over_panel(self, place: QPoint) -> bool:
        return self._panel.rect().contains(self._panel.mapFromGlobal(place))

    def _scroll(self) -> None:
        """Scroll the list, or the panel's folders, while the mouse is held at an end."""
        place = QCursor.pos()
        self._ticks += 1
        if self._is_over_panel(place):
            if self._ticks % _PANEL_TICKS == 0:
                self._panel.scroll_at(place)
                self._show_target(place)
            return
        view = self._rows.viewport()
        at = view.mapFromGlobal(place)
        if not view.rect().adjusted(0, -_EDGE, 0, _EDGE).contains(at):
            return
        step = -_STEP if at.y() < _EDGE else _STEP if at.y() > self._foot() - _EDGE else 0
        if step:
            bar = self._rows.verticalScrollBar()
            bar.setValue(bar.value() + step)
            self._show_target(place)

    def _foot(self) -> int:
        """Return where what is seen of the list ends."""
        view = self._rows.viewport()
        return min(view.height(), view.mapFromGlobal(self._panel.mapToGlobal(QPoint())).y())
