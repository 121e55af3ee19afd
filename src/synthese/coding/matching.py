"""Finding the passage of a decision again in another reading of the deck; never a lookalike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from synthese.coding.spans import Span, find_spans, only_typos, same_negations, squeezed
from synthese.provenance import normal_form
from synthese.types import Box, Target

__all__ = ["DeckText", "Match", "Place", "find_passage", "surroundings"]

# Measured in letters and digits: what is shorter recurs by chance.
_SHORT, _LONG = 12, 24
_CONTEXT = 32
# rapidfuzz ratios, 0 to 100.
_SURROUNDED, _CLEARLY = 60, 20
_ALIKE, _MARGIN = 92, 5
_WORTH_SHOWING = 50
_CANDIDATES = 3


class Place(NamedTuple):
    """Where words stand in the text of a block."""

    block: int
    start: int
    end: int
    quotation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    row: Mapping[str, Any]
    context: float


class Match(NamedTuple):
    """The passage found, or why none was and which come near.

    ``reason`` is ``ambiguous``, ``similar`` (near, but not surely the same) or ``not_found``.
    """

    row: Mapping[str, Any] | None
    reason: str = ""
    candidates: tuple[dict[str, Any], ...] = ()


class DeckText:
    """The passages of one presentation, prepared for finding words in them.

    Args:
        rows: Its rows of the table ``passages``, in reading order.
        texts: The text of each block, by slide and block.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], texts: Mapping[tuple[int, int], str]) -> None:
        self.rows = rows
        self.by_id = {str(row["passage"]): row for row in rows}
        self._texts = texts
        self._squeezed = lru_cache(maxsize=None)(squeezed)

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
        """Return the parts of a passage: of the blocks it goes on in, the table tells the number alone."""
        block = int(row["block"])
        first = (block, int(row["start"]), int(row["end"]))
        further = [int(other) for other in row["blocks"] if int(other) != block]
        return [first, *((other, 0, len(self.text(row, other))) for other in further)]


def find_passage(target: Target, deck: DeckText) -> Match:
    """Find the passage a decision is about.

    By its id; else by its words on its slide; else by its words elsewhere in the deck; else by nearly the same words,
    if they differ only as a reading or typing error does and no other passage comes near. Where several passages have
    the words, what surrounds them decides, then where they stand on the slide; if that decides nothing, none is taken.

    Args:
        target: What the decision is about.
        deck: The presentation as it is read now.

    Returns:
        The passage's row, or the reason why none is taken, with those that come nearest.
    """
    if target.passage in deck.by_id:
        return Match(deck.by_id[target.passage])
    if not squeezed(target.quote):
        return Match(None, "not_found")
    on_slide = [row for row in deck.rows if row["slide"] == target.slide]
    for rows, shortest in ((on_slide, 0), (deck.rows, _SHORT)):
        hits = [hit for row in rows if (hit := _best_hit(target, deck, row)) is not None]
        if len(hits) > 1:
            row = _decide(target, hits)
            return Match(row) if row is not None else Match(None, "ambiguous", _nearest(target, deck))
        if hits and len(squeezed(target.quote)) >= shortest:
            return Match(hits[0].row)
    return _find_alike(target, deck)


def _best_hit(target: Target, deck: DeckText, row: Mapping[str, Any]) -> _Hit | None:
    """Return where a passage holds the words, if their length or surroundings bear out that it is the same one."""
    if not deck.may_hold(row, target.quote):
        return None
    hits = [_hit(target, deck, row, *found) for found in deck.spans(row, target.quote)]
    best = max(hits, key=lambda hit: hit.context, default=None)
    if best is None or not (deck.is_whole(row, target.quote) or _denies_as_before(target, str(row["text"]))):
        return None
    return best if _is_borne_out(target, best) else None


def _hit(target: Target, deck: DeckText, row: Mapping[str, Any], block: int, span: Span) -> _Hit:
    return _Hit(row=row, context=_context(target, deck.text(row, block), span))


def _denies_as_before(target: Target, text: str) -> bool:
    surrounded = target.prefix + target.quote + target.suffix
    return same_negations(surrounded, text) or same_negations(target.quote, text)


