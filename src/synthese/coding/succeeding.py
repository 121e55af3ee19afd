"""Which passage took the old place of a coded one, and whether it still says the same."""

from synthese.coding.decktext import DeckText
from synthese.coding.hits import Hit, overlap, stood_beside
from synthese.coding.laying import Laid, laid_over
from synthese.coding.spans import kept_words, same_negations, same_numbers
from synthese.types import Target

__all__ = ["successor"]

# Likenesses, 0 to 100, measured on decks with one word in twenty changed: unrelated German words reach 50 by their
# letters alone, so that a share of whole words must be left too; what surrounds a passage is edited as well.
_SOME, _LEFT, _MOSTLY = 30, 50, 75
_SURROUNDED = 60
_KEPT = 0.4


def successor(target: Target, deck: DeckText, slide: int) -> tuple[Hit | None, bool]:
    """Return the passage on which a target's words come to lie on their slide, if it still says the same.

    Enough of the words must be left, and both sides must be as they were; or one side, if the box is the old one or
    nearly all of the words are left. It may be no denial, have no other numbers, and not be what stood beside.

    Args:
        target: What a decision is about.
        deck: The presentation as it is read now.
        slide: The slide on which the target must stand.

    Returns:
        The passage, or None; and whether the words lie on any, so that they are not to be sought elsewhere.
    """
    laid = laid_over(target, deck, slide)
    if laid is None or laid.words < _SOME:
        return None, False
    kept = kept_words(laid.said, laid.text)
    likeness = max(laid.words, laid.sentence, 100 * kept)
    if likeness < _LEFT or not laid.fills(target) or not _is_firm(target, deck, laid, likeness):
        return None, False
    same = same_negations(laid.said, laid.text) and same_numbers(laid.said, laid.text)
    if not same or kept < _KEPT or stood_beside(target, laid.text, likeness):
        return None, True
    return Hit(laid.row, laid.before, laid.behind, likeness), True


def _is_firm(target: Target, deck: DeckText, laid: Laid, likeness: float) -> bool:
    """Return whether words lie at the old place."""
    less, more = sorted((laid.before, laid.behind))
    in_box = overlap(target.box, laid.row) > 0.5 and deck.fills_block(laid.row)
    return less >= _SURROUNDED or (more >= _SURROUNDED and (in_box or likeness >= _MOSTLY))
