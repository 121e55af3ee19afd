"""The invented projects of the exports' tests, some texts of which mean harm, as a workspace gives them."""

from dataclasses import dataclass
from typing import Any

import pytest

from exports.invented import make_codebook, make_tables
from synthese.exports.readable import Readable
from synthese.notebook import in_words
from synthese.types import Codebook
from workbench.pdfs import pdf
from workbench.workspaces import ALLER, MOSEL, copied, once, run, small


@dataclass
class Workspace:
    """As much of a workspace as the tables need."""

    codebook: Codebook
    tables: dict[str, Any]

    def table(self, name: str) -> Any:
        return self.tables[name]


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(make_codebook(), make_tables())


@pytest.fixture
def tables(workspace) -> Readable:
    return in_words(workspace)


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory) -> Any:
    """A workspace of three small decks that was run. Not to be changed."""

    def make(root: Any) -> None:
        saale = pdf(
            ["Was die Betriebe sagen", "Leute werden gesucht", "Kurse am Abend, Kurse am Morgen", "Es fehlen Busse"]
        )
        run(small(root, aller=ALLER, mosel=MOSEL, saale=saale).root)

    return once("reviewed", tmp_path_factory.mktemp, make)


@pytest.fixture
def desk(reviewed, tmp_path, monkeypatch) -> Any:
    """A copy of it, to be changed; ``ah`` decides."""
    monkeypatch.setenv("SYNTHESE_CODER", "ah")
    return copied(reviewed, tmp_path / "workspace")
