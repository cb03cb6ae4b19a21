"""What the window shows before there is a GPT: where to paste the first link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.link_field import LinkField
from gpts_desktop.ui.shadow import REACH, paint_shadow
from gpts_desktop.ui.spaced_label import SpacedLabel
from gpts_desktop.ui.theme import ThemeKeeper

_WIDTH = 560
_NARROW = 470  # pixels of room: below this the cards stand under each other
_MARGIN = 24
# The shadow's room over and under the field; it reaches further down than up.
_ABOVE, _BELOW = 18, 26


_INSET = 5  # pixels between a link's frame, seen with the focus, and its words


class _LinkBox(QWidget):
    """The large field with its button, in a frame with a shadow."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedHeight(_ABOVE + 48 + _BELOW)
        self.field = LinkField()
        self.field.setObjectName("firstRunLinkField")
        self.field.setProperty("bare", True)
        self.field.setPlaceholderText("https://chatgpt.com/g/g-…")
        self.field.setAccessibleName(self.tr("Link of a GPT"))
        self.button = QPushButton(self.tr("Add GPT"))
        self.button.setObjectName("firstRunAddButton")
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.field.submit)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(REACH + 16, _ABOVE, REACH + 7, _BELOW)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        themes.changed.connect(self.update)
        self.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Light up while the keyboard is in the field."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the keyboard into the field, wherever the frame was clicked."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        card = self.rect().adjusted(REACH, _ABOVE, -REACH, -_BELOW)
        paint_shadow(painter, card, 12, dark=theme.dark)
        lit = self.field.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if lit else theme.line), 2 if lit else 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()


class _Card(QWidget):
    """A title, a sentence, and a link that does what the card is for."""

    chosen = Signal()

    def __init__(self, themes: ThemeKeeper, name: str, words: tuple[str, str, str]) -> None:
        super().__init__()
        self._themes = themes
        title, sentence, action = words
        column = QVBoxLayout(self)
        column.setContentsMargins(15 - _INSET, 14, 15, 11)
        column.setSpacing(2)
        heading = QLabel(title)
        heading.setFont(ui_font(14, 600))
        body = SpacedLabel(sentence, 18)
        body.setFont(ui_font(12.5))
        body.setProperty("role", "dim")
        self.button = QPushButton(action)
        self.button.setObjectName(name)
        self.button.setProperty("kind", "link")
        self.button.setAccessibleDescription(f"{title}. {sentence}")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.chosen)
        column.addWidget(heading)
        body.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (heading, body):
            label.setContentsMargins(_INSET, 0, 0, 0)
        column.addWidget(body, 1)
        column.addSpacing(5)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch()
        column.addLayout(foot)
        themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()


class FirstRun(QScrollArea):
    """A headline, the field for a link, two ways to a gateway, and one to chats from elsewhere."""

    links_entered = Signal(str)
    key_requested = Signal()
    demo_requested = Signal()
    import_requested = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what has the keyboard in it
        self._box = _LinkBox(themes)
        self.link_field = self._box.field
        self.add_button = self._box.button
        self._key_card = _Card(
            themes,
            "enterKeyButton",
            (
                self.tr("Gateway key"),
                self.tr("api.gpt.ge or any gateway that speaks the chat completions API."),
                self.tr("Enter key…"),
            ),
        )
        self._import_card = _Card(
            themes,
            "importButton",
            (
                self.tr("Your history"),
                self.tr("Bring the chats of a ChatGPT data export along."),
                self.tr("Import…"),
            ),
        )
        self._demo_card = _Card(
            themes,
            "startDemoButton",
            (
                self.tr("No key yet?"),
                self.tr("Look around with a built-in gateway on this machine."),
                self.tr("Start the demo"),
            ),
        )
        self._lay_out()
        self.link_field.links_entered.connect(self.links_entered)
        self._key_card.chosen.connect(self.key_requested)
        self._import_card.chosen.connect(self.import_requested)
        self._demo_card.chosen.connect(self.demo_requested)

    def _lay_out(self) -> None:
        headline = QLabel(self.tr("Chat with any public GPT"))
        headline.setFont(ui_font(26, 600))
        sentence = SpacedLabel(
            self.tr(
                "Paste its link. Nothing to sign in to:\n"
                "the key of your gateway stays in the system keyring."
            ),
            21,
        )
        sentence.setProperty("role", "dim")
        for label in (headline, sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setContentsMargins(REACH, 0, REACH, 0)
        self._cards.setSpacing(12)
        self._cards.addWidget(self._key_card, 1)
        self._cards.addWidget(self._import_card, 1)
        self._cards.addWidget(self._demo_card, 1)
        self._hero = QWidget()
        column = QVBoxLayout(self._hero)
        column.setContentsMargins(0, _MARGIN, 0, _MARGIN)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(REACH, 0, REACH, 0)
        words.setSpacing(8)
        words.addWidget(headline)
        words.addWidget(sentence)
        column.addLayout(words)
        column.addSpacing(22 - _ABOVE)
        column.addWidget(self._box)
        column.addLayout(self._cards)
        page = QWidget()
        page.setObjectName("firstRunPage")
        self._around = QVBoxLayout(page)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addStretch(1)
        self._around.addWidget(self._hero)
        self._around.addStretch(1)
        self.setWidget(page)

    def sizeHint(self) -> QSize:
        """The design's room."""
        return QSize(996, 820)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is; in a narrow one the cards stand under each other."""
        super().resizeEvent(event)
        room = min(_WIDTH, event.size().width() - 2 * _MARGIN)
        aside = max(0, (event.size().width() - room) // 2 - REACH)
        self._around.setContentsMargins(aside, 0, aside, 0)
        narrow = room < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(direction)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard into the field."""
        super().showEvent(event)
        self.link_field.setFocus(Qt.FocusReason.OtherFocusReason)
