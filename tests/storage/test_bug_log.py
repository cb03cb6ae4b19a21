"""Reports of bugs are kept for the user's eyes only, with keys masked."""

from __future__ import annotations

import stat
from pathlib import Path

from gpts_desktop.storage.bug_log import MOST_BYTES, log_bug


def raised(text: str) -> BaseException:
    try:
        raise ZeroDivisionError(text)
    except ZeroDivisionError as error:
        return error


def test_the_traceback_is_appended_and_the_file_is_private(tmp_path: Path) -> None:
    log_bug(raised("first"), tmp_path)
    path = log_bug(raised("second"), tmp_path)
    text = path.read_text(encoding="utf-8")
    assert text.index("first") < text.index("second")
    assert "test_bug_log.py" in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_keys_are_masked(tmp_path: Path) -> None:
    path = log_bug(raised("Authorization: Bearer abcdefghij and sk-0123456789abcdef"), tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "abcdefghij" not in text
    assert "0123456789" not in text


def test_a_large_log_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "errors.log").write_bytes(b"x" * (MOST_BYTES + 1))
    path = log_bug(raised("new"), tmp_path)
    assert path.stat().st_size < MOST_BYTES
    assert (tmp_path / "errors.log.1").exists()


def test_a_folder_that_is_gone_is_no_second_error(tmp_path: Path) -> None:
    assert not log_bug(raised("new"), tmp_path / "gone").exists()
