"""Tags for a sentence, a deck or a file of passages, without a run."""

from dataclasses import dataclass
from pathlib import Path

from synthese.errors import DeckError, WorkspaceError
from synthese.learning import Model
from synthese.passages import build_passages, split_sentences
from synthese.provenance import stable_id
from synthese.settings import Settings
from synthese.tagging import build_pipeline, tag_passages
from synthese.types import Box, Codebook, Passage, Segment, Tag

__all__ = ["TaggedPassage", "tag_source"]

_LONGEST_NAME = 255
"""Bytes."""
_OTHER_FILES = {".csv", ".docx", ".html", ".json", ".md", ".odp", ".pptx", ".txt", ".xlsx"}
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPassage:
    """A passage with its tags.

    Args:
        id: The passage's id; in a file of passages the one given there.
        passage: The passage.
        tags: Its tags, themes first.
    """

    id: str
    passage: Passage
    tags: tuple[Tag, ...]


def tag_source(
    source: str, codebook: Codebook, *, heading: str = "", settings: Settings, model: Model | None = None
) -> list[TaggedPassage]:
    """Tag what a user names.

    Args:
        source: A PDF, a file of passages as JSON lines (``id``, ``heading``, ``text``), or a text.
        codebook: The codebook in force.
        heading: The slide's title, for a text.
        settings: The settings in force.
        model: What was learned and accepted, applied as in a run.

    Returns:
        One record a passage: a bullet, sentence or table row of a PDF, a line of a file, a sentence of a text.

    Raises:
        GoldError: When a file of passages cannot be read.
        DeckError: When a PDF cannot be read.
        WorkspaceError: When there is no text, or it names a folder or a file of another kind.
    """
    named = _passages(source, heading, settings)
    nlp = build_pipeline(codebook, settings=settings.tagging)
    passages = [passage for _, passage in named]
    tags = tag_passages(nlp, passages)
    if model:
        from synthese.learning.applying import apply_model  # noqa: PLC0415

        tags = apply_model(model, nlp, passages, tags, codebook, settings.tagging.threshold)
    found: dict[str, list[Tag]] = {}
    for tag in tags:
        found.setdefault(tag.passage, []).append(tag)
    return [
        TaggedPassage(id=name, passage=passage, tags=tuple(found.get(passage.passage, ()))) for name, passage in named
    ]


def _passages(source: str, heading: str, settings: Settings) -> list[tuple[str, Passage]]:
    # A sentence waits for neither the readers of PDFs nor those of files of passages.
    path = Path(source)
    if path.suffix.lower() == ".jsonl":
        from synthese.evaluation import read_texts, to_passages  # noqa: PLC0415

        units = read_texts(path)
        return list(zip((unit.id for unit in units), to_passages(units), strict=True))
    if path.suffix.lower() == ".pdf":
        from synthese.extraction import read_deck  # noqa: PLC0415

        deck = read_deck(path, settings=settings.extraction)
        if deck.status == "failed":
            raise DeckError(deck.message)
        return [(passage.passage, passage) for passage in build_passages(deck, path.stem)]
    _refuse_files(source)
    spans = split_sentences(source)
    passages = [_sentence(source[start:end], heading, number) for number, (start, end) in enumerate(spans, 1)]
    return [(passage.passage, passage) for passage in passages]


def _refuse_files(source: str) -> None:
    """Raise where a text is none, but names a folder or a file that cannot be read here."""
    if not source.strip():
        raise WorkspaceError("There is no text to tag: give a sentence, a PDF or a .jsonl file of passages.")
    # A longer text is no name of a file, and looking for one would fail.
    named = len(source.encode()) <= _LONGEST_NAME and Path(source).exists()
    meant = Path(source).suffix.lower() in _OTHER_FILES and len(source.split()) == 1
    if named or meant:
        raise WorkspaceError(f"'{source}' cannot be tagged: give a sentence, a PDF or a .jsonl file of passages.")


def _sentence(text: str, heading: str, number: int) -> Passage:
    return Passage(
        passage=stable_id("p", "text", text, heading, number),
        presentation="text",
        slide=1,
        page=1,
        text=text,
        heading=heading,
        context="",
        role="paragraph",
        segments=(Segment(number, 0, len(text), 0),),
        box=_NOWHERE,
    )
