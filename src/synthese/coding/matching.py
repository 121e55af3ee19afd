"""Finding the passage of a decision again in another reading of the deck; never a lookalike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from synthese.coding.decktext import DeckText
from synthese.coding.hits import (
    CLEARLY,
    Hit,
    changed_hits,
    exact_hits,
    is_beside,
    is_long,
    is_telling,
    misread_hits,
    overlap,
    stands_firm,
)
from synthese.coding.laying import slide_likeness
from synthese.coding.slides import SlideMoves, Whereabouts
from synthese.coding.spans import squeezed
from synthese.coding.succeeding import successor
from synthese.provenance import normal_form
from synthese.types import Target

__all__ = ["Match", "find_passage", "nearest", "slide_moves"]

# Letters: a part of a passage that is as long and fits is worth showing.
_LONG = 24
_WORTH_SHOWING = 50
_CANDIDATES = 3


class Match(NamedTuple):
    """The passage found, or why none was and which come near.

    ``reason`` is ``ambiguous``, ``similar`` (near, but not surely the same) or ``not_found``; of a passage that was
    found it is ``changed`` when its words were edited, else empty.
    """

    row: Mapping[str, Any] | None
    reason: str = ""
    candidates: tuple[dict[str, Any], ...] = ()


def find_passage(target: Target, deck: DeckText, expected: Whereabouts | None = None) -> Match:
    """Find the passage a decision is about.

    By its id, unless the same words stand there several times and this is not the slide expected. Else by its words on
    the slides expected, else elsewhere in the deck; else by nearly the same words, if they differ only as a reading or
    typing error does; else by edited words at the old place. Where several passages come into question, what surrounds
    them decides, then where they stand on the slide; if that decides nothing, none is taken. Few words prove nothing
    without their surroundings.

    Args:
        target: What the decision is about.
        deck: The presentation as it is read now.
        expected: Where its slide stands now, as far as other decisions tell.

    Returns:
        The passage's row, or the reason why none is taken, with those that come nearest.
    """
    known = deck.by_id.get(target.passage)
    if known is not None and _is_the_one(target, known, deck, expected):
        return Match(known)
    if not squeezed(target.quote):
        return Match(None, "not_found")
    found, changed = _hits(target, deck, expected)
    near = () if len(found) == 1 else nearest(target, deck.rows)
    if not found:
        return Match(None, "similar" if near else "not_found", near)
    row = _decide(target, found, expected)
    if row is None:
        return Match(None, "ambiguous", near)
    return Match(row, "changed" if changed else "")


def _hits(target: Target, deck: DeckText, expected: Whereabouts | None) -> tuple[list[Hit], bool]:
    """Return the passages that come into question, and whether their words were edited."""
    hits = exact_hits(target, deck, expected) or misread_hits(target, deck)
    here = [hit for hit in hits if not expected or expected.holds(int(hit.row["slide"]))]
    if len(hits) > 1 and expected and not expected.sure and not is_long(target):
        # Words said several times, as in a list of contents shown again: the one that is meant may be the edited one.
        return here if len(hits) == len(here) else [], False
    hit, lies_there = successor(target, deck, expected.first) if expected and expected.sure else (None, False)
    if here:
        # The same words may stand beside the edited ones that are meant.
        known = [one.row["passage"] for one in here]
        others = [hit] if hit and hit.row["passage"] not in known else []
        return [*here, *others], bool(others)
    laid = [hit] if hit else []
    changed = laid if expected and expected.sure else changed_hits(target, deck, expected)
    if expected and not changed and not lies_there:
        changed = [hit for hit in hits if expected.may_be(int(hit.row["slide"])) and stands_firm(target, hit)]
    return changed, True


def slide_moves(targets: Sequence[Target], deck: DeckText) -> SlideMoves:
    """Return where the slides of one former version went, told by all the passages that were decided on."""
    by_slide: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        by_slide[target.slide].append(target)

    @cache
    def likeness(former: int, present: int) -> float | None:
        likes = [slide_likeness(target, deck, present) for target in by_slide[former]]
        known = [like for like in likes if like is not None]
        return sum(known) / len(known) if known else None

    votes = [(target.slide, slide) for target in targets if (slide := find_slide(target, deck)) is not None]
    return SlideMoves(votes, former=by_slide, present=(int(row["slide"]) for row in deck.rows), likeness=likeness)


def find_slide(target: Target, deck: DeckText) -> int | None:
    """Return the slide on which a target surely stands: no other passage has its words, and they are many or placed."""
    row = deck.by_id.get(target.passage)
    if row is not None:
        sure = deck.is_single(row) and (is_long(target) or is_beside(target, deck, row))
        return int(row["slide"]) if sure else None
    hits = exact_hits(target, deck) if squeezed(target.quote) else []
    sure = len(hits) == 1 and deck.is_single(hits[0].row) and stands_firm(target, hits[0])
    return int(hits[0].row["slide"]) if sure else None


def _is_the_one(target: Target, known: Mapping[str, Any], deck: DeckText, expected: Whereabouts | None) -> bool:
    """Return whether a passage of the same id is the same one: of words said several times ids count occurrences."""
    if expected is None:
        return deck.is_single(known) or known["slide"] == target.slide
    likes = [row for row in deck.likes(known) if expected.holds(int(row["slide"]))]
    if known not in likes:
        return False
    if len(likes) == 1:
        by_words = is_long(target) or (expected.sure and is_telling(target))
        return by_words or is_beside(target, deck, known)
    return len({row["slide"] for row in likes}) == 1 and overlap(target.box, known) > 0.5


def _decide(target: Target, hits: Sequence[Hit], expected: Whereabouts | None) -> Mapping[str, Any] | None:
    """Return the one passage that stands out, or None.

    The slide goes before the deck, unless slides moved and the words stand elsewhere in their old surroundings.
    """
    best = max(hit.context + hit.likeness for hit in hits)
    equals = [hit.row for hit in hits if hit.context + hit.likeness > best - CLEARLY]
    slide = target.slide if expected is None else expected.first if expected.sure else 0
    here = [row for row in equals if row["slide"] == slide]
    if len(here or equals) == 1:
        return (here or equals)[0]
    there = [row for row in here if overlap(target.box, row) > 0.5]
    return there[0] if len(there) == 1 else None


def nearest(target: Target, rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the passages whose words come nearest, the best first, with a score of 0 to 1."""
    quote = normal_form(target.quote)
    scored = [(_likeness(quote, normal_form(row["text"])), row) for row in rows]
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
