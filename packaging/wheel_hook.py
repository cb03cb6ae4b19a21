"""Makes the languages' files before hatchling puts the wheel together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LanguagesHook(BuildHookInterface[Any]):
    """Called by hatchling for each wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what the window loads of the languages."""
        sys.path.append(str(Path(self.root) / "packaging"))
        from translations import make_ready

        make_ready()
