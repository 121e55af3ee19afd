"""Memory does not grow with the number of decks or pages."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from support import ROOT

SAMPLES = ("in2", "migoek", "mosaik")
SHORT, LONG = 1, 5
"""How often the 39 slides of the samples stand in the decks."""
MOST = {"decks": 8.0, "pages": 24.0}
"""In MB. Measured: at most 0.5 and 7; with pages left open 21 (PDFium, decks) and 131 (pdfplumber, pages)."""


@pytest.fixture(scope="module")
def decks(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("long")
    paths = []
    for times in (SHORT, LONG):
        with pypdfium2.PdfDocument.new() as deck:
            for name in SAMPLES * times:
                with pypdfium2.PdfDocument(ROOT / "presentations" / "beispiele" / f"{name}.pdf") as sample:
                    deck.import_pages(sample)
            paths.append(folder / f"{times}.pdf")
            deck.save(paths[-1])
    return paths


def grown(reader, decks, *more):
    script = Path(__file__).with_name("memory.py")
    done = subprocess.run([sys.executable, script, reader, *decks, *more], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_memory_does_not_grow(decks, reader):
    found = grown(reader, decks)
    assert found["decks"] < MOST["decks"]
    assert found["pages"] < MOST["pages"]


@pytest.mark.parametrize(("reader", "kind"), [("pdfium", "decks"), ("pdfplumber", "pages")])
def test_the_measurement_tells_pages_that_are_left_open(decks, reader, kind):
    assert grown(reader, decks, "open")[kind] > MOST[kind]
