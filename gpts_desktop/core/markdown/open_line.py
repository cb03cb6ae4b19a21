"""The line that is still being written, without the data of the pictures it carries."""

from __future__ import annotations

import re

from gpts_desktop.core.markdown.carried import ARRIVING, Carried, cleaned

_OPENER = re.compile(r"data:image/[\w.+;=-]{1,40};base64,", re.IGNORECASE | re.ASCII)
_BODY = re.compile(r"[A-Za-z0-9+/=%_-]*")
# The end of a text that may become an opener.
_BEGUN = re.compile(r"d(?:a(?:t(?:a(?::[\w./+;=-]{0,60})?)?)?)?\Z", re.IGNORECASE | re.ASCII)
_BEGUN_LIMIT = 70
_ADDRESS = r"<?(?:[^\s()<>]|\([^\s()<>]*\)?)*"
# A picture, or a link around one, that is cut off at the end of a text.
_HALF = re.compile(
    r"!\[(?P<text>(?:[^\[\]\\\n]|\\.){0,200})"
    rf"(?P<target>\](?:\({_ADDRESS}>?(?:[ \t]+[\"'(][^\n]{{0,200}})?)?)?\Z"
)
_HALF_LINK = re.compile(
    r"\[!\[(?P<text>(?:[^\[\]\\\n]|\\.){0,200})\]"
    rf"\({_ADDRESS}>?\)(?:\](?:\({_ADDRESS})?)?\Z"
)


class OpenLine:
    """Grows at its end; `text` is what is certain of it, data taken out.

    A `verbatim` line, within a fence, is left as it is.
    """

    def __init__(self, carried: Carried) -> None:
        self.text = ""
        self.verbatim = False
        self._carried = carried
        self._begun = ""
        self._data: list[str] = []

    @property
    def pending(self) -> int:
        """How many characters came that are not in `text` yet."""
        return len(self._begun) + sum(map(len, self._data))

    def add(self, text: str) -> None:
        """Take what comes next; its cost is its own size."""
        if self.verbatim:
            self.text += cleaned(text)
            return
        text, self._begun = self._begun + text, ""
        at, out = 0, [self.text]
        while at < len(text):
            if self._data:
                at = self._take_data(text, at)
                if at == len(text):
                    break
                out.append(self._close_data())
            found = _OPENER.search(text, at)
            if found is None:
                out.append(cleaned(self._certain(text, at)))
                break
            out.append(cleaned(text[at : found.start()]))
            self._data.append(found.group())
            at = found.end()
        self.text = "".join(out)

    def drain(self) -> str:
        """Return what is certain and let it go."""
        text, self.text = self.text, ""
        return text

    def end(self) -> str:
        """Return the line, which is complete, and begin another."""
        text = self.text + (self._close_data() if self._data else self._begun)
        self.text = self._begun = ""
        return text

    def shown(self) -> str:
        """Return the line as it is shown now: of a picture, only that it is arriving."""
        if self.verbatim:
            return self.text
        if not self._data:
            return _without_half(self.text + self._begun)
        closer = {"](": ")", "](<": ">)"}
        ends = (end for start, end in closer.items() if self.text.endswith(start))
        return self.text + ARRIVING + next(ends, "")

    def _take_data(self, text: str, at: int) -> int:
        body = _BODY.match(text, at)
        assert body is not None
        self._data.append(body.group())
        return body.end()

    def _close_data(self) -> str:
        token = self._carried.hold("".join(self._data))
        self._data.clear()
        return token

    def _certain(self, text: str, at: int) -> str:
        """Return the rest of `text`, but for what may become an opener."""
        begun = _BEGUN.search(text, max(at, len(text) - _BEGUN_LIMIT))
        if begun is None:
            return text[at:]
        self._begun = begun.group()
        return text[at : begun.start()]


def _without_half(text: str) -> str:
    """Return a line without the picture that is cut off at its end, if there is one."""
    at = text.rfind("![")
    if at < 0:
        return text
    found = _HALF.match(text, at)
    if found is not None and found.group("target") in (None, "]"):
        return text[:at].removesuffix("[")
    if found is None and at > 0:
        found = _HALF_LINK.match(text, at - 1)
    if found is None:
        return text
    before = text[: found.start()].removesuffix("[")
    return f"{before}![{found.group('text')}]({ARRIVING})"
