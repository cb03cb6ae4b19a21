"""What the settings say by themselves."""

from __future__ import annotations

from gpts_desktop.storage.store import SqliteStore
from tests.ui.conftest import OpenShell


def test_settings_that_cant_be_read_are_said_once(
    store: SqliteStore, open_shell: OpenShell
) -> None:
    with store._database.writing() as connection:
        connection.execute("INSERT INTO settings VALUES ('theme', '{dark')")
    store.save_setting("zoom", "large")
    store.save_setting("send_key", "ctrl+enter")
    shell = open_shell()
    assert "theme and zoom" in shell.window.banner.accessibleName()
    assert shell.settings["send_key"] == "ctrl+enter"
    assert open_shell().window.banner.accessibleName() == ""
