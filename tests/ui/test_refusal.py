from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import refusal


@pytest.mark.parametrize(
    ("label", "wish"),
    [
        ("Try again", refusal.Wish.TRY_AGAIN),
        ("Open without saving", refusal.Wish.OPEN_UNSAVED),
        ("Quit", refusal.Wish.QUIT),
    ],
)
def test_what_keeps_the_app_from_starting_can_be_tried_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, label: str, wish: refusal.Wish
) -> None:
    monkeypatch.setattr(refusal, "_nobody_sees", lambda: False)

    def press() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "refusal")
        assert isinstance(box, QMessageBox)
        assert box.text() == "The disk is full."
        next(button for button in box.buttons() if button.text() == label).click()

    QTimer.singleShot(0, press)
    assert refusal.wish_after("The disk is full.", can_be_read=True) is wish


def test_where_nobody_sees_it_nobody_is_asked(qtbot: QtBot) -> None:
    assert refusal.wish_after("The disk is full.", can_be_read=True) is refusal.Wish.QUIT
