"""From a gateway's refusal to a typed error, with its own sentence kept (wire.md, 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gpts_desktop.core.errors import (
    ApiError,
    AuthError,
    BadRequestError,
    ForbiddenError,
    GatewayError,
    HtmlError,
    NotFoundError,
    QuotaError,
    RateLimitError,
    RedirectError,
    ServerError,
    SilenceError,
)
from gpts_desktop.core.notices import NO_ADDRESS
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.gateway.masking import without_key
from gpts_desktop.gateway.refusal_body import Refusal, read_refusal
from gpts_desktop.gateway.retry_after import retry_after_seconds

NO_MODEL = Sentence("This gateway does not offer this GPT in this form.")
WRONG_KEY = Sentence("The gateway does not accept this key.")
NOT_ALLOWED = Sentence("This key may not use this GPT or model.")
NOT_LET_IN = Sentence("The gateway did not let this call in.")
NO_CREDIT = Sentence("There is no credit left on this key or account.")
BUSY = Sentence("The gateway is busy, or was called too often.")
TROUBLE = Sentence("There is trouble at the gateway, not at your computer.")
REFUSED = Sentence("The gateway refused the request.")
REPORTED = Sentence("The gateway reported an error.")
PAGE = Sentence("A web page came instead of an answer.")
TOO_LATE = Sentence("The gateway took too long.")

# The order decides: one-api says "no credit" and "no such model" under several statuses.
_WORDS: tuple[tuple[type[GatewayError], str, re.Pattern[str]], ...] = tuple(
    (kind, sentence, re.compile(pattern, re.IGNORECASE))
    for kind, sentence, pattern in (
        (
            QuotaError,
            NO_CREDIT,
            r"额度(已|已经)?(用尽|耗尽|不足|用完)|余额(不足|已用尽)|欠费|insufficient_(user_)?quota"
            r"|insufficient[ _](balance|credit|fund)|exceeded your current quota"
            r"|billing_hard_limit|credit balance is too low|quota (is )?not enough"
            r"|预扣费.{0,20}失败|pre_consume_token_quota_failed"
            r"|not enough credits|budget has been exceeded",
        ),
        (
            NotFoundError,
            NO_MODEL,
            r"model_not_found|无可用渠道|no available channels?|模型不存在|不支持(的|该)?模型"
            r"|model\b.{0,120}\b(does not exist|not found|not exist|not supported|is not available)"
            r"|(unknown|invalid|no such|unsupported) model|not a valid model|invalid_model"
            r"|gizmo.{0,80}(not found|does not exist)",
        ),
        (
            ForbiddenError,
            NOT_ALLOWED,
            r"无权(访问|使用)|没有权限|model.{0,80}not allowed|"
            r"(not allowed|no permission|no access|do not have access) to\b.{0,40}model"
            r"|key_model_access_denied",
        ),
        (
            AuthError,
            WRONG_KEY,
            r"无效的令牌|未提供令牌|令牌(已过期|已禁用|状态不可用|不可用|验证失败|无效)"
            r"|(invalid|incorrect|wrong|missing|expired)[ _-]?(api[ _-]?key|token\b(?! id))"
            r"|api[ _-]?key (is )?(invalid|incorrect|missing|expired)|no api[ _-]?key"
            r"|authentication_error|invalid_authentication",
        ),
        (
            RateLimitError,
            BUSY,
            r"负载已饱和|负载过高|请求(过于|太)频繁|请求数(已)?(达到|超过)"
            r"|rate[ _-]?limit|too many requests|overloaded_error|tokens per min|requests per min",
        ),
        (
            ServerError,
            TROUBLE,
            r"请求上游(地址)?失败|do_request_failed|do request failed|bad_response_status_code"
            r"|upstream[ _](error|request failed|connect error)|server_error|internal_error"
            r"|internal server error|service unavailable|bad gateway",
        ),
    )
)
_NO_ROUTE = re.compile(r"invalid url|not found|no route|cannot post", re.IGNORECASE)
_BY_STATUS: Mapping[int, tuple[type[GatewayError], str]] = {
    401: (AuthError, WRONG_KEY),
    402: (QuotaError, NO_CREDIT),
    403: (ForbiddenError, NOT_ALLOWED),
    404: (NotFoundError, NO_MODEL),
    408: (SilenceError, TOO_LATE),
    429: (RateLimitError, BUSY),
}


def refusal_error(
    status: int, headers: Mapping[str, str], body: bytes, key: Secret | None = None
) -> GatewayError:
    """Return the typed error of an answer with a status that is no success.

    `headers` finds names in any case (httpx.Headers); no text of the error holds `key`.
    """
    if 300 <= status < 400:
        return redirect_error(status, headers.get("location", ""), key)
    return _error(read_refusal(body), status, headers, key)


def reported_error(
    report: object, status: int, headers: Mapping[str, str], key: Secret | None = None
) -> GatewayError:
    """Return the typed error of a report that came inside an answer (wire.md, 2)."""
    return _error(Refusal.of(report), status, headers, key)


def redirect_error(status: int, location: str, key: Secret | None = None) -> RedirectError:
    """Return the error that says where the gateway points; no redirect is followed."""
    place = without_key(location.strip(), key)[:500]
    points = (
        Sentence(
            "The gateway points to {place}. Nothing was sent there; enter that address as the "
            "base URL if you trust it."
        )
        if place
        else Sentence(
            "The gateway points elsewhere. Nothing was sent there; enter that address as the "
            "base URL if you trust it."
        )
    )
    return RedirectError(points.filled(place=place), status=status)


def page_error(status: int, headers: Mapping[str, str], page: bytes) -> HtmlError:
    """Return the error for a web page in an answer's place: mostly a wrong base URL."""
    refusal = read_refusal(page)
    return HtmlError(PAGE, said=refusal.sentence, status=status, request_id=request_id(headers, ""))


