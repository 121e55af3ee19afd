"""The public edition: what may leave the team, and the marks by which all else is known as internal."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from synthese.errors import DeckError
from synthese.exports.labels import label
from synthese.exports.source import ReportSource, SlidePicture
from synthese.order import german_key
from synthese.tables import to_frame
from synthese.types import Box

__all__ = ["marks", "may_be_shown", "public_edition"]

_TEAM = "team"
_FREE = re.compile(
    r"(?i:\b(cc0|cc[ -]?zero|cc[ -]by([ -]sa)?|dl-de[/ -](by|zero)([ /-]2[.-]0)?|apache[- ]2\.0|public domain"
    r"|gemeinfrei|freigegeben|released)\b)|\bMIT\b"  # in small letters it is a German word
)
_RESERVED = re.compile(r"(?<![^\W_])(nc|nd|noncommercial|noderivatives|nicht|not|kein|keine|no)(?![^\W_])")


def marks(source: ReportSource) -> list[str]:
    """Return what stands on every page: that it is internal, unless it is public; that it rests on sample slides."""
    words = [] if source.public else [label("word.internal", source.language)]
    return words + ([label("word.sample", source.language)] if source.samples else [])


def may_be_shown(licence: str) -> bool:
    """Tell whether a deck's licence lets parts of its slides be shown in what is published.

    A licence that names a condition on use (NC) or forbids parts (ND) does not, nor does an empty one. Whoever has
    asked the speakers writes ``freigegeben`` (or ``released``) into the catalogue.

    Args:
        licence: As it stands in the catalogue.

    >>> may_be_shown("CC BY 4.0"), may_be_shown("CC BY-NC 4.0"), may_be_shown("nicht freigegeben"), may_be_shown("")
    (True, False, False, False)
    """
    return bool(_FREE.search(licence)) and not _RESERVED.search(licence.casefold())


def public_edition(source: ReportSource) -> ReportSource:
    """Return a source for publication: coders under pseudonyms, memos left out, pictures where a licence allows them.

    Args:
        source: What the internal edition is made from.

    Returns:
        The same tables, in which each coder is ``Person 1``, ``Person 2``, … by name.
    """
    codings, lost = source.table("codings"), source.table("lost_codings")
    known = sorted({*codings["coder"], *lost["coder"]} - {_TEAM}, key=german_key)
    names = {coder: f"{label('word.person', source.language)} {number}" for number, coder in enumerate(known, 1)}
    tables = dict(source.tables) | {
        "codings": _without_names("codings", codings, names),
        "lost_codings": _without_names("lost_codings", lost, names),
    }
    agreed = {one: tuple(names[coder] for coder in coders if coder in names) for one, coders in source.agreed.items()}
    shown = {row["presentation"] for row in source.rows("presentations") if may_be_shown(row["licence"])}
    picture = source.slide_picture and _Allowed(source.slide_picture, frozenset(shown))
    told = tuple(_without_coders(source.problems, known, names))
    # Whole slides lie beside the internal report alone.
    return replace(
        source, tables=tables, agreed=agreed, slide_picture=picture, slide_link=None, public=True, problems=told
    )


@dataclass(frozen=True, slots=True)
class _Allowed:
    """Pictures of the slides that may be shown."""

    picture: SlidePicture
    shown: frozenset[str]

    def __call__(self, presentation: str, page: int, box: Box | None) -> bytes:
        """Return a picture, as the one that is asked for would.

        Raises:
            DeckError: When the deck's licence does not allow it.
        """
        if presentation not in self.shown:
            raise DeckError(f"The licence of '{presentation}' lets no picture of its slides be shown.")
        return self.picture(presentation, page, box)


def _without_names(table: str, frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {str(column): value for column, value in row.items()}
        | {"coder": names.get(row["coder"], row["coder"]), "memo": ""}
        for row in frame.to_dict("records")
    ]
    return to_frame(table, rows)


def _without_coders(sentences: Iterable[str], coders: Iterable[str], names: Mapping[str, str]) -> Iterable[str]:
    """Yield sentences in which no coder is named; a coder's log is told by its file, named after them."""
    longest = sorted(coders, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(coder)}(?!\w)" for coder in longest)) if longest else None
    for sentence in sentences:
        yield pattern.sub(lambda found: names[found[0]], sentence) if pattern else sentence
