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


def third_party_notices() -> str:
    """Return what the package carries along, with its licences; in a checkout a sentence."""
    for place in (_PACKAGE.parent / "THIRD-PARTY.txt", resource("THIRD-PARTY.txt")):
        if place.exists():
            return place.read_text(encoding="utf-8")
    return resource_licence()


def resource_licence() -> str:
    """Return the app's own licence, where it is a checkout or a wheel."""
    place = _PACKAGE.parent / "LICENSE"
    own = place.read_text(encoding="utf-8") if place.exists() else "MIT License"
    return f"{own}\nThe libraries it uses are installed beside it, each with its own licence."
