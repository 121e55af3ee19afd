"""Finding the passage of a decision again in another reading of the deck; never a lookalike."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from synthese.coding.spans import Span, find_spans, only_typos, same_negations, squeezed
from synthese.provenance import normal_form
from synthese.types import Box, Target

__all__ = ["DeckText", "Match", "Place", "find_passage"]

_WORD = re.compile(r"\w+")
# Letters and digits: fewer words recur by chance.
_LONG = 24
_CONTEXT = 32
# rapidfuzz ratios, 0 to 100: of surroundings as of a whole passage, of a part of one, a lead over all others; of words.
_SURROUNDED, _CLOSELY, _CLEARLY = 60, 80, 20
_ALIKE = 92
_WORTH_SHOWING = 50
_CANDIDATES = 3


class Place(NamedTuple):
    """Where words stand in the text of a block."""

    block: int
    start: int
    end: int
    quotation: str


class _Hit(NamedTuple):
    """A passage that holds the words, and how alike their surroundings are, 0 to 100 before and behind."""

    row: Mapping[str, Any]
    before: float
    behind: float

    @property
    def context(self) -> float:
        return (self.before + self.behind) / 2


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
        self._order: dict[int, list[int]] = {}
        for slide, block in sorted(texts):
            self._order.setdefault(slide, []).append(block)
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

    def surroundings(self, row: Mapping[str, Any], block: int, span: Span) -> tuple[str, str]:
        """Return the 32 characters before and behind a stretch, in the text of its slide, blocks joined by newlines."""
        text, order = self.text(row, block), self._order.get(int(row["slide"]), [])
        before, behind = text[: span.start], text[span.end :]
        for other in reversed([number for number in order if number < block]):
            if len(before) < _CONTEXT:
                before = f"{self.text(row, other)}\n{before}"
        for other in [number for number in order if number > block]:
            if len(behind) < _CONTEXT:
                behind = f"{behind}\n{self.text(row, other)}"
        return before[-_CONTEXT:], behind[:_CONTEXT]

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

    def offset(self, row: Mapping[str, Any], block: int, span: Span) -> int:
        """Return where in the text of a passage a stretch of one of its blocks begins."""
        before = 0
        for number, first, last in self.stretches(row):
            if number == block:
                return before + span.start - first
            before += last - first + 1  # the parts are joined by a space
        return before


def find_passage(target: Target, deck: DeckText) -> Match:
    """Find the passage a decision is about.

    By its id; else by its words on its slide; else by its words elsewhere in the deck; else by nearly the same words,
    if they differ only as a reading or typing error does and no other passage comes near. Where several passages have
    the words, what surrounds them decides, then where they stand on the slide; if that decides nothing, none is taken.
    Few words prove nothing without their surroundings.

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
    hits = [hit for row in deck.rows if (hit := _best_hit(target, deck, row)) is not None]
    hits = hits or _alike_hits(target, deck)
    nearest = () if len(hits) == 1 else _nearest(target, deck)
    if not hits:
        return Match(None, "similar" if nearest else "not_found", nearest)
    row = _decide(target, hits)
    return Match(row) if row is not None else Match(None, "ambiguous", nearest)


def _best_hit(target: Target, deck: DeckText, row: Mapping[str, Any]) -> _Hit | None:
    """Return where a passage holds the words, if their number or surroundings bear out that it is the same one."""
    if not deck.may_hold(row, target.quote):
        return None
    hits = [_hit(target, deck, row, *found) for found in deck.spans(row, target.quote)]
    best = max(hits, key=lambda hit: hit.context, default=None)
    whole = deck.is_whole(row, target.quote)
    if best is None or not (whole or _denies_as_before(target, str(row["text"]))):
        return None
    return best if _is_borne_out(target, best, whole=whole) else None


def _hit(target: Target, deck: DeckText, row: Mapping[str, Any], block: int, span: Span) -> _Hit:
    before, behind = deck.surroundings(row, block, span)
    return _Hit(row, _alike(target.prefix, before), _alike(target.suffix, behind))


def _denies_as_before(target: Target, text: str) -> bool:
    surrounded = target.prefix + target.quote + target.suffix
    return same_negations(surrounded, text) or same_negations(target.quote, text)


def _is_borne_out(target: Target, hit: _Hit, *, whole: bool) -> bool:
    """Return whether words found are surely the same: in their surroundings, or many of them and nothing beside."""
    many = len(squeezed(target.quote)) >= _LONG and len(target.quote.split()) > 3
    if not many and hit.row["slide"] != target.slide and not squeezed(target.prefix + target.suffix):
        return False
    if whole:
        return many or hit.context >= _SURROUNDED
    return hit.context >= _CLOSELY or (many and max(hit.before, hit.behind) >= _CLOSELY)


def _alike(first: str, second: str) -> float:
    one, other = (" ".join(_WORD.findall(normal_form(text))) for text in (first, second))
    return 100.0 if one == other else fuzz.ratio(one, other)


def _decide(target: Target, hits: Sequence[_Hit]) -> Mapping[str, Any] | None:
    """Return the one passage that stands out, or None.

    The slide goes before the deck, unless slides moved and the words stand elsewhere in their old surroundings.
    """
    best = max(hit.context for hit in hits)
    equals = [hit.row for hit in hits if hit.context > best - _CLEARLY]
    here = [row for row in equals if row["slide"] == target.slide]
    if len(here or equals) == 1:
        return (here or equals)[0]
    there = [row for row in here if _overlap(target.box, row) > 0.5]
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


def _alike_hits(target: Target, deck: DeckText) -> list[_Hit]:
    """Return the passages whose words differ from the target's only as reading and typing errors do."""
    quote = normal_form(target.quote)
    found = []
    for row in deck.rows:
        text = str(row["text"])
        if fuzz.ratio(quote, normal_form(text), score_cutoff=_ALIKE) and only_typos(target.quote, text):
            hit = _hit(target, deck, row, *deck.whole(row))
            if _is_borne_out(target, hit, whole=True):
                found.append(hit)
    return found


def _nearest(target: Target, deck: DeckText) -> tuple[dict[str, Any], ...]:
    """Return the passages whose words come nearest, the best first, with a score of 0 to 1."""
    quote = normal_form(target.quote)
    scored = [(_likeness(quote, normal_form(row["text"])), row) for row in deck.rows]
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


def _likeness(quote: str, text: str) -> float:
    """Return how alike two texts are, 0 to 100; a long quote may also be a part of the other."""
    whole = fuzz.ratio(quote, text)
    if len(quote) >= _LONG and len(text) > len(quote):
        # A part that fits says less than a whole that does.
        return max(whole, 0.9 * fuzz.partial_ratio(quote, text))
    return whole
