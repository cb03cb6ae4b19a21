from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Attachment
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.composer.chips import AttachmentChip
from gpts_desktop.ui.theme import ThemeKeeper

Key = Qt.Key
Modifier = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


class Window(QWidget):
    """Takes what the composer leaves, as the real window does."""

    def __init__(self, composer: Composer) -> None:
        super().__init__()
        self.dropped: list[str] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(composer)
        self.resize(900, 600)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.append(event.mimeData().text())
        event.acceptProposedAction()


@pytest.fixture
def composer(qtbot: QtBot) -> Iterator[Composer]:
    made = Composer(ThemeKeeper("light"))
    window = Window(made)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    made.focus_text()
    yield made


def submissions(composer: Composer) -> list[tuple[str, tuple[Attachment, ...]]]:
    got: list[tuple[str, tuple[Attachment, ...]]] = []
    composer.submitted.connect(lambda text, files: got.append((text, files)))
    return got


def window_of(composer: Composer) -> Window:
    window = composer.window()
    assert isinstance(window, Window)
    return window


def compose(composer: Composer, preedit: str = "", commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(composer.text_box, event)


def paste(composer: Composer, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    composer.text_box.paste()


def drop(composer: Composer, target: QWidget, mime: QMimeData) -> bool:
    """Drop on `target` as Qt does: the first that takes the entering drag gets the drop."""
    at = target.rect().center()
    widget: QWidget | None = target
    while widget is not None:
        enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, Modifier.NoModifier)
        if widget.acceptDrops():
            enter.ignore()
            QApplication.sendEvent(widget, enter)
            if enter.isAccepted():
                event = QDropEvent(
                    QPointF(at), Qt.DropAction.CopyAction, mime, LEFT, Modifier.NoModifier
                )
                QApplication.sendEvent(widget, event)
                return event.isAccepted()
        widget = widget.parentWidget()
    return False


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#b45309"))
    return image


# Sending


def test_enter_sends_and_shift_enter_breaks_the_line(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    QTest.keyClicks(composer.text_box, "one")
    QTest.keyClick(composer.text_box, Key.Key_Return, Modifier.ShiftModifier)
    QTest.keyClicks(composer.text_box, "two")
    QTest.keyClick(composer.text_box, Key.Key_Enter, Modifier.KeypadModifier)
    assert got == [("one\ntwo", ())]


def test_the_text_stays_until_it_is_on_disk(qtbot: QtBot, composer: Composer) -> None:
    composer.set_text("kept")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert composer.text() == "kept"
    composer.clear()
    assert composer.text() == ""


def test_ctrl_enter_by_choice(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    composer.set_send_key("ctrl+enter")
    composer.set_text("one")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert (got, composer.text()) == ([], "one\n")
    QTest.keyClick(composer.text_box, Key.Key_Return, Modifier.ControlModifier)
    assert got == [("one\n", ())]


@pytest.mark.parametrize("blank", ["", "  \n\t\n", "\u3000"])
def test_blank_text_does_not_send(qtbot: QtBot, composer: Composer, blank: str) -> None:
    got = submissions(composer)
    composer.set_text(blank)
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert got == []
    assert not composer.buttons.send.isEnabled()


def test_the_button_sends(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    QTest.keyClicks(composer.text_box, "hello")
    QTest.mouseClick(composer.buttons.send, LEFT)
    assert got == [("hello", ())]


def test_one_press_that_comes_twice_sends_once(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    composer.set_text("hello")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert len(got) == 1
    QTest.keyClicks(composer.text_box, "!")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert [text for text, _ in got] == ["hello", "hello!"]


def test_a_failed_turn_can_be_sent_again_at_once(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    composer.set_text("hello")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    composer.set_streaming(False)
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert len(got) == 2


def test_while_an_answer_streams_enter_waits_and_escape_stops(
    qtbot: QtBot, composer: Composer
) -> None:
    got = submissions(composer)
    composer.set_streaming(True)
    composer.set_text("next")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert (got, composer.text()) == ([], "next")
    with qtbot.waitSignal(composer.stop_requested):
        QTest.keyClick(composer.text_box, Key.Key_Escape)
    with qtbot.waitSignal(composer.stop_requested):
        QTest.mouseClick(composer.buttons.stop, LEFT)


def test_send_becomes_stop_and_back(composer: Composer) -> None:
    shown = [composer.buttons.send.isVisible(), composer.buttons.stop.isVisible()]
    composer.set_streaming(True)
    shown += [composer.buttons.send.isVisible(), composer.buttons.stop.isVisible()]
    composer.set_streaming(False)
    shown += [composer.buttons.send.isVisible(), composer.buttons.stop.isVisible()]
    assert shown == [True, False, False, True, True, False]


def test_the_keyboard_stays_on_the_button_that_changes(composer: Composer) -> None:
    composer.set_text("hi")
    composer.buttons.send.setFocus()
    composer.set_streaming(True)
    assert composer.buttons.stop.hasFocus()


def test_a_reason_against_sending_is_said(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    composer.set_text("hi")
    composer.set_reading(True)
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert got == []
    assert composer.notice.isVisible()
    assert composer.notice.text() == "A file is still being read."
    QTest.keyClicks(composer.text_box, "!")
    assert not composer.notice.isVisible()


# Input methods


def test_enter_belongs_to_the_input_method_while_it_composes(
    qtbot: QtBot, composer: Composer
) -> None:
    got = submissions(composer)
    composer.set_text("你")
    compose(composer, preedit="hao")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert got == []
    compose(composer, commit="好")
    assert composer.text() == "你好"
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert got == [("你好", ())]


def test_an_enter_that_races_the_commit_does_not_send(qtbot: QtBot, composer: Composer) -> None:
    got = submissions(composer)
    compose(composer, preedit="ni")
    compose(composer, commit="你")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert (got, composer.text()) == ([], "你")
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert got == [("你", ())]


def test_the_send_button_does_not_cut_a_word_that_is_composed(
    qtbot: QtBot, composer: Composer
) -> None:
    got = submissions(composer)
    composer.set_text("你")
    compose(composer, preedit="hao")
    QTest.mouseClick(composer.buttons.send, LEFT)
    assert got == []


def test_escape_belongs_to_the_input_method_too(qtbot: QtBot, composer: Composer) -> None:
    composer.set_streaming(True)
    compose(composer, preedit="hao")
    with qtbot.assertNotEmitted(composer.stop_requested):
        QTest.keyClick(composer.text_box, Key.Key_Escape)


# Height


def test_it_grows_with_its_text_to_a_limit(composer: Composer) -> None:
    one = composer.height()
    composer.set_text("1\n2\n3")
    assert composer.height() == one + 2 * 21
    composer.set_text("\n".join(map(str, range(100))))
    assert composer.text_box.height() == round(600 * 0.4)
    assert composer.text_box.verticalScrollBar().maximum() > 0
    composer.set_text("")
    assert composer.height() == one


def test_a_taller_window_gives_it_twelve_lines(qtbot: QtBot, composer: Composer) -> None:
    composer.set_text("\n".join(map(str, range(100))))
    window_of(composer).resize(900, 1200)
    qtbot.waitUntil(lambda: composer.text_box.height() == 12 * 21)


def test_wrapped_lines_count(qtbot: QtBot, composer: Composer) -> None:
    one = composer.height()
    composer.set_text("many words " * 20)
    assert composer.height() > one


def test_composed_text_counts_before_it_is_committed(composer: Composer) -> None:
    one = composer.height()
    compose(composer, preedit="字" * 100)
    assert composer.height() > one


# Drafts


def test_a_draft_is_told_after_a_pause(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.draft_changed) as told:
        QTest.keyClicks(composer.text_box, "hello")
    assert told.args == ["hello"]


def test_a_draft_is_told_on_demand_and_once(qtbot: QtBot, composer: Composer) -> None:
    told: list[str] = []
    composer.draft_changed.connect(told.append)
    QTest.keyClicks(composer.text_box, "hello")
    composer.flush_draft()
    composer.flush_draft()
    assert told == ["hello"]


def test_another_draft_shown_is_no_change_of_it(qtbot: QtBot, composer: Composer) -> None:
    told: list[str] = []
    composer.draft_changed.connect(told.append)
    composer.set_text("from the disk")
    composer.flush_draft()
    assert told == []
    composer.clear()
    assert told == [""]


# Editing


def test_up_in_an_empty_box_asks_for_the_last_question(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.edit_last_requested):
        QTest.keyClick(composer.text_box, Key.Key_Up)
    composer.set_text("text")
    with qtbot.assertNotEmitted(composer.edit_last_requested):
        QTest.keyClick(composer.text_box, Key.Key_Up)


def test_editing_keeps_what_was_typed_aside(qtbot: QtBot, composer: Composer) -> None:
    file = Attachment("a.txt", "text/plain", b"a")
    composer.set_text("half a thought")
    composer.set_attachments([file])
    composer.set_editing(True)
    composer.set_text("an old question")
    assert composer.attachments() == ()
    assert composer.editing_bar is not None
    cancel = composer.editing_bar.findChild(QPushButton)
    assert cancel is not None
    with qtbot.waitSignal(composer.editing_cancelled):
        QTest.mouseClick(cancel, LEFT)
    composer.set_editing(False)
    assert (composer.text(), composer.attachments()) == ("half a thought", (file,))
    assert not composer.editing_bar.isVisible()


def test_an_edited_question_on_disk_brings_the_draft_back(composer: Composer) -> None:
    told: list[str] = []
    composer.set_text("half a thought")
    composer.set_editing(True)
    composer.set_text("an old question, edited")
    composer.draft_changed.connect(told.append)
    composer.clear()
    assert (composer.text(), told) == ("half a thought", ["half a thought"])


def test_escape_leaves_editing(qtbot: QtBot, composer: Composer) -> None:
    composer.set_editing(True)
    with qtbot.waitSignal(composer.editing_cancelled):
        QTest.keyClick(composer.text_box, Key.Key_Escape)


def test_undo_and_redo(composer: Composer) -> None:
    composer.set_text("from the disk")
    composer.text_box.insertPlainText(" and more")
    composer.text_box.undo()
    assert composer.text() == "from the disk"
    composer.text_box.undo()
    assert composer.text() == "from the disk"
    composer.text_box.redo()
    assert composer.text() == "from the disk and more"


def test_text_comes_back_as_it_was_typed(composer: Composer) -> None:
    text = "a\u00a0b\tc\n\nשלום 你好 😀 "
    composer.set_text(text)
    assert composer.text() == text


# What is pasted and dropped


def test_rich_text_is_pasted_plain(composer: Composer) -> None:
    mime = QMimeData()
    mime.setHtml("<h1>Big</h1><p><b>bold</b> text</p>")
    paste(composer, mime)
    assert composer.text() == "Big\nbold text"
    cursor = composer.text_box.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    assert not cursor.charFormat().font().bold()
    assert composer.text_box.height() == 2 * 21


def test_a_picture_is_pasted_as_an_attachment(qtbot: QtBot, composer: Composer) -> None:
    mime = QMimeData()
    mime.setImageData(picture())
    paste(composer, mime)
    paste(composer, mime)
    assert [a.name for a in composer.attachments()] == ["Picture.png", "Picture 2.png"]
    assert all(a.data.startswith(b"\x89PNG") for a in composer.attachments())
    got = submissions(composer)
    QTest.keyClick(composer.text_box, Key.Key_Return)
    assert [(text, len(files)) for text, files in got] == [("", 2)]


def test_cells_of_a_sheet_are_pasted_as_text_though_they_bring_a_picture(
    composer: Composer,
) -> None:
    mime = QMimeData()
    mime.setImageData(picture())
    mime.setText("1\t2")
    paste(composer, mime)
    assert (composer.text(), composer.attachments()) == ("1\t2", ())


def files_mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_files_are_dropped_on_the_text_or_beside_it(composer: Composer, tmp_path: Path) -> None:
    text, image = tmp_path / "论文.md", tmp_path / "p.png"
    arrived: list[list[Path]] = []
    composer.files_arrived.connect(arrived.append)
    assert drop(composer, composer.text_box.viewport(), files_mime(text))
    assert drop(composer, composer.buttons, files_mime(image))
    assert arrived == [[text], [image]]


def test_nothing_is_sent_while_a_file_is_read(composer: Composer, tmp_path: Path) -> None:
    sent: list[str] = []
    composer.submitted.connect(lambda text, _: sent.append(text))
    composer.type_text("Hi")
    composer.set_reading(True)
    composer.submit()
    assert (sent, composer.notice.text()) == ([], "A file is still being read.")
    assert not composer.buttons.send.isEnabled()
    composer.set_reading(False)
    composer.submit()
    assert sent == ["Hi"]


@pytest.mark.parametrize(
    "text",
    [
        "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt",
        "see [this](https://chat.openai.com/g/g-bo0FiWLY7)",
        "gpt-4-gizmo-g-bo0FiWLY7",
        "g-bo0FiWLY7",
        "https://chatgpt.com/g/g-p-0123456789abcdef0123456789abcdef/project",
    ],
)
def test_dropped_gpt_links_are_the_windows(composer: Composer, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert drop(composer, composer.text_box.viewport(), mime)
    assert window_of(composer).dropped == [text]
    assert composer.text() == ""


def test_dropped_addresses_and_link_files_are_the_windows(
    composer: Composer, tmp_path: Path
) -> None:
    web = QMimeData()
    web.setUrls([QUrl("https://chatgpt.com/g/g-bo0FiWLY7")])
    drop(composer, composer.text_box.viewport(), web)
    drop(composer, composer.text_box.viewport(), files_mime(tmp_path / "gpt.webloc"))
    assert len(window_of(composer).dropped) == 2
    assert composer.attachments() == ()


def test_dropped_prose_goes_into_the_text(composer: Composer) -> None:
    mime = QMimeData()
    mime.setText("plain words of g-code, and https://example.com/g")
    drop(composer, composer.text_box.viewport(), mime)
    assert composer.text() == "plain words of g-code, and https://example.com/g"
    assert window_of(composer).dropped == []


def test_a_link_can_still_be_pasted_as_text(composer: Composer) -> None:
    mime = QMimeData()
    mime.setText("https://chatgpt.com/g/g-bo0FiWLY7")
    paste(composer, mime)
    assert composer.text() == "https://chatgpt.com/g/g-bo0FiWLY7"


def chips(composer: Composer) -> list[AttachmentChip]:
    return [c for c in composer.chips.findChildren(AttachmentChip) if c.isVisible()]


def test_a_chip_is_taken_away_by_its_cross_only(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([Attachment(f"{n}.txt", "text/plain", b"x") for n in range(2)])
    chip = chips(composer)[0]
    QTest.mouseClick(chip, LEFT, Modifier.NoModifier, QPoint(20, 20))
    assert len(composer.attachments()) == 2
    QTest.mouseClick(chip, LEFT, Modifier.NoModifier, QPoint(chip.width() - 18, chip.height() // 2))
    assert [a.name for a in composer.attachments()] == ["1.txt"]


def test_a_chip_is_taken_away_by_the_keyboard(qtbot: QtBot, composer: Composer) -> None:
    composer.set_attachments([Attachment("a.txt", "text/plain", b"x")])
    QTest.keyClick(chips(composer)[0], Key.Key_Delete)
    assert composer.attachments() == ()
    assert not composer.chips.isVisible()


def test_many_chips_break_into_lines(composer: Composer) -> None:
    one = composer.height()
    files = [Attachment(f"a long name {n}.txt", "text/plain", b"x") for n in range(12)]
    composer.set_attachments(files)
    places = [chip.geometry() for chip in chips(composer)]
    assert len({place.y() for place in places}) > 1
    assert all(composer.chips.rect().contains(place) for place in places)
    assert composer.height() >= one + composer.chips.height()


# Pills


def test_the_pill_sums_the_parameters_up(composer: Composer) -> None:
    assert composer.buttons.parameters.text() == "default parameters"
    composer.set_parameters(Parameters(temperature=0.5, max_tokens=1688))
    assert composer.buttons.parameters.text() == "temperature 0.5 · max 1688"
    composer.set_parameters(Parameters(n=2, system="Be brief.", max_tokens=12345678))
    assert composer.buttons.parameters.text() == "max 12345678 · n 2 · system message"


def test_the_pills_speak(qtbot: QtBot, composer: Composer) -> None:
    with qtbot.waitSignal(composer.parameters_requested):
        QTest.mouseClick(composer.buttons.parameters, LEFT)
    with qtbot.waitSignal(composer.stream_toggled) as told:
        QTest.mouseClick(composer.buttons.streaming, LEFT)
    assert told.args == [False]
    composer.set_parameters(Parameters(stream=True))
    assert composer.buttons.streaming.isChecked()


@pytest.mark.parametrize("width", [380, 420, 500, 900])
def test_everything_fits_a_narrow_window(qtbot: QtBot, composer: Composer, width: int) -> None:
    composer.set_parameters(Parameters(temperature=0.5, max_tokens=1688, n=3, presence_penalty=1))
    window_of(composer).resize(width, 600)
    qtbot.waitUntil(lambda: composer.width() == width)
    buttons = composer.buttons
    shown = [buttons.attach, buttons.parameters, buttons.streaming, buttons.send]

    def is_settled() -> bool:
        return all(a.geometry().right() < b.x() for a, b in pairwise(shown))

    qtbot.waitUntil(is_settled)
    assert buttons.rect().contains(buttons.send.geometry())
    assert composer.card().width() == min(740, width - 32)


def test_every_control_has_a_name_and_the_tab_key_reaches_it(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.set_target("ResearchGPT")
    composer.set_text("hi")
    reached = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName()
        reached.append(focused.objectName())
        QTest.keyClick(focused, Key.Key_Tab)
    assert reached == [
        "composer",
        "attachButton",
        "parametersButton",
        "streamButton",
        "sendButton",
    ]


def test_a_click_on_the_card_puts_the_keyboard_into_the_text(
    qtbot: QtBot, composer: Composer
) -> None:
    composer.buttons.attach.setFocus()
    at = QPoint(composer.width() // 2 + 100, composer.card().bottom() - 4)
    QTest.mouseClick(composer, LEFT, Modifier.NoModifier, at)
    assert composer.text_box.hasFocus()


def ground_color(composer: Composer) -> QColor:
    card: QRect = composer.card()
    return composer.grab().toImage().pixelColor(card.center().x(), card.top() + 6)


def test_another_theme_shows_at_once(qtbot: QtBot) -> None:
    themes = ThemeKeeper("light")
    composer = Composer(themes)
    qtbot.addWidget(composer)
    composer.resize(800, composer.height())
    assert ground_color(composer) == QColor(themes.theme.raised)
    themes.set_mode("dark")
    assert ground_color(composer) == QColor(themes.theme.raised)
