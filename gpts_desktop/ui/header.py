"""The line over the transcript: the GPT, its model's name, and what can be set."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.chat_ground import HEADER_HEIGHT, paint_header_line
from gpts_desktop.ui.elided_label import ElidedLabel
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.monogram import Monogram
from gpts_desktop.ui.theme import ThemeKeeper

_CHIP_HEIGHT = 24
_TICK_ROOM = 18
_TICK_TIME = 1600  # ms


class ModelChip(QAbstractButton):
    """The model's name; a click copies it and shows a tick for a moment."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelChip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(mono_font(12))
        self.setToolTip(self.tr("Copy the model's name"))
        self._themes = themes
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK_TIME)
        self._tick.timeout.connect(self._settle)
        self.clicked.connect(self._copy)
        themes.changed.connect(self.update)

    @property
    def has_copied(self) -> bool:
        """Whether the tick is shown."""
        return self._tick.isActive()

    def show_model(self, name: str) -> None:
        """Show another model's name; "" hides the chip."""
        self.setText(name)
        self.setVisible(bool(name))
        self._tick.stop()
        self._settle()

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        tick = _TICK_ROOM if self.has_copied else 0
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 20 + tick, _CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(56, self.sizeHint().width()), _CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip, with the tick behind the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hovered = self.underMouse()
        painter.setPen(QPen(theme.mixed("text", 0.25) if hovered else QColor(theme.line), 1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        room = self.rect().adjusted(9, 0, -9, 0)
        if self.has_copied:
            room.setRight(room.right() - _TICK_ROOM)
            picture = pixmap("check", theme.ok, 14, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - 22, (self.height() - 14) // 2, picture)
        painter.setPen(QColor(theme.text if hovered else theme.dim))
        mode = Qt.TextElideMode.ElideMiddle
        text = self.fontMetrics().elidedText(self.text(), mode, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._tick.start()
        self.setAccessibleName(self.tr("Copied: {0}").format(self.text()))
        self.updateGeometry()
        self.update()

    def _settle(self) -> None:
        self.setAccessibleName(self.tr("Model {0}: copy its name").format(self.text()))
        self.updateGeometry()
        self.update()


class Header(QWidget):
    """Shows which GPT the conversation is with."""

    find_requested = Signal()
    parameters_requested = Signal()
    menu_requested = Signal()
    """Open the conversation's menu under `more_button`."""
    sidebar_requested = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEADER_HEIGHT)
        self._themes = themes
        self.sidebar_button = IconButton("sidebar", self.tr("Show the sidebar"), themes)
        self.sidebar_button.setObjectName("headerSidebarButton")
        self.sidebar_button.hide()
        self.monogram = Monogram()
        self.monogram.hide()
        self.name_label = ElidedLabel(least=130)
        self.name_label.setObjectName("headerName")
        self.name_label.setFont(ui_font(15, 600))
        self.model_chip = ModelChip(themes)
        self.model_chip.hide()
        self.find_button = IconButton("search", self.tr("Find in conversation"), themes)
        self.find_button.setObjectName("findButton")
        self.parameters_button = IconButton("sliders", self.tr("Parameters"), themes)
        self.parameters_button.setObjectName("headerParametersButton")
        self.more_button = IconButton("more", self.tr("More"), themes)
        self.more_button.setObjectName("headerMoreButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 1)
        row.setSpacing(12)
        row.addWidget(self.sidebar_button)
        row.addWidget(self.monogram)
        row.addWidget(self.name_label)
        row.addWidget(self.model_chip)
        row.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.find_button)
        buttons.addWidget(self.parameters_button)
        buttons.addWidget(self.more_button)
        row.addLayout(buttons)
        self.sidebar_button.clicked.connect(self.sidebar_requested)
        self.find_button.clicked.connect(self.find_requested)
        self.parameters_button.clicked.connect(self.parameters_requested)
        self.more_button.clicked.connect(self.menu_requested)
        themes.changed.connect(self.update)

    def show_gpt(self, gpt: Gpt, model: str) -> None:
        """Show a GPT and the name of the model that is asked for it."""
        self.monogram.show_gpt(gpt)
        self.monogram.show()
        self.name_label.setText(gpt.name)
        self.name_label.setToolTip(gpt.name)
        self.model_chip.show_model(model)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under the header."""
        painter = QPainter(self)
        paint_header_line(painter, self.width(), self._themes.theme)
        painter.end()
