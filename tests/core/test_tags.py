from __future__ import annotations

from gpts_desktop.core.tags import tidy_tags


def test_tags_are_tidied_and_each_is_there_once() -> None:
    assert tidy_tags([" to  read\n", "#物理", "To Read", "", "# ", "c#"]) == (
        "to read",
        "物理",
        "c#",
    )
