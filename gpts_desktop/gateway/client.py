"""Speaks to a gateway over HTTP; bytes become the core's events and errors."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager

import httpx

from gpts_desktop import __version__
from gpts_desktop.core.errors import GatewayError, NetworkError
from gpts_desktop.core.request import ChatRequest, request_bytes
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.stream_events import StreamEvent
from gpts_desktop.gateway.body import BodyReader
from gpts_desktop.gateway.failures import names_stream_options, refusal_error
from gpts_desktop.gateway.gathering_reads import gather_reads
from gpts_desktop.gateway.proxies import shown, system_proxy
from gpts_desktop.gateway.reading_rhythm import ReadingRhythm
from gpts_desktop.gateway.silence import SilenceWatch
from gpts_desktop.gateway.transport_errors import network_error, silence_error, sleep_error
from gpts_desktop.gateway.trust import trusted_context

CONNECT_LIMIT = 10.0
SILENCE_LIMIT = 300.0
_REFUSAL_KEPT = 1_000_000


class HttpGateway:
    """Sends chat requests; fits `core.ports.ChatGateway`.

    Each call has a connection of its own that closes with it. So none can be poisoned by
    the call before, nothing is ever sent twice behind the user's back, and Stop closes it.
    Only a refusal that names `stream_options` is answered by one try without that field
    (api.md); `stream_options_refused` then hears the address, so that the profile can remember.
    """

    def __init__(
        self,
        *,
        connect_limit: float = CONNECT_LIMIT,
        silence_limit: float = SILENCE_LIMIT,
        proxy_for: Callable[[str], str | None] = system_proxy,
        trust: Callable[[], ssl.SSLContext] = trusted_context,
        stream_options_refused: Callable[[str], None] | None = None,
    ) -> None:
        self._connect_limit = connect_limit
        self._silence_limit = silence_limit
        self._proxy_for = proxy_for
        self._make_trust = trust
        self._trust: ssl.SSLContext | None = None
        self._stream_options_refused = stream_options_refused
        self._under_way: set[httpx.AsyncClient] = set()

    async def aclose(self) -> None:
        """Close the connections of the calls that are still under way."""
        for client in list(self._under_way):
            await client.aclose()

    async def send(self, request: ChatRequest) -> AsyncGenerator[StreamEvent, None]:
        """Yield the answer's events, `End` last; raise GatewayError.

        Closing the generator, or cancelling the task, closes the connection at once.
        """
        try:
            async with aclosing(self._attempt(request)) as events:
                async for event in events:
                    yield event
            return
        except GatewayError as error:
            if "stream_options" not in request.body or not names_stream_options(error):
                raise
        if self._stream_options_refused is not None:
            self._stream_options_refused(request.url)
        body = {name: value for name, value in request.body.items() if name != "stream_options"}
        async with aclosing(self._attempt(ChatRequest(request.url, body, request.key))) as events:
            async for event in events:
                yield event

    async def _attempt(self, request: ChatRequest) -> AsyncGenerator[StreamEvent, None]:
        content = request_bytes(request)
        headers = {
            "Accept": "text/event-stream, application/json",
            "Content-Type": "application/json",
        }
        opened = self.open("POST", request.url, request.key, headers=headers, content=content)
        async with opened as answer:
            if not answer.is_success:
                raise await answer.refusal()
            body = BodyReader(answer.status, answer.headers, request.key)
            try:
                async with aclosing(answer.chunks()) as parts:
                    async for data in parts:
                        for event in body.feed(data):
                            yield event
                        if body.done:
                            break
            except NetworkError:
                if not body.complete:
                    raise
            for event in body.end():
                yield event

    @asynccontextmanager
    async def open(
        self,
        method: str,
        url: str,
        key: Secret | None,
        *,
        headers: Mapping[str, str],
        content: bytes | None = None,
        extensions: Mapping[str, object] | None = None,
        connect_to: str = "",
    ) -> AsyncIterator[Answer]:
        """Send one request on a fresh connection; close it at the end, whatever happens.

        `connect_to` is the IP address to take, where the host's name was looked up already.
        """
        asked = httpx.URL(url)
        host = asked.host
        proxy = self._proxy_for(url)
        shown_proxy = shown(proxy) if proxy else ""
        sent = {
            "User-Agent": f"gpts-desktop/{__version__}",
            # Compressed events would be held back till a block is full.
            "Accept-Encoding": "identity",
            **headers,
        }
        more = dict(extensions or {})
        if connect_to:
            sent["Host"] = asked.netloc.decode("ascii")
            more["sni_hostname"] = asked.raw_host.decode("ascii")
            asked = asked.copy_with(host=connect_to)
        if key:
            sent["Authorization"] = f"Bearer {key.reveal()}"
        client = await self._client(proxy, shown_proxy)
        self._under_way.add(client)
        watch = SilenceWatch(self._silence_limit)

        def explained(error: Exception) -> GatewayError:
            if isinstance(error, TimeoutError):
                return sleep_error(host) if watch.slept else silence_error(host, watch.limit)
            return network_error(error, host, self._connect_limit, shown_proxy)

        try:
            built = client.build_request(
                method, asked, headers=sent, content=content, extensions=more
            )
            try:
                with watch:
                    response = await client.send(built, stream=True)
            except (httpx.HTTPError, OSError) as error:  # TimeoutError is an OSError
                raise explained(error) from None
            try:
                yield Answer(response, watch, key, explained)
            finally:
                await response.aclose()
        finally:
            self._under_way.discard(client)
            await watch.close()
            await client.aclose()

    async def _client(self, proxy: str | None, shown_proxy: str) -> httpx.AsyncClient:
        if self._trust is None:
            self._trust = await asyncio.to_thread(self._make_trust)
        try:
            transport = httpx.AsyncHTTPTransport(
                verify=self._trust,
                trust_env=False,
                proxy=proxy,
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        except ImportError:
            raise NetworkError(
                Sentence(
                    "The system's proxy {shown_proxy} is a SOCKS proxy, which this installation"
                    " can't use (the package socksio is missing).",
                    shown_proxy=shown_proxy,
                )
            ) from None
        except (ValueError, httpx.InvalidURL):
            raise NetworkError(
                Sentence(
                    "The system's proxy setting is no address: {shown_proxy}.",
                    shown_proxy=shown_proxy,
                )
            ) from None
        gather_reads(transport)
        return httpx.AsyncClient(
            transport=transport,
            trust_env=False,  # ~/.netrc would replace the key
            follow_redirects=False,
            timeout=httpx.Timeout(None, connect=self._connect_limit, write=self._silence_limit),
        )


class Answer:
    """A gateway's answer whose body is still to come."""

    def __init__(
        self,
        response: httpx.Response,
        watch: SilenceWatch,
        key: Secret | None,
        explained: Callable[[Exception], GatewayError],
    ) -> None:
        self._response = response
        self._watch = watch
        self._key = key
        self._explained = explained
        self.status = response.status_code
        self.headers = response.headers

    @property
    def is_success(self) -> bool:
        """Whether the status is a 2xx."""
        return self._response.is_success

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """Yield the body's bytes as they come; raise NetworkError or SilenceError."""
        parts = self._response.aiter_bytes()
        rhythm = ReadingRhythm()
        try:
            while True:
                try:
                    with self._watch:
                        part = await anext(parts, None)
                except (httpx.HTTPError, httpx.StreamError, OSError) as error:
                    raise self._explained(error) from None
                if part is None:
                    return
                yield part
                await rhythm.after_part()
        finally:
            # Before httpx's generators go: qasync has no hooks that would end them.
            await self._response.aclose()

    async def refusal(self) -> GatewayError:
        """Read the body of an answer that is no success and return its error."""
        body = bytearray()
        try:
            async with aclosing(self.chunks()) as parts:
                async for part in parts:
                    body += part
                    if len(body) > _REFUSAL_KEPT:
                        break
        except GatewayError:
            pass  # a body that breaks off or falls silent: the status says enough
        return refusal_error(self.status, self.headers, bytes(body), self._key)
