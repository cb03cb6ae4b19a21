"""Pictures from real servers: what is told to them, what is taken, and who is never asked."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import Callable

import pytest

from gpts_desktop.core.errors import PictureError, PictureMovedError
from gpts_desktop.core.pictures import Picture
from gpts_desktop.demo.script import Head, Pause, ScriptedReply, Send
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.gateway.pictures import HttpPictures
from gpts_desktop.gateway.public_hosts import check_name, is_public, public_address

PNG = b"\x89PNG\r\n\x1a\n" + b"rest" * 10


async def here(host: str, port: int) -> str:
    """Stand in for the name server: every name is this computer."""
    return "127.0.0.1"


def at(server: DemoServer, host: str = "pictures.example", path: str = "/p.png") -> str:
    return f"http://{host}:{server.base_url.rpartition(':')[2]}{path}"


def load(
    address: str, near: str = "", pictures: Callable[[], HttpPictures] | None = None
) -> Picture:
    made = pictures() if pictures else HttpPictures(place=here)
    return asyncio.run(made.load(address, near))


def test_a_picture_comes_as_it_is_and_nothing_is_told(server: DemoServer) -> None:
    server.will_send_bytes(PNG, "application/octet-stream")
    assert load(at(server, path="/p.png?sig=a%2Fb")) == Picture("image/png", PNG)
    (request,) = server.requests
    assert (request.method, request.path, request.raw) == ("GET", "/p.png?sig=a%2Fb", b"")
    assert request.headers["host"].startswith("pictures.example:")
    assert not {"authorization", "cookie", "referer", "origin"} & request.headers.keys()


@pytest.mark.parametrize(
    ("status", "body", "content_type", "said"),
    [
        (404, b"", "", "does not have this picture"),
        (403, b"", "", "expired"),
        (500, b"", "", "has trouble (500)"),
        (418, b"", "", "refused (418)"),
        (200, b"<html>", "text/html; charset=utf-8", "web page"),
        (200, b"<svg/>", "image/svg+xml", "not shown here (SVG)"),
        (200, b"%PDF-1.7", "application/pdf", "is no picture"),
        (200, b"", "", "is no picture"),
    ],
)
def test_what_is_no_picture_is_said(
    server: DemoServer, status: int, body: bytes, content_type: str, said: str
) -> None:
    server.will_send_bytes(body, content_type, status=status)
    with pytest.raises(PictureError, match=re.escape(said)):
        load(at(server))


@pytest.mark.parametrize("declared", [True, False])
def test_a_picture_that_is_too_large_is_left(server: DemoServer, declared: bool) -> None:
    body = PNG + b"x" * (2 * 1024 * 1024)
    server.will_send_bytes(body, "image/png", content_length=len(body) if declared else None)
    with pytest.raises(PictureError, match="larger than 1 MB"):
        load(at(server), pictures=lambda: HttpPictures(place=here, largest=1024 * 1024))


def test_a_compressed_flood_is_left(server: DemoServer) -> None:
    packed = zlib.compress(PNG + bytes(64 * 1024 * 1024))
    server.will_send_bytes(packed, "image/png", headers={"Content-Encoding": "deflate"})
    with pytest.raises(PictureError, match="larger than 30 MB"):
        load(at(server))


def test_a_redirect_on_its_own_host_is_followed(server: DemoServer) -> None:
    server.will_redirect("/other.png", 302)
    server.will_send_bytes(PNG, "image/png")
    assert load(at(server)).data == PNG
    assert [request.path for request in server.requests] == ["/p.png", "/other.png"]


def test_a_redirect_to_another_host_is_not_followed(server: DemoServer) -> None:
    there = at(server, "elsewhere.example")
    server.will_redirect(there)
    with pytest.raises(PictureMovedError, match=r"at elsewhere\.example") as caught:
        load(at(server))
    assert caught.value.address == there
    assert len(server.requests) == 1


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[", "https://a@b/", ""])
def test_a_redirect_to_what_is_no_address_fails(server: DemoServer, location: str) -> None:
    for _ in range(5):
        server.will_redirect(location)
    with pytest.raises(PictureError):
        load(at(server))


def test_redirects_without_an_end_are_left(server: DemoServer) -> None:
    for _ in range(9):
        server.will_redirect("/p.png")
    with pytest.raises(PictureError, match="without an end"):
        load(at(server))
    assert len(server.requests) == 5


def test_silence_is_said(server: DemoServer) -> None:
    reply = server.will(ScriptedReply([Head(headers={}), Send(PNG), Pause()]))
    with pytest.raises(PictureError, match="silent"):
        load(at(server), pictures=lambda: HttpPictures(place=here, silence_limit=0.1))
    reply.resume()


def test_cancelling_closes_the_connection(server: DemoServer) -> None:
    reply = server.will(ScriptedReply([Head(headers={}), Send(PNG), Pause()]))

    async def main() -> None:
        task = asyncio.create_task(HttpPictures(place=here).load(at(server), ""))
        await asyncio.to_thread(reply.paused.wait, 5)
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert await asyncio.to_thread(reply.disconnected.wait, 5)

    asyncio.run(main())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433"])
def test_this_computer_is_never_asked(server: DemoServer, host: str) -> None:
    with pytest.raises(PictureError, match=r"your own network|can't be read"):
        load(at(server, host), pictures=HttpPictures)
    assert server.requests == []


def test_the_gateways_own_host_is(server: DemoServer) -> None:
    server.will_send_bytes(PNG, "image/png")
    address = f"{server.base_url}/p.png"
    assert load(address, near=f"{server.base_url}/v1", pictures=HttpPictures).data == PNG


def test_another_port_of_the_gateways_host_is_not(server: DemoServer) -> None:
    with pytest.raises(PictureError, match="your own network"):
        load("http://127.0.0.1:1/p.png", near=server.base_url, pictures=HttpPictures)


def test_a_proxy_is_not_led_home_either(server: DemoServer) -> None:
    with pytest.raises(PictureError, match="your own network"):
        load(
            "http://192.168.1.1/p.png",
            pictures=lambda: HttpPictures(proxy_for=lambda _: server.base_url),
        )
    assert server.requests == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("198.18.0.7", True),  # a proxy's made-up answer
        ("10.1.2.3", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:192.168.1.1", False),
        ("64:ff9b::c0a8:101", False),
        ("2002:c0a8:101::1", False),
        ("x", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "host", ["localhost", "router.local", "0x7f.1", "127.1", "10.0.0.1", "::1"]
)
def test_names_that_tell_that_they_are_private(host: str) -> None:
    with pytest.raises(PictureError, match="your own network"):
        check_name(host)


@pytest.mark.parametrize("host", ["localhost", "10.0.0.1", "::1"])
def test_names_that_lead_home(host: str) -> None:
    with pytest.raises(PictureError, match="your own network"):
        asyncio.run(public_address(host, 80))


def test_an_unknown_name_is_said() -> None:
    check_name("pictures.example")
    with pytest.raises(PictureError, match="not found"):
        asyncio.run(public_address("pictures.example", 80))
