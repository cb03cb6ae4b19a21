"""What an address is, who may be asked without asking the user, and what a text carries."""

from __future__ import annotations

import base64
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from gpts_desktop.core.pictures import (
    LARGEST,
    AddressKind,
    PicturePolicy,
    carried_data,
    host_of,
    kind_of,
)
from gpts_desktop.core.settings import Settings


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://h.example/p.png", AddressKind.REMOTE),
        ("HTTP://h.example", AddressKind.REMOTE),
        ("data:image/png;base64,AA", AddressKind.CARRIED),
        ("sandbox:/mnt/data/p.png", AddressKind.SANDBOX),
        ("attachment:file-1", AddressKind.ATTACHMENT),
        ("cid:1", AddressKind.ATTACHMENT),
        ("file:///etc/passwd", AddressKind.FILE),
        ("blob:https://h/1", AddressKind.MEMORY),
        ("p.png", AddressKind.OTHER),
        ("/p.png", AddressKind.OTHER),
        ("//h.example/p.png", AddressKind.OTHER),
        ("javascript:alert(1)", AddressKind.OTHER),
        ("ftp://h.example/p.png", AddressKind.OTHER),
        ("https://", AddressKind.OTHER),
        ("https://a@b.example/", AddressKind.OTHER),
        ("https://evil.example\\@good.example/", AddressKind.OTHER),
        ("https://h.example/a b", AddressKind.OTHER),
        ("https://[/p", AddressKind.OTHER),
        ("https://h:99999/p", AddressKind.OTHER),
        ("", AddressKind.OTHER),
    ],
)
def test_kinds_of_addresses(address: str, kind: AddressKind) -> None:
    assert kind_of(address) is kind


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Files.Example/p", "files.example"),
        ("https://files.example:443/p", "files.example"),
        ("http://files.example:8080/p", "files.example:8080"),
        ("https://[2001:db8::1]:8/p", "[2001:db8::1]:8"),
        ("https://例子.example/p", "xn--fsqu00a.example"),
    ],
)
def test_the_host_is_the_one_that_is_asked(address: str, host: str) -> None:
    assert host_of(address) == host


def test_carried_data_is_read() -> None:
    data = bytes(range(256))
    body = base64.b64encode(data).decode()
    assert carried_data(f"data:image/png;base64,{body}") == data
    assert carried_data(f"data:image/png;base64,{body.rstrip('=')}") == data
    urlsafe = base64.urlsafe_b64encode(data).decode()
    assert carried_data(f"DATA:image/png;BASE64,{urlsafe}") == data
    assert carried_data("data:image/svg+xml,%3Csvg/%3E") == b"<svg/>"


@pytest.mark.parametrize(
    "address", ["data:image/png;base64", "data:;base64,A", "data:x;base64," + "A" * (3 * LARGEST)]
)
def test_what_carries_nothing(address: str) -> None:
    assert carried_data(address) is None


class Shelf:
    """A store and writer for the settings alone."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def settings(self) -> dict[str, Any]:
        return self.kept

    def save_setting(self, name: str, value: Any) -> None:
        self.kept[name] = value

    def submit(self, work: Callable[..., None], *args: Any) -> Future[None]:
        work(*args)
        return Future()


def policy(shelf: Shelf, near: str = "") -> PicturePolicy:
    return PicturePolicy(Settings(shelf, shelf), lambda: near)  # type: ignore[arg-type]  # as far as it goes


ADDRESS = "https://files.example/p.png"


def test_nothing_is_loaded_without_a_word() -> None:
    assert not policy(Shelf()).may_load(ADDRESS)


def test_a_host_that_was_allowed_stays_allowed_until_it_is_forgotten() -> None:
    shelf = Shelf()
    policy(shelf).allow_host("files.example")
    policy(shelf).allow_host("files.example")
    again = policy(shelf)
    assert again.hosts == ("files.example",)
    assert again.may_load(ADDRESS)
    assert not again.may_load("https://evil.files.example/p.png")
    assert not again.may_load("https://files.example:8443/p.png")
    assert not again.may_load("http://files.example/p.png")
    shelf.kept["picture_hosts"] = []
    assert not policy(shelf).may_load(ADDRESS)


def test_all_may_be_allowed_but_for_plain_http() -> None:
    shelf = Shelf()
    policy(shelf).allow_all()
    assert policy(shelf).may_load(ADDRESS)
    assert not policy(shelf).may_load("http://files.example/p.png")
    assert not policy(shelf).may_load("http://127.0.0.1:80/p.png")


def test_plain_http_at_home_is_no_way_for_others() -> None:
    shelf = Shelf()
    near = policy(shelf, "http://127.0.0.1:3000/v1")
    assert not near.may_load("http://127.0.0.1:3000/p.png")
    near.allow_all()
    assert near.may_load("http://127.0.0.1:3000/p.png")
    assert not near.may_load("http://127.0.0.1:3001/p.png")
