"""The field for a gateway's key. A saved key is never put into it, only told of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.theme import ThemeKeeper

_SIDE = 28
_NARROW = 300  # pixels: below this the key's place would cover the key


class KeyField(QLineEdit):
    """Dots while a key is typed; the eye shows it. Empty, it says which key is saved where."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gatewayKeyField")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._place = QLabel(self)
        self._place.setProperty("role", "dim")
        self._place.setFont(ui_font(12.5))
        self._place.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.eye = IconButton("eye", self.tr("Show the key"), themes, side=_SIDE, parent=self)
        self.eye.setObjectName("gatewayKeyEye")
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._reveal)
        self.textChanged.connect(self._settle)
        self.editingFinished.connect(self._clean)
        self.set_saved("", "")

    def set_saved(self, masked: str, place: str) -> None:
        """Tell of the saved key: as a person may see it, and the store's name or "session"."""
        where = ""
        if place:
            where = self.tr("for this session only") if place == "session" else place
            where = where if place == "session" else self.tr("in {0}").format(place)
        self._place.setText(where)
        self._place.adjustSize()
        if place:
            self.setPlaceholderText(masked or "•" * 16)
        else:
            self.setPlaceholderText("sk-…")
        self.setAccessibleDescription(f"{masked} {where}".strip())
        self._settle()

    def key(self) -> Secret | None:
        """Return what is typed, cleaned; None for nothing. Raise InputError for what is no key."""
        from gpts_desktop.core.api_key import clean_key

        return clean_key(self.text()) if self.text().strip() else None

    def _clean(self) -> None:
        try:
            key = self.key()
        except InputError:
            return
        if key is not None and key.reveal() != self.text():
            self.setText(key.reveal())

    def _reveal(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self.eye.show_icon("eye-off" if shown else "eye")
        label = self.tr("Hide the key") if shown else self.tr("Show the key")
        self.eye.setToolTip(label)
        self.eye.setAccessibleName(label)

    def _settle(self) -> None:
        is_typed = bool(self.text())
        self.eye.setVisible(is_typed)
        if not is_typed:
            self.eye.setChecked(False)
        is_told = not is_typed and bool(self._place.text()) and self.width() >= _NARROW
        self._place.setVisible(is_told)
        self.setTextMargins(0, 0, _SIDE if is_typed else 0, 0)
        middle = self.height() // 2
        self.eye.move(self.width() - _SIDE - 4, middle - _SIDE // 2)
        place = self._place
        place.move(self.width() - place.width() - 11, middle - place.height() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep eye and place at the end."""
        super().resizeEvent(event)
        self._settle()
