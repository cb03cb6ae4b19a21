"""The system's proxy for an address: the environment's, Windows' or macOS' settings."""

from __future__ import annotations

import urllib.parse
import urllib.request

from gpts_desktop.core.base_url import is_loopback
from gpts_desktop.core.sentence import Sentence


def system_proxy(url: str) -> str | None:
    """Return the proxy's URL for `url`, or None to go directly.

    Looked up at each call, so that a change in the settings holds from the next call on.
    This computer itself is reached directly, as in browsers: no proxy elsewhere could.
    """
    parts = urllib.parse.urlsplit(url)
    host = parts.hostname or ""
    if is_loopback(host):
        return None
    if urllib.request.proxy_bypass(f"{host}:{parts.port}" if parts.port else host):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    if proxy.startswith("socks://"):
        proxy = "socks5h" + proxy.removeprefix("socks")
    return proxy if "://" in proxy else f"http://{proxy}"


def shown(proxy: str) -> str:
    """Return a proxy's host and port, without the name and password that may stand in it."""
    try:
        parts = urllib.parse.urlsplit(proxy)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return Sentence("the proxy")
    return f"{parts.hostname or 'the proxy'}{port}"
