"""One slide to look at: its words with their boxes, and its picture with what was read of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import TypeAdapter

from synthese.errors import WorkspaceError
from synthese.exports.labels import cite
from synthese.extraction import read_words, render_page
from synthese.notebook import SlideView
from synthese.notebook.choosing import unknown
from synthese.settings import Settings
from synthese.types import Codebook, Presentation, Word
from synthese.workbench.cache import Cache, cache_key
from synthese.workbench.layout import Layout
from synthese.workbench.pictures import SlideLinks
from synthese.workbench.reading import deck_keys

__all__ = ["Viewing"]

_WORDS = TypeAdapter(list[Word])
_COLUMNS = ("word", "start", "end", "block", "x0", "top", "x1", "bottom", "confidence")


class Viewing:
    """The slides of a workspace, as the last run read them.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        tables: Gives a table of the last run by its name.
    """

    def __init__(self, layout: Layout, settings: Settings, tables: Callable[[str], pd.DataFrame]) -> None:
        self._layout = layout
        self._settings = settings
        self._tables = tables

    def words(self, presentation: str, slide: int, codebook: Codebook) -> pd.DataFrame:
        """Return the words of a slide; see ``Workspace.words``."""
        row = self.row(presentation)
        cache = Cache(self._layout.cache)
        key = cache_key("words", deck_keys(row, codebook, self._settings).read, slide)
        words = cache.load(key, _WORDS)
        if words is None:
            words = read_words(self._pdf(row), slide, settings=self._settings.extraction)
            cache.put(key, _WORDS.dump_json(words))
        rows = [(word.word, word.start, word.end, word.block, *word.box, word.confidence) for word in words]
        return pd.DataFrame(rows, columns=list(_COLUMNS))

    def show(self, presentation: str, slide: int, passage: str) -> SlideView:
        """Return the view of a slide; see ``Workspace.show``."""
        place = self._place(presentation, slide)
        blocks, passages = self._tables("blocks"), self._tables("passages")
        here = blocks[(blocks["presentation"] == presentation) & (blocks["slide"] == slide)]
        row, language = self.row(presentation), self._settings.export.language
        cited = cite(row.project or presentation, slide, place["page"], language)
        return SlideView(
            picture=render_page(self._pdf(row), int(place["page"])),
            width=place["width"],
            height=place["height"],
            title=": ".join(part for part in (cited, place["title"]) if part),
            blocks=_rows(here),
            warnings=place["warnings"],
            marked=_rows(passages[passages["passage"] == passage]),
            language=language,
        )

    def links(self) -> Callable[[str, int], str]:
        """Return where pictures of slides lie, seen from the notebooks; see ``Workspace.slide_links``."""
        rows = self._tables("presentations")
        found = SlideLinks(self._layout, (_presentation(row) for row in rows.to_dict("records")))

        def link(presentation: str, page: int) -> str:
            address = found(presentation, page)
            return f"../{self._layout.results.name}/{address}" if address else ""

        return link

    def row(self, presentation: str) -> Presentation:
        """Return a presentation by its id.

        Raises:
            WorkspaceError: When there is none.
        """
        rows = self._tables("presentations")
        found = rows[rows["presentation"] == presentation]
        if found.empty:
            raise WorkspaceError(unknown("presentation", [presentation], self._names()))
        return _presentation(found.iloc[0].to_dict())

    def _place(self, presentation: str, slide: int) -> "pd.Series[Any]":
        slides = self._tables("slides")
        found = slides[(slides["presentation"] == presentation) & (slides["slide"] == slide)]
        if found.empty:
            count = int((slides["presentation"] == presentation).sum())
            if not count:
                raise WorkspaceError(unknown("presentation", [presentation], self._names()))
            raise WorkspaceError(f"There is no slide {slide} of '{presentation}'; it has slides 1 to {count}.")
        return found.iloc[0]

    def _names(self) -> list[str]:
        return list(self._tables("presentations")["presentation"])

    def _pdf(self, row: Presentation) -> Path:
        return self._layout.presentations / row.file


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _presentation(row: Mapping[Any, Any]) -> Presentation:
    fields = ("presentation", "file", "project", "sha256")
    return Presentation(**{name: row[name] for name in fields})
