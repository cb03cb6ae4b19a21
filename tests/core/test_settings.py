"""Settings: declared once, kept on disk, and never of another type."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpts_desktop.core.settings import Settings
from gpts_desktop.storage.store import SqliteStore
from tests.core.turn_world import DirectWriter


def test_a_setting_is_its_default_until_set_and_stays_then(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        settings = Settings(store, DirectWriter())
        assert settings["theme"] == "system"
        settings["theme"] = "dark"
        assert Settings(store, DirectWriter())["theme"] == "dark"


def test_a_stored_value_of_another_type_counts_as_not_set(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        store.save_setting("sidebar_width", "wide")
        store.save_setting("zoom", 2)
        settings = Settings(store, DirectWriter())
        assert (settings["sidebar_width"], settings["zoom"]) == (284, 2)


def test_setting_another_type_is_a_bug(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store, pytest.raises(TypeError):
        Settings(store, DirectWriter())["theme"] = 1


def test_only_a_change_is_announced(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "test.db") as store:
        settings = Settings(store, DirectWriter())
        told: list[str] = []
        settings.changed.connect(told.append)
        settings["theme"] = "system"
        settings["theme"] = "light"
        assert told == ["theme"]
