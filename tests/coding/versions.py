"""New versions of real decks: read by the other reader, or with slides inserted and words changed."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from synthese import read_deck
from synthese.coding import ResolvedCodings, resolve_codings
from synthese.coding.targets import Targets
from synthese.passages import build_passages
from synthese.settings import ExtractionSettings
from synthese.tables import empty_table
from synthese.types import Codebook, Decision, Deck, Presentation, Slide
from synthese.workbench.frames import reading_tables
from synthese.workbench.jobs import Tagged
from synthese.workbench.records import ReadDeck

__all__ = ["hashes", "inserted", "place", "read_all", "sampled", "tables_of", "with_other_words"]

WORD = re.compile(r"\w+(?:[-.:/@]\w+)*")
BOOK = Codebook(version="1", language="de", sha256="c0de", groups=(), themes=())


def read_all(paths: Sequence[Path], reader: str = "pdfium") -> dict[str, Deck]:
    """Read decks, by the names of their files."""
    settings = ExtractionSettings(reader=reader, ocr=False)  # type: ignore[arg-type]
    return {path.stem: read_deck(path, settings=settings) for path in paths}


def tables_of(decks: Mapping[str, Deck]):
    """Return the tables of decks, as a run makes them."""
    read = [
        ReadDeck(
            row=Presentation(presentation=name, file=f"{name}.pdf", project=name, sha256=deck.sha256),
            deck=deck,
            tagged=Tagged(passages=build_passages(deck, name), tags=()),
            read_key="",
            tag_key="",
        )
        for name, deck in decks.items()
    ]
    return reading_tables(read)


def hashes(decks: Mapping[str, Deck]) -> dict[str, str]:
    """Return the hash of each deck's PDF."""
    return {name: deck.sha256 for name, deck in decks.items()}


def sampled(tables, n: int, rng: random.Random) -> list[Decision]:
    """Return decisions on passages drawn at random, one in four on some words of it."""
    rows = tables["presentations"]
    known = dict(zip(rows["presentation"], rows["sha256"], strict=True))
    targets = Targets(tables.__getitem__, codebook=BOOK, pdf_hashes=known)
    rows = tables["passages"].to_dict("records")
    made = []
    for number, row in enumerate(rng.sample(rows, min(n, len(rows)))):
        words = row["text"].split()
        quote = None
        if number % 4 == 0 and len(words) > 3 and row["role"] != "table" and len(row["blocks"]) == 1:
            first = rng.randrange(len(words) - 2)
            last = rng.randrange(first + 2, len(words) + 1)
            quote = " ".join(words[first:last])
            quote = quote if quote in row["text"] else None
        target = targets.on_passage(row, quote)
        time = f"2024-05-01T10:00:00.{number:06}+00:00"
        made.append(
            Decision(
                id=f"d-{number:04}",
                time=time,
                coder="ah",
                status="added",
                kind="theme",
                code=f"A{number}",
                target=target,
            )
        )
    return made


def place(decisions: Sequence[Decision], tables, pdf_hashes=None) -> ResolvedCodings:
    frames = {"passages": tables["passages"], "blocks": tables["blocks"], "tags": empty_table("tags")}
    return resolve_codings(decisions, **frames, pdf_hashes=pdf_hashes)


def inserted(path: Path, other: Path, target: Path, rng: random.Random, *, slides: int = 3) -> dict[int, int]:
    """Write a PDF with pages of another one put in; return the new number of each page."""
    with pdfium.PdfDocument(path) as pdf, pdfium.PdfDocument(other) as guest:
        numbers = list(range(1, len(pdf) + 1))
        pages: list[int] = list(numbers)
        for _ in range(slides):
            at = rng.randrange(1, len(pages) + 1)
            pdf.import_pages(guest, [rng.randrange(len(guest))], index=at)
            pages.insert(at, 0)
        pdf.save(target)
    return {old: pages.index(old) + 1 for old in numbers}


def with_other_words(deck: Deck, share: float, rng: random.Random) -> Deck:
    """Return a deck in which a share of the words is another word of the deck; marks around words stay."""
    words = sorted({core for slide in deck.slides for block in slide.blocks for core in WORD.findall(block.text)})

    def changed(text: str) -> str:
        return WORD.sub(lambda found: rng.choice(words) if rng.random() < share else found[0], text)

    def with_changes(slide: Slide) -> Slide:
        blocks = tuple(replace(block, text=changed(block.text)) for block in slide.blocks)
        title = next((block.text for block in blocks if block.role == "title"), slide.title)
        return replace(slide, blocks=blocks, title=title)

    return replace(deck, slides=tuple(map(with_changes, deck.slides)))
