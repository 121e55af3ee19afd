"""The first two stages: every deck read, cut into passages and tagged, what was done before taken from the cache."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from synthese.extraction import ocr_engine
from synthese.passages import build_passages
from synthese.provenance import base_model_version, library_versions, source_hash
from synthese.settings import Settings
from synthese.types import Codebook, Deck, Presentation
from synthese.workbench.cache import Cache, cache_key
from synthese.workbench.jobs import DECK, TAGGED, DeckTask, Tagged
from synthese.workbench.layout import Layout
from synthese.workbench.models import Accepted, cached_model
from synthese.workbench.pool import Outcome, TaskRunner
from synthese.workbench.records import Progress, ProgressStep, ReadDeck, Stage

__all__ = ["DeckKeys", "Reading", "deck_keys", "read_and_tag", "stored_decks"]

_READ_WITH = ("pdfplumber", "pypdfium2", "pdfminer.six", "pillow")
_TAGGED_WITH = ("spacy", "simplemma")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckKeys:
    """The keys under which a deck's results are filed: hashes of all that they depend on.

    Args:
        read: Of the deck as read: the PDF, the reader's settings, the source of its room, its libraries.
        tag: Of its passages and tags: the deck, its id, the codebook, the tagger's settings and source.
        failed: Of its failure, with the limits under which it was given up.
    """

    read: str
    tag: str
    failed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All decks as read and tagged.

    Args:
        decks: In the order of the catalogue.
        done: How many decks were read and tagged in this run.
        reused: How many were not, as nothing had changed.
    """

    decks: tuple[ReadDeck, ...]
    done: Counter[Stage] = field(default_factory=Counter)
    reused: Counter[Stage] = field(default_factory=Counter)


def deck_keys(row: Presentation, codebook: Codebook, settings: Settings, *, model_key: str = "") -> DeckKeys:
    """Return the keys of a deck's results.

    Args:
        row: Its row of the catalogue, with the hash of the file.
        codebook: The codebook in force.
        settings: The settings in force.
        model_key: The key of the accepted model; empty without one.
    """
    read = cache_key(
        "read",
        row.sha256,
        settings.extraction.model_dump(),
        ocr_engine() if settings.extraction.ocr else "",
        source_hash("extraction"),
        library_versions(_READ_WITH),
    )
    tag = cache_key(
        "tag",
        read,
        row.presentation,
        codebook.sha256,
        settings.tagging.model_dump(),
        source_hash("passages"),
        source_hash("tagging"),
        library_versions(_TAGGED_WITH),
        *([model_key] if model_key else []),
        *([base_model_version(base)] if (base := settings.tagging.base_model) else []),
    )
    failed = cache_key("failed", tag, settings.run.deck_seconds, settings.run.deck_megabytes)
    return DeckKeys(read=read, tag=tag, failed=failed)


def read_and_tag(
    rows: Sequence[Presentation],
    codebook: Codebook,
    *,
    layout: Layout,
    settings: Settings,
    accepted: Accepted,
    pool: TaskRunner,
    progress: Progress,
) -> Reading:
    """Read and tag all decks that changed, in worker processes, and take the others from the cache.

    Args:
        rows: The rows of the catalogue whose files are there.
        codebook: The codebook in force.
        layout: Where things lie.
        settings: The settings in force.
        accepted: What was learned and is applied.
        pool: The workers.
        progress: Told after each deck.

    Returns:
        All decks; one that could not be read has the status ``failed`` and a message.
    """
    cache = Cache(layout.cache)
    keys = {row.presentation: deck_keys(row, codebook, settings, model_key=accepted.key) for row in rows}
    decks = {row.presentation: _load(cache, row, keys[row.presentation]) for row in rows}
    tasks = [
        replace(_task(row, keys[row.presentation], codebook, layout, settings), model_key=accepted.key)
        for row in rows
        if not decks[row.presentation]
    ]
    if accepted.model and tasks:
        cached_model(str(layout.cache), accepted.key, accepted.model)
    done: Counter[Stage] = Counter()
    failed: dict[str, Deck] = {}
    for number, outcome in enumerate(pool.run(tasks), 1):
        name = outcome.task.presentation
        _settle(cache, keys[name], outcome, done, failed)
        progress(ProgressStep(stage="read", done=number, total=len(tasks), name=name, note=outcome.failed))
    found = tuple(
        decks[row.presentation]
        or _load(cache, row, keys[row.presentation])
        or _given_up(row, keys[row.presentation], failed[row.presentation])
        for row in rows
    )
    reused: Counter[Stage] = Counter({"read": len(rows) - done["read"], "tag": len(rows) - done["tag"]})
    return Reading(decks=found, done=done, reused=reused)


