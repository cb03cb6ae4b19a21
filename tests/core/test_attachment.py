from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.attachment import LARGEST, attachment
from gpts_desktop.core.errors import InputError


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF89a\x01\x00", "image/gif"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_pictures_are_told_by_their_first_bytes(data: bytes, media_type: str) -> None:
    found = attachment("holiday.txt", data)
    assert (found.media_type, found.data) == (media_type, data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_texts_become_utf_8(encoding: str) -> None:
    text = "量子计算\nfor everyone\t…"
    assert attachment("notes.md", text.encode(encoding)).data.decode("utf-8") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "“a.bin” is empty."),
        (b"PK\x03\x04\x14\x00\x00\x00", "neither a picture (PNG, JPEG, GIF, WebP) nor a text"),
        (b"%PDF-1.7\nplain enough", "neither a picture"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "neither a picture"),
        (b"a" * (LARGEST + 1), "“a.bin” is larger than 20 MB."),
    ],
)
def test_what_can_not_go_along_is_refused_with_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=r".") as caught:
        attachment("a.bin", data)
    assert reason in str(caught.value)


@given(st.binary())
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    try:
        found = attachment("x", data)
    except InputError:
        return
    assert found.media_type.startswith("image/") or found.data.decode("utf-8") is not None
