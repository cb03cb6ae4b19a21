from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import garbage
from gpts_desktop.ui.garbage import Garbage


class Knot:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_old_garbage_goes_when_nothing_is_busy(
    qapp: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "REST_MS", 1)
    asked: list[bool] = []

    def is_busy() -> bool:
        asked.append(len(asked) < 3)
        return asked[-1]

    bin_ = Garbage(is_busy, qapp)
    knot = Knot()
    seen = weakref.ref(knot)
    for _ in range(2):
        gc.collect(1)  # it is old now
    del knot
    gc.collect(1)
    assert seen() is not None
    bin_.collect_soon()
    qtbot.waitUntil(lambda: seen() is None)
    assert asked == [True, True, True, False]