def _is_borne_out(target: Target, hit: _Hit) -> bool:
    distinctive = len(squeezed(target.quote)) >= _LONG and len(target.quote.split()) > 3
    return distinctive or hit.context >= _SURROUNDED


def surroundings(text: str, span: Span) -> tuple[str, str]:
    """Return the 32 characters before a stretch of a text and the 32 behind it, as far as there are any.

    >>> surroundings("Mehr Kurse!", Span(5, 10))
    ('Mehr ', '!')
    """
    return text[max(0, span.start - _CONTEXT) : span.start], text[span.end : span.end + _CONTEXT]


def _context(target: Target, text: str, span: Span) -> float:
    before, behind = surroundings(text, span)
    return (_alike(target.prefix, before) + _alike(target.suffix, behind)) / 2


def _alike(first: str, second: str) -> float:
    one, other = normal_form(first), normal_form(second)
    return 100.0 if one == other else fuzz.ratio(one, other)


def _decide(target: Target, hits: Sequence[_Hit]) -> Mapping[str, Any] | None:
    by_context = sorted(hits, key=lambda hit: -hit.context)
    if by_context[0].context >= by_context[1].context + _CLEARLY:
        return by_context[0].row
    equals = [hit for hit in by_context if hit.context > by_context[0].context - _CLEARLY]
    there = [hit.row for hit in equals if hit.row["slide"] == target.slide and _overlap(target.box, hit.row) > 0.5]
    return there[0] if len(there) == 1 else None


def _overlap(box: Box | None, row: Mapping[str, Any]) -> float:
    """Return how much of the area that two boxes cover together they share, 0 to 1."""
    if box is None:
        return 0.0
    width = min(box.x1, row["x1"]) - max(box.x0, row["x0"])
    height = min(box.bottom, row["bottom"]) - max(box.top, row["top"])
    shared = max(width, 0) * max(height, 0)
    areas = (box.x1 - box.x0) * (box.bottom - box.top) + (row["x1"] - row["x0"]) * (row["bottom"] - row["top"])
    return float(shared / (areas - shared)) if areas > shared else 0.0


def _find_alike(target: Target, deck: DeckText) -> Match:
    nearest = _nearest(target, deck)
    if not nearest or nearest[0]["score"] * 100 < _ALIKE:
        return Match(None, "similar" if nearest else "not_found", nearest)
    if len(nearest) > 1 and (nearest[0]["score"] - nearest[1]["score"]) * 100 < _MARGIN:
        return Match(None, "ambiguous", nearest)
    row = deck.by_id[nearest[0]["passage"]]
    borne_out = len(squeezed(target.quote)) >= _SHORT and _is_borne_out(
        target, _hit(target, deck, row, *deck.whole(row))
    )
    if borne_out and only_typos(target.quote, str(row["text"])):
        return Match(row)
    return Match(None, "similar", nearest)


def _nearest(target: Target, deck: DeckText) -> tuple[dict[str, Any], ...]:
    """Return the passages whose words come nearest, the best first, with a score of 0 to 1."""
    quote = normal_form(target.quote)
    likeness = _likeness(quote)
    scored = [(likeness(normal_form(row["text"])), row) for row in deck.rows]
    worth = [(score, row) for score, row in scored if score >= _WORTH_SHOWING]
    worth.sort(key=lambda pair: (-pair[0], pair[1]["slide"] != target.slide, pair[1]["slide"], pair[1]["passage"]))
    return tuple(
        {
            "passage": str(row["passage"]),
            "slide": int(row["slide"]),
            "text": str(row["text"]),
            "score": round(score / 100, 4),
        }
        for score, row in worth[:_CANDIDATES]
    )


def _likeness(quote: str) -> Callable[[str], float]:
    """Return how to compare passages with a quote: as wholes, but a long quote also with the part that fits best."""

    def score(text: str) -> float:
        whole = fuzz.ratio(quote, text)
        if len(quote) >= _LONG and len(text) > len(quote):
            # A part that fits says less than a whole that does.
            return max(whole, 0.9 * fuzz.partial_ratio(quote, text))
        return whole

    return score
