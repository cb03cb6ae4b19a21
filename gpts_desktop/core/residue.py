"""What ChatGPT leaves in its answers and no reader should see.

The stored text keeps it; only what is shown goes through here.
"""

from __future__ import annotations

import re

# Where residue may begin.
_BEGIN = re.compile("【|[\ue200-\ue206]|!?\\[|sandbox:/mnt/data/")
_SANDBOX = "sandbox:/mnt/data/"
# Longer than this, an unclosed beginning is no residue.
_LIMIT = 500
_MANY = f"{{0,{_LIMIT}}}"

_SOURCE = re.compile(rf"【\d{{1,4}}(?::\d{{1,4}})?†[^【】\n]{_MANY}】")
_SOURCE_PREFIX = re.compile(rf"【(?:\d{{1,4}}(?::\d{{0,4}})?(?:†[^【】\n]{_MANY})?)?\Z")
_CITATION = re.compile(f"\ue200[^\ue200\ue201\n]{_MANY}\ue201")
_CITATION_PREFIX = re.compile(f"\ue200[^\ue200\ue201\n]{_MANY}\\Z")
_LABEL = re.compile(rf"!?\[([^\[\]\n]{_MANY})")
_TARGET = re.compile(rf"\]\(<?sandbox:/mnt/data/(?:[^()\n]|\([^()\n]{{0,100}}\)){_MANY}\)")
_TARGET_OPEN = re.compile(
    rf"\]\(<?sandbox:/mnt/data/(?:[^()\n]|\([^()\n]{{0,100}}\)){_MANY}(?:\([^()\n]{{0,100}})?\Z"
)
_TARGET_BEGINS = ("](" + _SANDBOX, "](<" + _SANDBOX)
# A bare path ends at a blank, at a bracket, or where Chinese punctuation goes on.
_PATH = re.compile(_SANDBOX + rf"[^\s()\[\]<>\"',;，。；：！？、）】》」』”’]{_MANY}")


def visible(text: str) -> str:
    """Return `text` without citations marks, private-use marks and links into the sandbox.

    Of a link `[name](sandbox:/mnt/data/…)` the name stays.
    """
    if not _BEGIN.search(text):
        return text
    residue = ResidueFilter()
    return residue.feed(text) + residue.flush()


class ResidueFilter:
    """`visible` for a text that comes in chunks, cut anywhere.

    What may be the beginning of residue is held back until it is decided.
    """

    def __init__(self) -> None:
        self._held = ""

    def feed(self, text: str) -> str:
        """Return what is decided of the text so far."""
        return self._run(self._held + text, ended=False)

    def flush(self) -> str:
        """Return what is left at the end of the text."""
        return self._run(self._held, ended=True)

    def _run(self, text: str, ended: bool) -> str:
        out: list[str] = []
        done = 0
        while begin := _BEGIN.search(text, done):
            at = begin.start()
            out.append(text[done:at])
            found = _residue(text, at, ended)
            if found is None:
                self._held = text[at:]
                return "".join(out)
            shown, done = found
            out.append(shown)
        keep = 0 if ended else _begun(text, done)
        self._held = text[len(text) - keep :] if keep else ""
        out.append(text[done : len(text) - keep])
        return "".join(out)


def _begun(text: str, done: int) -> int:
    """Return how many characters at the end may begin something that `_BEGIN` finds."""
    if text.endswith("!"):
        return 1 if len(text) > done else 0
    for size in range(min(len(_SANDBOX) - 1, len(text) - done), 0, -1):
        if text.endswith(_SANDBOX[:size]):
            return size
    return 0


def _residue(text: str, at: int, ended: bool) -> tuple[str, int] | None:
    """Return what is shown of what begins at `at`, and where it ends; None: not decided yet."""
    first = text[at]
    waiting: object
    if first == "【":
        whole = _SOURCE.match(text, at)
        waiting = not whole and _SOURCE_PREFIX.match(text, at)
        end, shown = (whole.end(), "") if whole else (at + 1, first)
    elif first == "s":
        path = _PATH.match(text, at)
        assert path is not None
        waiting = path.end() == len(text) and len(path.group()) < _LIMIT + len(_SANDBOX)
        end, shown = path.end(), ""
    elif first in "![":
        return _link(text, at, ended)
    else:
        whole = _CITATION.match(text, at)
        waiting = not whole and _CITATION_PREFIX.match(text, at)
        end, shown = (whole.end(), "") if whole else (at + 1, "")
    return None if waiting and not ended else (shown, end)


def _link(text: str, at: int, ended: bool) -> tuple[str, int] | None:
    """Do the same for a link or picture."""
    label = _LABEL.match(text, at)
    assert label is not None
    target = _TARGET.match(text, label.end())
    if target:
        return label.group(1), target.end()
    rest = text[label.end() : label.end() + len(_TARGET_BEGINS[1])]
    begins = any(begin.startswith(rest) for begin in _TARGET_BEGINS)
    if not ended and (begins or _TARGET_OPEN.match(text, label.end())):
        return None
    opener = label.group()[: -len(label.group(1)) or None]
    return opener, at + len(opener)
