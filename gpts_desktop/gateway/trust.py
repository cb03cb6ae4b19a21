"""Which certificates are trusted: the system's own, with certifi's where there are none."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path

# Where distributions keep their bundle, for an OpenSSL that was built on another one
# (truststore has the same list, but reads the bundle again for each connection: 40 ms).
BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
)


def trusted_context() -> ssl.SSLContext:
    """Return a TLS context that trusts what the system trusts.

    On Windows and macOS the system itself judges each certificate (truststore). A system
    without any certificates (a bare container, a broken set-up) gets certifi's.
    Takes about 40 ms where a bundle is read: call it once, off the loop's thread.
    """
    if sys.platform in ("win32", "darwin"):
        context = _from_truststore()
        return context if context is not None else _from_certifi()
    context = ssl.create_default_context()
    if _holds_certificates(context):
        return context
    for bundle in BUNDLES:
        if Path(bundle).is_file():
            return ssl.create_default_context(cafile=bundle)
    return _from_certifi()


def _from_truststore() -> ssl.SSLContext | None:
    try:
        import truststore
    except ImportError:  # it refuses Pythons and systems that it can't serve
        return None
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _from_certifi() -> ssl.SSLContext:
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


def _holds_certificates(context: ssl.SSLContext) -> bool:
    """Whether a bundle was read, or there is a folder of certificates to look into."""
    if context.cert_store_stats()["x509_ca"]:
        return True
    folder = ssl.get_default_verify_paths().capath
    return bool(folder) and any(Path(folder).glob("*.0"))
