"""Does the whole main job in a running app by names, words and keys: `python3 -m … PID`.

As somebody who sees nothing does: everything is found by what a screen reader says of it, and
reached by AT-SPI and the keyboard; no mouse, no place, no name that only programs know. It prints
what it heard and read as JSON. The system's Python runs it (see `screen_reader`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.end_to_end.screen_reader import Atspi, GLib, application, walk

FIRST, SECOND = "What is a river?", "Show me some code."
LINK = "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"
_LIMIT = 60  # seconds


class Reader:
    """Finds, presses, types and hears, as a screen reader lets one do."""

    def __init__(self, pid: int) -> None:
        self._app = application(pid)
        self.announced: list[str] = []
        self._listener = Atspi.EventListener.new(
            lambda event: self.announced.append(event.any_data)
        )
        self._listener.register("object:announcement")

    def _hear(self, event: Any) -> None:
        self.announced.append(event.any_data)

    def until(self, fact: Callable[[], Any], what: str) -> Any:
        """Return what `fact` returns once that is something; events are heard meanwhile."""
        end = time.monotonic() + _LIMIT
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            if found := fact():
                return found
            time.sleep(0.1)  # AT-SPI is asked: it tells of no new window or control by itself
        raise SystemExit(f"did not come: {what}\n{self._shown()}")

    def find(self, role: str, name: str) -> Any:
        """Return what shows as a role, such as "push button", with a name that begins so."""

        def look() -> Any:
            for node in walk(self._app):
                if _is(node, role, name):
                    return node
            return None

        return self.until(look, f"a {role} “{name}”")

    def press(self, name: str, role: str = "push button") -> None:
        """Press a button."""
        Atspi.Action.do_action(self.find(role, name).get_action_iface(), 0)

    def write(self, name: str, text: str, role: str = "text") -> None:
        """Write into a field."""
        field = self.find(role, name)
        Atspi.Component.grab_focus(field.get_component_iface())
        Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), text)

    def focus(self, role: str, name: str) -> None:
        """Take the keyboard somewhere."""
        Atspi.Component.grab_focus(self.find(role, name).get_component_iface())

    def key(self, *names: str) -> None:
        """Press keys such as `ctrl+k`, one after another, on the keyboard."""
        subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)

    def focused(self) -> str:
        """Return the name of the control that has the keyboard.

        Qt calls the current row of every list focused, whether the list has the keyboard or not.
        """
        for node in walk(self._app):
            has_it = node.get_state_set().contains(Atspi.StateType.FOCUSED)
            if has_it and node.get_role_name() != "list item":
                return node.get_name() or ""
        return ""

    def reads(self, words: str) -> bool:
        """Whether a text of the conversation on screen has these words."""
        for node in walk(self.find("filler", "Conversation")):
            text = node.get_text_iface() if _shows(node) else None
            if text is not None and node.get_role_name() == "label":
                whole = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
                if words in whole:
                    return True
        return False

    def is_gone(self, role: str, name: str) -> bool:
        """Whether nothing shows as that any more."""
        return not any(_is(node, role, name) for node in walk(self._app))

    def _shown(self) -> str:
        named = (node for node in walk(self._app) if _shows(node) and node.get_name())
        return "\n".join(f"{node.get_role_name()} “{node.get_name()}”" for node in named)


def _shows(node: Any) -> bool:
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def _is(node: Any, role: str, name: str) -> bool:
    named = (node.get_name() or "").startswith(name)
    return named and node.get_role_name() == role and _shows(node)


def ask(reader: Reader, question: str) -> str:
    """Write a question, send it, and return what was announced."""
    heard = len(reader.announced)
    reader.write("Message researchgpt", question)
    reader.press("Send")
    reader.until(lambda: len(reader.announced) > heard, "an announcement")
    return reader.announced[heard]


def do_main_job(reader: Reader) -> dict[str, Any]:
    """Add a GPT, ask it in two chats, go back to the first, find a setting; close."""
    said: dict[str, Any] = {}
    reader.write("Link of a GPT", LINK)
    reader.press("Add GPT")
    said["first"] = ask(reader, FIRST)
    reader.key("ctrl+n")
    reader.until(lambda: not reader.reads(FIRST), "an empty chat")
    said["second"] = ask(reader, SECOND)
    # Back to the first chat, the older of the two, by the list's keys.
    reader.focus("list", "Chats")
    reader.until(lambda: reader.focused() == "Chats", "the keyboard in the list")
    reader.key("End")
    reader.key("Return")
    reader.until(lambda: reader.reads(FIRST), "the old conversation")
    said["announced"] = len(reader.announced)
    # Everything by one key.
    reader.key("ctrl+k")
    reader.until(lambda: reader.focused() == "Search everything", "the palette")
    reader.key(*"chat")
    reader.until(lambda: reader.find("list item", "New chat"), "what was typed in the list")
    reader.key("Down")
    reader.until(lambda: len(reader.announced) > said["announced"], "a row said")
    said["row"] = reader.announced[-1]
    reader.key("Escape")
    reader.until(lambda: reader.is_gone("text", "Search everything"), "no palette")
    reader.key("ctrl+comma")
    reader.until(lambda: reader.focused() == "Search settings", "the settings")
    reader.key(*"contrast")
    reader.until(lambda: reader.is_gone("label", "Theme"), "one setting")
    said["setting"] = reader.find("label", "Contrast").get_name()
    for _ in range(2):  # the first empties the field
        reader.key("Escape")
    reader.until(lambda: reader.is_gone("text", "Search settings"), "no settings")
    reader.key("ctrl+q")
    return said


if __name__ == "__main__":
    print(json.dumps(do_main_job(Reader(int(sys.argv[1])))))
