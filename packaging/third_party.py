"""What is carried along in a package, with its licences' texts.

third_party.py FILE: writes them of all that requirements.lock names, as installed here.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

LOCK = Path(__file__).resolve().parent / "requirements.lock"
RULE = "=" * 78
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def main(place: Path) -> None:
    """Write the notices."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(notices(), encoding="utf-8")


def notices() -> str:
    """Return name, version, licence and licence texts of each library, and Python's."""
    version = ".".join(map(str, sys.version_info[:3]))
    python = f"{RULE}\nPython {version}\nPython Software Foundation License\n"
    return "\n".join([python, *(notice(part) for part in installed())])


def installed() -> list[Distribution]:
    """Return the libraries of the lock that are installed on this system."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    found = []
    for name in sorted(set(names), key=str.lower):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:  # another system's
            continue
    return found


def notice(part: Distribution) -> str:
    """Return one library's name, version, licence and the texts that it brings."""
    texts = []
    for file in part.files or ():
        if ".dist-info" in str(file) and _LICENCE_FILE.search(file.name):
            place = Path(str(part.locate_file(file)))
            if place.is_file():
                texts.append(place.read_text(encoding="utf-8", errors="replace").strip())
    licence = part.metadata.json.get("license_expression") or _classified(part)
    head = f"{RULE}\n{part.metadata['Name']} {part.version}\n{licence}\n"
    return "\n\n".join([head, *texts]) + "\n"


def _classified(part: Distribution) -> str:
    """Return the licence as the library's classifiers or its own words have it."""
    classifiers = part.metadata.get_all("Classifier") or []
    classes = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    own = str(part.metadata.json.get("license") or "").strip().splitlines()
    return ", ".join(classes) or (own[0] if own else "see its home page")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
