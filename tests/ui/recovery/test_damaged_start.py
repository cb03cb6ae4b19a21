"""A start on a file that opens, and is damaged where the window reads first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gpts_desktop import app
from gpts_desktop.core.restart import RescueData, Restart
from gpts_desktop.session import Opening
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.ui.single_instance import SingleInstance
from tests.storage.damage import PAGE, make_sound


def damage_table(path: Path, name: str) -> None:
    """Write noise over the first page of a table."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        question = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(question, (name,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


@pytest.mark.parametrize("table", ["conversations", "gpts", "settings", "drafts"])
def test_the_rescue_is_offered_whatever_the_first_paint_can_not_read(
    dressed: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    table: str,
) -> None:
    folders = app_folders(tmp_path / "data")
    folders.create()
    make_sound(folders.database)
    damage_table(folders.database, table)
    asked: list[Restart] = []
    monkeypatch.setattr(app, "carry_out", lambda restart, _: asked.append(restart))

    async def started(_: object) -> int:
        return 0

    with_window = Opening(folders, (), started, demo=False)
    instance = SingleInstance(folders.data)
    assert instance.claim()
    try:
        code = app._run_window(dressed, with_window, instance)
    finally:
        instance.release()
    assert asked == [RescueData()]
    assert code == 1
    assert "damaged" in capsys.readouterr().err
