"""The app's own address scheme: `gpts-desktop://add?link=…`, as a web page may offer a GPT."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from gpts_desktop.core.links import Link, find_links, merged

SCHEME = "gpts-desktop"
MOST_LINKS = 100
MOST_CHARACTERS = 100_000


def is_app_address(argument: str) -> bool:
    """Whether an argument is an address of the app's own scheme."""
    return argument[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def offered_links(address: str) -> list[Link]:
    """Return the GPTs and refused links that an address asks to add; none for other requests.

    Anybody can write such an address, so nothing is added before the person was asked.
    """
    try:
        parts = urlsplit(address[:MOST_CHARACTERS].strip())
        # Some systems write gpts-desktop:add, some put a slash after it.
        action = (parts.netloc or parts.path).strip("/").lower()
        values = parse_qs(parts.query, max_num_fields=MOST_LINKS).get("link", [])
    except ValueError:
        return []
    if action != "add":
        return []
    return merged(find_links(value) for value in values)
