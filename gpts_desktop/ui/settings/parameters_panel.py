"""All parameters of a chat, or of a GPT: each "default" until set."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.core.parameters import PARAMETERS, Parameters
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.form import Form
from gpts_desktop.ui.settings.parameter_rows import ParameterRow, row_for
from gpts_desktop.ui.theme import ThemeKeeper

CHAT, GPT = "chat", "gpt"
_WIDTH = 600
_NARROW = 430
_DELAY = 150  # ms from the last change until it is told
# The letters of the rows' keys, apart from those of the buttons.
_KEYS = {
    "temperature": Sentence("&Temperature"),
    "top_p": Sentence("Top &p"),
    "max_tokens": Sentence("&Max tokens"),
    "n": Sentence("Candidates (&n)"),
    "presence_penalty": Sentence("P&resence penalty"),
    "frequency_penalty": Sentence("&Frequency penalty"),
    "logit_bias": Sentence("&Logit bias"),
    "user": Sentence("&User"),
    "stream": Sentence("&Stream"),
    "system": Sentence("S&ystem message"),
}


class ParametersPanel(QDialog):
    """Changes show at once, and are told as whole `Parameters`.

    Signals: `changed("chat" or "gpt", Parameters)`, `request_shown()`.
    """

    changed = Signal(str, object)
    request_shown = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parametersPanel")
        self.setWindowTitle(self.tr("Parameters"))
        self.setMinimumSize(340, 240)
        self._values = {CHAT: Parameters(), GPT: Parameters()}
        # What was typed and is wrong, kept while the other scope is looked at.
        self._wrong: dict[str, dict[str, str]] = {CHAT: {}, GPT: {}}
        self._scope = CHAT
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_DELAY)
        self._telling.timeout.connect(self._tell)
        self._build()
        self._show_scope()

    def _build(self) -> None:
        self._page = QWidget()
        form = self._form = Form(self._page)
        form.setContentsMargins(20, 18, 16, 8)
        self.rows: dict[str, ParameterRow] = {}
        for spec in PARAMETERS:
            row = row_for(spec)
            row.edited.connect(self._edited)
            form.add(said(_KEYS[spec.name]), row, row.hint, buddy=row.focus_target)
            self.rows[spec.name] = row
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        self._foot_row = self._foot()
        column.addLayout(self._foot_row)

    def _foot(self) -> QHBoxLayout:
        self.scopes = {
            CHAT: QRadioButton(self.tr("this c&hat")),
            GPT: QRadioButton(self.tr("this &GPT")),
        }
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 16)
        row.setSpacing(14)
        for scope, button in self.scopes.items():
            button.setObjectName(f"{scope}ScopeButton")
            button.setAccessibleName(self.tr("For {0}").format(button.text().replace("&", "")))
            button.clicked.connect(lambda _=False, scope=scope: self._choose_scope(scope))
            group.addButton(button)
            row.addWidget(button)
        self.scopes[CHAT].setChecked(True)
        self.request_button = QPushButton(self.tr("Sho&w request"))
        self.request_button.setObjectName("showRequestButton")
        self.request_button.setProperty("kind", "link")
        self.close_button = QPushButton(self.tr("&Close"))
        self.request_button.setAutoDefault(False)
        self.close_button.setAutoDefault(False)
        self.request_button.clicked.connect(self._show_request)
        self.close_button.clicked.connect(self.close)
        row.addStretch(1)
        row.addWidget(self.request_button)
        row.addWidget(self.close_button)
        return row

    # What the window says

    def set_values(self, chat: Parameters, gpt: Parameters) -> None:
        """Show what is set for the chat and for its GPT."""
        values = {CHAT: chat, GPT: gpt}
        if values == self._values:
            return
        self._telling.stop()
        self._values = values
        self._wrong = {CHAT: {}, GPT: {}}
        self._show_scope()

    def open_above(self, widget: QWidget) -> None:
        """Open at the left over `widget`, as high as there is room."""
        room = widget.screen().availableGeometry().adjusted(8, 40, -8, -8)
        self.resize(min(_WIDTH, widget.window().width() - 24), self.height())
        self.open()
        # Only what is shown knows its fonts, and so its height.
        page = self._form.totalHeightForWidth(self.width())
        wanted = max(page, self._form.totalSizeHint().height()) + self._foot_row.sizeHint().height()
        self.resize(self.width(), min(wanted, room.height()))
        corner = widget.mapToGlobal(QPoint((widget.width() - self.width()) // 2, 0))
        left = min(max(corner.x(), room.left()), room.right() - self.width())
        self.move(left, max(corner.y() - self.height() - 8, room.top()))
        self.rows["temperature"].focus_target.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel its frame's button and Esc close it."""
        super().resizeEvent(event)
        self.close_button.setVisible(event.size().width() >= _NARROW)

    # What the user does

    def _edited(self) -> None:
        self._take_rows()
        self._telling.start()

    def _take_rows(self) -> None:
        rows = self.rows.values()
        values = {row.spec.name: row.value for row in rows}
        self._values[self._scope] = replace(self._values[self._scope], **values)
        self._wrong[self._scope] = {row.spec.name: row.text() for row in rows if row.problem}

    def _choose_scope(self, scope: str) -> None:
        if scope != self._scope:
            self._flush()
            self._scope = scope
            self._show_scope()

    def _show_scope(self) -> None:
        values = self._values[self._scope]
        inherited = self._values[GPT] if self._scope == CHAT else Parameters()
        for name, row in self.rows.items():
            wrong = self._wrong[self._scope].get(name)
            row.show_value(getattr(values, name), getattr(inherited, name), wrong)

    def _show_request(self) -> None:
        self._flush()
        self.request_shown.emit()

    def _flush(self) -> None:
        if self._telling.isActive():
            self._telling.stop()
            self._tell()

    def _tell(self) -> None:
        self.changed.emit(self._scope, self._values[self._scope])

    def done(self, result: int) -> None:
        """Tell what is not told yet, then close."""
        self._flush()
        super().done(result)