def request_id(headers: Mapping[str, str], text: str, key: Secret | None = None) -> str:
    """Return the gateway's name for the call, from a header or from `(request id: …)`."""
    for name in ("x-request-id", "x-oneapi-request-id", "request-id"):
        value = headers.get(name, "").strip()
        if value:
            return without_key(value, key)[:200]
    found = re.search(r"\(\s*request[ _-]?id[:：]?\s*([^\s()]{1,200})\s*\)", text, re.IGNORECASE)
    return without_key(found.group(1), key) if found else ""


def _error(
    refusal: Refusal, status: int, headers: Mapping[str, str], key: Secret | None
) -> GatewayError:
    kind, sentence = _classify(refusal, status)
    return kind(
        sentence,
        said=without_key(refusal.sentence, key),
        status=status,
        retry_after=retry_after_seconds(headers),
        request_id=request_id(headers, refusal.sentence, key) or without_key(refusal.call, key),
    )


def _classify(refusal: Refusal, status: int) -> tuple[type[GatewayError], str]:
    if refusal.page:
        return _classify_page(status)
    words = f"{refusal.code}\n{refusal.kind}\n{refusal.sentence}"
    for kind, sentence, pattern in _WORDS:
        if pattern.search(words):
            return kind, sentence
    if status < 400 and refusal.code.isdecimal():  # an error inside a 200 names its own status
        status = int(refusal.code)
    if status == 405 or (status == 404 and _NO_ROUTE.search(words)):
        return NotFoundError, NO_ADDRESS
    return _BY_STATUS.get(status) or _by_class(refusal, status)


def _by_class(refusal: Refusal, status: int) -> tuple[type[GatewayError], str]:
    if 500 <= status < 600:
        return ServerError, TROUBLE
    if 400 <= status < 500 or "invalid_request" in refusal.kind:
        return BadRequestError, REFUSED
    return ApiError, REPORTED


def _classify_page(status: int) -> tuple[type[GatewayError], str]:
    if status == 403:
        return ForbiddenError, NOT_LET_IN
    if status in (401, 429) or status >= 500:
        return _BY_STATUS.get(status, (ServerError, TROUBLE))
    return HtmlError, PAGE


def names_stream_options(error: GatewayError) -> bool:
    """Whether a refusal is about the field `stream_options` (api.md)."""
    failure = error.failure
    is_refusal = failure.status is not None and 400 <= failure.status < 600
    return is_refusal and bool(re.search(r"stream_options|include_usage", failure.said))
