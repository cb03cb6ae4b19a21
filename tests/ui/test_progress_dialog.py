"""Progress shows for what takes a while, and goes with it."""

from __future__ import annotations

import asyncio

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import progress_dialog
from gpts_desktop.ui.progress_dialog import ProgressDialog, progress_shown


class Maker:
    """Makes a dialog, and remembers it."""

    def __init__(self) -> None:
        self.made = asyncio.Event()
        self.dialogs: list[ProgressDialog] = []

    def __call__(self) -> ProgressDialog:
        dialog = ProgressDialog("Export", "Exporting…")
        self.dialogs.append(dialog)
        self.made.set()
        return dialog


def test_quick_work_shows_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_dialog, "PATIENCE", 0)

    async def quick() -> None:
        maker = Maker()
        with progress_shown(maker):
            pass
        await asyncio.sleep(0)  # a dialog would be made now
        await asyncio.sleep(0)
        assert not maker.dialogs

    asyncio.run(quick())


def test_long_work_shows_a_dialog_that_goes_even_when_it_fails(qtbot: QtBot) -> None:
    async def long() -> None:
        maker = Maker()
        with pytest.raises(ZeroDivisionError), progress_shown(maker):
            await maker.made.wait()
            await asyncio.sleep(0)
            assert maker.dialogs[0].isVisible()
            raise ZeroDivisionError
        assert not maker.dialogs[0].isVisible()

    asyncio.run(long())
