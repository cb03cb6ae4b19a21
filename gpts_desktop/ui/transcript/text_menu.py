"""The menu of a text: copy it, quote it, select it all, and what is under the mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.transcript.code_row import CodeWidget
from gpts_desktop.ui.transcript.hit import caret_box, link_under, row_under, tex_under
from gpts_desktop.ui.transcript.pool import AnyRowWidget
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.text_pane import TextPane

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.surface import Surface


class TextMenu(Menu):
    """What can be done with the selection, and with a link, formula or code at one place."""

    def __init__(self, surface: Surface, link: str, tex: str, row: AnyRowWidget | None) -> None:
        super().__init__(surface)
        self.setObjectName("textMenu")
        selecting, copying = surface.selecting, surface.copying
        selected = selecting.selection is not None
        self._add(self.tr("Copy") + "\tCtrl+C", copying.copy, selected)
        self._add(self.tr("Copy as Markdown"), copying.copy_markdown, selected)
        self._add(self.tr("Quote"), surface.quote, selected)
        if link or tex or isinstance(row, CodeWidget):
            self.addSeparator()
        clipboard = QGuiApplication.clipboard()
        if tex:
            self._add(self.tr("Copy LaTeX"), lambda: clipboard.setText(tex))
        if link:
            self._add(self.tr("Copy link"), lambda: clipboard.setText(link))
        if isinstance(row, CodeWidget):
            self._add(self.tr("Copy code"), row.copy_asked.emit)
        self.addSeparator()
        self._add(self.tr("Select all") + "\tCtrl+A", selecting.select_all)

    def _add(self, text: str, slot: Callable[[], object], enabled: bool = True) -> None:
        action = self.addAction(text)
        action.triggered.connect(lambda _=False: slot())
        action.setEnabled(enabled)


def open_text_menu(surface: Surface, sight: Sight, event: QContextMenuEvent) -> None:
    """Open it where the mouse was pressed, or for a key where the keyboard is."""
    ground = surface.viewport()
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        at, link = _keyboard_place(surface, sight)
    else:
        at = ground.mapFromGlobal(event.globalPos())
        link = link_under(sight, ground, at)
    tex = tex_under(sight, ground, at)
    TextMenu(surface, link, tex, row_under(sight, at)).popup(ground.mapToGlobal(at))
    event.accept()


def _keyboard_place(surface: Surface, sight: Sight) -> tuple[QPoint, str]:
    """Return where the keyboard is in the viewport, and the link that it is on."""
    ground = surface.viewport()
    focus = QApplication.focusWidget()
    if isinstance(focus, TextPane) and focus.textCursor().hasSelection():
        at = focus.viewport().mapTo(ground, focus.cursorRect().bottomLeft())
        return at, focus.textCursor().charFormat().anchorHref()
    head = surface.selecting.head
    box = caret_box(sight, ground, head) if head is not None else None
    if box is not None and ground.rect().contains(box.bottomLeft()):
        return box.bottomLeft(), ""
    if focus is not None and ground.isAncestorOf(focus):
        return focus.mapTo(ground, focus.rect().bottomLeft()), ""
    return ground.rect().center(), ""
