"""What can be done with a picture: its menu, saving it, copying it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.file_dialogs import save_dialog
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.pictures.shelf import Phase, PictureShelf
from gpts_desktop.ui.pictures.shown import Shown
from gpts_desktop.ui.said import said


class PictureHanding(QObject):
    """Hands pictures to the disk, the clipboard and the browser."""

    opened = Signal(object)
    """It is to be shown large."""
    link_activated = Signal(str)
    trouble = Signal(str)
    copied = Signal()

    def __init__(self, window: QWidget, shelf: PictureShelf) -> None:
        super().__init__(window)
        self._window = window
        self._shelf = shelf

    def open_menu(self, shown: Shown, at: QPoint) -> None:
        """Open a picture's menu at a place on the screen."""
        menu = Menu(self._window)
        if self.is_there(shown):
            menu.addAction(self.tr("Enlarge"), lambda: self.opened.emit(shown))
            menu.addAction(self.tr("Save picture as…"), lambda: self.save(shown))
            menu.addAction(self.tr("Copy picture"), lambda: self.copy(shown))
        elif shown.is_remote and self._shelf.can_load:
            self._add_ways(menu, shown.address)
        if shown.is_remote:
            menu.addSeparator()
            menu.addAction(self.tr("Copy picture address"), lambda: _copy_text(shown.address))
            menu.addAction(
                self.tr("Open picture in browser"), lambda: self.link_activated.emit(shown.address)
            )
        if shown.link:
            menu.addAction(self.tr("Open link"), lambda: self.link_activated.emit(shown.link))
        if not menu.isEmpty():
            menu.popup(at)

    def is_there(self, shown: Shown) -> bool:
        """Whether a picture can be shown without asking anybody."""
        if shown.data is not None:
            return True
        return bool(shown.address) and self._shelf.entry(shown.address).phase is Phase.READY

    def _add_ways(self, menu: Menu, address: str) -> None:
        shelf = self._shelf
        if shelf.entry(address).phase is Phase.LOADING:
            menu.addAction(self.tr("Cancel loading"), lambda: shelf.cancel(address))
            return
        menu.addAction(self.tr("Load"), lambda: shelf.load(address))
        menu.addAction(self.tr("Always for this host"), lambda: shelf.always_for_host(address))
        menu.addAction(self.tr("Always load pictures"), lambda: shelf.always(address))

    def copy(self, shown: Shown) -> None:
        """Put a picture on the clipboard."""
        self._shelf.whole(shown.address, shown.data, self._copy_image)

    def _copy_image(self, image: QImage) -> None:
        if image.isNull():
            self.trouble.emit(self.tr("The picture could not be read."))
            return
        QGuiApplication.clipboard().setImage(image)
        self.copied.emit()

    def save(self, shown: Shown) -> None:
        """Ask for a place and save a picture there as it came."""
        if shown.data is not None:
            self._ask_place(shown, shown.data)
        else:
            self._shelf.fetch(shown.address, lambda data: self._ask_place(shown, data))

    def _ask_place(self, shown: Shown, data: bytes | None) -> None:
        if data is None:
            self.trouble.emit(self.tr("The picture could not be read."))
            return
        dialog = save_dialog(
            "savePictureDialog", self._window, self.tr("Save picture"), shown.file_name(data)
        )
        dialog.fileSelected.connect(lambda path: self._write(Path(path), data))
        dialog.open()

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            sentence = self.tr("The picture was not saved: {0}.")
            self.trouble.emit(sentence.format(error.strerror or said(error)))


def _copy_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
