"""TLS against real servers with certificates of our own making."""

from __future__ import annotations

import asyncio
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gpts_desktop.core.errors import ErrorKind, GatewayError
from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.stream_events import Delta, StreamEvent
from gpts_desktop.gateway.client import HttpGateway
from gpts_desktop.gateway.trust import trusted_context

BODY: dict[str, Any] = {"model": "m", "messages": []}
ANSWER = b'{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}'

MakeServer = Callable[..., tuple[int, Path]]


def make_certificate(folder: Path, host: str, days: int) -> tuple[Path, Path]:
    """Write a self-signed certificate for `host`, valid till `days` from now, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "gpts-desktop test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem, secret


@pytest.fixture
def tls_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeServer]:
    """A server on localhost that answers every request with `ANSWER`."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65536)
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(ANSWER)}\r\n\r\n"
        writer.write(head.encode() + ANSWER)
        await writer.drain()
        writer.close()

    servers: list[asyncio.Server] = []

    def start(host: str = "localhost", days: int = 30, plain: bool = False) -> tuple[int, Path]:
        pem, secret = make_certificate(tmp_path, host, days)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, secret)
        starting = asyncio.start_server(answer, "localhost", 0, ssl=None if plain else context)
        server = asyncio.run_coroutine_threadsafe(starting, loop).result(10)
        servers.append(server)
        return server.sockets[0].getsockname()[1], pem

    async def stop() -> None:
        for server in servers:
            server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    yield start
    asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def ask(port: int) -> list[StreamEvent]:
    async def main() -> list[StreamEvent]:
        request = ChatRequest(f"https://localhost:{port}/v1/chat/completions", BODY)
        return [event async for event in HttpGateway().send(request)]

    return asyncio.run(main())


def refusal(port: int) -> str:
    with pytest.raises(GatewayError) as caught:
        ask(port)
    assert caught.value.failure.kind is ErrorKind.TLS
    return caught.value.failure.message


def trust(monkeypatch: pytest.MonkeyPatch, pem: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))


def test_a_certificate_the_system_trusts(
    tls_server: MakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, pem = tls_server()
    trust(monkeypatch, pem)
    assert ask(port)[0] == Delta(0, "a")


def test_a_self_signed_certificate(tls_server: MakeServer) -> None:
    port, _ = tls_server()
    assert "self-signed" in refusal(port)


def test_an_expired_one(tls_server: MakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    port, pem = tls_server(days=-1)
    trust(monkeypatch, pem)
    assert "has expired" in refusal(port)


def test_one_for_another_name(tls_server: MakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    port, pem = tls_server(host="other.example")
    trust(monkeypatch, pem)
    assert "is for another name" in refusal(port)


def test_https_where_plain_http_is_spoken(tls_server: MakeServer) -> None:
    port, _ = tls_server(plain=True)
    assert "does not speak https" in refusal(port)


def test_the_system_comes_first() -> None:
    stats = trusted_context().cert_store_stats()
    defaults = ssl.create_default_context().cert_store_stats()
    assert stats == defaults


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="has a store of its own")
def test_certifi_stands_behind_a_system_without_certificates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setattr("gpts_desktop.gateway.trust.BUNDLES", ())
    assert trusted_context().cert_store_stats()["x509_ca"] > 50
    assert trusted_context().verify_mode is ssl.CERT_REQUIRED
