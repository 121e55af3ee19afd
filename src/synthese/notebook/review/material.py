"""What is reviewed: passages in reading order, with their slides and what the machine suggests there."""

from collections import defaultdict
from typing import Any, NamedTuple

from synthese.exports.readable import Readable
from synthese.notebook.decks import deck_names

__all__ = ["Material", "Place", "Row"]

Row = dict[str, Any]


class Place(NamedTuple):
    """A slide of a presentation."""

    presentation: str
    slide: int


class Material:
    """The tables of the last run as a review walks through them.

    Args:
        tables: The result of ``in_words``.
    """

    def __init__(self, tables: Readable) -> None:
        self.names = tables.names
        self.language = tables.language
        self.codebook = tables.source.codebook
        self.samples = tables.source.samples
        self.decks = deck_names(tables)
        decks = {deck: number for number, deck in enumerate(self.decks)}
        rows = sorted(tables.source.rows("passages"), key=lambda row: (decks[row["presentation"]], row["slide"]))
        self.passages: dict[str, Row] = {row["passage"]: row for row in rows}
        self.order = {passage: number for number, passage in enumerate(self.passages)}
        self.slides = {self.place(row): row for row in tables.source.rows("slides")}
        self.on_slide = _grouped((self.place(row), row["passage"]) for row in rows)
        self.blocks = _grouped((self.place(row), row) for row in tables.source.rows("blocks"))
        self.tags = _grouped((row["passage"], row) for row in tables.source.rows("tags"))

    @staticmethod
    def place(row: Row) -> Place:
        """Return the slide on which a row of any table stands."""
        return Place(row["presentation"], int(row["slide"]))

    def stretch(self, row: Row, block: int, quotation: str, start: int) -> tuple[int, int]:
        """Return where words lie in the text of a passage.

        Args:
            row: The passage.
            block: The block in which the words stand.
            quotation: The words.
            start: Where they begin in the text of the block.

        Returns:
            Begin and end, exclusive; twice 0 where the passage does not hold them.
        """
        text = row["text"]
        begin = start - row["start"] if block == row["block"] else -1
        if begin < 0 or text[begin : begin + len(quotation)] != quotation:
            begin = text.find(quotation)
        return (begin, begin + len(quotation)) if quotation and begin >= 0 else (0, 0)


def _grouped(pairs: Any) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
