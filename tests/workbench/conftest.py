"""Workspaces that were run: one of the samples, one that is small, one of real decks. Tests do not change them."""

import shutil

import pytest

import synthese
from synthese.workbench import run as stages
from workbench.workspaces import copied, once, run, run_samples, small


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """The samples, run by one worker; what it told lies in ``told.json``."""

    def make(root):
        run_samples(root, workers=1, TZ="UTC", PYTHONHASHSEED="0", LC_ALL="C.UTF-8")

    return once("samples", tmp_path_factory.mktemp, make)


@pytest.fixture(scope="session")
def ready(tmp_path_factory):
    """A small workspace that was run."""
    return once("ready", tmp_path_factory.mktemp, lambda root: run(small(root).root))


@pytest.fixture
def workspace(ready, tmp_path):
    """A copy of the small workspace, to be changed."""
    return copied(ready, tmp_path / "workspace")


@pytest.fixture(scope="session")
def real(tmp_path_factory, shared):
    """All real decks, read, tagged and compared; pictures and reports play no part in where words stand."""

    def make(root):
        synthese.init_workspace(root)
        for path in sorted((shared / "decks").glob("*.pdf")):
            shutil.copyfile(path, root / "presentations" / path.name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stages, "draw_evidence", lambda *_, **__: 0)
            patch.setattr(stages, "publish", lambda *_, **__: [])
            synthese.open_workspace(root).run(workers=2)

    return once("real", tmp_path_factory.mktemp, make)
