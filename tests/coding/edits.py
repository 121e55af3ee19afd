"""Later versions of decks that know which of their words descend from which word of the former version."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from synthese.passages import build_passages
from synthese.types import Block, Deck, Slide, Target

from .versions import WORD

__all__ = [
    "Edited",
    "Tracked",
    "edited",
    "gone",
    "is_right",
    "more",
    "other_words",
    "tracked",
    "typo",
    "with_words",
    "words_of",
]

Uid = tuple[int, int, int]
"""A word of the former version: slide, block, its number in the block."""


@dataclass
class Tracked:
    """A slide on its way into a later version, with the former words of each block."""

    slide: Slide
    blocks: list[tuple[Block, list[tuple[int, int, Uid]]]]
    former: int = 0


@dataclass
class Edited:
    """A later version of a deck, and the former words that each passage of it is made of."""

    deck: Deck
    words: Mapping[str, frozenset[Uid]]
    all_words: frozenset[Uid] = field(default_factory=frozenset)


def edited(deck: Deck, name: str, tracked: Sequence[Tracked]) -> Edited:
    """Number slides and blocks anew and tell which former words each passage holds."""
    numbers = {one.former: at for at, one in enumerate(tracked, start=1) if one.former}
    slides: list[Slide] = []
    places: dict[tuple[int, int], list[tuple[int, int, Uid]]] = {}
    for at, one in enumerate(tracked, start=1):
        blocks = []
        for number, (block, words) in enumerate(one.blocks, start=1):
            blocks.append(replace(block, block=number))
            places[at, number] = words
        title = next((block.text for block in blocks if block.role == "title"), "")
        last = numbers.get(one.slide.build_of or 0)
        slides.append(replace(one.slide, slide=at, page=at, title=title, blocks=tuple(blocks), build_of=last))
    new = replace(deck, slides=tuple(slides), sha256=f"{deck.sha256}-edited")
    held = {
        passage.passage: frozenset(
            uid
            for segment in passage.segments
            for start, end, uid in places[passage.slide, segment.block]
            if segment.start <= start and end <= segment.end
        )
        for passage in build_passages(new, name)
    }
    return Edited(new, held, frozenset().union(*held.values()))


def tracked(deck: Deck, *, guest: bool = False) -> list[Tracked]:
    """Return the slides of a deck with their words; those of a guest descend from nothing."""
    return [
        Tracked(
            slide,
            [
                (
                    block,
                    []
                    if guest
                    else [
                        (found.start(), found.end(), (slide.slide, block.block, number))
                        for number, found in enumerate(WORD.finditer(block.text))
                    ],
                )
                for block in slide.blocks
            ],
            0 if guest else slide.slide,
        )
        for slide in deck.slides
    ]


def with_words(
    slides: Sequence[Tracked], change: Callable[[str, random.Random], str | None], share: float, rng
) -> None:
    """Change a share of the words in place: ``change`` gives what is put for a word, several words, or None."""
    for one in slides:
        for at, (block, words) in enumerate(one.blocks):
            text, now, last = "", [], 0
            for start, end, uid in words:
                text += block.text[last:start]
                said = change(block.text[start:end], rng) if rng.random() < share else block.text[start:end]
                if said:
                    now.append((len(text), len(text) + len(said), uid))
                text += said or ""
                last = end
            if words:
                text += block.text[last:]
                one.blocks[at] = (replace(block, text=text), now)


def words_of(deck: Deck) -> dict[tuple[int, int], list[tuple[int, int, Uid]]]:
    """Return the words of each block of a deck."""
    return {(one.slide.slide, block.block): words for one in tracked(deck) for block, words in one.blocks}


def other_words(pool: Sequence[str]) -> Callable[[str, random.Random], str]:
    return lambda word, rng: rng.choice(pool)


def typo(word: str, rng: random.Random) -> str:
    """Leave out, double or exchange a letter."""
    at = rng.randrange(len(word))
    how = rng.randrange(3)
    if how == 0 and len(word) > 1:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice("aeinrst") + word[at + 1 :]


def gone(word: str, rng: random.Random) -> None:
    return None


def more(pool: Sequence[str]) -> Callable[[str, random.Random], str]:
    return lambda word, rng: f"{word} {rng.choice(pool)}"


def is_right(target: Target, passage: str, version: Edited, former: Sequence[tuple[int, int, Uid]]) -> bool:
    """Return whether a passage holds at least half of what is left of the coded words, by their letters."""
    coded = {uid: end - start for start, end, uid in former if target.start <= start and end <= target.end}
    left = sum(length for uid, length in coded.items() if uid in version.all_words)
    return sum(length for uid, length in coded.items() if uid in version.words[passage]) * 2 >= left > 0
