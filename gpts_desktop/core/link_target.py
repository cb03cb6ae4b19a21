"""What a link in an answer really leads to: what is opened is what is shown.

The text and the target of a link come from a model, and may be made to deceive: a host before an
"@", letters of another alphabet, characters that turn the direction of writing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

OPENED_SCHEMES = ("http", "https", "mailto")
"""Links of other schemes are shown and not opened."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
# The end of a file's name ("main.py", "README.md") is a country's too: none such is here.
_SITES = "com|org|net|edu|gov|io|dev|app|info|biz|cn|uk|de|jp|fr|ru|eu|co|me|tv|ai|tk"
_HOST_IN_TEXT = re.compile(
    rf"(?:(?:https?:)?//(?:[^\s/@]*@)?|(?=www\.))([^\s/:?#@]+\.[^\s/:?#@]+)(?:[/:?#].*)?"
    rf"|((?:[^\s/:?#@]+\.)+(?:{_SITES}))(?:[/:?#].*)?",
    re.IGNORECASE,
)
# Latin, Greek, Cyrillic, Armenian, Cherokee: their letters pass for those of ASCII.
_LATIN_LIKE = re.compile("[\u0080-\u058f\u13a0-\u13ff\u1c80-\u1fff\u2c00-\u2dff\ua640-\uabff]")
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link leads: `address` in ASCII for the browser.

    `head` (scheme and host, in ASCII) and `tail` are for people; `name` is the host in its own
    letters where none passes for a letter of ASCII, `user` what stands before an "@".
    """

    address: str
    head: str
    tail: str = ""
    host: str = ""
    name: str = ""
    user: str = ""

    @property
    def shown(self) -> str:
        """The whole, for people."""
        return f"{self.head}{f' ({self.name})' if self.name else ''}{self.tail}"


def target_of(link: str) -> LinkTarget | None:
    """Return where a link leads, or None for what is not opened."""
    link = link.strip()
    scheme = scheme_of(link)
    if scheme not in OPENED_SCHEMES or any(unicodedata.category(char) == "Cc" for char in link):
        return None
    if scheme == "mailto":
        body = _ascii(link.partition(":")[2])
        return LinkTarget(f"mailto:{body}", "mailto:", body)
    before, mark, query = link.partition("?")
    try:
        # Browsers take a backslash for a slash.
        parts = urlsplit(before.replace("\\", "/") + mark + query)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    plain = _plain_host(host)
    if not plain:
        return None
    tail = _ascii((parts.path or "") + (f"?{parts.query}" if parts.query else ""))
    tail += f"#{_ascii(parts.fragment)}" if parts.fragment else ""
    site = f"{plain}:{port}" if port is not None else plain
    user = parts.username or ""
    front = f"{scheme}://{_ascii(parts.netloc.rpartition('@')[0])}@" if user else f"{scheme}://"
    head = f"{scheme}://…@{site}" if user else f"{scheme}://{site}"
    name = "" if host.isascii() or _LATIN_LIKE.search(host) else visible(host)
    return LinkTarget(f"{front}{site}{tail}", head, tail, plain, name, user)


def scheme_of(link: str) -> str:
    """Return a link's scheme in small letters, or "" for what is no address."""
    found = _SCHEME.match(link.strip())
    return found[0].lower() if found else ""


def claimed_host(text: str, target: LinkTarget) -> str:
    """Return the host that a link seems to lead to when it leads to another, else "".

    It is that of an address in its text, or what stands before an "@" in the target. A text
    that turns the direction of writing is returned as it is: who knows what it looks like.
    """
    if target.user:
        return visible(target.user)
    if not target.host:
        return ""
    if _TURNING.search(text):
        return visible(text.strip())
    found = _HOST_IN_TEXT.fullmatch(text.strip())
    claimed = (found[1] or found[2]).rstrip(".") if found else ""
    return visible(claimed) if claimed and not _same_site(_plain_host(claimed), target.host) else ""


def visible(text: str) -> str:
    """Return text with what is not seen, or turns what is, written as escapes."""
    return "".join(_escaped(char) if _is_hidden(char) else char for char in text)


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _plain_host(host: str) -> str:
    """Return a host in ASCII and small letters, "" for what can't be one."""
    host = host.lower()
    if ":" in host:
        return f"[{host}]"  # IPv6
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return host if re.fullmatch(r"[a-z0-9._-]+", host) else ""


def _ascii(text: str) -> str:
    return quote(text, safe="%/:?#[]@!$&'()*+,;=-._~", errors="replace")


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")


def _escaped(char: str) -> str:
    return quote(char, safe="", errors="replace")
