"""Fetches pictures from where they lie. Nothing but the address itself is told."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from functools import cached_property
from urllib.parse import urljoin

import httpx

from gpts_desktop.core.attachment import picture_type
from gpts_desktop.core.errors import GatewayError, PictureError, PictureMovedError
from gpts_desktop.core.pictures import LARGEST, Picture, host_of, is_secure, name_in
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.gateway.client import Answer, HttpGateway
from gpts_desktop.gateway.proxies import system_proxy
from gpts_desktop.gateway.public_hosts import check_name, public_address
from gpts_desktop.gateway.trust import trusted_context

SILENCE_LIMIT = 30.0
_HOPS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HEADERS = {"Accept": "image/png, image/jpeg, image/webp, image/gif"}
_GONE = {
    401: Sentence("{host} asks for a login."),
    403: Sentence("{host} does not give this picture out (403). Its link may have expired."),
    404: Sentence("{host} does not have this picture (404)."),
    410: Sentence("{host} does not have this picture any more (410)."),
    429: Sentence("{host} was asked too often (429)."),
}


class HttpPictures:
    """Fits `core.ports.PictureLoader`.

    Each picture has a connection of its own: no cookies, no referrer, no key. A redirect is
    followed on its own host only.
    """

    def __init__(
        self,
        *,
        silence_limit: float = SILENCE_LIMIT,
        largest: int = LARGEST,
        proxy_for: Callable[[str], str | None] = system_proxy,
        trust: Callable[[], ssl.SSLContext] = trusted_context,
        place: Callable[[str, int], Awaitable[str]] = public_address,
    ) -> None:
        """`place` gives the IP address of a host and a port, or raises PictureError."""
        self._place = place
        self._silence_limit = silence_limit
        self._largest = largest
        self._proxy_for = proxy_for
        self._trust = trust

    @cached_property
    def _http(self) -> HttpGateway:
        return HttpGateway(
            silence_limit=self._silence_limit, proxy_for=self._proxy_for, trust=self._trust
        )

    async def load(self, address: str, near: str) -> Picture:
        """Return the picture (see `core.ports.PictureLoader`)."""
        host = host_of(address)
        for _ in range(_HOPS):
            moved = await self._ask(address, host_of(near))
            if isinstance(moved, Picture):
                return moved
            if host_of(moved) != host or is_secure(address) > is_secure(moved):
                raise _elsewhere(host, moved)
            address = moved
        raise PictureError(
            Sentence("{host} sends from one address to the next, without an end.", host=host)
        )

    async def _ask(self, address: str, near: str) -> Picture | str:
        """Return the picture, or the address to which the host points."""
        host = host_of(address)
        connect_to = await self._checked(address, host) if host != near else ""
        try:
            async with self._http.open(
                "GET", address, None, headers=_HEADERS, connect_to=connect_to
            ) as answer:
                if answer.status in _REDIRECTS:
                    return _target(address, str(answer.headers.get("location", "")))
                if not answer.is_success:
                    raise _refused(answer.status, host)
                return await self._picture(answer, host)
        except GatewayError as error:
            raise PictureError(str(error)) from None

    async def _checked(self, address: str, host: str) -> str:
        """Return the IP address to connect to, "" where a proxy finds the way."""
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            raise PictureError(Sentence("The picture's address can't be read.")) from None
        name = name_in(host)
        if url.raw_host.decode("ascii").strip("[]") != name:
            raise PictureError(Sentence("The picture's address can't be read."))
        check_name(name)
        if self._proxy_for(address):
            return ""
        return await self._place(name, url.port or (443 if is_secure(address) else 80))

    async def _picture(self, answer: Answer, host: str) -> Picture:
        declared = answer.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > self._largest:
            raise self._too_large(host)
        data = bytearray()
        async with aclosing(answer.chunks()) as parts:
            async for part in parts:
                data += part
                if len(data) > self._largest:
                    raise self._too_large(host)
        media_type = picture_type(bytes(data[:16]))
        if not media_type:
            raise _no_picture(host, answer.headers.get("content-type", ""))
        return Picture(media_type, bytes(data))

    def _too_large(self, host: str) -> PictureError:
        size = self._largest // (1024 * 1024)
        return PictureError(
            Sentence(
                "The picture of {host} is larger than {size} MB; it was not loaded.",
                host=host,
                size=size,
            )
        )


def _target(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        return ""


def _elsewhere(host: str, address: str) -> PictureError:
    there = host_of(address)
    if not there:
        return PictureError(Sentence("{host} points to an address that can't be read.", host=host))
    if there == host:
        return PictureError(
            Sentence("{host} points to a connection that is not secure.", host=host)
        )
    return PictureMovedError(
        Sentence("{host} says that the picture is at {there}.", host=host, there=there), address
    )


def _refused(status: int, host: str) -> PictureError:
    sentence = _GONE.get(status)
    if sentence is None:
        trouble, refused = (
            Sentence("{host} has trouble ({status})."),
            Sentence("{host} refused ({status})."),
        )
        sentence = trouble if status >= 500 else refused
    return PictureError(sentence.filled(host=host, status=status))


def _no_picture(host: str, content_type: str) -> PictureError:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/html":
        return PictureError(Sentence("{host} sent a web page and no picture.", host=host))
    if kind.startswith("image/"):
        name = kind.removeprefix("image/").removesuffix("+xml").upper()
        return PictureError(
            Sentence(
                "{host} sent a picture of a kind that is not shown here ({name}).",
                host=host,
                name=name,
            )
        )
    return PictureError(
        Sentence("What {host} sent is no picture (PNG, JPEG, GIF, WebP).", host=host)
    )
