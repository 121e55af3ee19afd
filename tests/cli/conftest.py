"""Workspaces that were run, shared with other rooms, and the command line as people call it."""

import sys
from dataclasses import dataclass

import pytest

from synthese.cli import main
from workbench.workspaces import copied, once, run, small


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def ready(tmp_path_factory):
    """A small workspace that was run. Not to be changed."""
    return once("ready", tmp_path_factory.mktemp, lambda root: run(small(root).root))


@pytest.fixture
def workspace(ready, tmp_path):
    """A copy of it, to be changed."""
    return copied(ready, tmp_path / "workspace")


@pytest.fixture
def call(monkeypatch, capsys):
    """Call the program in this process: words in, exit code and what it prints out."""
    monkeypatch.setenv("COLUMNS", "200")

    def calling(*words):
        monkeypatch.setattr(sys, "argv", ["synthese", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return Answer(end.value.code or 0, printed.out, printed.err)

    return calling
