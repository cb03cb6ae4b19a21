"""Where the files beside the code are: icons, themes, fonts."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def theme_text(name: str) -> str:
    """Return the file of the theme `light` or `dark`."""
    return resource(f"themes/{name}.toml").read_text(encoding="utf-8")


def resource(name: str) -> Path:
    """Return the path of `resources/<name>`, in a checkout and in an installed package."""
    installed = _PACKAGE / "resources" / name
    return installed if installed.exists() else _PACKAGE.parent / "resources" / name
