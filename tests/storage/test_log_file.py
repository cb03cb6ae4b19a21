"""The log is for the user's eyes only, bounded, and holds no key."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from gpts_desktop.storage.log_file import KEPT, MOST_BYTES, LogFile


def test_what_happened_is_appended_and_the_file_is_private(tmp_path: Path) -> None:
    log = LogFile(tmp_path)
    log.write("first")
    log.write("second")
    first, second = log.path.read_text(encoding="utf-8").splitlines()
    assert first.endswith("Z first")
    assert second.endswith("Z second")
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Authorization: Bearer abcdefghij", "abcdefghij"),
        ("key sk-0123456789abcdef", "0123456789"),
        ("GET https://user:pass-word@host/v1", "pass-word"),
        ("GET https://host/v1?token=hidden&x=1", "hidden"),
    ],
)
def test_keys_and_what_addresses_carry_are_masked(tmp_path: Path, text: str, secret: str) -> None:
    log = LogFile(tmp_path)
    log.write(text)
    assert secret not in log.path.read_text(encoding="utf-8")


def test_old_logs_are_kept_for_a_while(tmp_path: Path) -> None:
    log = LogFile(tmp_path)
    for number in range(KEPT + 2):
        log.path.write_bytes(f"{number}".encode() + b"x" * MOST_BYTES)
        log.write("new")
    assert log.path.stat().st_size < MOST_BYTES
    others = sorted(path.name for path in tmp_path.iterdir())
    assert others == ["gpts-desktop.log", *(f"gpts-desktop.log.{n}" for n in range(1, KEPT + 1))]
    assert (tmp_path / "gpts-desktop.log.1").read_bytes()[:1] == b"4"


def test_a_folder_that_is_gone_is_no_second_error(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "gone")
    log.write("new")
    assert log.tail() == ""


def test_the_end_of_it_can_be_read(tmp_path: Path) -> None:
    log = LogFile(tmp_path)
    log.write("x" * 100)
    log.write("the end")
    assert log.tail(8) == "the end\n"
