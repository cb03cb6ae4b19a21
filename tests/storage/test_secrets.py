"""Keys in a real Secret Service: found, locked, hung, dying in a call, absent, insecure.

The app's side runs in a process of its own with a private session's environment, so that
the test process needs no bus. It answers each line of commands with a line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_session import SecretService, Session, secret_service, session

pytestmark = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")),
    reason="needs gnome-keyring and dbus",
)
ROOT = Path(__file__).parents[2]
KEY = "sk-Planted0Secret0Never0To0Be0Seen"
PLAIN_BACKEND = """
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 9
    def get_password(self, service, username): return "from a plain file"
    def set_password(self, service, username, password): raise AssertionError("written in plain")
"""


class Client:
    """A process that holds a `KeyringSecrets` and does as it is told."""

    def __init__(self, environ: Mapping[str, str], waiting_after: float, give_up: float) -> None:
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.storage.secrets_client",
                f"{waiting_after}",
                f"{give_up}",
            ],
            cwd=ROOT,
            env={**environ, "PYTHONPATH": os.pathsep.join(filter(None, self._path(environ)))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @staticmethod
    def _path(environ: Mapping[str, str]) -> tuple[str, str]:
        return str(ROOT), environ.get("PYTHONPATH", "")

    def send(self, *command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.stderr and self.process.stderr.read()
        return json.loads(line)

    def ask(self, *command: str) -> Any:
        """Return the answer itself: on a busy machine any call can take long for a while."""
        self.send(*command)
        while True:
            answer = self.answer()
            if not (isinstance(answer, dict) and "waiting" in answer):
                return answer

    def end(self) -> str:
        """End by the end of input and return what was written to standard error."""
        _, errors = self.process.communicate(timeout=10)
        assert self.process.returncode == 0, errors
        return errors


@contextmanager
def client(
    environ: Mapping[str, str], waiting_after: float = 5.0, give_up: float = 30.0
) -> Iterator[Client]:
    started = Client(environ, waiting_after, give_up)
    try:
        yield started
        # A call that hangs must not keep the app from ending; a key must not be in its words.
        assert KEY not in started.end()
    finally:
        started.process.kill()
        started.process.communicate()


@pytest.fixture
def desktop() -> Iterator[Session]:
    with session() as private:
        yield private


@pytest.fixture
def keyring(desktop: Session) -> Iterator[SecretService]:
    with secret_service(desktop) as daemon:
        yield daemon


def test_a_key_is_kept_found_by_the_next_process_and_forgotten(keyring: SecretService) -> None:
    with client(keyring.environ) as first:
        assert first.ask("place") == "GNOME Keyring"
        assert first.ask("get", "gw") is None
        assert first.ask("set", "gw", KEY) == "GNOME Keyring"
    with client(keyring.environ) as second:
        assert second.ask("get", "gw") == KEY
        assert second.ask("get", "another") is None
        assert second.ask("set", "gw", KEY + "2") == "GNOME Keyring"
        assert second.ask("get", "gw") == KEY + "2"
        assert second.ask("delete", "gw") is None
        assert second.ask("get", "gw") is None
        assert second.ask("delete", "gw") is None


def test_a_locked_store_says_so_and_the_session_holds_the_key(keyring: SecretService) -> None:
    with client(keyring.environ) as app:
        app.ask("set", "gw", KEY)
        keyring.lock()
        assert app.ask("get", "gw")["error"] == "SecretLockedError"
        assert app.ask("set", "gw", KEY)["error"] == "SecretLockedError"
        assert app.ask("set_for_session", "gw", KEY + "s") == "session"
        assert app.ask("get", "gw") == KEY + "s"


def test_a_hung_store_is_waited_for_given_up_and_later_calls_fail_at_once(
    keyring: SecretService,
) -> None:
    with client(keyring.environ, waiting_after=0.3, give_up=2.0) as app:
        app.ask("set", "gw", KEY)
        keyring.stop()
        app.send("get", "gw")
        assert app.answer() == {"waiting": True}
        assert app.answer() == {"waiting": False}
        assert "did not answer in time" in _error(app.answer(), "SecretTimeoutError")
        assert "earlier call" in _error(app.ask("get", "gw"), "SecretTimeoutError")
        assert app.ask("set_for_session", "gw", KEY) == "session"
        assert app.ask("get", "gw") == KEY


def test_a_hung_store_that_wakes_is_used_again(keyring: SecretService) -> None:
    with client(keyring.environ, waiting_after=0.3, give_up=2.0) as app:
        app.ask("set", "gw", KEY)
        keyring.stop()
        app.send("set", "gw", "sk-given-up")
        while not isinstance(answer := app.answer(), dict) or "error" not in answer:
            pass
        keyring.cont()
        assert app.ask("until_answered", "gw") == KEY


def test_a_wait_can_be_cancelled(keyring: SecretService) -> None:
    with client(keyring.environ, waiting_after=0.3) as app:
        app.ask("place")
        keyring.stop()
        app.send("cancelled_get", "gw")
        assert app.answer() == {"waiting": True}
        assert app.answer() == {"waiting": False}
        assert app.answer() == "cancelled"
        assert "earlier call" in _error(app.ask("get", "gw"), "SecretTimeoutError")


def test_a_store_that_dies_in_a_call_failed(keyring: SecretService) -> None:
    with client(keyring.environ, waiting_after=0.3) as app:
        app.ask("set", "gw", KEY)
        keyring.stop()
        app.send("get", "gw")
        assert app.answer() == {"waiting": True}
        keyring.kill()
        assert app.answer() == {"waiting": False}
        _error(app.answer(), "SecretFailedError")
        assert "gnome-keyring" in _error(app.ask("get", "gw"), "SecretUnavailableError")


def test_a_store_that_starts_late_is_found(desktop: Session) -> None:
    with client(desktop.environ) as app:
        _error(app.ask("set", "gw", KEY), "SecretUnavailableError")
        with secret_service(desktop):
            assert app.ask("set", "gw", KEY) == "GNOME Keyring"


@pytest.mark.parametrize("bus", [True, False])
def test_without_a_store_there_is_this_session_only(desktop: Session, bus: bool) -> None:
    environ = dict(desktop.environ)
    if not bus:
        del environ["DBUS_SESSION_BUS_ADDRESS"]
    with client(environ) as app:
        assert app.ask("place") == ""
        _error(app.ask("get", "gw"), "SecretUnavailableError")
        _error(app.ask("set", "gw", KEY), "SecretUnavailableError")
        assert app.ask("set_for_session", "gw", KEY) == "session"
        assert app.ask("get", "gw") == KEY
        assert app.ask("delete", "gw") is None
        _error(app.ask("get", "gw"), "SecretUnavailableError")
    assert not _files_with(KEY, desktop.home)


@pytest.mark.parametrize("by", ["environment", "config", "entry point"])
def test_a_plain_file_is_never_a_store(desktop: Session, tmp_path: Path, by: str) -> None:
    (tmp_path / "plainring.py").write_text(PLAIN_BACKEND)
    environ = {**desktop.environ, "PYTHONPATH": str(tmp_path)}
    if by == "environment":
        environ["PYTHON_KEYRING_BACKEND"] = "plainring.PlaintextKeyring"
    elif by == "config":
        folder = desktop.home / "config" / "python_keyring"
        folder.mkdir(parents=True)
        (folder / "keyringrc.cfg").write_text(
            "[backend]\ndefault-keyring=plainring.PlaintextKeyring\n"
        )
    else:
        metadata = tmp_path / "plainring-1.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: plainring\nVersion: 1\n")
        (metadata / "entry_points.txt").write_text("[keyring.backends]\nplain = plainring\n")
    with client(environ) as app:
        assert app.ask("foreign_keyring") == "plainring.PlaintextKeyring"
        _error(app.ask("set", "gw", KEY), "SecretUnavailableError")
        _error(app.ask("get", "gw"), "SecretUnavailableError")
        assert app.ask("place") == ""


@pytest.mark.parametrize(
    ("backend", "place"),
    [("SecretService.Keyring", "GNOME Keyring"), ("chainer.ChainerBackend", "GNOME Keyring")],
)
def test_a_choice_on_the_list_is_followed(keyring: SecretService, backend: str, place: str) -> None:
    environ = {**keyring.environ, "PYTHON_KEYRING_BACKEND": f"keyring.backends.{backend}"}
    with client(environ) as app:
        assert app.ask("set", "gw", KEY) == place


def test_the_environments_key_is_read_behind_the_stores_and_never_written(
    keyring: SecretService,
) -> None:
    environ = {**keyring.environ, "GPTS_DESKTOP_KEY": f" {KEY}\n"}
    with client(environ) as app:
        assert app.ask("get", "gw") == KEY
        app.ask("set", "gw", "sk-stored-key")
        assert app.ask("get", "gw") == "sk-stored-key"
        app.ask("delete", "gw")
    with client(keyring.environ) as without:
        assert without.ask("get", "gw") is None


def test_the_environments_key_serves_without_a_store(desktop: Session) -> None:
    with client({**desktop.environ, "GPTS_DESKTOP_KEY": KEY}) as app:
        assert app.ask("get", "gw") == KEY


def _error(answer: Any, kind: str) -> str:
    """Check that a call failed in a known way, and return its sentence."""
    assert isinstance(answer, dict), answer
    assert answer["error"] == kind, answer
    assert KEY not in answer["sentence"]
    assert answer["context"] is None
    sentence: str = answer["sentence"]
    return sentence


def _files_with(text: str, folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if text.encode() in path.read_bytes()]
