#!/usr/bin/env python3
"""Runs and tests gpts-desktop from a checkout; nothing but Python need be there."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Hand over to `commands`, whose syntax an older Python would not read."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said to those who start this with an older one
        print("gpts-desktop needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    sys.path.append(str(Path(__file__).resolve().parent.parent))
    import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
