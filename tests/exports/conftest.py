"""Sources of all exports: three invented projects, and several made of read decks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports.invented import make_codebook, make_tables
from exports.many import many_source
from synthese.exports import ReportSource
from synthese.exports.readable import Readable
from synthese.tables import to_frame


@pytest.fixture(scope="session")
def make_source() -> Callable[..., ReportSource]:
    """Make a source of all reports; arguments replace its fields."""

    def make(*, sample: bool = True, **fields: Any) -> ReportSource:
        given: dict[str, Any] = {
            "tables": make_tables(sample=sample),
            "codebook": make_codebook(),
            "samples": sample,
            "problems": ("öko.pdf, Seite 4: ein Bild ohne Text <b>", "=5+5"),
            "provenance": {"codebook": {"sha256": "c" * 64}, "versions": {"pandas": "3.0"}, "decks": 4},
        }
        return ReportSource(**(given | fields))

    return make


@pytest.fixture(scope="session")
def source(make_source: Callable[..., ReportSource]) -> ReportSource:
    """The invented projects as sample data, in German."""
    return make_source()


@pytest.fixture(scope="session")
def many_invented(make_source: Callable[..., ReportSource], source: ReportSource) -> Callable[[int], ReportSource]:
    """Make a source whose theme matrix has MOSAIK's row under so many names: ``Projekt 00``, ``Projekt 01``, …"""

    def make(projects: int) -> ReportSource:
        own = [row for row in source.rows("theme_matrix") if row["project"] == "MOSAIK"]
        rows = [row | {"project": f"Projekt {number:02}"} for number in range(projects) for row in own]
        return make_source(tables={**source.tables, "theme_matrix": to_frame("theme_matrix", rows)})

    return make


@pytest.fixture(scope="module", params=["invented", "eight"])
def readable(request: pytest.FixtureRequest, source: ReportSource) -> Readable:
    """Give the invented projects in words, and eight made of read decks at two events."""
    return Readable(source if request.param == "invented" else many_source(8, events=2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for all files of a module."""
    return tmp_path_factory.mktemp("numbers")
