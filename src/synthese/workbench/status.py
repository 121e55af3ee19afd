"""How a workspace stands: what a run would do, what was decided, what the cache takes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from synthese.coding import read_decisions
from synthese.errors import Problem
from synthese.settings import Settings
from synthese.workbench.cache import Cache
from synthese.workbench.codes import load_codebook
from synthese.workbench.jobs import DECK
from synthese.workbench.layout import Layout
from synthese.workbench.ledger import read_ledger
from synthese.workbench.models import find_model
from synthese.workbench.reading import DeckKeys, deck_keys
from synthese.workbench.stock import take_stock

__all__ = ["DeckState", "Status", "workspace_status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckState:
    """How one deck stands.

    Args:
        presentation: The presentation's id.
        file: Path of the PDF below presentations/.
        project: Its project, or an empty string.
        state: ``ready``; ``to tag`` when the codebook or settings changed; ``to read`` when the PDF is new or changed;
            ``failed`` when it was given up.
    """

    presentation: str
    file: str
    project: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a workspace stands.

    Args:
        root: The workspace's folder.
        decks: In the order of the catalogue.
        decisions: How many lines the logs hold, by coder.
        cache_bytes: What the cache takes.
        made: Whether a run has made results.
        problems: What is wrong in files of the user's.
    """

    root: str
    decks: tuple[DeckState, ...]
    decisions: Mapping[str, int]
    cache_bytes: int
    made: bool
    problems: tuple[Problem, ...]


def workspace_status(layout: Layout, settings: Settings) -> Status:
    """Tell how a workspace stands; nothing is read from PDFs, and no file of the user's is written.

    Args:
        layout: Where things lie.
        settings: The settings in force.
    """
    stock = take_stock(layout, write=False)
    codebook = load_codebook(layout)
    cache = Cache(layout.cache)
    accepted = find_model(layout, codebook)
    decks = []
    for row in stock.rows:
        keys = deck_keys(row, codebook, settings, model_key=accepted.key)
        state = _state(cache, keys)
        decks.append(DeckState(presentation=row.presentation, file=row.file, project=row.project, state=state))
    decisions = read_decisions(layout.codings)
    return Status(
        root=str(layout.root),
        decks=tuple(decks),
        decisions=dict(sorted(Counter(line.coder for line in decisions.decisions).items())),
        cache_bytes=cache.size(),
        made=bool(read_ledger(layout).keys),
        problems=(*stock.problems, *accepted.problems, *decisions.problems),
    )


def _state(cache: Cache, keys: DeckKeys) -> str:
    deck = cache.load(keys.read, DECK)
    if cache.path(keys.failed).is_file() or (deck and deck.status == "failed"):
        return "failed"
    if deck is None:
        return "to read"
    return "ready" if cache.path(keys.tag).is_file() else "to tag"
