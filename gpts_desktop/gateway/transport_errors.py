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

_CERTIFICATE = {
    10: "has expired",
    9: "is not valid yet",
    18: "is self-signed",
    19: "comes from an authority that this computer does not know",
    20: "comes from an authority that this computer does not know",
    23: "was revoked",
    62: "is for another name",
    64: "is for another address",
}


def network_error(error: Exception, host: str, limit: float, proxy: str = "") -> GatewayError:
    """Return the core error for what httpx raised while it spoke to `host`.

    `limit` is the connect limit in seconds, `proxy` the proxy's host or "".
    """
    by_way = f" through the proxy {proxy}" if proxy else ""
    if isinstance(error, httpx.ConnectTimeout):
        return SilenceError(f"{host} was not reached within {limit:g} s{by_way}.")
    if isinstance(error, httpx.TimeoutException):
        return SilenceError(f"{host} did not take the request in time{by_way}.")
    if isinstance(error, httpx.DecodingError):
        return ContentTypeError("The gateway's answer is compressed in a way that can't be read.")
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            return _tls_error(cause, host)
    return _connection_error(error, host, proxy, by_way)


def _connection_error(error: Exception, host: str, proxy: str, by_way: str) -> NetworkError:
    if any(isinstance(cause, socket.gaierror) for cause in _causes(error)):
        return NetworkError(f"The name “{proxy or host}” was not found.")
    if isinstance(error, httpx.ProxyError):
        return NetworkError(f"The proxy {proxy} refused the connection to {host}.", said=str(error))
    if isinstance(error, httpx.ConnectError):
        return NetworkError(f"{host} can't be reached{by_way}.", said=_reason(error))
    return NetworkError("The connection broke.", said=_reason(error))


def silence_error(host: str, limit: float) -> SilenceError:
    """Return the error for a gateway that said nothing for `limit` seconds."""
    return SilenceError(f"{host} was silent for {limit:g} s.")


def sleep_error(host: str) -> SilenceError:
    """Return the error for a stream that did not go on when the computer woke up."""
    return SilenceError(f"The connection to {host} did not outlast this computer’s sleep.")


def _tls_error(error: ssl.SSLError, host: str) -> TlsError:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATE.get(error.verify_code, "is not trusted by this computer")
        return TlsError(f"The certificate of {host} {why}.", said=error.verify_message)
    if error.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return TlsError(
            f"{host} does not speak https on this port.",
            said=error.reason.replace("_", " ").lower(),
        )
    reason = (error.reason or "no secure connection").replace("_", " ").lower()
    return TlsError(f"No secure connection to {host} could be made.", said=reason)


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
