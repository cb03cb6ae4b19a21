"""`gpts-desktop import`, over real files and a real database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.cli import main
from tests.core.importing.exports import GPT, short
from tests.storage.importing.archives import write_zip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "a.zip", conversations__json=[short(0), short(1), {"bad": 1}])


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_people_get_sentences(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(archive), "--data-dir", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 conversations imported",
        "",
        "2 conversations came in, with 4 messages.",
        "1 conversation could not be read.",
        "1 GPT came into your library.",
        "",
        "In detail:",
        "• “conversations.json”: conversation 3 can't be read: it is no conversation.",
    ]


def test_programs_get_json_lines(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), "import", "--json", str(archive)]) == 0
    *came, report = lines(capsys)
    assert came[0] == {"type": "gpt", "id": GPT, "name": GPT}
    assert came[1] == {"type": "conversation", "id": "c0", "title": "Chat 0", "gpt_id": GPT}
    assert (report["type"], report["new"], report["damaged"]) == ("report", 2, 1)


def test_when_nothing_could_be_read_the_code_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "none"), "--data-dir", str(tmp_path / "data")]) == 1
    assert "does not exist" in capsys.readouterr().out
    assert main(["import"]) == 2


def test_a_second_time_is_no_failure(archive: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert main(["import", str(archive), "--data-dir", str(tmp_path / "data")]) == 0
