"""The colours of a theme's file, by role."""

from __future__ import annotations

from collections.abc import Callable


def both_themes(read: Callable[[str], str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the roles of the light and the dark theme; `read` gives a theme's file by its name."""
    return theme_roles(read("light")), theme_roles(read("dark"))


def theme_roles(toml: str) -> dict[str, str]:
    """Return the values of a theme as they stand in its file, without their quotes.

    Only `role = "#rrggbb"`, `dark = true` and comments are read: importing tomllib costs 8 ms.
    """
    roles: dict[str, str] = {}
    for line in toml.splitlines():
        role, _, value = line.partition(" = ")
        if value and not line.startswith("#"):
            roles[role] = value.strip('"')
    return roles
