"""Known trouble, as types. Everything else that is raised is a bug of ours."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from gpts_desktop.core.sentence import Sentence


class ErrorKind(StrEnum):
    """What went wrong with a gateway; the word after `error:` in `ask --json`."""

    API = "api"
    AUTH = "auth"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    BAD_REQUEST = "bad_request"
    RATE_LIMIT = "rate_limit"
    QUOTA = "quota"
    SERVER = "server"
    HTML = "html"
    BAD_JSON = "bad_json"
    EMPTY = "empty"
    CONTENT_TYPE = "content_type"
    NETWORK = "network"
    TIMEOUT = "timeout"
    TLS = "tls"
    REDIRECT = "redirect"


class Failure(NamedTuple):
    """What is kept of a failed call beside its message. No text in it holds a key.

    `message` is our sentence, `said` the gateway's own, `retry_after` in seconds.
    """

    kind: ErrorKind
    message: str
    said: str = ""
    status: int | None = None
    retry_after: float | None = None
    request_id: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` reads back."""
        return {
            "kind": self.kind.value,
            "message": self.message,
            **_made_of(self.message),
            "said": self.said,
            "status": self.status,
            "retry_after": self.retry_after,
            "request_id": self.request_id,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Failure:
        """Read what `to_json` wrote; an unknown kind becomes `api`."""
        known = {kind.value for kind in ErrorKind}
        kind = data.get("kind")
        return cls(
            kind=ErrorKind(kind) if kind in known else ErrorKind.API,
            message=Sentence.from_json(data.get("sentence")) or str(data.get("message") or ""),
            said=str(data.get("said") or ""),
            status=data.get("status"),
            retry_after=data.get("retry_after"),
            request_id=str(data.get("request_id") or ""),
        )


def _made_of(message: str) -> dict[str, Any]:
    """Return what says a stored sentence in another language, where it has values."""
    if isinstance(message, Sentence) and message.values:
        return {"sentence": message.to_json()}
    return {}


class AppError(Exception):
    """Known trouble, in a sentence that a person understands."""


class InputError(AppError):
    """What the user entered can't be taken; the sentence says why."""


class GatewayError(AppError):
    """A call to a gateway did not give an answer."""

    kind: ClassVar[ErrorKind] = ErrorKind.API

    def __init__(
        self,
        message: str,
        *,
        said: str = "",
        status: int | None = None,
        retry_after: float | None = None,
        request_id: str = "",
    ) -> None:
        super().__init__(message)
        self.failure = Failure(self.kind, message, said, status, retry_after, request_id)


class ApiError(GatewayError):
    """The gateway reported an error that fits no other kind."""


class AuthError(GatewayError):
    """The key is missing or wrong."""

    kind = ErrorKind.AUTH


class ForbiddenError(GatewayError):
    """The key may not use this model."""

    kind = ErrorKind.FORBIDDEN


class NotFoundError(GatewayError):
    """The gateway does not offer this model, or not in this form of the id."""

    kind = ErrorKind.NOT_FOUND


class BadRequestError(GatewayError):
    """The gateway refused the request itself."""

    kind = ErrorKind.BAD_REQUEST


class RateLimitError(GatewayError):
    """The gateway is busy, or the key has called too often."""

    kind = ErrorKind.RATE_LIMIT


class QuotaError(GatewayError):
    """The key or the account has no credit left."""

    kind = ErrorKind.QUOTA


class ServerError(GatewayError):
    """Trouble at the gateway or behind it."""

    kind = ErrorKind.SERVER


class HtmlError(GatewayError):
    """A web page came where an answer was expected."""

    kind = ErrorKind.HTML


class BadJsonError(GatewayError):
    """What came is not JSON, or not of the API's shape."""

    kind = ErrorKind.BAD_JSON


class EmptyError(GatewayError):
    """Nothing came."""

    kind = ErrorKind.EMPTY


class ContentTypeError(GatewayError):
    """What came is neither JSON, nor events, nor a page."""

    kind = ErrorKind.CONTENT_TYPE


class NetworkError(GatewayError):
    """The gateway could not be reached, or the connection broke."""

    kind = ErrorKind.NETWORK


class SilenceError(GatewayError):
    """The gateway could not be reached in time, or fell silent for too long."""

    kind = ErrorKind.TIMEOUT


class TlsError(GatewayError):
    """The gateway's certificate was not trusted."""

    kind = ErrorKind.TLS


class RedirectError(GatewayError):
    """The gateway points elsewhere, and no redirect is followed."""

    kind = ErrorKind.REDIRECT


class StorageError(AppError):
    """The disk or the database does not do what is asked."""


class NewerDatabaseError(StorageError):
    """The database was written by a newer version; it is left alone."""


class DamagedDatabaseError(StorageError):
    """The file is no database, or a damaged one."""


class ForeignDatabaseError(DamagedDatabaseError):
    """The file is another program's: it is left alone, and nothing is to be saved from it."""


class VanishedDataError(StorageError):
    """The folder that the data was moved to is not there: a disk that is not connected."""


class DiskFullError(StorageError):
    """No room is left."""


class ReadOnlyError(StorageError):
    """The folder or the file can't be written."""


class BusyDatabaseError(StorageError):
    """Another process holds the database."""


class VanishedDatabaseError(StorageError):
    """The file or its folder is gone, or another file is in its place."""


class LostPlaceError(StorageError):
    """What is to be saved belongs to a message that the disk does not have."""


class SecretError(AppError):
    """The system's password store did not do what is asked."""


class SecretUnavailableError(SecretError):
    """There is no secure password store."""


class SecretLockedError(SecretError):
    """The password store is locked and was not opened."""


class SecretTimeoutError(SecretError):
    """The password store did not answer in time."""


class SecretFailedError(SecretError):
    """The password store failed in a call."""


class PictureError(AppError):
    """A picture could not be fetched or shown; the sentence says why."""


class PictureMovedError(PictureError):
    """Another host has the picture, at `address`; that one was not asked."""

    def __init__(self, message: str, address: str) -> None:
        super().__init__(message)
        self.address = address
