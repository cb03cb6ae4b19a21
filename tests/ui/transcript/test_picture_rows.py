"""Pictures in the transcript: what a text carries is drawn, all else asks or says what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.pictures.viewer import PictureViewer
from gpts_desktop.ui.transcript.card_button import CardButton
from gpts_desktop.ui.transcript.picture_frame import PictureFrame
from gpts_desktop.ui.transcript.picture_row import PictureWidget
from gpts_desktop.ui.transcript.thumbnail_button import ThumbnailButton
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.pictures.paint import carried, painted
from tests.ui.transcript.talk import Talk, line_y, shown_text

WORDS = "Words and words. " * 60


def frames(view: TranscriptView) -> list[PictureFrame]:
    """Return the pictures on screen, top to bottom."""
    found = [frame for frame in view.findChildren(PictureFrame) if frame.isVisible()]
    return sorted(found, key=lambda frame: frame.mapTo(view, QPoint()).y())


def drawn(qtbot: QtBot, view: TranscriptView, count: int = 1) -> list[PictureFrame]:
    """Wait until so many pictures are there."""
    qtbot.waitUntil(lambda: [frame.is_drawn for frame in frames(view)] == [True] * count)
    return frames(view)


def viewer_of(view: TranscriptView) -> PictureViewer:
    viewer = view.pictures.viewer
    assert viewer is not None
    return viewer


def opened_menu() -> dict[str, Callable[[], None]]:
    """Return what the open menu offers."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action.trigger for action in menu.actions() if action.text()}


def test_a_carried_picture_is_drawn_between_its_words(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"Before. ![a chart]({carried(painted(300, 200))}) After.")
    view.show_conversation(talk.conversation)
    # Its room is there before its pixels are.
    assert frames(view)[0].size() == QSize(300, 200)
    before, after = line_y(view, "Before."), line_y(view, "After.")
    (frame,) = drawn(qtbot, view)
    assert frame.accessibleName() == frame.toolTip() == "a chart"
    assert before < frame.mapTo(view.viewport(), QPoint()).y() < after == line_y(view, "After.")
    colors = frame.grab().toImage()
    assert colors.pixelColor(200, 150).name() == "#b45309"
    assert colors.pixelColor(0, 0).name() not in ("#b45309", "#fde68a")  # a round corner


def test_a_large_picture_fits_the_column_and_a_small_one_stays_small(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"![]({carried(painted(4000, 500))})\n\n![]({carried(painted(40, 2000))})")
    talk.answer(f"![]({carried(painted(20, 10))})")
    view.show_conversation(talk.conversation)
    sizes = [frame.size() for frame in drawn(qtbot, view, 3)]
    assert sizes[0].width() < 800
    assert sizes[0].height() == pytest.approx(sizes[0].width() / 8, abs=1)
    assert sizes[1] == QSize(8, 400)
    assert sizes[2] == QSize(20, 10)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://files.example/p.png", "Picture from files.example"),
        ("https://good.example@evil.example/p.png", "leads nowhere"),
        ("sandbox:/tmp/p.png", "ChatGPT's own workspace"),
        ("attachment:file-1", "attached elsewhere"),
        ("file:///etc/passwd", "a file on a disk"),
        ("blob:https://chatgpt.com/1", "browser's memory"),
        ("p.png", "leads nowhere"),
        ("data:image/png;base64,AAAA", "can't be shown"),
        ("data:image/svg+xml,%3Csvg/%3E", "can't be shown"),
    ],
)
def test_what_is_not_drawn_is_named(
    view: TranscriptView, talk: Talk, address: str, said: str
) -> None:
    talk.answer(f"![a chart]({address})")
    view.show_conversation(talk.conversation)
    assert said in shown_text(view)
    assert "a chart" in shown_text(view)
    assert not [b for b in view.findChildren(CardButton) if b.isVisible()]


