"""What is shown of each kind of message (wire.md, section 6)."""

from __future__ import annotations

from typing import Any

import pytest

from gpts_desktop.core.importing.chatgpt_content import (
    Asset,
    content_of,
    file_id,
    is_hidden,
    pictures_of_tool,
)
from tests.core.importing.exports import Fields, message

POINTER: Fields = {
    "content_type": "image_asset_pointer",
    "asset_pointer": "sediment://file_00000000c0de",
    "width": 3,
    "height": 2,
    "metadata": {"dalle": {"prompt": "A [red]\nfox"}},
}


def text_of(content: Any, role: str = "assistant") -> str:
    return content_of(message(role, content=content)).text


@pytest.mark.parametrize(
    "hidden",
    [
        message("system"),
        message("user", metadata={"is_visually_hidden_from_conversation": True}),
        message("user", content={"content_type": "user_editable_context", "user_profile": "x"}),
        message("user", content={"content_type": "model_editable_context"}),
        message("assistant", content={"content_type": "thoughts", "thoughts": []}),
        message("assistant", content={"content_type": "reasoning_recap", "content": "14 s"}),
        message("assistant", recipient="python"),
        message("assistant", channel="analysis"),
        message("tool", "42"),
        message("critic", "hm"),
        {},
        {"author": None, "content": None, "metadata": None},
    ],
)
def test_what_chatgpt_hides_is_hidden(hidden: Fields) -> None:
    assert is_hidden(hidden)


@pytest.mark.parametrize(
    "shown",
    [
        message("user", "x"),
        message("assistant", "x"),
        message("assistant", "x", recipient=None),
        message("assistant", "x", channel="final"),
        message("system", "x", metadata={"is_user_system_message": True}),
    ],
)
def test_what_people_wrote_and_read_is_shown(shown: Fields) -> None:
    assert not is_hidden(shown)
    assert content_of(shown).text == "x"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ({"content_type": "text", "parts": ["a", "", "b"]}, "a\n\nb"),
        ({"content_type": "text", "parts": []}, ""),
        ({"content_type": "text"}, ""),
        ({"content_type": "text", "text": "bare"}, "bare"),
        ({"parts": ["no type"]}, "no type"),
        ({"content_type": "multimodal_text", "parts": ["a", 1, None, {"text": "b"}]}, "a\n\nb"),
        ({"content_type": "code", "language": "python", "text": "x = 1"}, "```python\nx = 1\n```"),
        ({"content_type": "code", "language": "unknown", "text": "x"}, "```\nx\n```"),
        ({"content_type": "code", "text": "a ``` b"}, "````\na ``` b\n````"),
        ({"content_type": "execution_output", "text": "42"}, "```\n42\n```"),
        (
            {
                "content_type": "tether_quote",
                "text": "one\ntwo",
                "title": "Page",
                "url": "https://a.example/",
            },
            "> one\n> two\n>\n> [Page](https://a.example/)",
        ),
        ({"content_type": "tether_browsing_display", "result": "found"}, "found"),
        ({"content_type": "system_error", "name": "Timeout", "text": "too slow"},
         "Timeout: too slow"),
    ],
)  # fmt: skip
def test_each_type_gives_its_text(content: Fields, wanted: str) -> None:
    made = content_of(message("assistant", content=content))
    assert made.text == wanted
    assert not made.unknown


def test_an_unknown_type_gives_its_text_and_is_named() -> None:
    made = content_of(message("assistant", content={"content_type": "hologram", "summary": "x"}))
    assert (made.text, made.unknown) == ("x", "hologram")
    assert content_of(message("user", content={"content_type": 7})).unknown == "none"


@pytest.mark.parametrize(
    "kind", ["audio_asset_pointer", "real_time_user_audio_video_asset_pointer"]
)
def test_sound_is_mentioned_unless_its_words_are_there(kind: str) -> None:
    sound = {"content_type": kind, "asset_pointer": "sediment://file_1"}
    said = {"content_type": "audio_transcription", "text": "Good morning"}
    alone = text_of({"content_type": "multimodal_text", "parts": [sound]}, "user")
    assert alone in ("[Audio]", "[Audio and video]")
    both = text_of({"content_type": "multimodal_text", "parts": [said, sound]}, "user")
    assert both == "Good morning"


def test_a_picture_of_an_answer_stands_in_its_text() -> None:
    made = content_of(
        message("assistant", content={"content_type": "multimodal_text", "parts": ["See", POINTER]})
    )
    assert made.text == "See\n\n![A red fox](sediment://file_00000000c0de)"
    assert [picture.id for picture in made.pictures] == ["file_00000000c0de"]


def test_a_tools_picture_is_the_answers_and_its_words_are_not() -> None:
    parts = [POINTER, "The image is already visible."]
    drawn = message("tool", content={"content_type": "multimodal_text", "parts": parts})
    assert is_hidden(drawn)
    assert pictures_of_tool(drawn).text == "![A red fox](sediment://file_00000000c0de)"
    assert not pictures_of_tool(message("tool", "noise"))


def test_pictures_and_files_of_a_question_go_along_with_it() -> None:
    listed = [
        {"id": "file_00000000c0de", "name": "fox.png"},
        {"id": "file-AbC", "name": "report.pdf"},
    ]
    made = content_of(
        message(
            "user",
            content={"content_type": "multimodal_text", "parts": [POINTER, "What is it?"]},
            metadata={"attachments": listed},
        )
    )
    assert made.text == "What is it?"
    assert made.files == [
        Asset("file_00000000c0de", "sediment://file_00000000c0de", "fox.png", "A [red] fox"),
        Asset("file-AbC", "", "report.pdf", is_picture=False),
    ]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("file-service://file-AbC123", "file-AbC123"),
        ("sediment://file_0000c0de", "file_0000c0de"),
        ("sediment://a1b2#file_0000c0de#p_0.png", "file_0000c0de"),
        ("other://x/y", "y"),
    ],
)
def test_the_id_of_a_file_is_found_in_its_pointer(address: str, wanted: str) -> None:
    assert file_id(address) == wanted
