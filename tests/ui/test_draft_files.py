"""Files that go along: read on another thread, kept with the draft they were given to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Attachment
from gpts_desktop.ui import draft_files
from gpts_desktop.ui.composer.arrivals import file_attachment
from gpts_desktop.ui.shell import Shell


def names(shell: Shell) -> list[str]:
    return [file.name for file in shell.window.composer.attachments()]


def test_texts_and_pictures_are_taken_in_order(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    text, image = tmp_path / "论文.md", tmp_path / "p.png"
    text.write_text("量子计算的摘要", encoding="gb18030")
    image.write_bytes(b"\x89PNG\r\n\x1a\n")
    composer = shell.window.composer
    composer.files_arrived.emit([text, image])
    qtbot.waitUntil(lambda: shell.is_idle)
    assert [(a.name, a.media_type) for a in composer.attachments()] == [
        ("论文.md", "text/plain"),
        ("p.png", "image/png"),
    ]
    assert composer.attachments()[0].data.decode() == "量子计算的摘要"


def test_refused_files_are_named_and_the_others_taken(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.zip"
    good.write_text("a")
    bad.write_bytes(b"PK\x03\x04\x00\x00")
    shell.window.composer.files_arrived.emit([bad, tmp_path, good])
    qtbot.waitUntil(lambda: shell.is_idle)
    assert names(shell) == ["a.txt"]
    notice = shell.window.composer.notice
    assert notice.isVisible()
    assert "“b.zip” can't go along" in notice.text()
    assert "is a folder" in notice.text()


def test_a_file_that_comes_late_goes_to_the_draft_it_was_given_to(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = threading.Event()

    def read(path: Path) -> Attachment:
        assert disk.wait(10)
        return file_attachment(path)

    monkeypatch.setattr(draft_files, "file_attachment", read)
    (tmp_path / "a.txt").write_text("a")
    shell.window.composer.files_arrived.emit([tmp_path / "a.txt"])
    shell.window.composer.type_text("Hi")
    qtbot.waitUntil(lambda: shell.window.composer._is_reading)
    shell.chat.new_chat("g-bbbbbbbbb")
    assert not shell.window.composer._is_reading
    disk.set()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert names(shell) == []
    shell.chat.new_chat("g-aaaaaaaaa")
    assert names(shell) == ["a.txt"]
    assert shell.window.composer.text() == "Hi"


def test_files_of_a_saved_conversation_are_there_when_one_comes_back(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.is_idle)
    assert shell.chat.conversation is not None
    first = shell.chat.conversation.id
    shell.window.composer.set_attachments([Attachment("b.txt", "text/plain", b"b")])
    shell.chat.new_chat("g-aaaaaaaaa")
    assert names(shell) == []
    shell.chat.open(first)
    qtbot.waitUntil(lambda: names(shell) == ["b.txt"])
