"""The app's settings: each declared once, with its default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.announcement import Announcement

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

DEFAULTS: Mapping[str, Any] = {
    "language": "",  # of the window: "" is the system's, or a name of ui/languages
    "theme": "system",  # system, light or dark
    "contrast": "system",  # system, normal or high
    "motion": "system",  # system or reduced
    "was_dark": False,  # what the system's theme was when the app last closed
    "send_key": "enter",  # enter or ctrl+enter
    "zoom": 1.0,
    "font": "",  # of what is read: "" is the app's own; system, serif, or a family's name
    "line_length": "normal",  # narrow, normal or wide
    "wrap_code": False,  # long lines of code break
    "while_answering": "end",  # end or first_line: how far an answer that arrives is followed
    "gateway": "",  # the id of the gateway in use
    "conversation": "",  # the id of the one open last
    "gpt": "",  # the id of the GPT chosen last
    "group_chats": "date",  # date, gpt or folder: the headings of the sidebar's list
    "folded_groups": [],  # codes of the headings under which nothing is shown
    "watch_clipboard": False,  # a GPT's link that was copied is offered
    "shortcuts": {},  # command id -> its keys, where they are not the app's own
    "notify": True,  # by the desktop, of long answers that end while another program is in front
    "unread": [],  # ids of conversations with an answer that nobody saw
    "window": "",  # QMainWindow.saveGeometry, base64
    "sidebar_width": 284,
    "positions": {},  # conversation id -> what ui/places.py keeps of where one reads
    "origins": {},  # id of a conversation branched off -> that of the one it came from
    "pictures": "ask",  # pictures from elsewhere: ask, or load always
    "export_format": "md",  # md, html, txt or json: chosen last
    "export_folder": "",  # exported to last
    "picture_hosts": [],  # hosts whose pictures are loaded without asking
}


class Settings:
    """Settings by name. What can't be read, or is of another type, counts as not set."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        known = {name: value for name, value in store.settings().items() if name in DEFAULTS}
        self._values: dict[str, Any] = {
            name: value for name, value in known.items() if _fits(value, DEFAULTS[name])
        }
        self._misfits = [name for name in known if name not in self._values]
        self.changed: Announcement[str] = Announcement()

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, DEFAULTS[name])

    def set_aside(self) -> list[str]:
        """Keep what counts as not set under another name, and return which settings these are."""
        unreadable = [name for name in self._store.unreadable_settings() if name in DEFAULTS]
        broken, self._misfits = sorted({*self._misfits, *unreadable}), []
        if broken:
            self._writer.submit(self._store.set_settings_aside, broken)
        return broken

    def __setitem__(self, name: str, value: Any) -> None:
        if self[name] == value:
            return
        if not _fits(value, DEFAULTS[name]):
            raise TypeError(name)
        self._values[name] = value
        self._writer.submit(self._store.save_setting, name, value)
        self.changed(name)

    def take_in(self, name: str, value: Any) -> None:
        """Take over a value that others have put on the disk."""
        if _fits(value, DEFAULTS[name]) and self[name] != value:
            self._values[name] = value
            self.changed(name)


def _fits(value: object, default: object) -> bool:
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is type(default)
