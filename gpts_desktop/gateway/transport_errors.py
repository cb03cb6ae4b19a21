"""httpx's and the system's network errors, as core errors in sentences."""

from __future__ import annotations

import socket
import ssl

import httpx

from gpts_desktop.core.errors import (
    ContentTypeError,
    GatewayError,
    NetworkError,
    SilenceError,
    TlsError,
)
from gpts_desktop.core.sentence import Sentence

_CERTIFICATE = {
    10: Sentence("has expired"),
    9: Sentence("is not valid yet"),
    18: Sentence("is self-signed"),
    19: Sentence("comes from an authority that this computer does not know"),
    20: Sentence("comes from an authority that this computer does not know"),
    23: Sentence("was revoked"),
    62: Sentence("is for another name"),
    64: Sentence("is for another address"),
}


def network_error(error: Exception, host: str, limit: float, proxy: str = "") -> GatewayError:
    """Return the core error for what httpx raised while it spoke to `host`.

    `limit` is the connect limit in seconds, `proxy` the proxy's host or "".
    """
    if isinstance(error, httpx.ConnectTimeout):
        return SilenceError(
            Sentence("{way} was not reached within {limit} s.", way=_way(host, proxy), limit=limit)
        )
    if isinstance(error, httpx.TimeoutException):
        return SilenceError(
            Sentence("{way} did not take the request in time.", way=_way(host, proxy))
        )
    if isinstance(error, httpx.DecodingError):
        return ContentTypeError(
            Sentence("The gateway's answer is compressed in a way that can't be read.")
        )
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            return _tls_error(cause, host)
    return _connection_error(error, host, proxy)


def _connection_error(error: Exception, host: str, proxy: str) -> NetworkError:
    if any(isinstance(cause, socket.gaierror) for cause in _causes(error)):
        return NetworkError(Sentence("The name “{host}” was not found.", host=proxy or host))
    if isinstance(error, httpx.ProxyError):
        return NetworkError(
            Sentence("The proxy {proxy} refused the connection to {host}.", proxy=proxy, host=host),
            said=str(error),
        )
    if isinstance(error, httpx.ConnectError):
        return NetworkError(
            Sentence("{way} can't be reached.", way=_way(host, proxy)),
            said=_reason(error),
        )
    return NetworkError(Sentence("The connection broke."), said=_reason(error))


def _way(host: str, proxy: str) -> str:
    if not proxy:
        return host
    return Sentence("{host} through the proxy {proxy}", host=host, proxy=proxy)


def silence_error(host: str, limit: float) -> SilenceError:
    """Return the error for a gateway that said nothing for `limit` seconds."""
    return SilenceError(Sentence("{host} was silent for {limit} s.", host=host, limit=limit))


def sleep_error(host: str) -> SilenceError:
    """Return the error for a stream that did not go on when the computer woke up."""
    return SilenceError(
        Sentence("The connection to {host} did not outlast this computer’s sleep.", host=host)
    )


def _tls_error(error: ssl.SSLError, host: str) -> TlsError:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATE.get(error.verify_code, Sentence("is not trusted by this computer"))
        return TlsError(
            Sentence("The certificate of {host} {why}.", host=host, why=why),
            said=error.verify_message,
        )
    if error.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return TlsError(
            Sentence("{host} does not speak https on this port.", host=host),
            said=error.reason.replace("_", " ").lower(),
        )
    reason = (error.reason or "no secure connection").replace("_", " ").lower()
    return TlsError(
        Sentence("No secure connection to {host} could be made.", host=host), said=reason
    )


def _reason(error: Exception) -> str:
    for cause in reversed(_causes(error)):
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
    return str(error)


def _causes(error: BaseException) -> list[BaseException]:
    """Return the error and what it came of, groups included, the outermost first."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        at = waiting.pop(0)
        if at is None or at in found:
            continue
        found.append(at)
        if isinstance(at, BaseExceptionGroup):
            waiting.extend(at.exceptions)
        waiting += [at.__cause__, at.__context__]
    return found
