"""What one message of a ChatGPT export shows (wire.md, section 6): its text and its files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

_HIDDEN_TYPES = frozenset(
    ("user_editable_context", "model_editable_context", "thoughts", "reasoning_recap")
)
_AUDIO = "audio"
_FILE_ID = re.compile(r"file[-_][0-9A-Za-z]+")
_TICKS = re.compile(r"`{3,}")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a message points to. `id` is what its name in an archive begins with."""

    id: str
    address: str
    name: str = ""
    words: str = ""
    is_picture: bool = True


@dataclass(slots=True)
class Content:
    """What is shown of a message, its pictures within its text where an answer has them.

    `files` go along with a question. `unknown` is the type of what this version does not know.
    """

    text: str = ""
    files: list[Asset] = field(default_factory=list)
    pictures: list[Asset] = field(default_factory=list)
    unknown: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.files or self.pictures)


def is_hidden(message: dict[str, Any]) -> bool:
    """Whether ChatGPT itself does not show a message; a tool's pictures are asked for apart."""
    metadata = part(message, "metadata")
    if metadata.get("is_visually_hidden_from_conversation"):
        return True
    if content_type(message) in _HIDDEN_TYPES or message.get("channel") == "analysis":
        return True
    if message.get("recipient") not in ("all", None, ""):
        return True
    role = role_of(message)
    return role not in ("user", "assistant") and not (
        role == "system" and metadata.get("is_user_system_message")
    )


def content_of(message: dict[str, Any]) -> Content:
    """Return what a message that is not hidden shows; nothing for an empty one."""
    content = part(message, "content")
    made = Content()
    reader = _READERS.get(content_type(message))
    if reader is not None:
        reader(content, made)
    else:
        made.unknown = content_type(message) or "none"
        made.text = _any_text(content)
    if role_of(message) == "assistant":
        made.text = "\n\n".join(filter(None, (made.text, *map(_as_markdown, made.pictures))))
    else:
        made.files, made.pictures = _along_with(message, made.pictures), []
    return made


def pictures_of_tool(message: dict[str, Any]) -> Content:
    """Return the pictures that a tool drew for the answer; its words are not for people."""
    made = Content()
    if role_of(message) == "tool" and content_type(message) == "multimodal_text":
        parts = part(message, "content").get("parts")
        for one in parts if isinstance(parts, list) else ():
            if isinstance(one, dict) and (picture := _picture(one)) is not None:
                made.pictures.append(picture)
    made.text = "\n\n".join(map(_as_markdown, made.pictures))
    return made


def role_of(message: dict[str, Any]) -> str:
    """Return who speaks, "" when nothing says so."""
    role = part(message, "author").get("role")
    return role if isinstance(role, str) else ""


def content_type(message: dict[str, Any]) -> str:
    """Return what kind of content a message has; one that does not say has text."""
    kind = part(message, "content").get("content_type", "text")
    return kind if isinstance(kind, str) else ""


def part(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an object within an object, an empty one when it is missing or something else."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def _text(content: dict[str, Any], made: Content) -> None:
    """Read parts: texts, pictures, what was said aloud, and what can only be mentioned."""
    parts = content.get("parts")
    if not isinstance(parts, list):
        made.text = _any_text(content)
        return
    texts: list[str] = []
    said = False
    mentions: list[str] = []
    for one in parts:
        if isinstance(one, str):
            texts.append(one)
        elif isinstance(one, dict):
            kind = one.get("content_type")
            if (picture := _picture(one)) is not None:
                made.pictures.append(picture)
            elif isinstance(kind, str) and _AUDIO in kind and not isinstance(one.get("text"), str):
                mentions.append(_mention_of_sound(kind))
            else:
                said = said or (isinstance(kind, str) and _AUDIO in kind)
                texts.append(_any_text(one))
    if not said:
        texts += list(dict.fromkeys(mentions))
    made.text = "\n\n".join(text for text in texts if text.strip())


def _mention_of_sound(kind: str) -> str:
    return "[Audio and video]" if "video" in kind else "[Audio]"


def _picture(one: dict[str, Any]) -> Asset | None:
    address = one.get("asset_pointer")
    if one.get("content_type") != "image_asset_pointer" or not isinstance(address, str):
        return None
    prompt = part(part(one, "metadata"), "dalle").get("prompt")
    words = " ".join(prompt.split()) if isinstance(prompt, str) else ""
    return Asset(file_id(address), address, words=words)


def file_id(address: str) -> str:
    """Return what the name of the file that a pointer leads to begins with."""
    place = address.rpartition("://")[2]
    found = _FILE_ID.search(place)
    return found.group() if found else place.rpartition("/")[2]


def _as_markdown(picture: Asset) -> str:
    words = re.sub(r"[\[\]\\`*_<>!]", "", picture.words)[:300]
    return f"![{words}]({picture.address})"


def _along_with(message: dict[str, Any], pictures: list[Asset]) -> list[Asset]:
    """Return a question's pictures by their names, and the other files it was sent with."""
    listed = part(message, "metadata").get("attachments")
    names: dict[str, str] = {}
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            name = one.get("name")
            names[file_id(one["id"])] = name if isinstance(name, str) else ""
    named = [replace(one, name=names.pop(one.id, "")) for one in pictures]
    return named + [Asset(key, "", name, is_picture=False) for key, name in names.items()]


def _code(content: dict[str, Any], made: Content) -> None:
    language = content.get("language")
    named = isinstance(language, str) and language != "unknown" and language.isalnum()
    made.text = _fenced(_any_text(content), str(language) if named else "")


def _output(content: dict[str, Any], made: Content) -> None:
    made.text = _fenced(_any_text(content), "")


def _fenced(code: str, language: str) -> str:
    if not code.strip():
        return ""
    ticks = max((len(run) for run in _TICKS.findall(code)), default=2) + 1
    fence = "`" * max(3, ticks)
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def _quote(content: dict[str, Any], made: Content) -> None:
    words = _any_text(content)
    title, address = content.get("title"), content.get("url")
    lines = [f"> {line}".rstrip() for line in words.splitlines()]
    if isinstance(address, str) and address.startswith(("https://", "http://")):
        name = title if isinstance(title, str) and title.strip() else address
        lines += ([">"] if lines else []) + [f"> [{name}]({address})"]
    made.text = "\n".join(lines)


def _failure(content: dict[str, Any], made: Content) -> None:
    name = content.get("name")
    words = (name if isinstance(name, str) else "", _any_text(content))
    made.text = ": ".join(word for word in words if word.strip())


def _any_text(content: dict[str, Any]) -> str:
    """Return the text of an object, under whatever name it stands."""
    for name in ("text", "parts", "result", "content", "summary", "output"):
        value = content.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list):
            texts = (each if isinstance(each, str) else "" for each in value)
            if joined := "\n\n".join(text for text in texts if text.strip()):
                return joined
    return ""


_READERS = {
    "text": _text,
    "multimodal_text": _text,
    "code": _code,
    "execution_output": _output,
    "tether_quote": _quote,
    "tether_browsing_display": _text,
    "system_error": _failure,
}
