"""Lays an expected page beside the blocks that were read: comparable text, words, blocks matched one to one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from synthese.evaluation.records import TruthPage
from synthese.provenance import normal_form
from synthese.types import Block, Deck

__all__ = ["ROLES", "SIMILAR", "Expected", "PageReading", "comparable", "lay_beside", "words"]

SIMILAR = 80.0
"""From this similarity on (rapidfuzz ``ratio``, 0 to 100) two texts are one block: a third of it may be missing."""

ROLES = {
    "title": {"title"},
    "subtitle": {"subtitle"},
    "heading": {"heading"},
    "bullet": {"bullet"},
    "para": {"paragraph"},
    "paragraph": {"paragraph"},
    "caption": {"caption", "source"},
    "source": {"caption", "source"},
    "table": {"table"},
    "quote": {"quote"},
    "label": {"label"},
}
"""Which roles are right for an expected type; a credit under a picture is a caption to one, a source to another."""

_EDGES = re.compile(r"^\W+|\W+$")


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared: normal form, without signs at their edges.

    >>> words("• Foto → Koordinaten (Karte)")
    ['foto', 'koordinaten', 'karte']
    """
    stripped = (_EDGES.sub("", word) for word in normal_form(text).split())
    return [word for word in stripped if word]


def comparable(text: str) -> str:
    """Return a text as blocks are compared: its words joined by spaces; where it has none, its normal form.

    >>> comparable("– Ziele:"), comparable("…")
    ('ziele', '...')
    """
    return " ".join(words(text)) or normal_form(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An expected block; title and subtitle are blocks too, so that nothing else is taken for them."""

    type: str
    text: str
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """An expected page beside what was read of it.

    Args:
        page: What a person reads there.
        title: The title that was read, or an empty string.
        blocks: All blocks that were read, in reading order.
    """

    page: TruthPage
    title: str
    blocks: tuple[Block, ...]

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """The expected blocks in reading order: title, subtitle, body."""
        heads = [Expected(type="title", text=self.page.title), Expected(type="subtitle", text=self.page.subtitle)]
        body = [Expected(type=block.type, text=block.text, level=block.level) for block in self.page.blocks]
        return (*(head for head in heads if head.text), *body)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks that were read as something else than a footer or page number."""
        return tuple(block for block in self.blocks if not _marginal(block))

    @cached_property
    def margin(self) -> tuple[Block, ...]:
        """The blocks that were read as footer or page number."""
        return tuple(block for block in self.blocks if _marginal(block))

    @cached_property
    def matches(self) -> dict[int, int]:
        """For the place of an expected block, the place of the block that was read for it."""
        candidates = []
        for here, expected in enumerate(self.expected):
            for there, block in enumerate(self.blocks):
                similarity = fuzz.ratio(comparable(expected.text), comparable(block.text))
                if similarity >= SIMILAR:
                    wrong = block.role not in ROLES[expected.type]
                    candidates.append((-similarity, wrong, abs(here - there), here, there))
        matches: dict[int, int] = {}
        for *_, here, there in sorted(candidates):
            if here not in matches and there not in matches.values():
                matches[here] = there
        return matches

    @cached_property
    def expected_words(self) -> Counter[str]:
        """The words of title, subtitle, body, tables and labels."""
        cells = [cell for table in self.page.tables for row in table for cell in row]
        return Counter(_all_words([*(block.text for block in self.expected), *cells, *self.page.labels]))

    @cached_property
    def body_words(self) -> Counter[str]:
        """The words that were read outside footers and page numbers."""
        return Counter(_all_words(block.text for block in self.body))

    def matched(self, place: int) -> Block | None:
        """Return the block that was read for an expected block, or None."""
        there = self.matches.get(place)
        return None if there is None else self.blocks[there]


def lay_beside(page: TruthPage, deck: Deck) -> PageReading:
    """Lay an expected page beside the slides that were read from it.

    Args:
        page: What a person reads there.
        deck: The deck as it was read; several slides of one page (a handout) are joined in their order.

    Returns:
        The two, with nothing read where the deck has no such page.
    """
    slides = [slide for slide in deck.slides if slide.page == page.page]
    title = next((slide.title for slide in slides if slide.title), "")
    return PageReading(page=page, title=title, blocks=tuple(block for slide in slides for block in slide.blocks))


def _marginal(block: Block) -> bool:
    return block.role in {"footer", "page_number"}


def _all_words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in words(text)]