def test_pictures_amid_words_are_named_and_opened_by_a_click(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"# A ![dot]({carried(painted(30, 20))}) here\n\n| a |\n|-|\n| ![b](https://h/p) |")
    view.show_conversation(talk.conversation)
    assert "A Picture: dot here" in shown_text(view)
    assert "Picture from h: b" in shown_text(view)
    view._stage.link_activated.emit(_chip(view, "Picture: dot"))
    qtbot.waitUntil(lambda: viewer_of(view).has_image)


def _chip(view: TranscriptView, words: str) -> str:
    for pane in view.viewport().findChildren(QWidget):
        document = getattr(pane, "document", None)
        found = document().find(words) if document else None
        if found is not None and not found.isNull():
            return str(found.charFormat().anchorHref())
    raise AssertionError(words)


def test_a_click_enlarges_and_escape_gives_the_keyboard_back(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"![one]({carried(painted(3000, 1500))})")
    view.show_conversation(talk.conversation)
    (frame,) = drawn(qtbot, view)
    view.activateWindow()
    frame.setFocus()
    QTest.keyClick(frame, Qt.Key.Key_Return)
    viewer = viewer_of(view)
    qtbot.waitUntil(lambda: viewer.has_image)
    assert viewer.accessibleName() == "Picture: one"
    assert viewer.size() == view.window().size()
    assert viewer.rect().contains(viewer.picture_box)
    assert viewer.picture_box.width() > frame.width()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert view.pictures.viewer is None
    qtbot.waitUntil(frame.hasFocus)


