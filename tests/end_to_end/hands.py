"""Hands and eyes inside the app's process: real keys, mouse and clipboard by xdotool and xclip.

The events go through the X server, as a person's do; only the looking is done from inside.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

W = TypeVar("W", bound=QWidget)
B = TypeVar("B", bound=QAbstractButton)
LIMIT = 20.0  # seconds
_LOOKS = 6  # a person, too, looks before clicking: a row may just be finding its place


class Hands:
    """Finds widgets by objectName, and types and clicks."""

    async def until(self, fact: Callable[[], object], what: str = "") -> None:
        """Return when `fact()` is true; fail with `what` after 20 seconds."""
        end = asyncio.get_running_loop().time() + LIMIT
        while not fact():
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"did not come true: {what or fact}")
            await asyncio.sleep(0.02)

    async def find(self, kind: type[W], name: str) -> W:
        """Return the visible widget of that objectName."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in QApplication.allWidgets()
                if isinstance(widget, kind) and widget.objectName() == name and widget.isVisible()
            ]
            return bool(found)

        await self.until(look, f"a visible {name}")
        return found[0]

    async def find_text(self, kind: type[B], *texts: str) -> B:
        """Return the lowest visible button with one of these texts."""
        found: list[B] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in QApplication.allWidgets()
                if isinstance(widget, kind) and widget.text() in texts and widget.isVisible()
            ]
            return bool(found)

        await self.until(look, f"a visible {texts}")
        return max(found, key=lambda widget: widget.mapToGlobal(QPoint(0, 0)).y())

    async def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click the middle of a widget, or a point in it."""
        point = at if at is not None else widget.rect().center()
        places = [widget.mapToGlobal(point)]

        def rests() -> bool:
            places.append(widget.mapToGlobal(point))
            return len(places) > _LOOKS and len({(p.x(), p.y()) for p in places[-_LOOKS:]}) == 1

        await self.until(rests, "a control that keeps its place")
        place = places[-1]
        await self._xdotool("mousemove", str(place.x()), str(place.y()), "click", "1")

    async def click_item(self, widget: QWidget, rectangle: QRect) -> None:
        """Click the middle of a rectangle in a widget."""
        await self.click(widget, rectangle.center())

    async def keys(self, *names: str) -> None:
        """Press keys such as `ctrl+v` or `Return`, one after another."""
        await self._xdotool("key", "--delay", "30", *names)

    async def type(self, text: str) -> None:
        """Type a text into whatever has the keyboard."""
        await self._xdotool("type", "--delay", "6", text)

    async def drag_from(self, start: QPoint, target: QWidget) -> None:
        """Drag from a place on the screen to the middle of a widget, in small steps."""
        await self.drag_by_steps(start, target.mapToGlobal(target.rect().center()))
        await self.release()

    async def drag_by_steps(self, start: QPoint | None, end: QPoint) -> None:
        """Press at a place of the screen, or go on from where the mouse is, and stay pressed."""
        if start is None:
            start = QCursor.pos()
        else:
            await self._xdotool("mousemove", str(start.x()), str(start.y()), "mousedown", "1")
        for step in range(1, 11):
            x = start.x() + (end.x() - start.x()) * step // 10
            y = start.y() + (end.y() - start.y()) * step // 10
            await self._xdotool("mousemove", str(x), str(y))
            await asyncio.sleep(0.03)

    async def release(self) -> None:
        """Let the mouse's button go."""
        await self._xdotool("mouseup", "1")

    async def press_at(self, place: QPoint, *modifiers: str) -> None:
        """Click a place of the screen, with keys held down."""
        await self._xdotool("mousemove", str(place.x()), str(place.y()))
        for key in modifiers:
            await self._xdotool("keydown", key)
        await self._xdotool("click", "1")
        for key in modifiers:
            await self._xdotool("keyup", key)

    async def copy(self, text: str) -> None:
        """Put a text on the clipboard, as another program does."""
        command = ["xclip", "-selection", "clipboard"]
        # xclip stays, as the owner of the clipboard: it must hold no pipe of ours.
        await asyncio.to_thread(
            subprocess.run,
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    async def _xdotool(self, *arguments: str) -> None:
        await asyncio.to_thread(subprocess.run, ["xdotool", *arguments], check=True)
