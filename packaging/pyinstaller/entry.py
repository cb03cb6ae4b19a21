"""What the frozen program runs."""

import sys

from gpts_desktop.cli import main

sys.exit(main())
