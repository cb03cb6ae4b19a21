from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.request import ChatRequest, request_body
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.text_dialogs import DetailsDialog, RequestDialog

KEY = "sk-abcdefghijklmnop3f9a"
LEFT = Qt.MouseButton.LeftButton


def request(*attachments: Attachment) -> ChatRequest:
    message = Message(Role.USER, "你好", attachments=attachments)
    body = request_body({"model": "gpt-4-gizmo-g-bo0FiWLY7"}, [message], Parameters(n=2))
    return ChatRequest("https://api.gpt.ge/v1/chat/completions", body, Secret(KEY))


def test_the_request_is_shown_exactly_and_without_its_key(qtbot: QtBot) -> None:
    dialog = RequestDialog(request())
    qtbot.addWidget(dialog)
    shown = json.loads(dialog.text_box.toPlainText())
    assert shown["body"] == dict(request().body)
    assert "sk-••••••••••••••••3f9a" in dialog.subtitle.text()
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        assert KEY not in dialog.text() + dialog.text_box.toPlainText() + dialog.subtitle.text()


def test_each_tab_has_its_form(qtbot: QtBot) -> None:
    dialog = RequestDialog(request())
    qtbot.addWidget(dialog)
    starts = []
    for tab in range(3):
        dialog.tabs.setCurrentIndex(tab)
        starts.append(dialog.text_box.toPlainText().split()[0])
    assert starts == ["{", "curl", "import"]


def test_copy_takes_a_whole_picture_that_the_box_shortens(qtbot: QtBot) -> None:
    asked = request(Attachment("p.png", "image/png", b"\x89PNG" * 5000))
    dialog = RequestDialog(asked)
    qtbot.addWidget(dialog)
    assert len(dialog.text_box.toPlainText()) < 2000
    assert "characters more" in dialog.text_box.toPlainText()
    QTest.mouseClick(dialog.copy_button, LEFT)
    copied = json.loads(QGuiApplication.clipboard().text())
    assert copied["body"] == dict(asked.body)


def test_details_are_shown_and_copied(qtbot: QtBot) -> None:
    dialog = DetailsDialog("The gateway is busy", "当前分组上游负载已饱和\nrequest id: 42")
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "当前分组上游负载已饱和\nrequest id: 42"
    assert dialog.copy_button.text() == "Copied"
    qtbot.waitUntil(lambda: dialog.copy_button.text() == "&Copy")


def test_escape_closes(qtbot: QtBot) -> None:
    dialog = DetailsDialog("t", "d")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