def test_the_viewer_zooms_and_pans_within_the_picture(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"![one]({carried(painted(1600, 1200))})")
    view.show_conversation(talk.conversation)
    QTest.mouseClick(drawn(qtbot, view)[0], Qt.MouseButton.LeftButton)
    viewer = viewer_of(view)
    qtbot.waitUntil(lambda: viewer.has_image)
    fitted = viewer.scale
    for _ in range(3):
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.scale == pytest.approx(fitted * 1.25**3)
    before, middle = viewer.picture_box, viewer.rect().center()
    QTest.mousePress(viewer, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(viewer, middle + QPoint(-30, -20))
    QTest.mouseRelease(viewer, Qt.MouseButton.LeftButton, pos=middle + QPoint(-30, -20))
    moved = viewer.picture_box.topLeft() - before.topLeft()
    assert (moved.x(), moved.y()) == (-30, -20)
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.scale == fitted
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.scale == fitted
    QTest.mouseClick(viewer, Qt.MouseButton.LeftButton, pos=QPoint(4, 100))
    assert view.pictures.viewer is None


def test_arrows_walk_the_pictures_of_the_conversation(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    files = (
        Attachment("notes.txt", "text/plain", b"x"),
        Attachment("sketch.png", "image/png", painted(30, 20)),
    )
    talk.conversation.add(Message(Role.USER, "See", attachments=files))
    talk.answer(f"![one]({carried(painted(50, 50))}) ![never](https://h.example/p.png)")
    talk.turns(5)
    talk.answer(f"## ![two]({carried(painted(60, 60))})")
    talk.answer(f"![three]({carried(painted(70, 70))})")
    view.show_conversation(talk.conversation)
    QTest.mouseClick(drawn(qtbot, view)[0], Qt.MouseButton.LeftButton)
    viewer = viewer_of(view)
    assert viewer.next.isHidden()
    names = [viewer.accessibleName()]
    while not viewer.previous.isHidden():
        QTest.keyClick(viewer, Qt.Key.Key_Left)
        names.append(viewer.accessibleName())
    assert names == [f"Picture: {name}" for name in ("three", "two", "one", "sketch.png")]
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.accessibleName() == "Picture: one"
    qtbot.waitUntil(lambda: viewer.has_image)


def test_the_keyboard_stays_in_the_viewer(view: TranscriptView, talk: Talk, qtbot: QtBot) -> None:
    talk.answer(f"![one]({carried(painted(30, 30))})")
    view.show_conversation(talk.conversation)
    view.activateWindow()
    QTest.mouseClick(drawn(qtbot, view)[0], Qt.MouseButton.LeftButton)
    viewer = viewer_of(view)
    qtbot.waitUntil(viewer.hasFocus)
    names = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or viewer, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName() if focus else "")
    assert names == ["Smaller", "Larger", "Save as…", "Copy", "Close", "Picture: one"]


def test_a_picture_is_copied_and_saved_as_it_came(
    view: TranscriptView, talk: Talk, qtbot: QtBot, tmp_path: Path
) -> None:
    data = painted(120, 80)
    talk.answer(f"![A chart: 50/50]({carried(data)})")
    view.show_conversation(talk.conversation)
    QTest.mouseClick(drawn(qtbot, view)[0], Qt.MouseButton.LeftButton)
    viewer = viewer_of(view)
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(viewer.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: viewer.copy_button.text() == "Copied")
    assert QGuiApplication.clipboard().image().size() == QSize(120, 80)
    QTest.mouseClick(viewer.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.findChild(QFileDialog) is not None)
    dialog = view.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "A chart 50 50.png"
    dialog.fileSelected.emit(str(tmp_path / "kept.png"))
    assert (tmp_path / "kept.png").read_bytes() == data
    said: list[str] = []
    view.pictures.trouble.connect(said.append)
    dialog.fileSelected.emit(str(tmp_path / "no folder" / "kept.png"))
    assert "not saved" in said[0]
    dialog.close()


def test_the_menu_of_a_picture(view: TranscriptView, talk: Talk, qtbot: QtBot) -> None:
    talk.answer(f"[![one]({carried(painted(30, 30))})](https://example.com/)")
    view.show_conversation(talk.conversation)
    drawn(qtbot, view)
    (row,) = [row for row in view.findChildren(PictureWidget) if row.isVisible()]
    row.asked.emit(0, "menu")
    offers = opened_menu()
    assert list(offers) == ["Enlarge", "Save picture as…", "Copy picture", "Open link"]
    opened: list[str] = []
    view.link_activated.connect(opened.append)
    offers["Open link"]()
    assert opened == ["https://example.com/"]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_thumbnails_of_a_question_are_enlarged_too(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    files = (Attachment("sketch.png", "image/png", painted(300, 200)),)
    talk.conversation.add(Message(Role.USER, "See", attachments=files))
    view.show_conversation(talk.conversation)
    (button,) = [b for b in view.findChildren(ThumbnailButton) if b.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    viewer = viewer_of(view)
    qtbot.waitUntil(lambda: viewer.has_image)
    assert viewer.picture_box.size() == QSize(300, 200)


def test_another_conversation_closes_the_viewer(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"![one]({carried(painted(30, 30))})")
    view.show_conversation(talk.conversation)
    QTest.mouseClick(drawn(qtbot, view)[0], Qt.MouseButton.LeftButton)
    view.show_conversation(None)
    assert view.pictures.viewer is None


def test_no_data_is_shown_while_a_picture_streams(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.ask("A picture?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    address = carried(painted(200, 100))
    reply.text.append(f"Here: ![dot]({address[:60]}")
    qtbot.waitUntil(lambda: "arriving" in shown_text(view))
    assert "base64" not in shown_text(view)
    reply.text.append(address[60:] + ") there")
    qtbot.waitUntil(lambda: "there" in shown_text(view))
    assert "arriving" not in shown_text(view)
    drawn(qtbot, view)


def test_colors_and_zoom_change_what_is_on_screen(
    view: TranscriptView, talk: Talk, qtbot: QtBot
) -> None:
    talk.answer(f"![]({carried(painted(100, 50))})")
    view.show_conversation(talk.conversation)
    drawn(qtbot, view)
    view.set_zoom(1.5)
    assert drawn(qtbot, view)[0].size() == QSize(150, 75)


def test_a_selected_picture_is_tinted(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.answer(f"Before.\n\n![A]({carried(painted(40, 40))})")
    view.show_conversation(talk.conversation)
    frame = drawn(qtbot, view)[0]
    before = frame.grab().toImage()
    view.selecting.select_all()
    assert frame.grab().toImage() != before
    view.selecting.clear()
    assert frame.grab().toImage() == before
