"""Names for what is stored, new on every machine."""

from __future__ import annotations

import os


def new_id() -> str:
    """Return 32 random hexadecimal digits. (Importing uuid imports platform: 4 ms.)"""
    return os.urandom(16).hex()
