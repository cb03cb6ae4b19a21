"""What stands for a GPT where there is little room: a letter of its name on a colour of its own."""

from __future__ import annotations

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_color import COLORS

# In the order of `Gpt.color`, its first ones as far apart as they can be. White text on each
# keeps 4.5:1 (tests/ui/test_monogram.py).
_COLORS = (
    "#0f766e",
    "#7c3aed",
    "#b45309",
    "#1d4ed8",
    "#be185d",
    "#4d7c0f",
    "#b91c1c",
    "#0e7490",
    "#a21caf",
    "#15803d",
    "#4338ca",
    "#7c2d12",
)
_NO_COLOR = "#475569"  # of a GPT that was removed, in the conversations that are left of it
# What a Chinese name ends in when its telling word stands before: "translation helper".
_GENERIC_ENDS = (
    *("小助手", "机器人", "生成器", "助手", "助理", "专家", "大师", "老师", "教练", "顾问"),
    *("导师", "工具", "大全", "达人", "师"),
)


def letter_of(name: str) -> str:
    """Return the one character that tells most of a name, in upper case; "?" for none.

    That is its first letter or digit; of a Chinese name that ends in a word like "helper",
    the last character before that word (学术翻译助手: 译).
    """
    letters = [c for c in name if c.isalnum()]
    if not letters:
        return "?"
    if _is_chinese(letters[0]):
        word = "".join(letters)
        for end in _GENERIC_ENDS:
            if word.endswith(end) and len(word) > len(end):
                return word[-len(end) - 1].upper()
    return letters[0].upper()[0]


def _is_chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def color_of(gpt: Gpt) -> str:
    """Return a GPT's colour as "#rrggbb"; a grey for one that is not in the library."""
    return _COLORS[gpt.color % COLORS] if gpt.color >= 0 else _NO_COLOR
