"""JSON for programs that read line by line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# Legal in JSON as they are, but many readers take each for the end of a line.
_LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"})


def json_line(fields: Mapping[str, Any]) -> str:
    """Return an object as one line, however its reader parts lines; without its end."""
    return json.dumps(fields, ensure_ascii=False).translate(_LINE_ENDS)
