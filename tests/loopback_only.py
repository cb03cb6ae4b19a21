"""A machine without a network, but for itself."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

_real_connect = socket.socket.connect
_real_connect_ex = socket.socket.connect_ex
_real_getaddrinfo = socket.getaddrinfo


@contextmanager
def loopback_only() -> Iterator[None]:
    """Let this process reach loopback and Unix sockets only, as if no cable were in."""
    with (
        mock.patch.object(socket.socket, "connect", _connect),
        mock.patch.object(socket.socket, "connect_ex", _connect_ex),
        mock.patch.object(socket, "getaddrinfo", _getaddrinfo),
    ):
        yield


def _is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_allowed(connecting: socket.socket, address: Any) -> bool:
    return connecting.family not in (socket.AF_INET, socket.AF_INET6) or _is_loopback(address[0])


def _connect(self: socket.socket, address: Any) -> None:
    if not _is_allowed(self, address):
        raise OSError(errno.ENETUNREACH, "Network is unreachable")
    _real_connect(self, address)


def _connect_ex(self: socket.socket, address: Any) -> int:
    return _real_connect_ex(self, address) if _is_allowed(self, address) else errno.ENETUNREACH


def _getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    if not _is_loopback(host) and not _is_address(host):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return _real_getaddrinfo(host, *args, **kwargs)


def _is_address(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True
