"""The palette over the window: a field, what is found, and a line that tells how to ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpts_desktop.ui.elided_label import ElidedLabel
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.palette.field import PaletteField
from gpts_desktop.ui.palette.result_list import ResultList
from gpts_desktop.ui.palette.rows import PaletteRow
from gpts_desktop.ui.shadow import REACH, paint_shadow
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.transcript.hearing import announce

WIDTH = 640
_MOST_LIST, _LEAST_LIST = 456, 76
_AROUND = 16  # pixels to the window's sides
_TOP_SHARE = 0.1  # of the window's height above the card
_RADIUS = 12
_SCRIM = {False: QColor(16, 32, 31, 26), True: QColor(0, 0, 0, 102)}


class CommandPalette(QWidget):
    """Covers the window while it is open; a click beside the card closes it.

    It shows what it is given and tells what was typed and chosen.
    """

    text_changed = Signal(str)
    row_chosen = Signal(PaletteRow)
    enter_pressed = Signal()
    end_neared = Signal()
    closed = Signal()

    def __init__(self, themes: ThemeKeeper, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Search everything"))
        self._themes = themes
        self._window = window
        self._before: QWidget | None = None
        self.field = PaletteField(themes, self)
        self.list = ResultList(themes, self)
        self.hint = ElidedLabel(parent=self)
        self.hint.setObjectName("paletteHint")
        self.state = ElidedLabel(260, self)  # the hint gives way: it is known soon
        self.state.setObjectName("paletteState")
        self._lay_out()
        self._connect()
        self.hide()
        window.installEventFilter(self)
        themes.changed.connect(self.update)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.field)
        self._column.addSpacing(2)
        self._column.addWidget(self.list)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(8, 9, 8, 0)
        self._foot.setSpacing(16)
        for label in (self.hint, self.state):
            label.setFont(ui_font(12))
            label.setProperty("role", "dim")
        self._foot.addWidget(self.hint)
        self._foot.addStretch(1)
        self._foot.addWidget(self.state)
        self._line = QFrame(self)
        self._line.setObjectName("line")
        self._line.setFixedHeight(1)
        self._column.addWidget(self._line)
        self._column.addLayout(self._foot)
        self._column.addStretch(1)

    def _connect(self) -> None:
        field, rows = self.field, self.list
        field.textChanged.connect(self.text_changed)
        field.entered.connect(self.enter_pressed)
        field.escaped.connect(self.leave)
        field.left.connect(lambda: self.leave(back=False))
        field.walked.connect(rows.walk)
        field.page_turned.connect(rows.turn_page)
        field.end_asked.connect(rows.go_to_end)
        field.section_walked.connect(rows.walk_section)
        rows.row_chosen.connect(self.row_chosen)
        rows.end_neared.connect(self.end_neared)
        rows.row_reached.connect(lambda row: announce(self.field, row.said))

    # Coming and going

    def open(self, text: str = "") -> None:
        """Come up with a text in the field, and take the keyboard."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        if self.field.text() != text:
            self.field.setText(text)
        else:
            self.text_changed.emit(text)
        self.field.selectAll()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self, *, back: bool = True) -> None:
        """Go; with `back` the keyboard goes where it was."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # What is shown

    def show_rows(self, rows: Sequence[PaletteRow], *, keep: bool = False) -> None:
        """Show what is found (see `ResultList.show_rows`); the card is as high as it needs."""
        self.list.show_rows(rows, keep=keep)
        self._fit()

    def show_hint(self, text: str, *, is_trouble: bool = False) -> None:
        """Show how to ask, or what could not be understood."""
        role = "text" if is_trouble else "dim"
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().polish(self.hint)
        if is_trouble and self.hint.text() != text:
            announce(self.field, text)
        self.hint.setText(text)
        self.hint.setToolTip(text)

    def show_state(self, text: str) -> None:
        """Show how far the index has come, "" for nothing."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    # Place

    def _card(self) -> QRect:
        width = min(WIDTH, self.width() - 2 * _AROUND)
        top = max(_AROUND, int(self.height() * _TOP_SHARE))
        foot = self._foot.sizeHint().height()
        height = 10 + self.field.sizeHint().height() + 2 + self.list.height() + 1 + foot + 10
        return QRect((self.width() - width) // 2, top, width, height)

    def _room(self) -> int:
        top = max(_AROUND, int(self.height() * _TOP_SHARE))
        return max(_LEAST_LIST, min(_MOST_LIST, self.height() - top - 116))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        card = self._card()
        right = self.width() - card.right() - 1
        self._column.setContentsMargins(card.left() + 10, card.top() + 10, right + 10, 0)
        self._fit()

    def _fit(self) -> None:
        height = min(self.list.wanted_height() + 6, self._room())
        if height != self.list.height():
            before = self._card()
            self.list.setFixedHeight(height)
            # The window under all of it would be painted anew with the rest.
            changed = before.united(self._card())
            self.update(changed.adjusted(-REACH, -REACH, REACH, REACH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size becomes."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when the click is beside the card."""
        if not self._card().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dimmed window, the card and its shadow."""
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(event.rect(), _SCRIM[theme.dark])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card()
        if not card.adjusted(-REACH, -REACH, REACH, REACH).intersects(event.rect()):
            return
        paint_shadow(painter, card, _RADIUS, dark=theme.dark)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
