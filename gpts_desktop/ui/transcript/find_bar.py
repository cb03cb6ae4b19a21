"""The bar of find in conversation: the words, the count, the way through the matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.counted import number
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.finding import Finding
from gpts_desktop.ui.transcript.look import Look

if TYPE_CHECKING:
    from gpts_desktop.ui.theme import Theme

HEIGHT, _WIDTH, _EDGE = 40, 440, 12
_PREFILL_MOST = 100  # characters


class FindBar(QWidget):
    """Lies over the transcript's top right corner, until Escape or its button closes it."""

    closed = Signal(bool)
    """Whether to go back to where one was."""

    def __init__(self, parent: QWidget, finding: Finding) -> None:
        super().__init__(parent)
        self._ground = parent
        self._finding = finding
        self._look: Look | None = None
        self._before: QWidget | None = None
        self.setObjectName("findBar")
        self.setAccessibleName(self.tr("Find in conversation"))
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.field.setProperty("bare", True)
        self.field.setFont(ui_font(14))
        self.field.setPlaceholderText(self.tr("Find in conversation"))
        self.field.setAccessibleName(self.tr("Find in conversation"))
        self.field.textChanged.connect(finding.look_for)
        EnterKept(self.field)
        self.count = QLabel(self)
        self.count.setFont(ui_font(13))
        self.count.setObjectName("findCount")
        self.previous_button = self._button("findPreviousButton")
        self.next_button = self._button("findNextButton")
        self.close_button = self._button("findCloseButton")
        self.previous_button.clicked.connect(lambda: finding.walk(-1))
        self.next_button.clicked.connect(lambda: finding.walk(1))
        self.close_button.clicked.connect(lambda: self.close_bar(back=False))
        self._lay_out()
        finding.changed.connect(self._show_count)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focus)
        self.hide()

    def _button(self, name: str) -> ActionButton:
        button = ActionButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 10, 1)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.previous_button, self.next_button, self.close_button):
            row.addWidget(button)
        self.setFixedHeight(HEIGHT)

    def open_bar(self, selected: str) -> None:
        """Show it with the keyboard in its field; words that are selected are looked for."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = focus
        words = selected.strip()
        if words and "\n" not in words and len(words) <= _PREFILL_MOST:
            self.field.setText(words)
        elif not self.isVisible():
            self._finding.look_for(self.field.text())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self, back: bool) -> None:
        """Hide it, give the keyboard back, and look for nothing any more."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.closed.emit(back)
        self.hide()
        self._finding.look_for("")
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._ground.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, anchor: QWidget) -> None:
        """Let the Tab key come here from `anchor`."""
        put_after(anchor, self.field, self.previous_button, self.next_button, self.close_button)

    def float_over(self, area: QRect) -> None:
        """Lie in the upper right corner of an area."""
        width = min(_WIDTH, area.width() - 2 * _EDGE)
        self.setGeometry(area.right() - width - _EDGE + 1, area.top() + 10, width, HEIGHT)

    def present(self, theme: Theme) -> None:
        """Take the theme's colours."""
        if self._look is not None and self._look.theme is theme:
            return
        look = self._look = Look(theme)
        self.previous_button.present(look, "", "chevron-up", self.tr("Previous match"))
        self.next_button.present(look, "", "chevron-down", self.tr("Next match"))
        self.close_button.present(look, "", "close", self.tr("Close"))
        for button in (self.previous_button, self.next_button, self.close_button):
            button.setFixedSize(24, 24)
        palette = self.count.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.color("dim"))
        self.count.setPalette(palette)
        self.update()

    def _show_focus(self) -> None:
        if self.isVisible():
            self.update()

    def _show_count(self) -> None:
        finding = self._finding
        if not self.field.text():
            said = ""
        elif finding.total:
            said = self.tr("{0} of {1}").format(number(finding.place), number(finding.total))
            said += "…" if finding.is_searching else ""
        else:
            said = self.tr("Searching…") if finding.is_searching else self.tr("Not found")
        whole = said
        if said and finding.elsewhere:
            more = self.tr("%Ln more in other branches", "", finding.elsewhere)
            whole = f"{said} · {more}"
            # Where the bar is narrow, a number has to do.
            said = whole if self.width() >= _WIDTH else f"{said} · +{finding.elsewhere:,}"
        if said != self.count.text():
            self.count.setText(said)
            # Wider by steps only: the field does not jump while the count grows.
            wide = QFontMetrics(self.count.font()).horizontalAdvance(said)
            self.count.setMinimumWidth(-(-wide // 16) * 16)
            self.field.setAccessibleDescription(whole)
            self.count.setToolTip(whole if whole != said else "")
        for button in (self.previous_button, self.next_button):
            button.setEnabled(finding.total > 0)
        if finding.elsewhere:
            self.next_button.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Enter and F3, backwards with Shift; close by Escape."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar(back=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self._finding.walk(-1 if back else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.field.hasFocus()
        painter.setPen(QPen(look.color("accent" if lit else "line"), 1.5 if lit else 1))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()
