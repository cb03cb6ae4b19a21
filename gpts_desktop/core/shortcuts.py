"""The keys of the window's commands: the one place where they are written down."""

from __future__ import annotations

import re
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
    "settings": ("Ctrl+,",),
    "shortcuts": ("Ctrl+/",),
    "quit": ("Ctrl+Q",),
}
"""By the command's id. A command that is not here has no key."""


def keys_of(changed: Mapping[str, object], command_id: str) -> Keys:
    """Return a command's keys, as changed by the user (the setting `shortcuts`) or as it came."""
    own = changed.get(command_id)
    if isinstance(own, list) and all(isinstance(key, str) for key in own):
        return tuple(own)
    return SHORTCUTS.get(command_id, ())


def with_keys(changed: Mapping[str, object], command_id: str, keys: Keys) -> dict[str, object]:
    """Return the setting with other keys for a command; its own ones are not written down."""
    rest = {name: value for name, value in changed.items() if name != command_id}
    if keys == SHORTCUTS.get(command_id, ()):
        return rest
    return {**rest, command_id: list(keys)}


_EDITING = {"Ctrl+C", "Ctrl+X", "Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"}
_FUNCTION_KEY = re.compile(r"(Shift\+)?F\d+")


def is_for_text(key: str) -> bool:
    """Whether a key (portable text) is needed for typing or editing, and can call no command."""
    if _FUNCTION_KEY.fullmatch(key):
        return False
    return key in _EDITING or not key.startswith(("Ctrl+", "Alt+", "Meta+"))
