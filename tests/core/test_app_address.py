from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.app_address import is_app_address, offered_links
from gpts_desktop.core.links import FoundGpt, RefusedLink

LINK = "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"
ENCODED = "https%3A%2F%2Fchatgpt.com%2Fg%2Fg-bo0FiWLY7-researchgpt"


@pytest.mark.parametrize(
    "address",
    [
        f"gpts-desktop://add?link={LINK}",
        f"gpts-desktop://add?link={ENCODED}",
        f"gpts-desktop://add/?link={LINK}",
        f"gpts-desktop:add?link={LINK}",
        f"GPTS-DESKTOP://ADD?link={LINK}",
        "gpts-desktop://add?link=g-bo0FiWLY7",
        f"gpts-desktop://add?ref=page&link={LINK}&link={LINK}",
    ],
)
def test_the_link_in_an_address_is_found(address: str) -> None:
    assert is_app_address(address)
    (found,) = offered_links(address)
    assert isinstance(found, FoundGpt)
    assert found.id == "g-bo0FiWLY7"


@pytest.mark.parametrize(
    "address",
    [
        "gpts-desktop:",
        "gpts-desktop://add",
        f"gpts-desktop://remove?link={LINK}",
        f"gpts-desktop://add?other={LINK}",
        "gpts-desktop://add?" + "link=a&" * 200,
        "gpts-desktop://[add?link=x",
    ],
)
def test_other_requests_offer_nothing(address: str) -> None:
    assert is_app_address(address)
    assert offered_links(address) == []


def test_what_is_no_gpt_is_refused_with_the_reason() -> None:
    (refused,) = offered_links("gpts-desktop://add?link=https://chatgpt.com/g/g-p-0123456789abcdef")
    assert isinstance(refused, RefusedLink)


@pytest.mark.parametrize("argument", ["gpts-desktop", LINK, "gpts-desktop.txt", ""])
def test_links_and_files_are_no_address_of_the_app(argument: str) -> None:
    assert not is_app_address(argument)


@given(st.text(max_size=300))
def test_nothing_that_is_written_there_breaks_it(rest: str) -> None:
    offered_links(f"gpts-desktop:{rest}")
