"""What the gateway's dialog says while it saves, and when the key could not be kept."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.errors import SecretError, SecretUnavailableError
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.form import Hint, set_look


class GatewayStatus(QWidget):
    """A sentence with its next steps, hidden while there is nothing to say.

    Signals: `cancelled()`, `session_chosen()`, `retried()`.
    """

    cancelled = Signal()
    session_chosen = Signal()
    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel()
        self.sentence.setObjectName("gatewayStatusText")
        self.sentence.setFont(ui_font(13.5))
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.advice = Hint()
        self.advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.session_button = self._button(self.tr("Use for th&is session only"), "primary")
        self.session_button.setObjectName("gatewaySessionButton")
        self.session_button.clicked.connect(self.session_chosen)
        self.retry_button = self._button(self.tr("Tr&y again"))
        self.retry_button.clicked.connect(self.retried)
        self.cancel_button = self._button(self.tr("Stop &waiting"))
        self.cancel_button.setObjectName("gatewayWaitCancelButton")
        self.cancel_button.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.session_button, self.retry_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.advice)
        column.addLayout(buttons)
        self.clear()

    def _button(self, text: str, kind: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        return button

    def clear(self) -> None:
        """Say nothing."""
        self._show("", "dim")
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was entered."""
        self._show(sentence, "danger")

    def saving(self) -> None:
        """Say that it is being saved."""
        self._show(self.tr("Saving…"), "dim")

    def waiting(self) -> None:
        """Say that the password store takes long, and offer to stop waiting."""
        self._show(
            self.tr("Waiting for the system's password store. It may be asking you something."),
            "dim",
            self.cancel_button,
        )

    def offer_session(self, error: SecretError) -> None:
        """Say why the key was not kept, and offer to keep it for this session only."""
        self._show(said(error), "danger", self.session_button, self.retry_button)
        is_absent = isinstance(error, SecretUnavailableError)
        self.advice.say(self._how_to_install() if is_absent else "")
        self.session_button.setFocus()

    def _how_to_install(self) -> str:
        if not sys.platform.startswith("linux"):
            return self.tr("The key is never written to a plain file.")
        return self.tr(
            "To keep keys for good, install one (Debian, Ubuntu: sudo apt install gnome-keyring; "
            "Fedora: sudo dnf install gnome-keyring) and sign in again."
        )

    def _show(self, sentence: str, role: str, *buttons: QPushButton) -> None:
        self.sentence.setText(sentence)
        set_look(self.sentence, "role", role)
        self.advice.say("")
        for button in (self.session_button, self.retry_button, self.cancel_button):
            button.setVisible(button in buttons)
        self.show()
