"""Server-sent events out of bytes, by the rules of WHATWG HTML, 9.2 (wire.md, 1)."""

from __future__ import annotations

from dataclasses import dataclass

DONE = "[DONE]"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Event:
    """One dispatched event. `stray` is JSON that stood there without a `data:` before it."""

    data: str
    name: str = "message"
    stray: bool = False


class EventReader:
    """Takes bytes, cut anywhere, and gives events. Linear in the bytes, however they are cut."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._after_cr = False
        self._at_start = True
        self._data: list[str] = []
        self._name = ""
        self._stray: list[str] = []
        self.saw_field = False
        """Whether any line so far was a comment or one of the four known fields."""

    def feed(self, data: bytes) -> list[Event]:
        """Return the events that `data` completes.

        Bytes may be cut anywhere, within a character or between CR and LF too.
        """
        if not data:
            return []
        if self._after_cr and data[0] == 0x0A:
            data = data[1:]
        self._after_cr = False
        events: list[Event] = []
        # bytes.splitlines cuts at CR, LF and CRLF only; str.splitlines at U+2028 and others too.
        for line in data.splitlines(keepends=True):
            if line[-1] not in b"\r\n":
                self._line += line
                continue
            self._after_cr = line[-1] == 0x0D
            whole = bytes(self._line) + line if self._line else line
            self._line.clear()
            self._take(whole.rstrip(b"\r\n"), events)
        return events

    def end(self) -> list[Event]:
        """Return what still counts at the end of the body: a bare `[DONE]`, and stray JSON."""
        events: list[Event] = []
        if self._line:
            self._take(bytes(self._line), events)
            self._line.clear()
        if self._stray:
            self._dispatch_stray(events)
        if self._data == [DONE]:
            events.append(Event(DONE, self._name or "message"))
        self._data.clear()
        return events

    def _take(self, line: bytes, events: list[Event]) -> None:
        if self._at_start:
            self._at_start = False
            line = line.removeprefix(_BOM)
        if not line:
            self._dispatch(events)
            return
        if line[0] == 0x3A:  # a colon first: a comment
            self.saw_field = True
            return
        name, _, value = line.partition(b":")
        if name == b"data":
            if self._stray:
                self._dispatch_stray(events)
            self.saw_field = True
            self._data.append(value.removeprefix(b" ").decode("utf-8", "replace"))
        elif name == b"event":
            self.saw_field = True
            self._name = value.removeprefix(b" ").decode("utf-8", "replace")
        elif name in (b"id", b"retry"):
            self.saw_field = True
        elif self._stray or line[0] == 0x7B:  # a brace first: JSON that nobody announced
            self._stray.append(line.decode("utf-8", "replace"))

    def _dispatch(self, events: list[Event]) -> None:
        if self._stray:
            self._dispatch_stray(events)
        if self._data:
            events.append(Event("\n".join(self._data), self._name or "message"))
            self._data.clear()
        self._name = ""

    def _dispatch_stray(self, events: list[Event]) -> None:
        events.append(Event("\n".join(self._stray), stray=True))
        self._stray.clear()
