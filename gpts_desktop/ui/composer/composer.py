"""The card at the window's foot: what is typed, what goes along, and how it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.ui.chat_ground import ABOVE_CARD, BELOW_CARD, CARD_RADIUS, card_in, paint_card
from gpts_desktop.ui.composer.arrivals import (
    Arrival,
    arrival_of,
    local_files,
    named_apart,
    picture_attachment,
)
from gpts_desktop.ui.composer.button_row import ButtonRow
from gpts_desktop.ui.composer.chips import ChipRow
from gpts_desktop.ui.composer.text_box import LINE, TextBox
from gpts_desktop.ui.ground import paint_ground
from gpts_desktop.ui.said import said
from gpts_desktop.ui.shadow import paint_shadow
from gpts_desktop.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from gpts_desktop.core.message import Attachment
    from gpts_desktop.ui.composer.editing_bar import EditingBar

_LINES = 12
_SHARE = 0.4  # of the window's height
_DRAFT_DELAY = 300  # ms
# The same question again so soon is one press that came twice.
_TWICE = 500  # ms


class Composer(QWidget):
    """A question on its way. Nothing typed is dropped before `clear` says it is on disk.

    Signals: `submitted(text, attachments)`, `stop_requested()`, `draft_changed(text)` 300 ms
    after the last key, `parameters_requested()`, `stream_toggled(on)`,
    `edit_last_requested()`, `editing_cancelled()`, `files_arrived(paths)`: whoever reads them
    calls `attach`.
    """

    submitted = Signal(str, object)
    files_arrived = Signal(list)
    stop_requested = Signal()
    draft_changed = Signal(str)
    parameters_requested = Signal()
    stream_toggled = Signal(bool)
    edit_last_requested = Signal()
    editing_cancelled = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._themes = themes
        self._is_streaming = False
        self._is_reading = False
        self._kept_aside: tuple[str, tuple[Attachment, ...]] | None = None
        self._since_sent = QElapsedTimer()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_DELAY)
        self._draft_timer.timeout.connect(self._tell_draft)
        self._build()
        self._connect()
        self.set_target("")
        self.set_parameters(Parameters())
        self._restyle()
        themes.changed.connect(self._restyle)

    # Building

    def _build(self) -> None:
        theme = self._themes.theme
        self.text_box = TextBox(self)
        self.chips = ChipRow(theme)
        self.buttons = ButtonRow(theme)
        self.notice = QLabel()
        self.notice.setObjectName("composerNotice")
        self.notice.setProperty("role", "danger")
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(0, 6, 0, 0)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.hide()
        self.editing_bar: EditingBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.chips)
        self._column.addWidget(self.text_box)
        self._column.addWidget(self.notice)
        self._column.addSpacing(6)
        self._column.addWidget(self.buttons)

    def _connect(self) -> None:
        box = self.text_box
        box.send_pressed.connect(self.submit)
        box.escape_pressed.connect(self._escape)
        box.up_pressed_empty.connect(self._go_up)
        box.mime_arrived.connect(self._take_mime)
        box.textChanged.connect(self._text_changed)
        box.height_changed.connect(self._settle_height)
        box.focus_changed.connect(self.update)
        self.chips.changed.connect(self._attachments_changed)
        self.buttons.attach.clicked.connect(self._choose_files)
        self.buttons.parameters.clicked.connect(self.parameters_requested)
        self.buttons.stream_toggled.connect(self.stream_toggled)
        self.buttons.send.clicked.connect(self.submit)
        self.buttons.stop.clicked.connect(self.stop_requested)

    # What the window says

    def set_target(self, name: str) -> None:
        """Say in the empty box whom the question goes to."""
        hint = self.tr("Message {0}").format(name) if name else self.tr("Message")
        self.text_box.set_hint(hint)

    def text(self) -> str:
        """Return what is typed."""
        return self.text_box.text()

    def set_text(self, text: str) -> None:
        """Show another draft: nothing is told, and undo does not go back behind it."""
        self.text_box.replace_text(text)
        self._draft_timer.stop()
        self._since_sent.invalidate()

    def type_text(self, text: str) -> None:
        """Add a text as if it had been typed."""
        self.text_box.insertPlainText(text)

    def attachments(self) -> tuple[Attachment, ...]:
        """Return the files that would go along."""
        return self.chips.attachments()

    def set_attachments(self, attachments: Iterable[Attachment]) -> None:
        """Show these files and no others."""
        self.chips.replace(tuple(attachments))

    def clear(self) -> None:
        """Empty it: what was submitted is on disk now. The draft that is left is told at once.

        After an edited question, what was typed before comes back instead.
        """
        if self._kept_aside is not None:
            self.set_editing(False)
        else:
            self.set_attachments(())
            self.set_text("")
        self.draft_changed.emit(self.text())

    def flush_draft(self) -> None:
        """Tell of a changed draft now, if it was not told yet."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._tell_draft()

    def set_parameters(self, parameters: Parameters) -> None:
        """Show what is set, and whether the answer will stream."""
        self.buttons.set_parameters(parameters)

    def set_send_key(self, key: str) -> None:
        """Send by "enter" (Shift+Enter breaks the line) or by "ctrl+enter"."""
        self.text_box.set_send_key(key)
        self.buttons.set_send_key(key)

    def set_streaming(self, streaming: bool) -> None:
        """Show Stop while an answer comes, and Send otherwise."""
        self._is_streaming = streaming
        self._since_sent.invalidate()
        self.buttons.set_streaming(streaming)
        self._weigh()

    def set_reading(self, reading: bool) -> None:
        """Hold questions back while a file that is to go along is still read."""
        self._is_reading = reading
        self._weigh()

    def set_editing(self, editing: bool) -> None:
        """Say that an earlier question is edited; what was there before comes back after it."""
        if editing == (self._kept_aside is not None):
            return
        if editing:
            self._kept_aside = (self.text(), self.attachments())
            self.set_attachments(())
        elif self._kept_aside is not None:
            text, attachments = self._kept_aside
            self._kept_aside = None
            self.set_text(text)
            self.set_attachments(attachments)
        self._show_editing_bar(editing)
        self._settle_height()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        self.text_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self, text: str | None = None) -> None:
        """Send what is typed (or `text` in its place), if anything is there and may be sent."""
        if isinstance(text, str):
            self.set_text(text)
        if self.text_box.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.text_box.is_composing or self._is_streaming or not self._has_anything():
            return
        if self._is_reading:
            self.say(self.tr("A file is still being read."))
            return
        if self._since_sent.isValid() and not self._since_sent.hasExpired(_TWICE):
            return
        self._since_sent.start()
        self.say("")
        self.submitted.emit(self.text(), self.attachments())

    # What the user does

    def _escape(self) -> None:
        if self._is_streaming:
            self.stop_requested.emit()
        elif self._kept_aside is not None:
            self.editing_cancelled.emit()

    def _go_up(self) -> None:
        if not self.attachments() and self._kept_aside is None:
            self.edit_last_requested.emit()

    def _text_changed(self) -> None:
        self._since_sent.invalidate()
        self._draft_timer.start()
        self.say("")
        self._weigh()

    def _attachments_changed(self) -> None:
        self._since_sent.invalidate()
        self._weigh()
        self._settle_height()

    def _tell_draft(self) -> None:
        self.draft_changed.emit(self.text())

    def _has_anything(self) -> bool:
        return bool(self.text().strip() or self.attachments())

    def _weigh(self) -> None:
        self.buttons.send.setEnabled(not self._is_reading and self._has_anything())

    def say(self, sentence: str) -> None:
        """Say something under the text until the next key; "" for nothing."""
        if self.notice.text() != sentence:
            self.notice.setText(sentence)
            self.notice.setVisible(bool(sentence))
            self._settle_height()

    # What goes along

    def attach(self, attachment: Attachment) -> None:
        """Show one more file."""
        self.chips.add(attachment)

    def _choose_files(self) -> None:
        from gpts_desktop.ui.file_dialogs import files_dialog

        dialog = files_dialog("attachFilesDialog", self, self.tr("Attach files"))
        dialog.filesSelected.connect(lambda names: self.files_arrived.emit([*map(Path, names)]))
        dialog.open()

    def _take_mime(self, mime: QMimeData) -> None:
        paths = local_files(mime)
        if paths:
            self.files_arrived.emit(paths)
            return
        taken = {attachment.name.removesuffix(".png") for attachment in self.attachments()}
        try:
            name = named_apart(self.tr("Picture"), taken)
            self.chips.add(picture_attachment(mime, name))
        except InputError as error:
            self.say(said(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files beside the text too; GPTs' links are left to the window."""
        self._weigh_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files beside the text too."""
        self._weigh_drag(event)

    def _weigh_drag(self, event: QDropEvent) -> None:
        if arrival_of(event.mimeData()) is Arrival.ATTACH:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self._weigh_drag(event)
        if event.isAccepted():
            self._take_mime(event.mimeData())

    # Shape and colour

    def _show_editing_bar(self, shown: bool) -> None:
        if shown and self.editing_bar is None:
            from gpts_desktop.ui.composer.editing_bar import EditingBar

            self.editing_bar = EditingBar()
            self.editing_bar.cancelled.connect(self.editing_cancelled)
            self._column.insertWidget(0, self.editing_bar)
        if self.editing_bar is not None:
            self.editing_bar.setVisible(shown)

    def card(self) -> QRect:
        """Return the card's place in the widget."""
        return card_in(self.rect())

    def _settle_height(self) -> None:
        limit = min(_LINES * LINE, max(3 * LINE, round(self.window().height() * _SHARE)))
        wanted = self.text_box.content_height(limit + 1)
        bars = Qt.ScrollBarPolicy
        self.text_box.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if wanted > limit else bars.ScrollBarAlwaysOff
        )
        self.text_box.setFixedHeight(min(wanted, limit))
        self._column.activate()
        has_wrapped = self._column.hasHeightForWidth()
        height = self._column.totalHeightForWidth(self.width()) if has_wrapped else 0
        self.setFixedHeight(height or self._column.totalSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            card = self.card()
            right = self.width() - card.right() - 1
            self._column.setContentsMargins(
                card.left() + 17, ABOVE_CARD + 13, right + 13, BELOW_CARD + 8
            )
            self._settle_height()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Follow the window's height: what stands at its foot moves with it."""
        super().moveEvent(event)
        self._settle_height()

    def _restyle(self) -> None:
        theme = self._themes.theme
        self.text_box.set_theme(theme)
        self.chips.set_theme(theme)
        self.buttons.set_theme(theme)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type after a click anywhere on the card."""
        super().mousePressEvent(event)
        if self.card().contains(event.position().toPoint()):
            self.focus_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        theme = self._themes.theme
        card = self.card()
        painter = QPainter(self)
        if card.adjusted(CARD_RADIUS, CARD_RADIUS, -CARD_RADIUS, -CARD_RADIUS).contains(
            event.rect()
        ):
            paint_ground(painter, event.rect(), QColor(theme.raised))
            return
        paint_shadow(painter, card, CARD_RADIUS, dark=theme.dark)
        paint_card(painter, card, theme, lit=self.text_box.hasFocus())
