"""Speed of reading and tagging against baselines in the same run, in processor time, as ratios: `make bench`."""

import argparse
import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2
import spacy
from rich.console import Console
from rich.table import Table

import synthese
from synthese.extraction.plain import read_plain
from synthese.passages import build_passages
from synthese.settings import ExtractionSettings
from synthese.types import Passage

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


def pdfplumber_words(path: Path) -> None:
    """Words with font and size: what one would start from without a reader of slides."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()


def pdfium_text(path: Path) -> None:
    """The plain text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


READERS: dict[str, Callable[[Path], object]] = {
    "pdfplumber words": pdfplumber_words,
    "pdfplumber text lines": read_plain,
    "PDFium plain text": pdfium_text,
    "synthese read_deck": partial(synthese.read_deck, settings=ExtractionSettings(ocr=False)),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = ROOT.parent / "shared" / "decks"
    parser.add_argument("--decks", type=Path, default=beside if beside.is_dir() else ROOT / "presentations")
    folder: Path = parser.parse_args().decks
    decks = [path for path in sorted(folder.rglob("*.pdf")) if synthese.read_deck(path).status != "failed"]
    pages = sum(synthese.read_deck(path).pages for path in decks)
    _print("Reading", "pages", pages, _reading(decks), baseline="pdfplumber words")
    texts = _passages(decks)
    _print("Tagging", "passages", len(texts), _tagging(texts), baseline="spacy.blank tokenizing")


def _reading(decks: Iterable[Path]) -> dict[str, float]:
    """Return the least processor seconds of each reader, taken deck by deck so that all meet the same machine."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for path in decks:
        for name, reader in READERS.items():
            seconds[name] += min(_timed(partial(reader, path)) for _ in range(ROUNDS))
    return dict(seconds)


def _passages(decks: Iterable[Path]) -> list[Passage]:
    return [passage for path in decks for passage in build_passages(synthese.read_deck(path), path.stem)]


def _tagging(passages: list[Passage]) -> dict[str, float]:
    nlp = synthese.build_pipeline(synthese.read_codebook(ROOT / "presentations" / "codebook.yaml"))
    blank = spacy.blank("de")
    synthese.tag_passages(nlp, passages)  # warm: word forms seen before are what a run mostly meets
    return {
        "spacy.blank tokenizing": min(
            _timed(lambda: list(blank.pipe(passage.text for passage in passages))) for _ in range(ROUNDS)
        ),
        "synthese tag_passages": min(_timed(lambda: synthese.tag_passages(nlp, passages)) for _ in range(ROUNDS)),
    }


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _print(title: str, unit: str, count: int, seconds: dict[str, float], *, baseline: str) -> None:
    table = Table(title=f"{title}: {count} {unit}", title_justify="left", box=None)
    for name in ("", f"{unit} a CPU second", f"× {baseline}"):
        table.add_column(name, justify="right" if name else "left")
    for name, spent in seconds.items():
        table.add_row(name, f"{count / spent:.0f}", f"{seconds[baseline] / spent:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
