"""What is right on one page, as (right, judged): one small function a figure."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from synthese.evaluation.matching import ROLES, SIMILAR, PageReading, comparable, words
from synthese.provenance import normal_form
from synthese.types import Block

__all__ = ["PAGE_COUNTS", "Count", "footer_lines_in_body", "lost_words"]

Count = tuple[float, float]


def _word_recall(reading: PageReading) -> Count:
    return (reading.expected_words & reading.body_words).total(), reading.expected_words.total()


def _word_precision(reading: PageReading) -> Count:
    return (reading.expected_words & reading.body_words).total(), reading.body_words.total()


def _titles(reading: PageReading) -> Count:
    return _same(reading.page.title, reading.title)


def _subtitles(reading: PageReading) -> Count:
    found = next((block.text for block in reading.body if block.role == "subtitle"), "")
    return _same(reading.page.subtitle, found)


def _same(expected: str, found: str) -> Count:
    judged = bool(expected or found)
    return judged and normal_form(expected) == normal_form(found), judged


def _blocks(reading: PageReading) -> Count:
    return len(reading.matches), len(reading.expected)


def _neighbours(reading: PageReading) -> Count:
    places = [reading.matches.get(place) for place in range(len(reading.expected))]
    pairs = [(one, two) for one, two in pairwise(places) if one is not None and two is not None]
    return sum(one < two for one, two in pairs), len(pairs)


def _pairs(reading: PageReading) -> Count:
    places = [reading.matches[place] for place in sorted(reading.matches)]
    pairs = list(combinations(places, 2))
    return sum(one < two for one, two in pairs), len(pairs)


def _roles(reading: PageReading) -> Count:
    judged = [place for place, block in enumerate(reading.expected) if block.type not in {"title", "subtitle"}]
    return sum(_role(reading, place) in ROLES[reading.expected[place].type] for place in judged), len(judged)


def _levels(reading: PageReading) -> Count:
    judged = [(place, block) for place, block in enumerate(reading.expected) if block.type == "bullet"]
    found = [(block, reading.matched(place)) for place, block in judged]
    right = sum(read is not None and read.role == "bullet" and read.level == block.level for block, read in found)
    return right, len(judged)


def _label_words(reading: PageReading) -> Count:
    expected = Counter(word for label in reading.page.labels for word in words(label))
    found = Counter(word for block in reading.blocks if block.role == "label" for word in words(block.text))
    return (expected & found).total(), expected.total()


def _role(reading: PageReading, place: int) -> str:
    read = reading.matched(place)
    return read.role if read else ""


def _footer_in_body(reading: PageReading) -> Count:
    return len(footer_lines_in_body(reading)), len(reading.page.footer)


def footer_lines_in_body(reading: PageReading) -> list[str]:
    """Return the expected footer lines that stand in the body.

    A line stands in a block that no expected block was matched with when the two are alike, when the block holds all
    its words in order (two or more), or when the block is made of footer words only. In a block that was matched it
    stands when the block holds its words and the expected text does not. The labels of a chart are expected too.
    """
    labels = {comparable(label) for label in reading.page.labels}
    claimed = {place: block.text for place, block in enumerate(reading.blocks) if comparable(block.text) in labels}
    claimed |= {there: reading.expected[here].text for here, there in reading.matches.items()}
    body = [(block, claimed.get(place)) for place, block in enumerate(reading.blocks) if block in reading.body]
    footer = {word for line in reading.page.footer for word in words(line)}
    return [line for line in reading.page.footer if any(_holds(block, text, line, footer) for block, text in body)]


def _holds(block: Block, expected: str | None, line: str, footer: set[str]) -> bool:
    sought, found = comparable(line), comparable(block.text)
    within = f" {sought} " in f" {found} "
    long = len(words(line)) > 1
    if expected is not None:
        return within and long and f" {sought} " not in f" {comparable(expected)} "
    return fuzz.ratio(sought, found) >= SIMILAR or (within and (long or footer.issuperset(words(block.text))))


def _body_as_footer(reading: PageReading) -> Count:
    return lost_words(reading).total(), reading.expected_words.total()


def lost_words(reading: PageReading) -> Counter[str]:
    """Return the expected words that the body lacks and that stand in a footer, beyond those that belong there."""
    missing = reading.expected_words - reading.body_words
    margin = Counter(word for block in reading.margin for word in words(block.text))
    return missing & (margin - Counter(word for line in reading.page.footer for word in words(line)))


Cells = set[tuple[int, int, str]]


def _cells(reading: PageReading) -> tuple[int, int, int]:
    expected = [_filled(table) for table in reading.page.tables]
    found = [_filled(block.cells) for block in reading.blocks if block.role == "table"]
    overlaps = [(len(one & two), i, j) for i, one in enumerate(expected) for j, two in enumerate(found)]
    pairs: dict[int, tuple[int, int]] = {}
    for overlap, i, j in sorted(overlaps, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in pairs and all(j != taken for taken, _ in pairs.values()):
            pairs[i] = (j, overlap)
    return sum(overlap for _, overlap in pairs.values()), sum(map(len, expected)), sum(map(len, found))


def _filled(table: tuple[tuple[str, ...], ...]) -> Cells:
    texts = ((r, c, normal_form(text)) for r, row in enumerate(table) for c, text in enumerate(row))
    return {cell for cell in texts if cell[2]}


def _cell_precision(reading: PageReading) -> Count:
    right, _, found = _cells(reading)
    return right, found


def _cell_recall(reading: PageReading) -> Count:
    right, expected, _ = _cells(reading)
    return right, expected


def _cell_f1(reading: PageReading) -> Count:
    right, expected, found = _cells(reading)
    return 2 * right, expected + found


def _by_page(count: Callable[[PageReading], Count]) -> Callable[[PageReading], Count]:
    def one_page(reading: PageReading) -> Count:
        right, judged = count(reading)
        return (right / judged, 1) if judged else (0, 0)

    return one_page


PAGE_COUNTS: Mapping[str, Callable[[PageReading], Count]] = {
    "word_recall": _word_recall,
    "word_precision": _word_precision,
    "word_recall_by_page": _by_page(_word_recall),
    "word_precision_by_page": _by_page(_word_precision),
    "titles": _titles,
    "subtitles": _subtitles,
    "blocks": _blocks,
    "order_neighbours": _neighbours,
    "order_pairs": _pairs,
    "roles": _roles,
    "levels": _levels,
    "label_words": _label_words,
    "footer_in_body": _footer_in_body,
    "body_as_footer": _body_as_footer,
    "cell_precision": _cell_precision,
    "cell_recall": _cell_recall,
    "cell_f1": _cell_f1,
}
"""The figures of a reading of slides, in the order in which they are shown."""
