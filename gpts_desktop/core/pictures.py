"""Pictures in answers: what an address is, who may be asked for one, and what one is made of."""

from __future__ import annotations

import base64
import binascii
import re
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gpts_desktop.core.base_url import is_private

if TYPE_CHECKING:
    from gpts_desktop.core.settings import Settings

LARGEST = 30 * 1024 * 1024  # bytes
"""The largest picture that is fetched."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNCLEAR = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it came. Width and height are in pixels, 0 until they are known."""

    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


class AddressKind(StrEnum):
    """Where a picture lies; only the first three can be shown."""

    CARRIED = "carried"
    REMOTE = "remote"
    ARCHIVED = "archived"  # came with an imported chat, or did not: it can't be fetched
    SANDBOX = "sandbox"
    ATTACHMENT = "attachment"
    FILE = "file"
    MEMORY = "memory"
    OTHER = "other"


_KINDS = {
    "data": AddressKind.CARRIED,
    "sediment": AddressKind.ARCHIVED,
    "file-service": AddressKind.ARCHIVED,
    "sandbox": AddressKind.SANDBOX,
    "attachment": AddressKind.ATTACHMENT,
    "cid": AddressKind.ATTACHMENT,
    "file": AddressKind.FILE,
    "blob": AddressKind.MEMORY,
}


def kind_of(address: str) -> AddressKind:
    """Return where a picture lies. What has no scheme, or no clear host, lies nowhere."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return AddressKind.OTHER
    if scheme.group(1).lower() in _DEFAULT_PORTS:
        return AddressKind.REMOTE if host_of(address) else AddressKind.OTHER
    return _KINDS.get(scheme.group(1).lower(), AddressKind.OTHER)


def host_of(address: str) -> str:
    """Return the host that an address of the web names, as it is asked, and an unusual port.

    It is "" where programs could differ about the host: who says yes to one must not
    have another asked.
    """
    if _UNCLEAR.search(address):
        return ""
    try:
        parts = urllib.parse.urlsplit(address)
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    usual = _DEFAULT_PORTS.get(parts.scheme.lower())
    if not host or usual is None or "@" in parts.netloc:
        return ""
    shown = f"[{host}]" if ":" in host else host
    return shown if port in (None, usual) else f"{shown}:{port}"


def name_in(host: str) -> str:
    """Return a host, as `host_of` gives it, without its port and brackets."""
    return urllib.parse.urlsplit(f"//{host}").hostname or ""


def is_secure(address: str) -> bool:
    """Whether nobody on the way can read or change what is fetched."""
    return address[:6].lower() == "https:"


def carried_data(address: str) -> bytes | None:
    """Return the data of a `data:` address, None when it can't be read."""
    head, comma, body = address.partition(",")
    if not comma or len(body) > 2 * LARGEST:
        return None
    if "%" in body:
        body = urllib.parse.unquote(body)
    if not head.lower().endswith(";base64"):
        return body.encode("utf-8", "surrogateescape")
    body = body.translate({ord("-"): "+", ord("_"): "/"})
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return None


class PicturePolicy:
    """Whose pictures are loaded without asking: what the user said, kept in the settings.

    `gateway` gives the base URL of the gateway in use, "" for none.
    """

    def __init__(self, settings: Settings, gateway: Callable[[], str]) -> None:
        self._settings = settings
        self._gateway = gateway

    @property
    def near(self) -> str:
        """The base URL of the gateway in use."""
        return self._gateway()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that need no question."""
        return tuple(self._settings["picture_hosts"])

    def may_load(self, address: str) -> bool:
        """Whether a picture is loaded at once. Over plain http each is asked for."""
        host = host_of(address)
        at_home = is_private(name_in(host)) and host == host_of(self.near)
        if not host or not (is_secure(address) or at_home):
            return False
        return self._settings["pictures"] == "always" or host in self.hosts

    def allow_host(self, host: str) -> None:
        """Load this host's pictures from now on."""
        if host and host not in self.hosts:
            self._settings["picture_hosts"] = [*self.hosts, host]

    def allow_all(self) -> None:
        """Load every picture from now on."""
        self._settings["pictures"] = "always"
