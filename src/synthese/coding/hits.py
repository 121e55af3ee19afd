"""Passages that may be the one a decision is about: with its very words, misread ones, or changed ones at its place."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import ScoreAlignment

from synthese.coding.decktext import WORD, DeckText
from synthese.coding.slides import Whereabouts
from synthese.coding.spans import Span, only_typos, same_negations, same_numbers, squeezed
from synthese.provenance import normal_form
from synthese.types import Box, Target

__all__ = [
    "CLEARLY",
    "Hit",
    "changed_hits",
    "exact_hits",
    "is_beside",
    "is_long",
    "is_telling",
    "misread_hits",
    "overlap",
    "stands_firm",
    "stood_beside",
]

# Letters and digits: fewer words recur by chance.
_LONG, _VERY_LONG = 24, 60
# rapidfuzz ratios, 0 to 100: of surroundings as of a whole passage, of a part of one, a lead over all others; of words.
_SURROUNDED, _CLOSELY, CLEARLY = 60, 80, 20
_ALIKE = 92
# Of words that were edited, where the place is sure: in trials with one word in twenty changed, what is less alike than
# this has lost half of its words or more.
_EDITED = 55
# Most words are the old ones; and a part of a longer text must be so much more alike than the whole.
_MOSTLY = 75
_PART = 10
_TELLING = 4


class Hit(NamedTuple):
    """A passage that may be meant, and how alike its surroundings are, 0 to 100 before and behind."""

    row: Mapping[str, Any]
    before: float
    behind: float
    likeness: float = 100.0

    @property
    def context(self) -> float:
        """How alike the surroundings are on both sides."""
        return (self.before + self.behind) / 2


def exact_hits(target: Target, deck: DeckText, expected: Whereabouts | None = None) -> list[Hit]:
    """Return the passages that hold the words, if it is borne out that they are the same ones.

    Their number bears it out, or their surroundings; of a whole passage also that it stands on a slide expected.
    """
    return [hit for row in deck.rows if (hit := _best_hit(target, deck, row, expected)) is not None]


def misread_hits(target: Target, deck: DeckText) -> list[Hit]:
    """Return the passages whose words differ from the target's only as reading and typing errors do."""
    quote = normal_form(target.quote)
    found = []
    for row in deck.rows:
        text = str(row["text"])
        if fuzz.ratio(quote, normal_form(text), score_cutoff=_ALIKE) and only_typos(target.quote, text):
            hit = _hit(target, deck, row, *deck.whole(row))
            if _is_borne_out(target, hit, whole=True) and not _was_neighbour(target, text):
                found.append(hit)
    return found


def changed_hits(target: Target, deck: DeckText, expected: Whereabouts | None) -> list[Hit]:
    """Return the passages at the target's old place whose words were edited since, but not turned into their denial.

    They stand between the same words on both sides, or on a slide expected at least on one, if they are many. What
    stood beside the target is not the target.

    Args:
        target: What the decision is about.
        deck: The presentation as it is read now.
        expected: On which slides to look; None where nothing is known.
    """
    found = []
    for row in deck.rows:
        if expected and not expected.holds(int(row["slide"])):
            continue
        hit = _edited(target, deck, row)
        if hit and _is_old_place(target, hit, deck, expected):
            found.append(hit)
    return found


def is_telling(target: Target) -> bool:
    """Return whether a target's words are more than a number or a sign."""
    return len(squeezed(target.quote)) >= _TELLING


def is_long(target: Target) -> bool:
    """Return whether a target's words are so many that they do not recur by chance."""
    return len(squeezed(target.quote)) >= _LONG and len(target.quote.split()) > 3


def is_beside(target: Target, deck: DeckText, row: Mapping[str, Any]) -> bool:
    """Return whether a passage of the same words stands between the same words as the target, or in the same box."""
    places = deck.quoted(row, target.quote) or [deck.whole(row)]
    context = max(_hit(target, deck, row, *place).context for place in places)
    return context >= _CLOSELY or (overlap(target.box, row) > 0.5 and deck.fills_block(row))


def stands_firm(target: Target, hit: Hit) -> bool:
    """Return whether words found on another slide than expected are surely those: many, and in their surroundings."""
    return is_long(target) and hit.context >= _CLOSELY


def overlap(box: Box | None, row: Mapping[str, Any]) -> float:
    """Return how much of the area that two boxes cover together they share, 0 to 1."""
    if box is None:
        return 0.0
    width = min(box.x1, row["x1"]) - max(box.x0, row["x0"])
    height = min(box.bottom, row["bottom"]) - max(box.top, row["top"])
    shared = max(width, 0) * max(height, 0)
    areas = (box.x1 - box.x0) * (box.bottom - box.top) + (row["x1"] - row["x0"]) * (row["bottom"] - row["top"])
    return float(shared / (areas - shared)) if areas > shared else 0.0


