"""One object of a file in our format, whose fields are read by type and complained of by name."""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterator, Mapping
from typing import Any

from gpts_desktop.core.errors import AppError
from gpts_desktop.core.iso_time import from_iso
from gpts_desktop.core.sentence import Sentence

_LARGEST = 2**53  # exact in every JSON reader, and SQLite takes it


class OwnFormatError(AppError):
    """A record of a file in our format can't be read; the sentence names it and says why."""


class Record:
    """Reads one object. `name` is how a complaint calls it: `message “x” of “Title”`.

    A field that is missing or null has its default.
    """

    def __init__(self, name: str, fields: object) -> None:
        self.name = name
        if not isinstance(fields, Mapping):
            raise self.wrong(Sentence("it is no JSON object"))
        self._fields: Mapping[Any, Any] = fields

    def wrong(self, reason: str) -> OwnFormatError:
        """Return the error that says what is wrong with this record."""
        return OwnFormatError(
            Sentence("{name} can't be read: {reason}.", name=self.name, reason=reason)
        )

    def text(self, field: str) -> str:
        """Return a text, "" by default."""
        value = self._fields.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(Sentence("“{field}” is no text", field=field))
        return value

    def needed(self, field: str) -> str:
        """Return a text that may not be missing."""
        value = self.text(field)
        if not value:
            raise self.wrong(Sentence("“{field}” is missing", field=field))
        return value

    def switch(self, field: str) -> bool:
        """Return yes or no, no by default."""
        value = self._fields.get(field)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(Sentence("“{field}” is neither true nor false", field=field))
        return bool(value)

    def number(self, field: str) -> float | None:
        """Return a finite number, None by default."""
        value = self._fields.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(Sentence("“{field}” is no number", field=field))
        if not -_LARGEST <= value <= _LARGEST and not math.isfinite(float_of(value)):
            raise self.wrong(Sentence("“{field}” is no finite number", field=field))
        return float(value)

    def whole(self, field: str, default: int = 0) -> int:
        """Return a whole number that a database takes."""
        value = self.number(field)
        if value is None:
            return default
        if value != int(value) or abs(value) > _LARGEST:
            raise self.wrong(Sentence("“{field}” is no whole number, or too large", field=field))
        return int(value)

    def moment(self, field: str) -> float | None:
        """Return a time in seconds since 1970, None by default."""
        value = self.text(field)
        if not value:
            return None
        try:
            return from_iso(value)
        except (ValueError, OverflowError):
            raise self.wrong(Sentence("“{field}” is no time in ISO 8601", field=field)) from None

    def data(self, field: str) -> bytes:
        """Return what stands in base64, b"" by default."""
        try:
            return base64.b64decode(self.text(field), validate=True)
        except (binascii.Error, ValueError):
            raise self.wrong(Sentence("“{field}” is not in base64", field=field)) from None

    def object(self, field: str) -> dict[str, Any] | None:
        """Return an object, None by default."""
        value = self._fields.get(field)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.wrong(Sentence("“{field}” is no JSON object", field=field))
        return dict(value)

    def texts(self, field: str) -> list[str]:
        """Return a list of texts, none by default."""
        value = self._fields.get(field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(Sentence("“{field}” is no list of texts", field=field))
        return value

    def items(self, field: str) -> list[Any]:
        """Return a list of anything, an empty one by default."""
        value = self._fields.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(Sentence("“{field}” is no list", field=field))
        return value

    def records(self, field: str, name: str) -> Iterator[Record]:
        """Yield the objects of a list, none by default; `name` says what one is."""
        for place, fields in enumerate(self.items(field), start=1):
            yield Record(f"{name} {place} of {self.name}", fields)


def float_of(value: float) -> float:
    """Return a number as a float; infinite when it is too large for one."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
