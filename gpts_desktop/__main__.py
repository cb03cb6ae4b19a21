"""`python -m gpts_desktop`."""

from __future__ import annotations

import sys

from gpts_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
