"""One window for one data folder: a second start hands over what it was given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

CONNECT_MS = 2_000
MOST_BYTES = 1_000_000


class SingleInstance(QObject):
    """Holds the data folder's lock; while held, hears what later starts hand over.

    Signal: `handed_over(list of arguments)`.
    """

    handed_over = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        # A lock is stale only when its process is gone, however long that process runs.
        self._lock.setStaleLockTime(0)

    def claim(self) -> bool:
        """Take the lock; False when another window holds it."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear later starts from now on; QtNetwork is imported here, after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = self._server_name()
        QLocalServer.removeServer(name)
        self._server.listen(name)
        self._server.newConnection.connect(self._accept)

    def hand_over(self, arguments: Sequence[str]) -> bool:
        """Give `arguments` to the first window; False when it can't be reached."""
        import json

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._server_name())
        if not socket.waitForConnected(CONNECT_MS):
            return False
        socket.write(json.dumps(list(arguments)).encode() + b"\n")
        return socket.waitForBytesWritten(CONNECT_MS)

    def release(self) -> None:
        """Let the next start be the first."""
        server = getattr(self, "_server", None)
        if server is not None:
            server.close()
        self._lock.unlock()

    def _server_name(self) -> str:
        """Return a name that no other data folder's window has."""
        import hashlib

        digest = hashlib.sha256(str(self._folder.resolve()).encode()).hexdigest()
        return f"gpts-desktop-{digest[:16]}"

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: object) -> None:
        from PySide6.QtNetwork import QLocalSocket

        assert isinstance(socket, QLocalSocket)
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            self._take(bytes(socket.readLine().data()))
            socket.disconnectFromServer()

    def _take(self, line: bytes) -> None:
        import json

        try:
            arguments = json.loads(line)
        except ValueError:
            return
        if isinstance(arguments, list) and all(isinstance(a, str) for a in arguments):
            self.handed_over.emit(arguments)
