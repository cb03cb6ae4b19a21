"""`gpts-desktop doctor`: whether what the app stands on is sound, one line each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncGenerator
from typing import Any

from gpts_desktop.cli.doctor_data import data_findings
from gpts_desktop.cli.finding import ERROR, OK, WARNING, Finding
from gpts_desktop.cli.parsers import KEY_VARIABLE, verb_parser
from gpts_desktop.cli.saved import saved_gateways
from gpts_desktop.cli.turn_request import key_from_environment
from gpts_desktop.core.errors import InputError, SecretError, StorageError
from gpts_desktop.core.gateways import DEMO_ID
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.secret import Secret

_KEYRING_LIMIT = 10.0  # seconds


def parser() -> argparse.ArgumentParser:
    """Return the verb's parser."""
    made = verb_parser("doctor", "Check display libraries, keyring, database and gateways.")
    made.add_argument(
        "--base-url", metavar="URL", help=f"check this gateway, with the key in {KEY_VARIABLE}"
    )
    return made


def run(options: argparse.Namespace, data_dir: str | None) -> int:
    """Print one line for each check; return 1 when one of them is an error."""
    import asyncio

    return asyncio.run(_run(options, options.data_dir or data_dir))


async def _run(options: argparse.Namespace, data_dir: str | None) -> int:
    import asyncio
    from contextlib import aclosing

    from gpts_desktop.gateway.daemon_threads import DaemonThreads

    asyncio.get_running_loop().set_default_executor(DaemonThreads())
    code = 0
    async with aclosing(_findings(options.base_url, data_dir)) as findings:
        async for finding in findings:
            print(finding.as_json() if options.json else finding.as_line(), flush=True)
            code = max(code, int(finding.state == ERROR))
    return code


async def _findings(base_url: str | None, data_dir: str | None) -> AsyncGenerator[Finding, None]:
    yield _display()
    yield await _keyring()
    for finding in data_findings(data_dir):
        yield finding
    if base_url is not None:
        yield await _named_gateway(base_url)
        return
    try:
        profiles, _ = saved_gateways(data_dir)
    except StorageError:
        return  # the database's own line has said it
    profiles = [profile for profile in profiles if profile.id != DEMO_ID]
    for profile in profiles:
        yield await _saved_gateway(profile)
    if not profiles:
        yield Finding("gateway", WARNING, "none is saved yet")


def _display() -> Finding:
    from gpts_desktop.display_check import has_screen, missing_packages

    if sys.platform != "linux":
        return Finding("display", OK, "comes with the system")
    missing = missing_packages({"QT_QPA_PLATFORM": "xcb"})
    if missing:
        command = f"sudo apt-get install {' '.join(missing)}"
        return Finding("display", ERROR, f"libraries are missing: {command}", {"missing": missing})
    if not has_screen():
        return Finding("display", WARNING, "libraries are there, but there is no screen")
    return Finding("display", OK, "libraries and a screen are there")


async def _keyring() -> Finding:
    from gpts_desktop.storage.secrets import KeyringSecrets

    try:
        place = await KeyringSecrets(give_up_after=_KEYRING_LIMIT).place()
    except SecretError as error:
        return Finding("keyring", ERROR, str(error))
    if not place:
        return Finding(
            "keyring", WARNING, "there is no secure password store; keys last for a session only"
        )
    return Finding("keyring", OK, place, {"place": place})


async def _named_gateway(base_url: str) -> Finding:
    profile = GatewayProfile("", base_url, base_url)
    try:
        return await _gateway(profile, key_from_environment())
    except InputError as error:
        return Finding("gateway", ERROR, str(error), {"name": base_url})


async def _saved_gateway(profile: GatewayProfile) -> Finding:
    from gpts_desktop.storage.secrets import KeyringSecrets

    try:
        key = await KeyringSecrets(give_up_after=_KEYRING_LIMIT).get(profile.id)
    except SecretError as error:
        return Finding("gateway", ERROR, str(error), {"name": profile.name})
    if key is None:
        return Finding("gateway", ERROR, "there is no key for it yet", {"name": profile.name})
    return await _gateway(profile, key)


async def _gateway(profile: GatewayProfile, key: Secret | None) -> Finding:
    from gpts_desktop.gateway.probe import probe

    steps = [step async for step in probe(profile, key)]
    passed = {step.name: step.passed for step in steps}
    facts: dict[str, Any] = {
        "name": profile.name,
        "tls": passed.get("tls"),
        "key": passed.get("key"),
        "models": next((s.models for s in steps if s.models is not None), None),
        "form": next((s.model_form for s in steps if s.model_form), None),
        "latency_ms": next((round(s.milliseconds, 1) for s in steps if s.milliseconds), None),
    }
    state = OK if all(passed.values()) else ERROR
    return Finding("gateway", state, "; ".join(step.text.rstrip(".") for step in steps), facts)
