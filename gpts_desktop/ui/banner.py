"""The bar over everything for trouble that lasts: a full disk, a locked keyring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.theme import ThemeKeeper


class Banner(QWidget):
    """A sentence with its next steps, until it is closed or another takes its place."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._themes = themes
        self._severe = False
        self._buttons: list[QPushButton] = []
        self._words = QLabel()
        self._words.setObjectName("bannerText")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(ui_font(13.5))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 7, 10, 7)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1)
        self.close_button = IconButton("close", self.tr("Close"), themes, size=14, side=28)
        self.close_button.setObjectName("bannerCloseButton")
        self.close_button.clicked.connect(self.hide)
        self._row.addWidget(self.close_button)
        themes.changed.connect(self.update)
        self.hide()

    def show_trouble(
        self,
        sentence: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        severe: bool = False,
    ) -> None:
        """Show a sentence, amber or (`severe`) red; an action closes the bar and does its work."""
        self._severe = severe
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, work) for label, work in actions]
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _button(self, label: str, work: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)

        def act() -> None:
            self.hide()
            work()

        button.clicked.connect(act)
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tinted ground and the strong edge at its left."""
        painter = QPainter(self)
        role = "danger" if self._severe else "warn"
        theme = self._themes.theme
        painter.fillRect(self.rect(), theme.mixed(role, 0.09))
        painter.fillRect(0, 0, 3, self.height(), QColor(getattr(theme, role)))
        painter.end()
