"""A private desktop for tests: a D-Bus session, an unlocked GNOME Keyring, a screen.

Each is a context manager that yields an object whose `environ` a subprocess is started with.
Everything lives in a temporary folder (sockets may not have long paths) and ends with the block.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from virtual_screen import running, screen

PASSWORD = "correct horse"
START_LIMIT = 20.0  # seconds

# No folder of services: what a test has killed is not started again by the bus.
_BUS_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Session:
    """A home folder of its own and a session bus."""

    home: Path
    environ: dict[str, str]

    @property
    def bus(self) -> str:
        """Return the bus's address."""
        return self.environ["DBUS_SESSION_BUS_ADDRESS"]


@dataclass(frozen=True)
class SecretService:
    """A GNOME Keyring on a private bus, unlocked at first."""

    session: Session
    process: subprocess.Popen[bytes]

    @property
    def environ(self) -> dict[str, str]:
        """Return what a process needs to find this keyring and nothing else."""
        return self.session.environ

    def lock(self) -> None:
        """Lock the default collection, as a user does; no prompter is there to open it."""
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(self.session.bus) as connection:
            secretstorage.get_default_collection(connection).lock()

    def stop(self) -> None:
        """Let the daemon hang: it holds its name on the bus and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def cont(self) -> None:
        """Let a stopped daemon go on."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the daemon at once, in the middle of a call too; the bus does not restart it."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True)
class Desktop:
    """A whole desktop: a screen with a window manager, a keyring and AT-SPI."""

    secrets: SecretService
    environ: dict[str, str]


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Start everything that a person's desktop offers an application."""
    with (
        session() as own,
        secret_service(own) as secrets,
        accessibility(own) as accessible,
        screen({**own.environ, **accessible}) as shown,
    ):
        yield Desktop(secrets, shown)


@contextmanager
def session() -> Iterator[Session]:
    """Start a session bus with a home folder of its own, without a screen."""
    home = Path(tempfile.mkdtemp(prefix="desktop-"))
    try:
        environ = _clean_environ(home)
        with _bus(home, environ) as address:
            yield Session(home, {**environ, "DBUS_SESSION_BUS_ADDRESS": address})
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def secret_service(on: Session) -> Iterator[SecretService]:
    """Start an unlocked GNOME Keyring on a session's bus."""
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with running(command, on.environ, stdin=subprocess.PIPE) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(PASSWORD.encode())
        daemon.stdin.close()
        _wait_for_name(on.bus, "org.freedesktop.secrets")
        try:
            yield SecretService(on, daemon)
        finally:
            if daemon.poll() is None:
                daemon.send_signal(signal.SIGCONT)


@contextmanager
def accessibility(on: Session) -> Iterator[dict[str, str]]:
    """Start AT-SPI on a session's bus and yield what makes an application speak to it."""
    launcher = "/usr/libexec/at-spi-bus-launcher"
    with running([launcher, "--launch-immediately"], on.environ):
        _wait_for_name(on.bus, "org.a11y.Bus")
        yield {"QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


def _clean_environ(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's is found."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    foreign = ("XDG_", "DBUS_", "QT_", "GPTS_DESKTOP_", "GNOME_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(name, None)
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
    }


@contextmanager
def _bus(home: Path, environ: Mapping[str, str]) -> Iterator[str]:
    """Run a D-Bus daemon and yield its address once it listens."""
    configuration = home / "bus.conf"
    configuration.write_text(_BUS_CONFIGURATION.format(socket=home / "run" / "bus"))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
    with running(command, environ, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        assert address, "dbus-daemon did not start"
        yield address


def _wait_for_name(bus: str, name: str) -> None:
    """Return once a service owns its name."""
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    rule = MatchRule(
        type="signal",
        sender=message_bus.bus_name,
        interface=message_bus.interface,
        member="NameOwnerChanged",
    )
    rule.add_arg_condition(0, name)
    with open_dbus_connection(bus) as connection:
        daemon = Proxy(message_bus, connection)
        with connection.filter(rule) as changes:
            daemon.AddMatch(rule)
            if not daemon.NameHasOwner(name)[0]:
                connection.recv_until_filtered(changes, timeout=START_LIMIT)
