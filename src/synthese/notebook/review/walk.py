"""The way through a review: where the coder is, and what is decided there now."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Protocol, TypedDict, Unpack

from synthese.coding import Codings
from synthese.coding.state import Key, State
from synthese.errors import CodingError, SyntheseError, WorkspaceError
from synthese.exports.labels import Language, label
from synthese.notebook.choosing import unknown
from synthese.notebook.results import Results, in_words
from synthese.notebook.review.filtering import Filter, Queue
from synthese.notebook.review.found import Found
from synthese.notebook.review.material import Material, Place, Row
from synthese.notebook.slide_view import SlideView

__all__ = ["Begin", "Reviewed", "Said", "Walk"]

_PICTURES = 8


class Reviewed(Results, Protocol):
    """What a workspace must have to be reviewed."""

    @property
    def codings(self) -> Codings:
        """What people decided; another object after a run."""

    def show(self, presentation: str, slide: int, *, passage: str = "") -> SlideView:
        """Show a slide."""


class Begin(TypedDict, total=False):
    """Where a review begins: ``event`` and ``presentation`` (empty for all), and its ``language`` (de or en)."""

    event: str
    presentation: str
    language: Language


class Said(NamedTuple):
    """What an action came to, in words: ``saved`` (on the disk), ``told`` (nothing to save) or ``failed``."""

    kind: Literal["saved", "told", "failed"]
    text: str


class Walk:
    """The passages of a workspace, one after the other.

    Args:
        workspace: The workspace.
        begin: Where the review begins, as ``event="Tagung"``.

    Raises:
        WorkspaceError: When there is no run yet, or no such event, presentation or language.
    """

    def __init__(self, workspace: Reviewed, **begin: Unpack[Begin]) -> None:
        self.language: Language = begin.get("language", "de")
        self._picture = lru_cache(maxsize=_PICTURES)(lambda *place: workspace.show(*place).picture)
        self._workspace = workspace
        self._event = begin.get("event", "")
        self._open()
        self._queue(Filter(presentation=begin.get("presentation", "")))

    @property
    def passage(self) -> str:
        """The passage the coder is at; empty where none fits the filter."""
        return self.queue.passage

    def row(self, passage: str) -> Row:
        """Return the row of a passage.

        Raises:
            CodingError: When the last run has no such passage.
        """
        if passage not in self.material.passages:
            raise CodingError(self.words("gone"))
        return self.material.passages[passage]

    def words(self, key: str, **values: object) -> str:
        """Return a sentence of the review in its language."""
        return label(f"review.{key}", self.language, **values)

    def refresh(self) -> None:
        """Take in what was decided elsewhere, and the tables of a run that was made meanwhile."""
        if self._workspace.codings is not self.codings:
            self._open()
            self._queue(self.queue.filter, self.passage)
            return
        states = self.codings.standing.states()
        if states is not self._states:
            self._take(states)

    def picture(self, place: Place) -> tuple[bytes, str]:
        """Return the picture of a slide, as PNG, or why there is none: decisions are made without it, too."""
        try:
            return self._picture(*place), ""
        except SyntheseError as error:
            return b"", self.words("no_picture", error=error)

    def step(self, by: int = 1, *, slide: bool = False) -> Said:
        """Go on (1) or back (-1) to the next passage, or to the next slide, that fits the filter."""
        self.refresh()
        if self.queue.step(self.found, by, slide=slide):
            return Said("told", "")
        return Said("told", self.words("end" if by > 0 else "begin"))

    def go(self, passage: str) -> Said:
        """Go to a passage, whether it fits the filter or not."""
        self.refresh()
        self.queue.go(self.row(passage)["passage"])
        return Said("told", "")

    def choose(self, **changes: Any) -> Said:
        """Choose which passages are shown: fields of ``Filter`` that change."""
        self.refresh()
        # Who asks for the uncertain ones first wants to see the most uncertain.
        begin = "" if changes.get("uncertain_first") else self.passage
        self._queue(replace(self.queue.filter, **changes), begin)
        return Said("told", self.words("chosen", n=len(self.queue.passages)))

    def _queue(self, filter_: Filter, passage: str = "") -> None:
        book = self.material.codebook
        ids = [*(theme.id for theme in book.themes), *(field.id for field in book.action_fields)]
        codes = {code: self.material.names.plain(code) for code in ids}
        chosen = ("presentation", filter_.presentation, self.material.decks), ("code", filter_.theme, codes)
        for what, name, known in chosen:
            if name and name not in known:
                raise WorkspaceError(unknown(what, [name], known))
        self.queue = Queue(self.material, self.found, filter_, passage)

    def _open(self) -> None:
        """Take in the tables of the last run and what is decided now."""
        self.codings = self._workspace.codings
        self.tables = in_words(self._workspace, event=self._event, language=self.language)
        self.material = Material(self.tables)
        self._picture.cache_clear()
        self._take(self.codings.standing.states())

    def _take(self, states: Mapping[Key, State]) -> None:
        self._states = states
        self.found = Found(self.material, states, self.codings.coder)
