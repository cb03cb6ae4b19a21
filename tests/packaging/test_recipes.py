"""The recipes for systems that no test runs on say the same as the project itself."""

from __future__ import annotations

import json
import plistlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest
from environment import ROOT

PACKAGING = ROOT / "packaging"
NAME = "gpts-desktop"
APP_ID = "io.github.gpts_desktop.GptsDesktop"
SPEC = PACKAGING / "pyinstaller" / f"{NAME}.spec"
INNO = PACKAGING / "windows" / f"{NAME}.iss"
ENTRY = PACKAGING / "linux" / f"{NAME}.desktop"
METAINFO = PACKAGING / "linux" / f"{APP_ID}.metainfo.xml"
FLATPAK = PACKAGING / "linux" / f"{APP_ID}.json"
WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"
SCRIPTS = sorted([*PACKAGING.rglob("*.sh")])


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def entry() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text(ENTRY))
    return parser


def test_the_desktop_entry_takes_links_and_belongs_to_the_window() -> None:
    keys = entry()["Desktop Entry"]
    assert keys["Exec"] == f"{NAME} %U"
    assert keys["Icon"] == keys["StartupWMClass"] == NAME
    assert keys["MimeType"] == f"x-scheme-handler/{NAME};"
    assert {"Name", "Comment", "Comment[zh_CN]", "GenericName[zh_CN]"} <= set(keys)


def test_the_metainfo_names_what_is_installed() -> None:
    root = ET.fromstring(text(METAINFO))
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{NAME}.desktop"
    assert root.findtext("provides/binary") == NAME
    assert root.findtext("summary") == entry()["Desktop Entry"]["Comment"]
    release = root.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "@VERSION@", "date": "@DATE@"}


def test_the_flatpak_installs_what_the_deb_does() -> None:
    manifest = json.loads(text(FLATPAK))
    assert manifest["id"] == APP_ID
    assert manifest["command"] == manifest["rename-icon"] == NAME
    (module,) = manifest["modules"]
    commands = "\n".join(module["build-commands"])
    assert "python3 packaging/dev.py package" in commands
    assert str(ENTRY.relative_to(ROOT)) in commands
    assert "--talk-name=org.freedesktop.secrets" in manifest["finish-args"]


def test_the_windows_installer_packs_the_folder_that_is_built() -> None:
    script = text(INNO)
    assert f'#define Program "{NAME}.exe"' in script
    assert rf'Source: "..\..\build\whole\{NAME}\*"' in script
    assert rf"SetupIconFile=..\..\build\icons\{NAME}.ico" in script
    assert "PrivilegesRequired=lowest" in script
    assert rf"Software\Classes\{NAME}\shell\open\command" in script
    assert "[UninstallDelete]" not in script, "the user's data stays"
    # The version is given by who builds; packages.py reads it from the package.
    assert "AppVersion={#Version}" in script
    assert f"{NAME}-{{#Version}}-setup" in script.replace("{#Name}", NAME)


def test_the_mac_app_takes_the_scheme_and_its_script_hides_secrets() -> None:
    spec = text(SPEC)
    assert f'bundle_identifier="{APP_ID}"' in spec
    assert '"CFBundleURLSchemes": [NAME]' in spec
    plist = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert all(plist.values())
    script = text(PACKAGING / "macos" / "disk-image.sh")
    assert "--keychain-profile" in script
    assert not re.search(r"--(password|apple-id)", script)


def test_the_workflow_builds_on_all_three_systems() -> None:
    workflow = text(WORKFLOW)
    for system in ("debian:12", "windows-", "macos-"):
        assert system in workflow
    assert workflow.count("packaging/dev.py package") == 2
    assert "secrets." not in workflow


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_are_sound(script: Path) -> None:
    done = subprocess.run(["shellcheck", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert script.stat().st_mode & 0o111


def test_every_recipe_reads_the_version_from_the_package() -> None:
    for recipe in [SPEC, INNO, ENTRY, METAINFO, FLATPAK, WORKFLOW, *SCRIPTS]:
        assert not re.search(r"\b0\.1\.0\b", text(recipe).split("\n", 2)[2]), recipe
