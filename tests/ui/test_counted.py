"""Numbers of things in words, one and many, in each language."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.counted import Counted, file_size, number


def test_one_and_many(qtbot: QtBot) -> None:
    counted = Counted()
    assert [counted.messages(1), counted.messages(3950)] == ["1 message", "3,950 messages"]
    assert [counted.chats(1), counted.chats(0)] == ["1 chat", "0 chats"]
    assert [counted.drafts(1), counted.drafts(2)] == ["1 draft", "2 drafts"]
    assert [counted.changes(1), counted.changes(2)] == ["1 change", "2 changes"]


@pytest.mark.usefixtures("chinese")
def test_in_chinese() -> None:
    assert Counted().messages(3950) == "3,950 条消息"


def test_numbers_and_sizes(qtbot: QtBot) -> None:
    assert number(1234567) == "1,234,567"
    assert [file_size(n) for n in (850, 38_400, 1_234_567)] == ["850 bytes", "38 kB", "1.2 MB"]
