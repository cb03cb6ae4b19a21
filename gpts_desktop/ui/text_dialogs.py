"""Windows that show a text to read and copy: a request, or the details of a failure."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTabBar, QWidget

from gpts_desktop.core.request import ChatRequest
from gpts_desktop.ui.fonts import mono_font
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.screen_room import resize_within

_COPIED_FOR = 1500  # ms
# The data of a picture in a request; the box shows its size, Copy takes all of it.
_LONG_DATA = re.compile(r"(;base64,[A-Za-z0-9+/]{40})([A-Za-z0-9+/=]{200,})")


class TextDialog(HeadedDialog):
    """A title, a line below it, a text of fixed width, Copy and Close."""

    def __init__(self, name: str, title: str, subtitle: str, parent: QWidget | None) -> None:
        super().__init__(name, parent)
        self.set_heading(title)
        self.heading.setWordWrap(True)
        resize_within(self, 720, 560)
        self.setMinimumSize(300, 240)
        self.subtitle = QLabel(subtitle)
        self.subtitle.setProperty("role", "dim")
        self.subtitle.setWordWrap(True)
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.subtitle.setVisible(bool(subtitle))
        self.text_box = QPlainTextEdit()
        self.text_box.setProperty("field", True)
        self.text_box.setReadOnly(True)
        self.text_box.setUndoRedoEnabled(False)
        self.text_box.setTabChangesFocus(True)
        self.text_box.setFont(mono_font(12.5))
        self.text_box.setAccessibleName(title)
        # Where both scroll bars meet nothing is to be seen.
        self.text_box.setCornerWidget(QWidget())
        # Read-only text takes the keyboard too: by it one selects and scrolls.
        self.text_box.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.setSpacing(8)
        self.column.addWidget(self.subtitle)
        self.column.addWidget(self.text_box, 1)
        self.buttons = self._add_buttons()

    def _add_buttons(self) -> QHBoxLayout:
        self.copy_button = self.button(self.tr("&Copy"), self._copy, name="copyButton")
        self.copy_button.setAccessibleName("")  # it is called as it reads: “Copied” is heard
        self.close_button = self.button(self.tr("C&lose"), self.close, kind="primary")
        self._copied_timer = QTimer(self)
        self._copied_timer.setSingleShot(True)
        self._copied_timer.setInterval(_COPIED_FOR)
        self._copied_timer.timeout.connect(lambda: self.copy_button.setText(self.tr("&Copy")))
        return self.add_foot(self.copy_button, self.close_button)

    def text(self) -> str:
        """Return the whole text, as Copy takes it."""
        return self.text_box.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copy_button.setText(self.tr("Copied"))
        self._copied_timer.start()


class DetailsDialog(TextDialog):
    """What lies behind a notice, in full: the gateway's own sentence, its request id."""

    def __init__(self, title: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__("detailsDialog", title, "", parent)
        resize_within(self, 600, 400)
        self.text_box.setPlainText(details)


class RequestDialog(TextDialog):
    """A request exactly as it is sent, as JSON, for curl or in Python; the key is never in it."""

    def __init__(self, request: ChatRequest, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("RequestDialog", "Request")
        super().__init__("requestDialog", title, "", parent)
        self._request = request
        self._text = ""
        self.text_box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        key = self.tr("The key goes along in its header; it is never shown.")
        if request.key:
            key = self.tr("Key: {0}").format(request.key.masked())
        self.subtitle.setText(f"POST {request.url}\n{key}")
        self.subtitle.show()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Form of the request"))
        for name in ("&JSON", "c&url", "&Python"):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._show)
        self.column.insertWidget(2, self.tabs)
        self._show(0)

    def _show(self, tab: int) -> None:
        from gpts_desktop.core.request_text import as_curl, as_json, as_python

        writers: tuple[Callable[[ChatRequest], str], ...] = (as_json, as_curl, as_python)
        self._text = writers[tab](self._request)
        self.text_box.setPlainText(_LONG_DATA.sub(self._shortened, self._text))

    def _shortened(self, found: re.Match[str]) -> str:
        left = self.tr("… %Ln characters more …", "", len(found[2]))
        return found[1] + left

    def text(self) -> str:
        """Return the whole request, pictures too."""
        return self._text
