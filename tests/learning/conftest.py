"""Workspaces of the samples, coded as their expected tags have them. Tests do not change them."""

import shutil

import pytest

import synthese
from learning.coded import code_like
from support import ROOT
from workbench.workspaces import copied, once, run_samples

GOLD = ROOT / "tests" / "data" / "sample_decks" / "passages.jsonl"


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    """The samples, run by one worker."""

    def make(root):
        run_samples(root, workers=1, TZ="UTC", PYTHONHASHSEED="0", LC_ALL="C.UTF-8")

    return once("samples", tmp_path_factory.mktemp, make)


@pytest.fixture(scope="session")
def coded(samples, tmp_path_factory):
    """The samples with every passage coded and marked as read, and a codebook with a fifth of its indicators."""

    def make(root):
        shutil.copytree(samples, root, dirs_exist_ok=True)
        code_like(synthese.open_workspace(root), GOLD)
        thin(root / "presentations" / "codebook.yaml")

    return once("coded", tmp_path_factory.mktemp, make)


@pytest.fixture
def workspace(coded, tmp_path):
    """A copy of it, to be changed."""
    return copied(coded, tmp_path / "workspace")


@pytest.fixture(scope="session")
def lesson(coded):
    """What is learned from it; nothing is written."""
    return synthese.open_workspace(coded).learn()


def thin(path):
    """Take four of five indicators out of a codebook's themes."""
    head, themes, rest = path.read_text(encoding="utf-8").partition("\nthemes:\n")
    themes_only, mark, rest = rest.partition("\naction_fields:\n")
    kept, number = [], 0
    for line in themes_only.splitlines():
        number = number + 1 if line.startswith("      - ") else 0
        if number == 0 or number % 5 == 1:
            kept.append(line)
    path.write_text(head + themes + "\n".join(kept) + mark + rest, encoding="utf-8")
