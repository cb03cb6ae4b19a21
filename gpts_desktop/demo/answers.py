"""What the demo gateway says: chosen by the prompt, in the prompt's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from gpts_desktop.demo import chinese, english

MOST_TOKENS = 200_000
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TOKEN = re.compile(
    r"\s?[A-Za-z]{1,8}|\s?\d{1,3}|[\u3040-\u30ff\u4e00-\u9fff]{1,2}|\n+|\s+|.", re.S
)
_AMOUNT = re.compile(r"(\d[\d,]{0,8})\s{0,3}(?:tokens?\b|个?\s?(?:token|词元))", re.I)
_PARTS = (
    ("table", re.compile(r"\btables?\b|表格|列表格|对比", re.I)),
    ("code", re.compile(r"\bcode\b|\bpython\b|\bfunction\b|代码|程序|函数", re.I)),
    ("formula", re.compile(r"\bformulas?\b|\bequations?\b|\bmaths?\b|公式|方程|数学", re.I)),
    ("list", re.compile(r"\blists?\b|\bsteps\b|列表|步骤|清单", re.I)),
)
_PICTURE = re.compile(r"\bpictures?\b|\bimages?\b|图片|图像|图画", re.I)
_LONG = re.compile(r"\blong(?:er)?\b|长|详细", re.I)
_THINK = re.compile(r"\bthink\b|\breason\b|思考|想一想|推理", re.I)


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer depends on. `turn` counts the user's messages, the last one included."""

    text: str
    pictures: int = 0
    gpt: str = ""
    turn: int = 1
    prompt_tokens: int = 0
    count: int = 1
    most_tokens: int | None = None
    host: str = ""
    """Where the gateway was asked, for the address of a picture."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer in tokens; `thoughts` come before and are no part of it."""

    tokens: list[str]
    thoughts: list[str]
    finish: str = "stop"

    @property
    def length(self) -> int:
        """The number of deltas."""
        return max(1, len(self.thoughts) + len(self.tokens))

    def delta(self, place: int) -> dict[str, str]:
        """Return the delta at a place as the API names it."""
        if place < len(self.thoughts):
            return {"reasoning_content": self.thoughts[place]}
        place -= len(self.thoughts)
        return {"content": self.tokens[place] if place < len(self.tokens) else ""}


def tokens_of(text: str) -> list[str]:
    """Cut a text into pieces of about a token's size; joined they are the text."""
    return _TOKEN.findall(text)


def candidates(question: Question) -> list[Candidate]:
    """Return the `n` answers to a question, each cut at `max_tokens`."""
    return [_candidate(question, index) for index in range(question.count)]


def _candidate(question: Question, index: int) -> Candidate:
    words = chinese if _CHINESE.search(question.text) else english
    thoughts = tokens_of(words.THOUGHTS) if _THINK.search(question.text) else []
    amount = _AMOUNT.search(question.text)
    if amount:
        wanted = min(MOST_TOKENS, int(amount[1].replace(",", "")))
        tokens = _exactly(wanted, question, words.opening, words.chapter)
    else:
        tokens = tokens_of(_text(question, index))
    limit = question.most_tokens
    if limit is not None and limit < len(tokens):
        return Candidate(tokens[:limit], thoughts, "length")
    return Candidate(tokens, thoughts)


def _text(question: Question, index: int) -> str:
    words = chinese if _CHINESE.search(question.text) else english
    parts = [words.opening(question.gpt, question.pictures)]
    if question.count > 1:
        parts.append(words.CANDIDATE.format(number=index + 1, count=question.count))
    asked = [name for name, pattern in _PARTS if pattern.search(question.text)]
    if _LONG.search(question.text):
        asked = [name for name, _ in _PARTS]
        parts += [words.chapter(number) for number in range(1, 4)]
    if _PICTURE.search(question.text):
        asked.append("picture")
    if asked:
        parts += [_part(words.PARTS[name], question.host) for name in asked]
    else:
        parts.append(words.SHORT[(question.turn + index - 1) % len(words.SHORT)])
    parts.append(words.CLOSING)
    return "\n\n".join(parts)


def _part(text: str, host: str) -> str:
    """Return a part with its pictures: one that it carries, and one that the gateway has."""
    if "{carried}" not in text:
        return text
    from gpts_desktop.demo.drawing import PATH, carried

    return text.format(carried=carried(), remote=f"http://{host}{PATH}")


def _exactly(
    wanted: int,
    question: Question,
    opening: Callable[[str, int], str],
    chapter: Callable[[int], str],
) -> list[str]:
    tokens = tokens_of(opening(question.gpt, question.pictures))
    number = 0
    while len(tokens) < wanted:
        number += 1
        tokens += tokens_of("\n\n" + chapter(number))
    return list(islice(tokens, wanted))
