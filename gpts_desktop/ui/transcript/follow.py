"""Whether the view follows the end: what the user's hands say, never a guess from geometry."""

from __future__ import annotations

_NEAR = 4
"""Within so many pixels of the end the user has scrolled to it."""


class Follow:
    """A state that only the user's scrolling, the button and sending change.

    `until` is the id of the message at whose first line following ends by itself, when that line
    reaches the top: the user chose so in the settings. It is "" where following has no end.
    """

    def __init__(self) -> None:
        self.on = True
        self.until = ""

    def scrolled(self, before: int, after: int, end: int) -> bool:
        """Take a scroll by the user, in pixels from the top; return whether the state changed."""
        if after >= end - _NEAR and after >= before:
            return self.set(True)
        if after < before:
            return self.set(False)
        return False

    def set(self, on: bool, until: str = "") -> bool:
        """Follow or not; return whether that is a change."""
        was, self.on = self.on, on
        self.until = until if on else ""
        return was is not on
