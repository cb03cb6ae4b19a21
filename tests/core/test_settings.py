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


def test_what_cant_be_read_is_set_aside_once_and_nothing_else_is_lost(tmp_path: Path) -> None:
    broken = {"sidebar_width": '"wide"', "theme": "{dark", "gateway": "", "zoom": b"\xff", "gpt": 3}
    with SqliteStore(tmp_path / "test.db") as store:
        store.save_setting("send_key", "ctrl+enter")
        store.save_setting("of a later version", [1])
        with store._database.writing() as connection:
            for name, value in broken.items():
                connection.execute("INSERT INTO settings VALUES (?, ?)", (name, value))
            connection.execute("INSERT INTO settings VALUES ('of a later one', '{')")
        settings = Settings(store, DirectWriter())
        shown = (settings["theme"], settings["sidebar_width"], settings["send_key"])
        assert shown == ("system", 284, "ctrl+enter")
        assert settings.set_aside() == sorted(broken)
        assert settings.set_aside() == []
        settings["theme"] = "dark"
        again = Settings(store, DirectWriter())
        assert again.set_aside() == []
        assert again["theme"] == "dark"
        with store._database.reading() as connection:
            kept = dict(connection.execute("SELECT name, value FROM settings").fetchall())
    assert {name: kept[f"broken:{name}"] for name in broken} == broken | {"gpt": kept["broken:gpt"]}
    assert kept["of a later version"] == "[1]"
    assert kept["of a later one"] == "{"


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
