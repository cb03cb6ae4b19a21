"""The options of the window and what several verbs share."""

from __future__ import annotations

import argparse

from gpts_desktop import __version__

PROGRAM = "gpts-desktop"
KEY_VARIABLE = "GPTS_DESKTOP_KEY"

_VERBS = """\
verbs (each has --help):
  ask PROMPT       one turn with a GPT or model, to standard output
  request PROMPT   what `ask` would send, without sending it
  links [FILE …]   the GPTs' links found in files or standard input
  search QUERY     the saved conversations that hold what is asked for
  export           saved conversations as JSON, Markdown, HTML or text
  import FILE …    a ChatGPT data export, or our own: zip, folder or JSON files
  doctor           whether display, keyring, database and gateways are sound
"""


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of a start without a verb."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--demo] [--data-dir DIR] [LINK or FILE …]\n       {PROGRAM} VERB …",
        description="Chat with public GPTs through a gateway. Opens the window; "
        "GPTs found in what is given are added.",
        epilog=_VERBS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("arguments", nargs="*", metavar="LINK or FILE", help="GPTs to add")
    parser.add_argument(
        "--demo", action="store_true", help="use the built-in gateway; needs no key"
    )
    add_data_dir(parser)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def verb_parser(verb: str, description: str) -> argparse.ArgumentParser:
    """Return a parser for a verb that takes `--json` and `--data-dir`."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {verb}", description=description, allow_abbrev=False
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_data_dir(parser)
    return parser


def links_parser() -> argparse.ArgumentParser:
    """Return the parser of `links`."""
    parser = verb_parser("links", "Find the links of GPTs in text, pages and link files.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="default: standard input")
    return parser


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Add `--data-dir`."""
    parser.add_argument("--data-dir", metavar="DIR", help="keep all files under this folder")


def add_turn_options(parser: argparse.ArgumentParser) -> None:
    """Add what `ask` and `request` share: the prompt, whom to ask and the parameters."""
    parser.add_argument("prompt", metavar="PROMPT")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--gpt", metavar="LINK_OR_ID", help="the GPT to ask")
    asked.add_argument("--model", metavar="NAME", help="the model to ask")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--gateway", metavar="NAME", help="a saved gateway; its key is in the keyring")
    way.add_argument(
        "--base-url",
        metavar="URL",
        help=f"a gateway's address; the key is read from {KEY_VARIABLE}",
    )
    parser.add_argument("--no-stream", action="store_true", help="ask for the answer in one piece")
    for option, metavar in (
        ("--temperature", "NUMBER"),
        ("--top-p", "NUMBER"),
        ("--max-tokens", "NUMBER"),
        ("--n", "NUMBER"),
        ("--presence-penalty", "NUMBER"),
        ("--frequency-penalty", "NUMBER"),
        ("--logit-bias", "JSON"),
        ("--user", "TEXT"),
        ("--system", "TEXT"),
    ):
        parser.add_argument(option, metavar=metavar)
    parser.add_argument(
        "--model-form", metavar="FORM", help='how the id is sent, such as "gpt-4-gizmo-{id}"'
    )
