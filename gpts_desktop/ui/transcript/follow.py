"""Whether the view follows the end: what the user's hands say, never a guess from geometry."""

from __future__ import annotations

_NEAR = 4
"""Within so many pixels of the end the user has scrolled to it."""


class Follow:
    """A state that only the user's scrolling, the button and sending change."""

    def __init__(self) -> None:
        self.on = True

    def scrolled(self, before: int, after: int, end: int) -> bool:
        """Take a scroll by the user, in pixels from the top; return whether the state changed."""
        was = self.on
        if after >= end - _NEAR and after >= before:
            self.on = True
        elif after < before:
            self.on = False
        return self.on is not was

    def set(self, on: bool) -> bool:
        """Follow or not; return whether that is a change."""
        was, self.on = self.on, on
        return was is not on
