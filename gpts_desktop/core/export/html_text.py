"""Text as HTML: nothing in it is markup."""

from __future__ import annotations

import re
from html import escape

# Legal in no XML and refused by HTML's parsers: they are shown as what they are, unknown signs.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def html_text(text: str) -> str:
    """Return text for an element or for an attribute in double quotes."""
    return escape(_UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
