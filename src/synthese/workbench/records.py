"""What the stages hand on, and what a run tells when it is done."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from synthese.errors import Problem
from synthese.types import Deck, Presentation

if TYPE_CHECKING:  # it loads the readers of PDFs, and who tells how far a run has come needs none
    from synthese.workbench.jobs import Tagged

__all__ = ["DeckSummary", "Progress", "ProgressStep", "ReadDeck", "RunReport", "Stage", "silent"]

Stage = Literal["read", "tag", "synthesis", "draw", "exports", "notebooks", "learn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressStep:
    """How far a run has come.

    Args:
        stage: What is being done.
        done: How many decks are through.
        total: Of how many.
        name: The presentation just done, or an empty string.
        note: What is to be said of it, or an empty string.
    """

    stage: Stage
    done: int
    total: int
    name: str = ""
    note: str = ""


Progress = Callable[[ProgressStep], None]


def silent(_: ProgressStep) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeck:
    """A deck with its row of the catalogue, its passages and tags, and the keys they are filed under."""

    row: Presentation
    deck: Deck
    tagged: "Tagged"
    read_key: str
    tag_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSummary:
    """One deck in a line.

    Args:
        presentation: The presentation's id.
        project: Its project, or an empty string.
        without_text: How many of its slides have no text layer, and none that could be recognised.
        status: ``ok``, ``partial`` or ``failed``.
        message: Why it is not ``ok``.
    """

    presentation: str
    project: str
    role: str
    pages: int
    slides: int
    without_text: int
    passages: int
    tags: int
    status: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did.

    Args:
        done: How often each stage was done; a stage that was not needed is not among them.
        reused: How many decks came from the cache, by stage.
        decks: One line a deck, in the order of the catalogue.
        added: Presentations whose rows are new in the catalogue.
        problems: What is wrong in files of the user's; the rest went on.
        left_out: What was left out of the comparison, counted once or passed over, one sentence each.
        warnings: How many slides carry a warning.
        made: What was made, as paths below the workspace.
        changed: What changed in the synthesis since the last run, one sentence each.
        seconds: How long it took.
    """

    done: Mapping[Stage, int] = field(default_factory=Counter)
    reused: Mapping[Stage, int] = field(default_factory=Counter)
    decks: tuple[DeckSummary, ...] = ()
    added: tuple[Presentation, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    warnings: int = 0
    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def nothing_done(self) -> bool:
        """Tell whether all was up to date."""
        return not any(self.done.values())
