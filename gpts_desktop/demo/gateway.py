"""The demo gateway's own answers: the whole of api.md, with no model behind it."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.parameters import PARAMETERS, checked
from gpts_desktop.demo.answers import Candidate, Question, candidates, tokens_of
from gpts_desktop.demo.connection import Exchange
from gpts_desktop.demo.drawing import PATH, large
from gpts_desktop.demo.script import DONE, SSE, event, usage

MODELS = ("gpt-4o", "gpt-4-gizmo-*")
PAUSE_TOKENS = 6  # how many tokens' time the end of a sentence takes on top
LONGEST_WAIT = 2.0  # seconds before an answer that is not streamed
_ID = r"g-(?:[0-9A-Za-z]{9}|[0-9a-f]{32})"
_GPT_MODEL = re.compile(rf"(?:[\w.-]+-gizmo-)?({_ID})")
_FIELDS = {spec.name for spec in PARAMETERS} - {"system"}
_PAGE = b"<!doctype html>\n<title>Demo gateway</title>\n<h1>The demo gateway of gpts-desktop</h1>\n"


class ApiProblem(Exception):  # noqa: N818 - it ends as an answer, not as a failure
    """What the gateway refuses, in the API's shape."""

    def __init__(
        self, status: int, message: str, *, code: str | None = None, param: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        kind = "invalid_request_error" if status != 401 else "new_api_error"
        self.error = {"message": message, "type": kind, "param": param, "code": code}


class DemoGateway:
    """Answers an exchange as a gateway would. `pace` is the seconds for each token."""

    def __init__(self, pace: float) -> None:
        self._pace = pace

    async def answer(self, exchange: Exchange) -> None:
        """Answer; an unknown path gets a web page with 200, as one-api does."""
        path = exchange.request.path.partition("?")[0]
        try:
            if path == "/v1/chat/completions":
                await self._chat(exchange)
            elif path == "/v1/models":
                _check_key(exchange)
                await _send_json(exchange, 200, _models())
            elif path == PATH:
                await exchange.send_all(200, {"Content-Type": "image/png"}, large())
            else:
                page_type = {"Content-Type": "text/html; charset=utf-8"}
                await exchange.send_all(200, page_type, _PAGE)
        except ApiProblem as problem:
            said = f"{problem.error['message']} (request id: {exchange.request_id})"
            await _send_json(
                exchange, problem.status, {"error": {**problem.error, "message": said}}
            )

    async def _chat(self, exchange: Exchange) -> None:
        if exchange.request.method != "POST":
            raise ApiProblem(405, "Only POST is understood here.", code="method_not_allowed")
        _check_key(exchange)
        body = exchange.request.json
        question = _question(body)
        question = replace(question, host=exchange.request.headers.get("host", ""))
        answers = candidates(question)
        head = {
            "id": f"chatcmpl-{exchange.request_id}",
            "created": int(time.time()),
            "model": "gpt-4-gizmo" if question.gpt else body["model"],
        }
        spent = usage(question.prompt_tokens, sum(len(a.tokens) + len(a.thoughts) for a in answers))
        if body.get("stream"):
            wants_usage = (body.get("stream_options") or {}).get("include_usage") is True
            await self._stream(exchange, head, answers, spent if wants_usage else None)
        else:
            longest = max(len(answer.tokens) for answer in answers)
            await asyncio.sleep(min(LONGEST_WAIT, self._pace * longest))
            await _send_json(exchange, 200, _completion(head, answers, spent))

    async def _stream(
        self,
        exchange: Exchange,
        head: Mapping[str, Any],
        answers: list[Candidate],
        spent: Mapping[str, int] | None,
    ) -> None:
        await exchange.start(200, {"Content-Type": SSE, "Cache-Control": "no-cache"})
        chunk = {**head, "object": "chat.completion.chunk"}
        clock = _Clock(self._pace)
        for index in range(len(answers)):
            start = {"role": "assistant", "content": ""}
            await exchange.send(event({**chunk, "choices": [_choice(index, start)]}))
        for place in range(max(answer.length for answer in answers)):
            text = ""
            for index, answer in enumerate(answers):
                if place >= answer.length:
                    continue
                delta = answer.delta(place)
                text = next(iter(delta.values()))
                await exchange.send(event({**chunk, "choices": [_choice(index, delta)]}))
                if place == answer.length - 1:
                    last = _choice(index, {}, answer.finish)
                    await exchange.send(event({**chunk, "choices": [last]}))
            await clock.tick(1 + PAUSE_TOKENS * text.endswith((".", "。", ":", "：", "\n\n")))
        if spent is not None:
            await exchange.send(event({**chunk, "choices": [], "usage": dict(spent)}))
        await exchange.send(DONE)


class _Clock:
    """Keeps an even pace: what one step is late the next ones make up."""

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self._due = time.monotonic()
        self._ticks = 0

    async def tick(self, count: int) -> None:
        self._ticks += 1
        if self._pace:
            self._due += self._pace * count
            await asyncio.sleep(max(0.0, self._due - time.monotonic()))
        elif self._ticks % 32 == 0:
            # As fast as it goes, but others on this loop get their turn.
            await asyncio.sleep(0)


def _check_key(exchange: Exchange) -> None:
    scheme, _, key = exchange.request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise ApiProblem(401, "未提供令牌", code="invalid_api_key")
    if "bad" in key:
        raise ApiProblem(401, "无效的令牌", code="invalid_api_key")


def _question(body: Any) -> Question:
    if not isinstance(body, dict):
        raise ApiProblem(400, "The body is no JSON object.", code="invalid_json")
    for name in _FIELDS & body.keys():
        if body[name] is not None:
            try:
                checked(name, body[name])
            except InputError as error:
                raise ApiProblem(400, str(error), code="invalid_value", param=name) from None
    options = body.get("stream_options")
    if options is not None and (not isinstance(options, dict) or not body.get("stream")):
        sentence = "The field stream_options is an object, and goes with a stream only."
        raise ApiProblem(400, sentence, code="invalid_value", param="stream_options")
    gpt = _gpt(body)
    messages = _messages(body)
    last = next((m for m in reversed(messages) if m[0] == "user"), ("user", "", 0))
    return Question(
        text=last[1],
        pictures=last[2],
        gpt=gpt,
        turn=sum(role == "user" for role, _, _ in messages),
        prompt_tokens=sum(3 + len(tokens_of(text)) for _, text, _ in messages),
        count=int(body.get("n") or 1),
        most_tokens=body.get("max_tokens"),
    )


def _gpt(body: Mapping[str, Any]) -> str:
    """Return the GPT's id in any of the four forms, or "" for a plain model."""
    model = body.get("model")
    if not isinstance(model, str) or not model:
        raise ApiProblem(400, "you must provide a model parameter", param="model")
    if model == "gpt-4o":
        return ""
    gizmo = body.get("gizmo_id")
    if model == "gpt-4-gizmo" and isinstance(gizmo, str) and re.fullmatch(_ID, gizmo):
        return gizmo
    match = _GPT_MODEL.fullmatch(model)
    if match is None:
        sentence = f"The model `{model}` does not exist or you do not have access to it."
        raise ApiProblem(404, sentence, code="model_not_found", param="model")
    return match[1]


def _messages(body: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """Return (role, text, number of pictures) for each message."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise ApiProblem(400, "messages is a list that is not empty.", param="messages")
    read: list[tuple[str, str, int]] = []
    for place, message in enumerate(messages):
        param = f"messages[{place}]"
        role = message.get("role") if isinstance(message, dict) else None
        if role not in ("system", "user", "assistant"):
            sentence = f"{param}.role is system, user or assistant."
            raise ApiProblem(400, sentence, code="invalid_value", param=f"{param}.role")
        content = message.get("content")
        parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            sentence = f"{param}.content is a text or a list of parts."
            raise ApiProblem(400, sentence, code="invalid_value", param=f"{param}.content")
        text = "\n".join(str(p.get("text") or "") for p in parts if p.get("type") == "text")
        read.append((role, text, sum(p.get("type") == "image_url" for p in parts)))
    return read


def _choice(index: int, delta: Mapping[str, str], finish: str | None = None) -> dict[str, Any]:
    return {"index": index, "delta": dict(delta), "finish_reason": finish}


def _completion(
    head: Mapping[str, Any], answers: list[Candidate], spent: Mapping[str, int]
) -> dict[str, Any]:
    choices: list[dict[str, Any]] = []
    for index, answer in enumerate(answers):
        message = {"role": "assistant", "content": "".join(answer.tokens)}
        if answer.thoughts:
            message["reasoning_content"] = "".join(answer.thoughts)
        choices.append({"index": index, "message": message, "finish_reason": answer.finish})
    return {**head, "object": "chat.completion", "choices": choices, "usage": dict(spent)}


def _models() -> dict[str, Any]:
    data = [
        {"id": name, "object": "model", "created": 1724999207, "owned_by": "demo"}
        for name in MODELS
    ]
    return {"object": "list", "data": data}


async def _send_json(exchange: Exchange, status: int, body: Mapping[str, Any]) -> None:
    data = json.dumps(body, ensure_ascii=False).encode()
    await exchange.send_all(status, {"Content-Type": "application/json"}, data)
