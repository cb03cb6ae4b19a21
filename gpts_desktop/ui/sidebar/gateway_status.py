"""The line at the sidebar's foot: which gateway is used, and where its key is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.theme import ThemeKeeper

_DOT = 8
_ROLES = {"ready": "ok", "session": "warn", "waiting": "warn", "trouble": "danger"}


class GatewayStatus(QAbstractButton):
    """A dot and a sentence; a click asks for the gateway's dialog."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gatewayStatus")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(12))
        self._themes = themes
        themes.changed.connect(self.update)
        self._state = ""
        self.show_gateway("", "", "")

    def show_gateway(self, name: str, key_place: str, state: str) -> None:
        """Show a gateway's name and the place of its key ("GNOME Keyring", "session", "").

        `state` is "ready", "waiting" (for the password store), "trouble", or "" to tell
        from the key's place.
        """
        self._state = state or ("ready" if key_place else "")
        if key_place == "session" and self._state == "ready":
            self._state = "session"
        sentence = self._sentence(name, key_place)
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def _sentence(self, name: str, key_place: str) -> str:
        if self._state == "waiting":
            return self.tr("{0} · waiting for the password store").format(name)
        if key_place == "session":
            return self.tr("{0} · key for this session only").format(name)
        if key_place:
            return self.tr("{0} · key in {1}").format(name, key_place)
        if self._state:
            return name
        if name:
            return self.tr("{0} · no key yet").format(name)
        return self.tr("No gateway key yet")

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, 32)

    def minimumSizeHint(self) -> QSize:
        """The dot and a few letters."""
        return QSize(60, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot and the sentence, cut to the width."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(theme.mixed("text", 0.05, "side"))
            painter.drawRoundedRect(ground, 7, 7)
        painter.setBrush(QColor(getattr(theme, _ROLES.get(self._state, "faint"))))
        painter.drawEllipse(QRectF(8, (self.height() - _DOT) / 2, _DOT, _DOT))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 7, 7)
        room = self.rect().adjusted(8 + _DOT + 8, 0, -6, 0)
        painter.setPen(QColor(theme.text if self.underMouse() else theme.dim))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
