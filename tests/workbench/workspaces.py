"""Workspaces for tests: made and run once a session, whichever rooms ask for them, and copied by who changes them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import synthese
from synthese.workbench.records import RunReport
from synthese.workbench.workspace import Workspace
from workbench.pdfs import pdf

CODEBOOK = """\
version: "1"
language: de
groups:
  - {id: A, label: {de: Ankommen, en: Arrival}}
  - {id: B, label: {de: Arbeit, en: Work}}
themes:
  - {id: A1, group: A, label: {de: Sprache, en: Language}, indicators: [sprachkurs*]}
  - {id: B1, group: B, label: {de: Betriebe, en: Businesses}, indicators: [betrieb*]}
action_fields:
  - {id: luecke, label: {de: Lücke, en: Gap}, cues: [{pattern: '\\bfehlen\\b'}]}
precedence: [luecke]
addressees:
  - {id: kommunen, label: {de: Kommunen, en: Municipalities}, indicators: [gemeinde*]}
"""
MOSEL = pdf(
    ["Ankommen an der Mosel", "Sprachkurse fehlen in den Dörfern", "Betriebe zahlen Sprachkurse"],
    ["Was die Betriebe sagen", "Betriebe suchen Leute", "Gemeinden werben um Betriebe"],
)
ALLER = pdf(["Ankommen an der Aller", "Betriebe bilden aus", "Sprachkurse am Abend", "Betriebe fehlen im Norden"])
_made: dict[str, Path] = {}


def once(name: str, folder: Callable[[str], Path], make: Callable[[Path], None]) -> Path:
    """Return a workspace made once a session.

    Args:
        name: Its name.
        folder: ``tmp_path_factory.mktemp``.
        make: Fills the folder.
    """
    if name not in _made:
        _made[name] = folder(name)
        make(_made[name])
    return _made[name]


def small(root: Path, **decks: bytes) -> Workspace:
    """Make a workspace with a codebook of two themes and two decks, or others, that is quick to run."""
    presentations = root / "presentations"
    presentations.mkdir(parents=True, exist_ok=True)
    (presentations / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    for name, content in (decks or {"aller": ALLER, "mosel": MOSEL}).items():
        (presentations / f"{name}.pdf").write_bytes(content)
    return synthese.open_workspace(root)


def copied(source: Path, target: Path) -> Workspace:
    """Open a copy of a workspace."""
    return synthese.open_workspace(shutil.copytree(source, target))


def run(root: Path) -> RunReport:
    """Run a workspace, with the settings as they are now and one worker."""
    return synthese.open_workspace(root).run(workers=1)


def command(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as people do."""
    return subprocess.run(
        [sys.executable, "-m", "synthese", *map(str, words)],
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def run_samples(root: Path, *, workers: int, **environment: str) -> None:
    """Make a workspace of the samples and run it in a process of its own, keeping what it told in ``told.json``."""
    synthese.init_workspace(root, samples=True)
    done = command("run", "--json", "--workers", str(workers), "--workspace", root, **environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
    (root / "told.json").write_text(done.stdout, encoding="utf-8")