def _best_hit(target: Target, deck: DeckText, row: Mapping[str, Any], expected: Whereabouts | None) -> Hit | None:
    if not deck.may_hold(row, target.quote):
        return None
    hits = [_hit(target, deck, row, *found) for found in deck.spans(row, target.quote)]
    best = max(hits, key=lambda hit: hit.context, default=None)
    whole = deck.is_whole(row, target.quote)
    if best is None or not (whole or _denies_as_before(target, str(row["text"]))):
        return None
    here = whole and is_telling(target) and expected is not None and expected.is_surely(int(row["slide"]))
    return best if here or _is_borne_out(target, best, whole=whole) else None


def _hit(target: Target, deck: DeckText, row: Mapping[str, Any], block: int, span: Span) -> Hit:
    before, behind = deck.surroundings(row, block, span)
    return Hit(row, _alike(target.prefix, before), _alike(target.suffix, behind))


def _denies_as_before(target: Target, text: str) -> bool:
    surrounded = target.prefix + target.quote + target.suffix
    return same_negations(surrounded, text) or same_negations(target.quote, text)


def _is_borne_out(target: Target, hit: Hit, *, whole: bool) -> bool:
    """Return whether words found are surely the same: in their surroundings, or many of them and nothing beside."""
    many = is_long(target)
    if not many and hit.row["slide"] != target.slide and not squeezed(target.prefix + target.suffix):
        return False
    if whole:
        return many or hit.context >= _SURROUNDED
    return hit.context >= _CLOSELY or (many and max(hit.before, hit.behind) >= _CLOSELY)


def _edited(target: Target, deck: DeckText, row: Mapping[str, Any]) -> Hit | None:
    """Return a passage as the edited form of a target: whole, or holding a stretch that is the edited form."""
    text = str(row["text"])
    block, span = deck.whole(row)
    likeness = fuzz.ratio(normal_form(target.quote), normal_form(text))
    stretch = _stretch(target, text, likeness)
    if stretch is not None:
        likeness, span = stretch.score, Span(span.start + stretch.dest_start, span.start + stretch.dest_end)
        text = text[stretch.dest_start : stretch.dest_end]
    said = _line(target) if stretch is not None else target.quote
    same = same_negations(said, text) and same_numbers(said, text)
    if likeness < _EDITED or not same or _was_neighbour(target, text) or stood_beside(target, text, likeness):
        return None
    before, behind = deck.surroundings(row, block, span)
    prefix, suffix = _around_line(target) if stretch is not None else (target.prefix, target.suffix)
    return Hit(row, _alike(prefix, before[-len(prefix) :]), _alike(suffix, behind[: len(suffix)]), likeness)


def _stretch(target: Target, text: str, likeness: float) -> ScoreAlignment | None:
    """Return where in a longer text stand the edited words of a part that was coded, with those around them."""
    line = _line(target)
    if len(line) > len(text) or not is_telling(target):
        return None
    return fuzz.partial_ratio_alignment(line, text, score_cutoff=max(_MOSTLY, likeness + _PART))


def _line(target: Target) -> str:
    """Return the words of a target with what stands before and behind them in the same line."""
    return f"{target.prefix.rpartition(chr(10))[2]}{target.quote}{target.suffix.partition(chr(10))[0]}"


def _around_line(target: Target) -> tuple[str, str]:
    return target.prefix[: target.prefix.rfind("\n") + 1], target.suffix[len(target.suffix.partition("\n")[0]) :]


def _was_neighbour(target: Target, text: str) -> bool:
    """Return whether a passage is what stood before or behind the target: then the target itself is gone."""
    words, before, behind = squeezed(text), squeezed(target.prefix), squeezed(target.suffix)
    if len(before) >= _TELLING and (words.endswith(before) or before.endswith(words)):
        return True
    return len(behind) >= _TELLING and (words.startswith(behind) or behind.startswith(words))


def stood_beside(target: Target, text: str, likeness: float) -> bool:
    """Return whether a passage is more like the line before or behind the target than like the target."""
    words = squeezed(text)
    before = squeezed(target.prefix.rstrip("\n").rpartition("\n")[2])
    behind = squeezed(target.suffix.lstrip("\n").partition("\n")[0])
    sides = ((before, words[-len(before) :]), (behind, words[: len(behind)]))
    much = max(_TELLING, len(words) / 2)
    return any(len(side) >= much and fuzz.ratio(side, part) > max(likeness, _CLOSELY) for side, part in sides)


def _is_old_place(target: Target, hit: Hit, deck: DeckText, expected: Whereabouts | None) -> bool:
    in_box = overlap(target.box, hit.row) > 0.5 and deck.fills_block(hit.row)
    line = squeezed(_line(target))
    much = len(line) >= _LONG and hit.likeness >= _MOSTLY
    if expected and much:
        return max(hit.before, hit.behind) >= _CLOSELY or len(line) >= _VERY_LONG
    # At the edge of a slide there are words on one side alone; then the box must be the old one as well.
    both = bool(squeezed(target.prefix)) and bool(squeezed(target.suffix))
    return min(hit.before, hit.behind) >= _CLOSELY and (both or in_box)


def _alike(first: str, second: str) -> float:
    one, other = (" ".join(WORD.findall(normal_form(text))) for text in (first, second))
    return 100.0 if one == other else fuzz.ratio(one, other)
