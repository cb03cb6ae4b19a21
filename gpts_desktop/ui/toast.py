"""The card that says what has just happened, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.monogram import Monogram
from gpts_desktop.ui.motion import is_reduced
from gpts_desktop.ui.shadow import REACH, paint_raised
from gpts_desktop.ui.spaced_label import SpacedLabel
from gpts_desktop.ui.theme import ThemeKeeper

WIDTH = 560
SHOWN_FOR = 8000  # ms
_GAP = 10  # pixels under the header, or from the top where there is none
_SLIDE = 14  # pixels
_SLIDE_TIME = 160  # ms
_RADIUS = 12


class Toast(QWidget):
    """One card over `parent`; it goes after 8 s, but never under the mouse or the keyboard.

    Escape closes it when the keyboard is on one of its actions.
    """

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._themes = themes
        self._over = parent
        self._buttons: list[QPushButton] = []
        self._is_hovered = False
        self._unused: Callable[[], object] | None = None
        self._monogram = Monogram()
        self._title = QLabel()
        self._title.setObjectName("toastTitle")
        self._title.setFont(ui_font(14, 600))
        self._detail = SpacedLabel("", 19)
        self._detail.setObjectName("toastDetail")
        self._detail.setFont(ui_font(13))
        self._detail.setProperty("role", "dim")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SHOWN_FOR)
        self._clock.timeout.connect(self._leave_unless_used)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_TIME)
        parent.installEventFilter(self)
        themes.changed.connect(self.update)
        self.hide()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(REACH + 14, REACH + 10, REACH + 14, REACH + 10)
        self._row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._row.addWidget(self._monogram)
        self._row.addLayout(words, 1)

    def show_message(
        self,
        title: str,
        detail: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        gpt: Gpt | None = None,
        unused: Callable[[], object] | None = None,
    ) -> None:
        """Show this instead of what is shown; an action closes the card and does its work.

        `unused` is called when the card goes without one.
        """
        self._go_unused()
        self._unused = unused
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._monogram.setVisible(gpt is not None)
        if gpt is not None:
            self._monogram.show_gpt(gpt)
        self._show_actions(actions)
        self.setAccessibleName(". ".join(words for words in (title, detail) if words))
        self._place()
        self.show()
        self.raise_()
        self._slide_in()
        self._clock.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Go now."""
        self._clock.stop()
        self._slide.stop()
        self.hide()
        self._go_unused()

    def _go_unused(self) -> None:
        unused, self._unused = self._unused, None
        if unused is not None:
            unused()

    def _show_actions(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, work) for label, work in actions]

    def _button(self, label: str, work: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def act() -> None:
            self._unused = None
            self.leave()
            work()

        button.clicked.connect(act)
        self._row.addWidget(button)
        button.show()
        return button

    # Place

    def _place(self) -> None:
        """Take a place at the top of what it lies over, no wider than that."""
        width = min(WIDTH, self._over.width() - 24) + 2 * REACH
        self.setFixedWidth(width)
        self._row.activate()
        height = self._row.heightForWidth(width) if self._row.hasHeightForWidth() else -1
        self.resize(width, max(height, self._row.minimumSize().height()))
        self.move(self._rest())

    def _rest(self) -> QPoint:
        header = self._over.findChild(QWidget, "header")
        top = 0
        if header is not None and header.isVisible():
            top = header.mapTo(self._over, header.rect().bottomLeft()).y()
        return QPoint((self._over.width() - self.width()) // 2, top + _GAP - REACH)

    def _slide_in(self) -> None:
        self._slide.stop()
        if is_reduced():
            return
        self._slide.setStartValue(self._rest() - QPoint(0, _SLIDE))
        self._slide.setEndValue(self._rest())
        self._slide.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window's size changes."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._place()
        return super().eventFilter(watched, event)

    # Staying

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay under the mouse."""
        super().enterEvent(event)
        self._is_hovered = True

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from now."""
        super().leaveEvent(event)
        self._is_hovered = False
        if self.isVisible():
            self._clock.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _leave_unless_used(self) -> None:
        focus = QApplication.focusWidget()
        if self._is_hovered or (focus is not None and self.isAncestorOf(focus)):
            self._clock.start()
        else:
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_raised(painter, self.rect(), _RADIUS, self._themes.theme)
        painter.end()
