"""The question before the app ends while the disk does not have all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.unsaved_text import Losses
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.unsaved_page import amount

_NARROW = 460  # pixels


class UnsavedDialog(QDialog):
    """Says what would be lost; it is accepted when nothing would, or when that is accepted.

    Signals: `retry_asked()`, `elsewhere_asked()`, `loss_accepted()`. Without `can_stay` the window
    is gone already.
    """

    retry_asked = Signal()
    elsewhere_asked = Signal()
    loss_accepted = Signal()

    def __init__(self, parent: QWidget | None, *, can_stay: bool) -> None:
        super().__init__(parent)
        self.setObjectName("unsavedDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Not everything is saved"))
        self._can_stay = can_stay
        self._heading = QLabel(self.tr("Not everything is saved"))
        self._heading.setFont(ui_font(15, 600))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for label in (self._heading, self._losses, self._trouble, self._said):
            column.addWidget(label)
        column.addSpacing(8)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        quits = self._button(self.tr("&Quit and lose it"), "danger", self._accept_loss)
        self._buttons.addWidget(quits)
        self._buttons.addStretch(1)
        if self._can_stay:
            self._buttons.addWidget(self._button(self.tr("&Cancel"), "", self.reject))
        self._buttons.addWidget(self._button(self.tr("&Try again"), "", self.retry_asked.emit))
        elsewhere = self._button(self.tr("&Save elsewhere…"), "primary", self.elsewhere_asked.emit)
        elsewhere.setDefault(True)
        elsewhere.setFocus()
        self._buttons.addWidget(elsewhere)
        column.addLayout(self._buttons)

    def _button(self, label: str, kind: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(act)
        return button

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
