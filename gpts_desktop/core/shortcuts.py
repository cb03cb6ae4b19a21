"""The keys of the window's commands: the one place where they are written down."""

from __future__ import annotations

from collections.abc import Mapping

Keys = tuple[str, ...]
"""Key sequences as Qt's portable text; the first is the one that menus show. On macOS "Ctrl"
stands for the Command key."""

SHORTCUTS: Mapping[str, Keys] = {
    "search": ("Ctrl+K",),
    "new-chat": ("Ctrl+N",),
    "paste": ("Ctrl+V", "Shift+Ins"),
    "find": ("Ctrl+F",),
    "find-next": ("F3",),
    "find-previous": ("Shift+F3",),
    "zoom-in": ("Ctrl++", "Ctrl+="),
    "zoom-out": ("Ctrl+-",),
    "zoom-usual": ("Ctrl+0",),
    "branches": ("Ctrl+Shift+M",),
    "toggle-sidebar": ("Ctrl+B",),
    "write": ("Ctrl+L",),
    "print": ("Ctrl+P",),
    "quit": ("Ctrl+Q",),
}
"""By the command's id. A command that is not here has no key."""
