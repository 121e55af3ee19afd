"""The front door says what is true."""

import re

import pytest
from typer.main import get_command

from support import ROOT
from synthese.cli.app import app
from synthese.provenance import ROOMS
from synthese.tables import SCHEMAS

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
COMMANDS = sorted(getattr(get_command(app), "commands", {}))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"| `synthese {command}" in README


def test_the_readme_names_no_command_that_is_not_there():
    named = set(re.findall(r"`synthese ([a-z]+)", README))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_leads_to_a_file(page):
    targets = re.findall(r"(?:\]\(|src=\")(?!https?:)([^)\"#]+)[)\"]", (ROOT / page).read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("target", re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
def test_every_target_of_make_is_there(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_architecture_names_every_room_with_a_file_that_is_there():
    rooms = [room for room in ROOMS if (ROOT / "src" / "synthese" / room).exists()]
    assert [room for room in rooms if f"| `{room}`" not in ARCHITECTURE] == []
    for room, file in re.findall(r"^\| `(\w+)` \|.*\| `(\w+\.py)` \|$", ARCHITECTURE, re.MULTILINE):
        folder = ROOT / "src" / "synthese"
        assert (folder / room / file).is_file() or (folder / file).is_file(), f"{room}: {file}"


def test_python_of_the_readme_names_a_table_that_is_there():
    assert set(re.findall(r'table\("(\w+)"\)', README)) <= set(SCHEMAS)


def test_the_versions_agree():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE).group(1)
    assert f"version: {version}\n" in citation
