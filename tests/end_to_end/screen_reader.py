"""Listens to an app as a screen reader does, by AT-SPI: `python3 screen_reader.py PID QUESTION`.

It asks the question and prints what it heard until 2 s after the answer was announced, as JSON.
The system's Python runs it: PyGObject is a package of the system. Nothing of ours is imported.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]  # the system's

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

__all__ = ["Atspi", "GLib", "application", "control", "listen", "walk"]
_LIMIT = 60  # seconds
_HEARD = ("object:text-changed", "object:text-caret-moved", "object:announcement")


def walk(node: Any) -> Iterator[Any]:
    """Yield a node and all below it."""
    if node is None:
        return
    yield node
    for at in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(at))


def application(pid: int) -> Any:
    """Return the app of a process once it is on the bus."""
    end = time.monotonic() + _LIMIT
    while time.monotonic() < end:
        desk = Atspi.get_desktop(0)
        for at in range(desk.get_child_count()):
            app = desk.get_child_at_index(at)
            if app is not None and app.get_process_id() == pid and app.get_child_count():
                return app
        time.sleep(0.1)  # AT-SPI is asked: it tells of no new window or control by itself
    raise SystemExit("the app is not on the accessibility bus")


def control(app: Any, name: str) -> Any:
    """Return the visible control of an objectName."""
    end = time.monotonic() + _LIMIT
    while time.monotonic() < end:
        for node in walk(app):
            shows = node.get_state_set().contains(Atspi.StateType.SHOWING)
            if shows and (node.get_accessible_id() or "").split(".")[-1] == name:
                return node
        time.sleep(0.1)  # AT-SPI is asked: it tells of no new window or control by itself
    raise SystemExit(f"no {name} is shown")


def read(app: Any) -> list[tuple[str, str, str]]:
    """Return name, text and first word of every text of the transcript."""
    found = []
    for node in walk(control(app, "transcript")):
        text = node.get_text_iface()
        if text is not None and node.get_name() and node.get_role_name() == "label":
            whole = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
            grain = Atspi.TextGranularity.WORD
            word = Atspi.Text.get_string_at_offset(text, 0, grain).content
            found.append((node.get_name(), whole, word))
    return found


def listen(pid: int, question: str) -> dict[str, Any]:
    """Ask and return the announcements, other events of the transcript's texts, and the texts."""
    app = application(pid)
    composer = control(app, "composer")
    announced: list[str] = []
    changes: list[str] = []
    loop = GLib.MainLoop()

    def hear(event: Any) -> None:
        if event.type.startswith("object:announcement"):
            announced.append(event.any_data)
            GLib.timeout_add_seconds(2, loop.quit)
        elif event.source != composer:
            changes.append(f"{event.type} {event.source.get_name()}")

    listener = Atspi.EventListener.new(hear)
    for name in _HEARD:
        listener.register(name)
    Atspi.EditableText.set_text_contents(composer.get_editable_text_iface(), question)
    send = control(app, "sendButton")
    GLib.timeout_add(100, lambda: Atspi.Action.do_action(send.get_action_iface(), 0) and False)
    GLib.timeout_add_seconds(_LIMIT, loop.quit)
    loop.run()
    return {"announced": announced, "changes": changes, "texts": read(app)}


if __name__ == "__main__":
    print(json.dumps(listen(int(sys.argv[1]), sys.argv[2])))
