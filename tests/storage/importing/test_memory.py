"""An archive's size is not what an import takes of the memory."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import conversation, message, tree
from tests.storage.importing.archives import bring

_WORDS = "量子 computing is the oldest proposal and still the most convincing one. " * 14


def write_archive(path: Path, count: int) -> int:
    """Write an archive of so many conversations of 20 kB and return its JSON's bytes."""
    nodes = [
        (f"n{n}", f"n{n - 1}" if n else None, message(("user", "assistant")[n % 2], _WORDS))
        for n in range(16)
    ]
    size = 0
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("conversations.json", "w") as file,
    ):
        file.write(b"[")
        for number in range(count):
            data = json.dumps(conversation(tree(*nodes), id=f"c{number}")).encode()
            file.write(b"," * bool(number) + data)
            size += len(data)
        file.write(b"]")
    return size


def peak(path: Path, folder: Path) -> int:
    with SqliteStore(folder / f"{path.stem}.db") as store:
        tracemalloc.start()
        try:
            assert bring(store, path).damaged == 0
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.timeout(180)
def test_ten_times_the_archive_takes_no_more_memory(tmp_path: Path) -> None:
    small, large = tmp_path / "small.zip", tmp_path / "large.zip"
    write_archive(small, 60)
    size = write_archive(large, 600)
    first, second = peak(small, tmp_path), peak(large, tmp_path)
    assert size > 13_000_000
    assert second < 1.3 * first
    assert second < 12_000_000
