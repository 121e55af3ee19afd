"""The passages of a presentation, prepared for finding words in them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from synthese.coding.spans import Span, find_spans, squeezed
from synthese.provenance import normal_form
from synthese.types import Target

__all__ = ["CONTEXT", "WORD", "DeckText", "Place"]

WORD = re.compile(r"\w+")

CONTEXT = 32


class Place(NamedTuple):
    """Where words stand in the text of a block."""

    block: int
    start: int
    end: int
    quotation: str


class DeckText:
    """The passages of one presentation, prepared for finding words in them.

    Args:
        rows: Its rows of the table ``passages``, in reading order.
        texts: The text of each block, by slide and block.
        former: The present ids of passages by those they had before.
    """

    def __init__(
        self,
        rows: Sequence[Mapping[str, Any]],
        texts: Mapping[tuple[int, int], str],
        *,
        former: Mapping[str, str] | None = None,
    ) -> None:
        self.rows = rows
        now = {str(row["passage"]): row for row in rows}
        self.by_id = {old: now[new] for old, new in (former or {}).items() if new in now} | now
        self._alike: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in rows:
            self._alike[normal_form(str(row["text"]))].append(row)
        self._texts = texts
        self._order: dict[int, list[int]] = {}
        for slide, block in sorted(texts):
            self._order.setdefault(slide, []).append(block)
        self._squeezed = lru_cache(maxsize=None)(squeezed)

    def is_single(self, row: Mapping[str, Any]) -> bool:
        """Return whether no other passage has the same words."""
        return len(self.likes(row)) == 1

    def likes(self, row: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return the passages with the same words, in reading order."""
        return self._alike[normal_form(str(row["text"]))]

    def fills_block(self, row: Mapping[str, Any]) -> bool:
        """Return whether a passage is all that its block holds, so that the block's box is its own."""
        return row["role"] == "table" or len(self.text(row, int(row["block"]))) == int(row["end"]) - int(row["start"])

    def may_hold(self, row: Mapping[str, Any], quote: str) -> bool:
        """Return whether the letters of a quote stand in a passage, words' edges aside."""
        return self._squeezed(quote) in self._squeezed(str(row["text"]))

    def is_whole(self, row: Mapping[str, Any], quote: str) -> bool:
        """Return whether a quote has the very letters of a passage."""
        return self._squeezed(quote) == self._squeezed(str(row["text"]))

    def spans(self, row: Mapping[str, Any], quote: str) -> list[tuple[int, Span]]:
        """Return where a quote stands within a passage: block and place in the block's text."""
        found = [
            (block, span)
            for block, first, last in self.stretches(row)
            for span in find_spans(quote, self.text(row, block))
            if first <= span.start and span.end <= last
        ]
        # A passage that goes on in a second block is in neither block as a whole.
        return found or ([self.whole(row)] if self.is_whole(row, quote) else [])

    def whole(self, row: Mapping[str, Any]) -> tuple[int, Span]:
        """Return the place of a passage: all of it, or its part in its first block."""
        block, first, last = self.stretches(row)[0]
        return block, Span(first, last)

    def text(self, row: Mapping[str, Any], block: int) -> str:
        """Return the text of a block on a passage's slide; where the block is not there, that of the passage."""
        return self._texts.get((int(row["slide"]), block), str(row["text"]))

    def slide_text(self, slide: int) -> str:
        """Return the text of a slide, its blocks in their order joined by newlines."""
        return "\n".join(self._texts[slide, block] for block in self._order.get(slide, ()))

    def row_at(self, slide: int, start: int, end: int) -> Mapping[str, Any] | None:
        """Return the passage that holds a stretch of the text of a slide, or at least two thirds of it."""
        offsets, at = {}, 0
        for block in self._order.get(slide, ()):
            offsets[block] = at
            at += len(self._texts[slide, block]) + 1
        shared = [
            (
                sum(
                    max(0, min(end, offsets[block] + last) - max(start, offsets[block] + first))
                    for block, first, last in self.stretches(row)
                ),
                number,
            )
            for number, row in enumerate(self.rows)
            if row["slide"] == slide
        ]
        most, number = max(shared, key=lambda one: one[0], default=(0, 0))
        return self.rows[number] if most * 3 >= 2 * (end - start) > 0 else None

    def surroundings(self, row: Mapping[str, Any], block: int, span: Span) -> tuple[str, str]:
        """Return the 32 characters before and behind a stretch, in the text of its slide, blocks joined by newlines."""
        text, order = self.text(row, block), self._order.get(int(row["slide"]), [])
        before, behind = text[: span.start], text[span.end :]
        for other in reversed([number for number in order if number < block]):
            if len(before) < CONTEXT:
                before = f"{self.text(row, other)}\n{before}"
        for other in [number for number in order if number > block]:
            if len(behind) < CONTEXT:
                behind = f"{behind}\n{self.text(row, other)}"
        return before[-CONTEXT:], behind[:CONTEXT]

    def place(self, row: Mapping[str, Any], target: Target) -> Place:
        """Return where the words of a target stand in its passage; where they do not, the place of the passage."""
        spans = self.quoted(row, target.quote) or [self.whole(row)]
        block, span = min(spans, key=lambda found: (abs(found[1].start - target.start), found))
        return Place(block, span.start, span.end, self.text(row, block)[span.start : span.end])

    def quoted(self, row: Mapping[str, Any], quote: str) -> list[tuple[int, Span]]:
        """Return where a passage has the words of a quote, to the letter or else by its letters and digits."""
        return self._literal(row, quote) or self.spans(row, quote)

    def _literal(self, row: Mapping[str, Any], quote: str) -> list[tuple[int, Span]]:
        found = []
        for block, first, last in self.stretches(row):
            text = self.text(row, block)
            at = text.find(quote, first, last) if quote else -1
            while at >= 0:
                found.append((block, Span(at, at + len(quote))))
                at = text.find(quote, at + 1, last)
        return found

    def stretches(self, row: Mapping[str, Any]) -> list[tuple[int, int, int]]:
        """Return the parts of a passage: in the blocks it goes on in, as much as is left of its text."""
        block = int(row["block"])
        parts = [(block, int(row["start"]), int(row["end"]))]
        left = len(str(row["text"])) - (int(row["end"]) - int(row["start"]))
        for other in (int(number) for number in row["blocks"] if int(number) != block):
            length = min(left - 1, len(self.text(row, other)))  # the parts are joined by a space
            if length > 0:
                parts.append((other, 0, length))
            left -= length + 1
        return parts

    def offset(self, row: Mapping[str, Any], block: int, span: Span) -> int:
        """Return where in the text of a passage a stretch of one of its blocks begins."""
        before = 0
        for number, first, last in self.stretches(row):
            if number == block:
                return before + span.start - first
            before += last - first + 1  # the parts are joined by a space
        return before
