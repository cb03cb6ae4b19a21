from __future__ import annotations

from pathlib import Path

import pytest

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.interface_size import InterfaceSize, Sizes
from gpts_desktop.storage.size_file import NAME, SizeFile


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    size = InterfaceSize(SizeFile(tmp_path), 100, list)
    before = size.needs_restart
    size.choose(175)
    assert (before, size.needs_restart) == (False, True)
    assert SizeFile(tmp_path).read() == Sizes(175, 100)


def test_the_system_is_followed_unless_the_user_chose(tmp_path: Path) -> None:
    size = InterfaceSize(SizeFile(tmp_path), 100, list)
    size.note_system(130)
    assert SizeFile(tmp_path).read().wanted == 130
    size.choose(100)
    assert SizeFile(tmp_path).read().wanted == 100
    size.choose(0)
    assert SizeFile(tmp_path).read().wanted == 130


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"chosen": "big", "system": []}', '{"chosen": 9999, "system": 1}']
)
def test_a_broken_file_stops_no_start(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    assert SizeFile(tmp_path).read() == Sizes()


def test_a_choice_that_cant_be_kept_is_told_and_the_systems_is_not(tmp_path: Path) -> None:
    size = InterfaceSize(SizeFile(tmp_path / "gone"), 100, list)
    with pytest.raises(StorageError):
        size.choose(150)
    assert size.chosen == 0
    size.note_system(150)
    assert not size.needs_restart
