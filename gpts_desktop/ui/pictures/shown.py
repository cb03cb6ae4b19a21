"""A picture that is looked at: one of an answer by its address, or a file of a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from gpts_desktop.core.attachment import picture_type
from gpts_desktop.core.pictures import AddressKind, kind_of

_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of it. `data` is there for a question's file; `link` is one around it."""

    address: str = ""
    text: str = ""
    link: str = ""
    data: bytes | None = None

    @property
    def is_remote(self) -> bool:
        """Whether it lies at an address of the web."""
        return kind_of(self.address) is AddressKind.REMOTE

    def file_name(self, data: bytes) -> str:
        """Return a name to save it by: that of its address, or its words."""
        ending = _ENDINGS.get(picture_type(data[:16]), "")
        path = urlsplit(self.address).path if self.is_remote else ""
        for words in (unquote(path.rpartition("/")[2]), self.text, "picture"):
            name = " ".join(_UNFIT.sub(" ", words).split()).strip(" .")[:_LONGEST].strip(" .")
            if name:
                break
        known = (*_ENDINGS.values(), ".jpeg")
        return name if name.lower().endswith(known) else name + ending
