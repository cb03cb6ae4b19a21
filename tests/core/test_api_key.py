from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.api_key import clean_key
from gpts_desktop.core.errors import InputError

KEY = "sk-AbC123def456GHI789jkl"


@pytest.mark.parametrize(
    "pasted",
    [
        KEY,
        f"  {KEY}\r\n",
        f'"{KEY}"',
        f"“{KEY}”，",
        f"Bearer {KEY}",
        f"bearer  {KEY}",
        f"Authorization: Bearer {KEY}",
        f'-H "Authorization: Bearer {KEY}"',
        f"OPENAI_API_KEY={KEY}",
        f'export OPENAI_API_KEY="{KEY}"',
        f"\ufeff\u200b{KEY}\u200b",
        f"{KEY[:10]}\n{KEY[10:]}",
    ],
)
def test_cleaned(pasted: str) -> None:
    assert clean_key(pasted).reveal() == KEY


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        " \n",
        "Bearer ",
        "https://api.gpt.ge/",
        "sk-我的密钥123456",
        "sk-ａｂｃ12345678",
        "sk-••••••••3f9a",
        "sk-abc***xyz",
        f"{KEY}\n{KEY}",
        f"my key is {KEY}",
        f"{KEY} and more",
        "sk-abc\x00def",
        "sk-" + "a" * 2000,
    ],
)
def test_refused(pasted: str) -> None:
    with pytest.raises(InputError) as caught:
        clean_key(pasted)
    assert KEY not in str(caught.value)


@given(st.text(max_size=80))
def test_what_is_taken_can_stand_in_a_header(pasted: str) -> None:
    try:
        key = clean_key(pasted).reveal()
    except InputError as error:
        assert str(error)
        return
    assert key
    assert key.isascii()
    assert key.isprintable()
    assert " " not in key
