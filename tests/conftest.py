"""Fixtures that all rooms share."""

from pathlib import Path

import pytest
from hypothesis import settings

from support import ROOT, SHARED

# Programs that make test decks, with tools that tests do not need; what they made is committed and tested.
collect_ignore_glob = ["data/decks/*.py"]

# A test must not fail because the machine is busy.
settings.register_profile("synthese", deadline=None)
settings.load_profile("synthese")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real decks, hand-checked pages and tagged passages, where they lie beside the project."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder of real decks beside the project, which is not there")
    return SHARED
