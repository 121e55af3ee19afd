"""What a worker does with one deck: read and tag it, or draw its slides.

Tasks come as JSON and results go into files, so that nothing a hostile PDF could forge is ever run.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from synthese.errors import DeckError, SyntheseError
from synthese.extraction import read_deck, render_page
from synthese.files import write_whole
from synthese.passages import build_passages
from synthese.settings import ExtractionSettings, TaggingSettings
from synthese.types import Codebook, Deck, Passage, Tag
from synthese.workbench.cache import Cache
from synthese.workbench.models import cached_model

__all__ = [
    "DECK",
    "PICTURE_WIDTH",
    "TAGGED",
    "DeckTask",
    "PictureTask",
    "Tagged",
    "answer_request",
    "picture_path",
    "to_request",
]

PICTURE_WIDTH = 960
"""Pixels: sharp enough to crop a passage from, small enough for a folder of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckTask:
    """Read and tag one deck.

    Args:
        presentation: The presentation's id.
        pdf: Path of the PDF.
        cache: Path of the cache.
        read_key: The key of the deck as read.
        tag_key: The key of its passages and tags.
        model_key: The key of the accepted model in the cache; empty without one.
    """

    presentation: str
    pdf: str
    cache: str
    read_key: str
    tag_key: str
    extraction: ExtractionSettings
    tagging: TaggingSettings
    codebook: Codebook
    model_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTask:
    """Draw some pages of a PDF as PNG files.

    Args:
        presentation: The presentation's id.
        pdf: Path of the PDF.
        folder: Where the pictures go.
        pages: Which pages, from 1.
    """

    presentation: str
    pdf: str
    folder: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """The passages of a deck with their tags."""

    passages: tuple[Passage, ...]
    tags: tuple[Tag, ...]


DECK = TypeAdapter(Deck)
TAGGED = TypeAdapter(Tagged)
_CODEBOOK = TypeAdapter(Codebook)


def picture_path(folder: Path, page: int) -> Path:
    """Return where the picture of a page lies."""
    return folder / f"{page:03d}.png"


def _read_and_tag(task: DeckTask) -> list[str]:
    # spaCy loads slowly, and `status` needs only the keys.
    from synthese.learning.applying import apply_model  # noqa: PLC0415
    from synthese.tagging import tag_passages  # noqa: PLC0415

    cache, done = Cache(Path(task.cache)), []
    deck = cache.load(task.read_key, DECK)
    if deck is None:
        deck = read_deck(Path(task.pdf), settings=task.extraction)
        cache.put(task.read_key, DECK.dump_json(deck))
        done.append("read")
    if cache.load(task.tag_key, TAGGED) is None:
        nlp = _pipeline(_CODEBOOK.dump_json(task.codebook), task.tagging)
        passages = build_passages(deck, task.presentation)
        tags = tag_passages(nlp, passages)
        if task.model_key:
            model = cached_model(task.cache, task.model_key)
            tags = apply_model(model, nlp, passages, tags, task.codebook, task.tagging.threshold)
        tagged = Tagged(passages=passages, tags=tuple(tags))
        cache.put(task.tag_key, TAGGED.dump_json(tagged))
        done.append("tag")
    return done


@lru_cache(maxsize=2)
def _pipeline(codebook: bytes, settings: TaggingSettings) -> Any:
    from synthese.tagging import build_pipeline  # noqa: PLC0415 - as above

    return build_pipeline(_CODEBOOK.validate_json(codebook), settings=settings)


def _draw(task: PictureTask) -> list[str]:
    folder = Path(task.folder)
    missing = [page for page in task.pages if not picture_path(folder, page).is_file()]
    undrawn: list[str] = []
    for page in missing:
        try:
            write_whole(picture_path(folder, page), render_page(Path(task.pdf), page, width=PICTURE_WIDTH))
        except DeckError as error:
            undrawn.append(str(error))
    if undrawn:
        raise DeckError(" ".join(undrawn))
    return ["draw"] if missing else []


_JOBS: dict[str, tuple[TypeAdapter[Any], Callable[[Any], list[str]]]] = {
    "DeckTask": (TypeAdapter(DeckTask), _read_and_tag),
    "PictureTask": (TypeAdapter(PictureTask), _draw),
}
"""By kind of task: how it travels, and what does it; the answer names the stages that were done."""


def to_request(task: DeckTask | PictureTask) -> dict[str, Any]:
    """Return a task as JSON can carry it."""
    kind = type(task).__name__
    return {"kind": kind, "task": _JOBS[kind][0].dump_python(task, mode="json")}


def answer_request(request: dict[str, Any]) -> dict[str, Any]:
    """Do a task and return ``done``, the stages that were done, or ``failed``, why, and ``lasting`` where it will stay.

    Args:
        request: The result of ``to_request``.
    """
    adapter, work = _JOBS[request["kind"]]
    try:
        return {"done": work(adapter.validate_python(request["task"]))}
    except MemoryError:
        return {"failed": "it needed more memory than run.deck_megabytes in synthese.toml allows", "lasting": True}
    except SyntheseError as error:
        return {"failed": str(error)}
    except Exception as error:  # noqa: BLE001 - one deck must not stop the others; the run tells of it
        trace = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(trace.filename).name}:{trace.lineno}"
        return {"failed": f"the program stumbled over it ({type(error).__name__}: {error}, at {place})"}
