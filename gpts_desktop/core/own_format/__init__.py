"""Our own JSON format: conversations and GPTs as plain dicts, without loss, and back.

A file is one object: `{"format": "gpts-desktop", "version": 1, "gpts": […], "conversations": […]}`.
`encode` makes the dicts, `decode` reads them; the key of a gateway is in none of them. What a
later version adds is ignored; a version that reads differently has another number.
"""

from __future__ import annotations

FORMAT = "gpts-desktop"
VERSION = 1
