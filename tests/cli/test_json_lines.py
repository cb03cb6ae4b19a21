"""One object a line, for whoever parts lines."""

from __future__ import annotations

import json

from gpts_desktop.cli.json_lines import json_line


def test_nothing_in_it_ends_the_line_and_all_of_it_comes_back() -> None:
    fields = {"text": "".join(map(chr, range(0x20))) + '\x7f\x85\u2028\u2029学😀\\"'}
    line = json_line(fields)
    assert line.splitlines() == [line]
    assert "学😀" in line
    assert json.loads(line) == fields
