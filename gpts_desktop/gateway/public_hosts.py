"""Which addresses a picture may come from: a GPT must not make the app ask the home router."""

from __future__ import annotations

import asyncio
import ipaddress
import socket

from gpts_desktop.core.base_url import is_private
from gpts_desktop.core.errors import PictureError
from gpts_desktop.core.sentence import Sentence

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
# Proxies that take over the whole network answer for every name with one of these (RFC 2544).
_MADE_UP = ipaddress.ip_network("198.18.0.0/15")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


async def public_address(host: str, port: int) -> str:
    """Return a public IP address of `host`; raise PictureError if it has one that is not.

    The caller connects to that very address: asked again, the name might give another.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise PictureError(Sentence("The name “{host}” was not found.", host=host)) from None
    addresses = [str(place[0]) for *_, place in found]
    if not addresses or not all(map(is_public, addresses)):
        raise private_host(host)
    return addresses[0]


def check_name(host: str) -> None:
    """Raise PictureError for a name or address that is not public, as far as it tells.

    All that can be seen where a proxy looks names up. `127.1` and `0x7f000001` are
    addresses too.
    """
    try:
        host_address = socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError):
        host_address = host
    if is_private(host_address) or (_ip(host_address) and not is_public(host_address)):
        raise private_host(host)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet at large."""
    ip = _ip(address)
    if ip is None:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    if ip.version == 4 and ip in _MADE_UP:
        return True
    return ip.is_global and not ip.is_multicast


def private_host(host: str) -> PictureError:
    """Return the refusal of a host in the user's own network."""
    return PictureError(
        Sentence(
            "{host} is in your own network or on this computer: no answer may have the "
            "app ask there.",
            host=host,
        )
    )


def _ip(address: str) -> _Ip | None:
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
