"""From what people type as a base URL to the addresses that are called (wire.md, 4)."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.sentence import Sentence

_CHAT = "/chat/completions"
_TYPED_WIDE = str.maketrans({"：": ":", "／": "/", "．": ".", "。": ".", "＃": "#"})
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_PLAIN_HTTP = Sentence(
    "Plain http: anyone on the way can read your key and your chats. Use "
    "https:// unless you trust the whole way to this gateway."
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where requests go. `models_url` is "" where it can't be told; `warning` "" for none."""

    url: str
    models_url: str
    warning: str = ""

    @property
    def host(self) -> str:
        """The host and, where one is given, the port."""
        return urllib.parse.urlsplit(self.url).netloc


def chat_address(typed: str) -> Address:
    """Return the final addresses for a base URL as people type it; raise InputError.

    `https://` is added, or `http://` for loopback and private addresses; `/v1` is added to a
    path that does not end in `/v<digits>`; with a trailing `#` nothing is added at all.
    """
    text = _cleaned(typed)
    exact = text.endswith("#")
    parts = _split(text.removesuffix("#"))
    host = _host(parts)
    path = urllib.parse.quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    base = f"{parts.scheme}://{host}"
    warning = _PLAIN_HTTP if parts.scheme == "http" and not is_private(_bare(host)) else ""
    if exact:
        query = f"?{parts.query}" if parts.query else ""
        return Address(f"{base}{path}{query}", _models_beside(f"{base}{path}"), warning)
    if parts.query:
        raise InputError(
            Sentence("A base URL has no “?” in it; put “#” at its end to use it as it is.")
        )
    path = path.rstrip("/").removesuffix(_CHAT).rstrip("/")
    if not re.search(r"/v\d+$", path, re.IGNORECASE):
        path += "/v1"
    return Address(f"{base}{path}{_CHAT}", f"{base}{path}/models", warning)


def is_private(host: str) -> bool:
    """Whether a host is this computer or in a private network, as far as its name tells."""
    address = _ip_address(host)
    if address is None:
        return is_loopback(host) or host.rstrip(".").endswith(".local")
    return address.is_loopback or address.is_private or address.is_link_local


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself."""
    address = _ip_address(host)
    if address is not None:
        return address.is_loopback
    name = host.rstrip(".")
    return name == "localhost" or name.endswith(".localhost")


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _cleaned(typed: str) -> str:
    text = typed.translate(_INVISIBLE).strip().strip("\"'“”‘’<>`,，。;；").strip()
    if not text:
        raise InputError(Sentence("Enter the gateway's address, for example https://api.gpt.ge/"))
    if re.match(r"(sk|pk|rk)-\S{8}", text):
        raise InputError(Sentence("This looks like a key; the key goes into its own field."))
    text = text.translate(_TYPED_WIDE)
    if re.search(r"\s", text) or any(ord(c) < 32 or ord(c) == 127 for c in text):
        raise InputError(Sentence("The address has blanks in it."))
    if "\\" in text:
        raise InputError(Sentence("The address has a backslash in it; it is written with “/”."))
    return text


def _split(text: str) -> urllib.parse.SplitResult:
    if "://" not in text:
        if re.match(r"https?[:/]", text, re.IGNORECASE) and not re.match(r"https?:\d", text):
            raise InputError(Sentence("The address begins with https:// or http://"))
        scheme = "http" if is_private(_bare(re.split(r"[/?#]", text)[0])) else "https"
        text = f"{scheme}://{text}"
    try:
        parts = urllib.parse.urlsplit(text)
        port = parts.port
    except ValueError:
        raise InputError(Sentence("The address has a wrong port or host.")) from None
    if parts.scheme not in ("http", "https"):
        raise InputError(
            Sentence(
                "“{scheme}” is not spoken here; the address begins with https://",
                scheme=parts.scheme,
            )
        )
    if port == 0:
        raise InputError(Sentence("The address has a wrong port or host."))
    if "@" in parts.netloc:
        raise InputError(
            Sentence("The address has a name or password in it; the key has its own field.")
        )
    return parts


def _host(parts: urllib.parse.SplitResult) -> str:
    """Return the host as it is called, names in other scripts as `xn--…`, with its port."""
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    if ":" in host:
        try:
            ipaddress.IPv6Address(host)
        except ValueError:
            raise InputError(Sentence("The address has a wrong port or host.")) from None
        return f"[{host}]{port}"
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise InputError(Sentence("“{host}” is not the name of a host.", host=host)) from None
    if not _HOST.fullmatch(host) or len(host) > 253:
        shown = (
            Sentence("“{host}” is not the name of a host.", host=host)
            if host
            else Sentence("The address has no host.")
        )
        raise InputError(shown)
    return host + port


def _bare(host_and_port: str) -> str:
    host = host_and_port.lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _models_beside(url: str) -> str:
    url = url.rstrip("/")
    return url.removesuffix(_CHAT) + "/models" if url.endswith(_CHAT) else ""
