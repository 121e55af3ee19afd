"""The benchmark runs: as people start it, on two small decks."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.engines import ENGINES
from bench.quality import ROWS
from bench.workers import open_engines
from support import ROOT

DECKS = ROOT / "tests" / "data" / "decks"


def run(*options):
    script = ROOT / "tests" / "bench" / "compare.py"
    command = [sys.executable, script, *map(str, options)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def values(output: str, name: str) -> list[float]:
    line = next(line for line in output.splitlines() if line.strip().startswith(name))
    return [float(value) for value in re.split(r"\s{2,}", line.strip())[1:]]


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("decks")
    for name in ("bibliotheken.pdf", "bibliotheken.truth.json", "nahwaerme.pdf", "nahwaerme.truth.json"):
        shutil.copy(DECKS / name, folder)
    return folder


@pytest.fixture(scope="module")
def output(decks):
    done = run("--decks", decks, "--rounds", 1, "--engines", decks / "no-such-environment")
    assert not done.returncode, done.stderr
    return done.stdout


def test_an_engine_that_is_not_there_is_named_as_not_measured(output):
    assert "markitdown: not measured (make bench-engines installs it)" in output
    assert "PyMuPDF dict: not measured (make bench-engines installs it)" in output


def test_speed_is_told_as_ratios_to_an_engine_of_the_same_run(output):
    assert "Reading: 12 pages" in output
    assert values(output, "pdfplumber words")[1] == 1


def test_quality_is_that_of_the_evaluation_and_beside_it_that_of_others(output):
    assert "Quality on 12 hand-checked pages" in output
    ours, *others = values(output, ROWS["titles"])
    assert ours == 100
    assert len(others) == 2
    assert max(others) < 100


def test_a_deck_that_one_engine_cannot_read_is_left_out_for_all(decks, tmp_path):
    for path in decks.iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    done = run("--decks", tmp_path, "--rounds", 1, "--engines", tmp_path)
    assert "kaputt.pdf: left out (" in done.stdout
    assert "Reading: 12 pages" in done.stdout


def test_a_folder_without_decks_is_named(tmp_path):
    done = run("--decks", tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path}: there is no PDF in this folder; name another one with --decks DIR." in done.stderr


def test_every_engine_of_this_environment_gives_lines_and_time():
    with open_engines(Path("no-such-environment")) as (engines, missing):
        answers = {engine.name: engine.read(DECKS / "bibliotheken.pdf") for engine in engines}
    assert answers.keys() | missing.keys() == ENGINES.keys()
    for name, answer in answers.items():
        assert not answer.error, name
        assert answer.seconds > 0, name
        assert "Auswertung" in " ".join(answer.lines), name