def stored_decks(
    rows: Sequence[Presentation], codebook: Codebook, *, layout: Layout, settings: Settings, accepted: Accepted
) -> tuple[ReadDeck, ...] | None:
    """Return all decks as the last run read them, or None where one was not read yet.

    Where the codebook has changed since, passages are tagged with it as it is now, so that its effect is seen at once.

    Args:
        rows: The rows of the catalogue whose files are there.
        codebook: The codebook in force.
        layout: Where things lie.
        settings: The settings in force.
        accepted: What was learned and is applied.
    """
    cache = Cache(layout.cache)
    keys = [deck_keys(row, codebook, settings, model_key=accepted.key) for row in rows]
    decks = [_load(cache, row, known) for row, known in zip(rows, keys, strict=True)]
    if None in decks:
        from synthese.tagging import build_pipeline  # noqa: PLC0415 - spaCy loads slowly

        nlp = build_pipeline(codebook, settings=settings.tagging)
        decks = [deck or _tag_again(cache, nlp, row, known) for deck, row, known in zip(decks, rows, keys, strict=True)]
    return None if None in decks else tuple(deck for deck in decks if deck)


def _tag_again(cache: Cache, nlp: Any, row: Presentation, keys: DeckKeys) -> ReadDeck | None:
    from synthese.tagging import tag_passages  # noqa: PLC0415 - as above

    deck = cache.load(keys.read, DECK)
    if deck is None:
        return None
    passages = build_passages(deck, row.presentation)
    tagged = Tagged(passages=passages, tags=tuple(tag_passages(nlp, passages)))
    return ReadDeck(row=row, deck=deck, tagged=tagged, read_key=keys.read, tag_key=keys.tag)


def _task(row: Presentation, keys: DeckKeys, codebook: Codebook, layout: Layout, settings: Settings) -> DeckTask:
    return DeckTask(
        presentation=row.presentation,
        pdf=str(layout.presentations / row.file),
        cache=str(layout.cache),
        read_key=keys.read,
        tag_key=keys.tag,
        extraction=settings.extraction,
        tagging=settings.tagging,
        codebook=codebook,
    )


def _settle(cache: Cache, keys: DeckKeys, outcome: Outcome, done: Counter[Stage], failed: dict[str, Deck]) -> None:
    if not outcome.failed:
        done.update(stage for stage in ("read", "tag") if stage in outcome.done)
        return
    message = f"{outcome.failed[:1].upper()}{outcome.failed[1:]}".rstrip(".") + "."
    deck = Deck(file="", sha256="", pages=0, slides=(), status="failed", message=message)
    failed[outcome.task.presentation] = deck
    if outcome.lasting:
        cache.put(keys.failed, DECK.dump_json(deck))
    done.update(("read", "tag"))


def _load(cache: Cache, row: Presentation, keys: DeckKeys) -> ReadDeck | None:
    """Return a deck as read, tagged or given up before, or None where that is to be done."""
    deck, tagged = cache.load(keys.read, DECK), cache.load(keys.tag, TAGGED)
    if deck and tagged:
        return ReadDeck(row=row, deck=deck, tagged=tagged, read_key=keys.read, tag_key=keys.tag)
    given_up = cache.load(keys.failed, DECK)
    return _given_up(row, keys, given_up) if given_up else None


def _given_up(row: Presentation, keys: DeckKeys, deck: Deck) -> ReadDeck:
    nothing = Tagged(passages=(), tags=())
    return ReadDeck(row=row, deck=deck, tagged=nothing, read_key=keys.failed, tag_key=keys.failed)
