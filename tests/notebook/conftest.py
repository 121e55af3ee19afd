"""The invented projects of the exports' tests, some texts of which mean harm, as a workspace gives them."""

from dataclasses import dataclass
from typing import Any

import pytest

from exports.conftest import make_codebook, make_tables
from synthese.exports.readable import Readable
from synthese.notebook import in_words
from synthese.types import Codebook


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
