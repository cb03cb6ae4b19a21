"""A JSON text of any length, read value by value: what was read is forgotten at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from gpts_desktop.core.sentence import Sentence

LARGEST = 256 * 1024 * 1024
"""Characters of one value; a longer one is given up, so that memory stays bounded."""

_BLANK = re.compile(r"[ \t\n\r]*")
# The longest that is cut in two without being a string: "-Infinity", or an escape.
_LONGEST_WORD = 12
_LONGEST_EXPONENT = 2  # what may stand between a number and its next digit: "e+"
_UNCLOSED = "Unterminated string"  # json's own words
_CUT = Sentence("the file ends in the middle of it")
_NO_JSON = Sentence("it is not written as JSON")
# Texts with bare line ends in their strings are not worth losing.
_decoder = json.JSONDecoder(strict=False)


class BrokenJsonError(ValueError):
    """What stands here is no JSON, or more than is taken; the sentence part says what."""


class JsonText:
    """Reads values from a text that comes in pieces.

    `after_value` is called after each value: who reads may rest there, or raise to end it.
    """

    def __init__(
        self,
        pieces: Iterator[str],
        after_value: Callable[[], None] = lambda: None,
        largest: int = LARGEST,
    ) -> None:
        self._pieces = pieces
        self._after_value = after_value
        self._largest = largest
        self._text = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """Return the next character that is no blank, "" at the end."""
        while True:
            blanks = _BLANK.match(self._text, self._at)
            assert blanks is not None
            self._at = blanks.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on(1):
                return ""

    def take(self, character: str) -> bool:
        """Go past `character` if it is the next one."""
        if self.peek() != character:
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        """Return the value that stands here; raise BrokenJsonError."""
        self.peek()
        while True:
            try:
                value, end = _decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_go_on(error) and self._double():
                    continue
                is_cut = error.msg.startswith(_UNCLOSED) or error.pos >= len(self._text)
                raise BrokenJsonError(_CUT if is_cut else _NO_JSON) from None
            except (ValueError, RecursionError):
                # A number of thousands of digits, or brackets within brackets without end.
                raise BrokenJsonError(Sentence("it holds what no JSON reader takes")) from None
            is_near_end = len(self._text) - end <= _LONGEST_EXPONENT
            if is_near_end and isinstance(value, int | float) and self._double():
                continue  # more digits may come
            self._at = end
            self._after_value()
            return value

    def members(self) -> Iterator[str]:
        """Yield each key of the object that stands here; its value is read by who asks."""
        self._expect("{")
        if self.take("}"):
            return
        while True:
            key = self.value() if self.peek() == '"' else None
            if not isinstance(key, str):
                raise BrokenJsonError(self._complaint())
            self._expect(":")
            yield key
            if not self.take(","):
                break
        self._expect("}")

    def elements(self) -> Iterator[None]:
        """Yield for each element of the array that stands here; it is read by who asks."""
        self._expect("[")
        if self.take("]"):
            return
        while True:
            yield
            if not self.take(","):
                break
        self._expect("]")

    def seek(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Go to the next place after this one where `pattern` matches; False at the end.

        A match is no longer than `reach` characters.
        """
        self._at += 1
        while True:
            found = pattern.search(self._text, self._at)
            if found is not None:
                self._at = found.end()
                return True
            self._at = max(self._at, len(self._text) - reach)
            if not self._read_on(1):
                return False
            self._after_value()

    def _expect(self, character: str) -> None:
        if not self.take(character):
            raise BrokenJsonError(self._complaint())

    def _complaint(self) -> str:
        return _NO_JSON if self.peek() else _CUT

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Whether only the text's end here made a value fail."""
        return error.msg.startswith(_UNCLOSED) or error.pos >= len(self._text) - _LONGEST_WORD

    def _double(self) -> bool:
        """Read as much again as there is of the value, so that long ones cost twice their length.

        Raises BrokenJsonError for what gets too long.
        """
        held = len(self._text) - self._at
        if held > self._largest:
            raise BrokenJsonError(Sentence("it is too large"))
        return self._read_on(held)

    def _read_on(self, count: int) -> bool:
        """Forget what was read, and read at least so many characters more if there are any."""
        if self._ended:
            return False
        parts: list[str] = []
        missing = count
        while missing > 0:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
                break
            parts.append(piece)
            missing -= len(piece)
        if parts:
            self._text = "".join([self._text[self._at :], *parts])
            self._at = 0
        return bool(parts)
