"""Where a link leads is shown before it is opened, and doubted when its text says otherwise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.link_target import target_of
from gpts_desktop.ui.browser import DoubtBox
from gpts_desktop.ui.transcript.link_status import LinkStatus, fitted
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes


def shown(view: TranscriptView, talk: Talk, text: str) -> tuple[TextPane, LinkStatus]:
    """Show an answer; return its text and the line at the foot."""
    talk.answer(text)
    view.show_conversation(talk.conversation)
    status = view.findChild(LinkStatus)
    pane = panes(view)[0]
    assert status is not None and isinstance(pane, TextPane)
    return pane, status


def point(pane: TextPane, words: str) -> QPoint:
    """Move the pointer over words, and return where it is in the pane's viewport."""
    cursor = pane.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    at = pane.cursorRect(cursor).center()
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(pane.viewport().mapToGlobal(at)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pane.viewport(), move)
    return at


def test_the_pointer_shows_where_a_link_leads(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    pane, status = shown(view, talk, "Words, and [a **link**](https://example.com/page) in them.")
    assert not status.isVisible()
    point(pane, "link")
    assert status.isVisible()
    assert status.text() == "https://example.com/page"
    assert status.accessibleName() == "Link to https://example.com/page"
    assert view.viewport().geometry().contains(status.geometry())
    point(pane, "Words")
    qtbot.waitUntil(lambda: not status.isVisible())


def test_the_keyboard_shows_it_too(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    pane, status = shown(view, talk, "[one](https://one.example) [two](https://two.example)")
    pane.setFocus()
    pane.walk_links(True)
    assert status.text() == "https://one.example"
    pane.walk_links(True)
    assert status.text() == "https://two.example"
    view.setFocus()
    qtbot.waitUntil(lambda: not status.isVisible())


def test_the_host_is_always_to_be_read(view: TranscriptView) -> None:
    metrics = QFontMetrics(view._formats.look.font(12))
    long = target_of("https://example.com/" + "path/" * 80 + "end?query=1")
    assert long is not None
    cut = fitted(long, metrics, 300)
    assert cut.startswith("https://example.com/") and cut.endswith("query=1") and "…" in cut
    hidden = target_of("https://google.com." + "a" * 60 + ".evil.tld/login")
    assert hidden is not None
    cut = fitted(hidden, metrics, 200)
    assert cut.endswith("evil.tld") and cut.startswith("…")
    assert metrics.horizontalAdvance(cut) <= 200


def test_a_link_whose_text_names_another_host_is_doubted(view: TranscriptView, talk: Talk) -> None:
    opened: list[str] = []
    doubted: list[tuple[str, str, str]] = []
    view.link_activated.connect(opened.append)
    view.link_doubted.connect(lambda *said: doubted.append(said))
    pane, status = shown(view, talk, "See [google.com](https://evil.tld/x), [this](https://b.tld).")
    at = point(pane, "google")
    assert status.text() == "Not google.com: https://evil.tld/x"
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (opened, doubted) == ([], [("https://evil.tld/x", "evil.tld", "google.com")])
    at = point(pane, "this")
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["https://b.tld"] and len(doubted) == 1


def test_a_click_without_a_pointer_before_is_doubted_too(view: TranscriptView, talk: Talk) -> None:
    doubted: list[str] = []
    view.link_doubted.connect(lambda address, *_: doubted.append(address))
    pane, _ = shown(view, talk, "[www.bank.example](https://evil.tld)")
    cursor = pane.document().find("bank")
    at = pane.cursorRect(cursor).center()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert doubted == ["https://evil.tld"]


def test_a_doubted_link_is_opened_only_when_it_is_said_so(
    qtbot: QtBot, view: TranscriptView
) -> None:
    box = DoubtBox("https://evil.tld/x", "evil.tld", "google.com", view)
    qtbot.addWidget(box)
    assert box.text() == "This link leads to evil.tld."
    assert "Open evil.tld" in [button.text() for button in box.buttons()]
    assert box.buttonRole(box.defaultButton()) is DoubtBox.ButtonRole.RejectRole
