"""`gpts-desktop export`, over a real database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpts_desktop.cli import main
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.store import SqliteStore
from tests.core.export.made_pages import GPT, everything


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with one conversation."""
    folders = app_folders(tmp_path / "data")
    folders.create()
    with SqliteStore(folders.database) as store:
        store.save_gpts([GPT])
        made = everything()
        store.begin_turn(made, made.messages())
    return tmp_path / "data"


@pytest.mark.parametrize("form", ["json", "md", "html", "txt"])
def test_each_format_is_written(
    form: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out.{form}"
    arguments = ["export", "--format", form, "--conversation", "c1", "--out", str(out), "--json"]
    assert main([*arguments, "--data-dir", str(folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"type": "written", "path": str(out), "conversations": 1}
    assert "ResearchGPT" in out.read_text(encoding="utf-8")


def test_json_goes_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(folder), "export", "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in read["conversations"]] == ["c1"]


def test_all_may_be_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "--format", "json", "--conversation", "all", "--data-dir", str(folder)]
    assert main(arguments) == 0
    assert len(json.loads(capsys.readouterr().out)["conversations"]) == 1


def test_a_page_goes_to_standard_output_if_it_is_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", "--conversation", "c1", "--data-dir", str(folder), "--format"]
    assert main([*arguments, "html"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert main([*arguments, "md"]) == 1
    assert "name a file with --out" in capsys.readouterr().err


def test_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--data-dir", str(folder)]) == 2
    assert main(["export", "--format", "pdf", "--data-dir", str(folder)]) == 2
    assert main(["export", "--format", "md", "--data-dir", str(folder)]) == 2
    assert "--out FOLDER" in capsys.readouterr().err


def test_what_is_not_there_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--conversation", "x", "--out", str(tmp_path / "x")]
    assert main(["export", "--format", "md", *wanted, "--data-dir", str(folder)]) == 1
    assert capsys.readouterr().err == "There is no conversation “x”.\n"
    assert main(["export", "--format", "json", "--data-dir", str(tmp_path / "none")]) == 1
    assert "Nothing is saved yet" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
