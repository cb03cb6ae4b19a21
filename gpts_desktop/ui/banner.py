"""The bar over everything for trouble that lasts: a full disk, a locked keyring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.said import said
from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.theme import ThemeKeeper

Actions = Sequence[tuple[str, Callable[[], object]]]

_GOOD_NEWS_FOR = 6000  # ms
_INSET = 5  # pixels from a link's edge to its text
_FEWEST_WORDS = 300  # pixels beside the actions; where there are fewer they go below


class Banner(QWidget):
    """A sentence with its next steps, until it is closed or another takes its place."""

    def __init__(
        self, themes: ThemeKeeper, parent: QWidget | None = None, *, name: str = "banner"
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._themes = themes
        self._role = "warn"
        self._anchor: QWidget | None = None
        self._words = QLabel()
        self._words.setObjectName(f"{name}Text")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(ui_font(13.5))
        # A path has no blanks to break at: it must not hold the window wide.
        self._words.setMinimumWidth(1)
        self._actions = QWidget()
        self._buttons = QHBoxLayout(self._actions)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(4)
        self._actions.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_button = IconButton("close", self.tr("Close"), themes, size=14, side=28)
        self.close_button.setObjectName(f"{name}CloseButton")
        self.close_button.clicked.connect(self.hide)
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_GOOD_NEWS_FOR)
        self._clock.timeout.connect(self.hide)
        themes.changed.connect(self.update)
        self.hide()

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        # So that words and links begin at one line when these stand below.
        self._words.setContentsMargins(_INSET, 0, 0, 0)
        self._grid.setContentsMargins(18 - _INSET, 7, 10, 7)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._words, 0, 0)
        self._grid.addWidget(self._actions, 0, 1)
        self._grid.addWidget(self.close_button, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_trouble(
        self, sentence: str, actions: Actions = (), *, severe: bool = False, stays: bool = False
    ) -> None:
        """Show a sentence, amber or (`severe`) red.

        An action does its work and closes the bar, unless that `stays`.
        """
        self._show("danger" if severe else "warn", said(sentence), actions, stays)

    def show_good_news(self, sentence: str) -> None:
        """Show in the accent's colour that the trouble is over, and go."""
        self._show("accent", sentence, (), stays=False)
        self._clock.start()

    def _show(self, role: str, sentence: str, actions: Actions, stays: bool) -> None:
        self._clock.stop()
        self._role = role
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._set_actions(actions, stays)
        self.show()
        self._arrange()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _set_actions(self, actions: Actions, stays: bool) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for label, work in actions:
            button = self._button(label, work, stays)
            self._buttons.addWidget(button)
            button.show()
        self._order()
        self._actions.setVisible(bool(actions))

    def _button(self, label: str, work: Callable[[], object], stays: bool) -> QPushButton:
        button = QPushButton(label)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)

        def act() -> None:
            if not stays:
                self.hide()
            work()

        button.clicked.connect(act)
        return button

    def follow(self, anchor: QWidget) -> None:
        """Let the Tab key come here from `anchor`."""
        self._anchor = anchor
        self._order()

    def _order(self) -> None:
        if self._anchor is not None:
            made = self._actions.findChildren(QPushButton)
            shown = [button for button in made if not button.isHidden()]
            put_after(self._anchor, *shown, self.close_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the actions beside the words, or below them in a narrow window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        below = self.width() - self._actions.sizeHint().width() < _FEWEST_WORDS
        if below == (self._grid.itemAtPosition(0, 1) is None):
            return
        self._grid.removeWidget(self._actions)
        if below:
            self._grid.addWidget(self._actions, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._actions, 0, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tinted ground and the strong edge at its left."""
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(self.rect(), theme.mixed(self._role, 0.09))
        painter.fillRect(0, 0, 3, self.height(), QColor(getattr(theme, self._role)))
        painter.end()
