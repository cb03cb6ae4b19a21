"""Takes what stands between <think> tags out of an answer's text, however it is cut."""

from __future__ import annotations

OPENING = "<think>"
CLOSING = "</think>"


class ThinkSplitter:
    """Splits one candidate's content into text and reasoning. Linear in the characters.

    A tag right behind a backtick is quoted, and stays text.
    """

    __slots__ = ("_before", "_held", "thinking")

    def __init__(self) -> None:
        self.thinking = False
        self._held = ""
        self._before = ""

    def feed(self, content: str) -> list[tuple[bool, str]]:
        """Return (is reasoning, text) runs, none empty; what may begin a tag is held back."""
        content = self._held + content
        self._held = ""
        runs: list[tuple[bool, str]] = []
        start = search = 0
        while True:
            tag = CLOSING if self.thinking else OPENING
            at = content.find(tag, search)
            if at < 0:
                break
            if not self.thinking and self._char_before(content, at) == "`":
                search = at + 1
                continue
            self._add(runs, content[start:at])
            self.thinking = not self.thinking
            start = search = at + len(tag)
        rest = content[start:]
        keep = _overlap(rest, CLOSING if self.thinking else OPENING)
        if keep:
            self._held = rest[-keep:]
            rest = rest[:-keep]
        self._add(runs, rest)
        return runs

    def end(self) -> list[tuple[bool, str]]:
        """Return what was held back, since no tag came of it."""
        held, self._held = self._held, ""
        return [(self.thinking, held)] if held else []

    def _char_before(self, content: str, at: int) -> str:
        return content[at - 1] if at else self._before

    def _add(self, runs: list[tuple[bool, str]], text: str) -> None:
        if text:
            runs.append((self.thinking, text))
            self._before = text[-1]


def _overlap(text: str, tag: str) -> int:
    """Return how many characters at the end of `text` begin `tag`."""
    for size in range(min(len(tag) - 1, len(text)), 0, -1):
        if text.endswith(tag[:size]):
            return size
    return 0
