"""The question before the app ends while the disk does not have all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.unsaved_text import Losses
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.unsaved_page import amount

_NARROW = 460  # pixels


class UnsavedDialog(HeadedDialog):
    """Says what would be lost; it is accepted when nothing would, or when that is accepted.

    Signals: `retry_asked()`, `elsewhere_asked()`, `loss_accepted()`. Without `can_stay` the window
    is gone already.
    """

    retry_asked = Signal()
    elsewhere_asked = Signal()
    loss_accepted = Signal()

    def __init__(self, parent: QWidget | None, *, can_stay: bool) -> None:
        super().__init__("unsavedDialog", parent)
        self.set_heading(self.tr("Not everything is saved"))
        self._can_stay = can_stay
        self._trouble = self._words("dim")
        self._losses = self._words("")
        self._said = self._words("danger")
        self._said.hide()
        self._lay_out()
        self.setMinimumWidth(320)
        narrow = parent is not None and parent.width() < _NARROW + 40
        self._buttons.setDirection(
            QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.resize(340 if narrow else _NARROW + 80, 10)

    def _words(self, role: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMinimumWidth(1)
        if role:
            label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        self.column.setSpacing(8)
        for label in (self._losses, self._trouble, self._said):
            self.column.addWidget(label)
        self.column.addSpacing(8)
        stays = [self.button(self.tr("&Cancel"), self.reject)] if self._can_stay else []
        retry = self.button(self.tr("&Try again"), self.retry_asked.emit)
        elsewhere = self.button(
            self.tr("&Save elsewhere…"), self.elsewhere_asked.emit, kind="primary"
        )
        quits = self.button(self.tr("&Quit and lose it"), self._accept_loss, kind="danger")
        self._buttons = self.add_foot(*stays, retry, elsewhere, left=quits)
        elsewhere.setFocus()

    def show_losses(self, trouble: StorageError | None, lost: Losses) -> None:
        """Say why and what, as it is now; end when nothing would be lost any more."""
        if not lost.any:
            self.accept()
            return
        self._trouble.setText(str(trouble or ""))
        self._losses.setText(self.tr("{0} would be lost.").format(amount(lost)))
        self._fit()

    def say(self, sentence: str) -> None:
        """Say that something did not go well."""
        self._said.setText(sentence)
        self._said.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A window does not ask its layout how high it has to be at its width.
        if layout := self.layout():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def reject(self) -> None:
        """Stay; where one can't, Escape does nothing: only an answer ends it."""
        if self._can_stay:
            super().reject()

    def _accept_loss(self) -> None:
        self.loss_accepted.emit()
        self.accept()
