"""asyncio is imported without TLS, and TLS works when it is asked for."""

from __future__ import annotations

import subprocess
import sys


def answer_of(script: str) -> list[str]:
    """Return the lines that a fresh Python prints that imported asyncio without TLS."""
    start = "from gpts_desktop.gateway.late_tls import import_asyncio\nimport_asyncio()\n"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{start}{script}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_loop_that_runs_has_read_nothing_of_tls() -> None:
    script = """
import asyncio
asyncio.run(asyncio.sleep(0))
print("_ssl" in sys.modules)
"""
    assert answer_of(script) == ["False"]


def test_what_asks_for_tls_has_all_of_it() -> None:
    script = """
import asyncio, ssl
from ssl import SSLError
print(issubclass(SSLError, OSError), isinstance(ssl.create_default_context(), ssl.SSLContext))
print(asyncio.sslproto.SSLProtocol.__mro__[1].__name__, asyncio.base_events.ssl is ssl)
print(type(ssl).__name__, ssl.__name__, hasattr(ssl, "nothing"), vars(ssl).get("runs"))
"""
    assert answer_of(script) == ["True True", "BufferedProtocol True", "module ssl False None"]


def test_threads_that_ask_at_once_all_get_it() -> None:
    script = """
import ssl
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
together = Barrier(8)
def ask(_):
    together.wait()
    return ssl.get_default_verify_paths
with ThreadPoolExecutor(8) as threads:
    print(len(set(threads.map(ask, range(8)))))
"""
    assert answer_of(script) == ["1"]


def test_the_client_works_with_it() -> None:
    script = """
import asyncio, httpx
async def ask():
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            await client.get("https://127.0.0.1:9")
        except httpx.ConnectError:
            print("refused")
asyncio.run(ask())
"""
    assert answer_of(script) == ["refused"]
