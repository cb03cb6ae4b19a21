from __future__ import annotations

import os
import time
from pathlib import Path

from gpts_desktop.storage.whole_file import whole_file, whole_folder

OLD, FRESH = ".gpts-desktop-0123456789ab.part", ".gpts-desktop-ba9876543210.part"
LONG_AGO = time.time() - 7200


def age(*paths: Path) -> None:
    for path in paths:
        os.utime(path, (LONG_AGO, LONG_AGO))


def test_what_a_kill_left_long_ago_goes_with_the_next_export(tmp_path: Path) -> None:
    others = tmp_path / ".gpts-desktop-notes.part"
    for path in (tmp_path / OLD, tmp_path / FRESH, others):
        path.write_text("half")
    age(tmp_path / OLD, others)
    with whole_file(tmp_path / "a.json") as file:
        file.write(b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [FRESH, others.name, "a.json"]
    )


def test_a_folder_in_which_something_came_lately_stays(tmp_path: Path) -> None:
    """Another window may still fill it; its pages bear the moments of their conversations."""
    at_work, empty = tmp_path / FRESH, tmp_path / OLD
    at_work.mkdir()
    (at_work / "page.html").write_text("page")
    empty.mkdir()
    age(at_work / "page.html", at_work, empty)
    with whole_folder(tmp_path / "pages") as folder:
        (folder / "a.html").write_text("a")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([FRESH, "pages"])


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "a").write_text("a")
    age(precious / "a", precious)
    inner = tmp_path / "out"
    inner.mkdir()
    (inner / OLD).symlink_to(precious)
    with whole_file(inner / "b") as file:
        file.write(b"b")
    assert (precious / "a").exists()
