from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gpts_desktop.core.errors import StorageError
from gpts_desktop.storage.folders import Folders, app_folders


def test_a_data_folder_holds_all_four(tmp_path: Path) -> None:
    folders = app_folders(tmp_path / "d")
    assert folders.data == tmp_path / "d"
    assert folders.database == tmp_path / "d" / "gpts-desktop.db"
    for folder in (folders.config, folders.cache, folders.log):
        assert folder.parent == tmp_path / "d"


def test_the_option_goes_before_the_environment(tmp_path: Path) -> None:
    environ = {"GPTS_DESKTOP_DATA_DIR": str(tmp_path / "environment")}
    assert app_folders(None, environ).data == tmp_path / "environment"
    assert app_folders(tmp_path / "option", environ).data == tmp_path / "option"


def test_a_relative_folder_does_not_move_with_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert app_folders("here").data == tmp_path / "here"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
def test_otherwise_the_systems_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert app_folders(None, {}) == Folders(
        tmp_path / "DATA" / "gpts-desktop",
        tmp_path / "CONFIG" / "gpts-desktop",
        tmp_path / "CACHE" / "gpts-desktop",
        tmp_path / "STATE" / "gpts-desktop" / "log",
        tmp_path / "DATA" / "gpts-desktop",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_folders_are_made_for_the_users_eyes_only(tmp_path: Path) -> None:
    folders = app_folders(tmp_path / "a" / "b")
    folders.create()
    folders.create()
    for folder in (folders.data, folders.config, folders.cache, folders.log):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        app_folders(tmp_path / "file").create()
