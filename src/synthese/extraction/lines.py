"""Runs become lines: one baseline, no wide gap, no edge between, bullet glyphs and small figures put in their place."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from synthese.extraction.content import Edge, Run
from synthese.extraction.justified import rejoined
from synthese.extraction.record import record, replaced

__all__ = ["Line", "build_lines", "is_glyph", "joined_text"]

GAP = 1.1
"""A gap of so many ems parts two columns; words of justified text stand closer."""
GLYPH_GAP = 4.0
"""Behind a bullet glyph the text may begin so many ems further right."""
SPACE = 0.17
"""A gap of so many ems is a space where the PDF has no space glyph."""
_NONE = 0.02
"""There is no space where the gap is smaller, in ems, whatever the PDF says."""
_SPACED = 0.12
"""Letters whose usual gap is wider, in ems, are set apart."""

_GLYPHS = frozenset("•●○◦▪▫■□▶►▸▹▷‣⁃∙◆◇◊➢➤➔➜➡→⇒⟶✓✔✗✘✕❖★☆»›>+−–—-*·⦁⚫⬤∗⁎✱∘⋅‧⚬❯❱⮞⯈▮▰∎◉◎⊙☐☑☒✦✧◾◽▻⇨➪❑❒❏❐❍¾")
_GLYPH_FONTS = ("wingding", "webding", "dingbat", "symbol", "marlett")
# Letters that stand for signs in Wingdings and stayed letters when the font was lost.
_LOST_SIGNS = frozenset("lnuqvwrmpo§Øüþ")
_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|\[\d{1,3}\]|[a-zA-H][.)]|\([a-z0-9]{1,2}\)|[ivx]{1,4}[.)]|[IVX]{1,4}[.)])$")


@record
class Line:
    """A line of text in one column.

    Args:
        text: The text of its runs as in the PDF, with spaces where gaps are, without the bullet glyph.
        runs: From left to right, the bullet glyph left out.
        glyph: The bullet glyph as in the PDF, or an empty string.
        glyph_x0: Where the glyph begins, else where the text begins.
        x0: Where the text begins.
        top: The upper edge of a capital letter.
        x1: Where the text ends.
        bottom: The lower edge of a letter with descender.
        base: The baseline.
        size: The font size of most of its letters.
        bold: True when all of it is bold.
        font: The font of most of its letters.
    """

    text: str
    runs: tuple[Run, ...]
    glyph: str
    glyph_x0: float
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: str


def is_glyph(run: Run) -> bool:
    """Return whether a run is nothing but a bullet glyph: by character, private use, or a font of signs."""
    text = run.text.strip()
    if len(text) != 1:
        return False
    if text in _GLYPHS or "\ue000" <= text <= "\uf8ff":
        return True
    font = run.font.lower()
    return any(part in font for part in _GLYPH_FONTS) or (text == "o" and "courier" in font)


def joined_text(runs: Sequence[Run]) -> str:
    """Return the text of runs of one line, with a space where the gap between two is wide enough for one."""
    if len(runs) == 1:
        return runs[0].text
    usual = _usual_gap(runs) if len(runs) > 3 else 0.0
    if usual:
        runs = [replaced(run, text=run.text.strip()) for run in runs]
    parts, reach = [runs[0].text], runs[0].x1
    for before, after in pairwise(runs):
        gap, size = after.x0 - reach - usual, min(before.size, after.size)
        if gap < _NONE * size and len(parts[-1].strip()) == 1:
            parts[-1] = parts[-1].rstrip()  # a kerned letter, behind which a space was inferred
        elif gap > SPACE * size and not (before.text[-1].isspace() or after.text[0].isspace()):
            parts.append(" ")
        parts.append(after.text)
        reach = max(reach, after.x1)
    return "".join(parts)


def _usual_gap(runs: Sequence[Run]) -> float:
    """Return the gap between letters that are set apart one by one, or 0."""
    single = sum(len(run.text.strip()) == 1 for run in runs)
    if single < 0.8 * len(runs):
        return 0.0
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(runs))
    usual = gaps[(len(gaps) - 1) // 2]
    return usual if usual > _SPACED * runs[0].size else 0.0


def build_lines(
    runs: Iterable[Run],
    edges: Sequence[Edge] = (),
    *,
    gap: float = GAP,
    keep_glyphs: bool = False,
    counted: bool = True,
) -> list[Line]:
    """Build the lines of level text.

    Args:
        runs: Of one angle, in coordinates in which they stand level.
        edges: Upright edges of rulings and panels that no line crosses.
        gap: A gap of so many ems parts two lines.
        keep_glyphs: Keep signs that no text follows, as in the cells of a table.
        counted: Whether a bare number may stand far before the words that it counts.

    Returns:
        The lines from top to bottom, in a row from left to right.
    """
    glyphs: list[list[Run]] = []
    segments: list[list[Run]] = []
    for row in rejoined([_segments(row, edges, gap, counted=counted) for row in _rows(runs)]):
        for segment in row:
            (glyphs if len(segment) == 1 and is_glyph(segment[0]) else segments).append(segment)
    segments = _with_small_figures(segments)
    numbers = [segment for segment in segments if len(segment) == 1 and _is_bare_number(segment[0])]
    if numbers:
        segments = [segment for segment in segments if segment not in numbers]
    loose = [glyph for glyph in glyphs if not _attach(glyph[0], segments) and keep_glyphs]
    loose += [number for number in numbers if not _attach(number[0], segments)]
    lines = [line for segment in segments + loose if (line := _line(segment))]
    return sorted(lines, key=attrgetter("base", "x0"))


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    base = -1e9
    for run in sorted(runs, key=attrgetter("base")):
        if run.base - base <= 0.15 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
            base = run.base
    return rows


def _segments(row: list[Run], edges: Sequence[Edge], most: float, *, counted: bool) -> list[list[Run]]:
    if len(row) == 1:
        return [row]
    row.sort(key=attrgetter("x0"))
    segment = [row[0]]
    segments = [segment]
    for last, run in pairwise(row):
        gap = run.x0 - last.x1
        em = max(run.size, last.size)
        parts = gap > most * em and not (
            gap <= GLYPH_GAP * em and len(segment) == 1 and (_opens(last) or (counted and _counts(last, run)))
        )
        if parts or (gap > 0.25 * em and edges and _is_between(last, run, edges)):
            segment = [run]
            segments.append(segment)
        else:
            segment.append(run)
    return segments


def _opens(run: Run) -> bool:
    text = run.text.strip()
    return is_glyph(run) or text in _LOST_SIGNS or _NUMBER.match(text) is not None


def _counts(run: Run, after: Run) -> bool:
    """Return whether a bare number stands before words: ``01  Ausgangslage``."""
    return _is_bare_number(run) and after.text.strip()[:1].isalpha()


def _is_bare_number(run: Run) -> bool:
    text = run.text.strip()
    return len(text) <= 2 and text.isdecimal()


def _is_between(left: Run, right: Run, edges: Sequence[Edge]) -> bool:
    start, end, height = left.x1 - 1, right.x0 + 1, left.base - 0.3 * left.size
    return any(start <= x <= end and top <= height <= bottom for x, top, bottom in edges)


def _with_small_figures(segments: list[list[Run]]) -> list[list[Run]]:
    """Put raised and lowered figures into the line they belong to."""
    sizes = [segment[0].size if len(segment) == 1 else max(run.size for run in segment) for segment in segments]
    largest = max(sizes, default=0.0)
    if min(sizes, default=0.0) >= 0.82 * largest:
        return segments
    kept = []
    for segment, size in zip(segments, sizes, strict=True):
        host = None
        if size < 0.82 * largest and len(segment) == 1 and len(segment[0].text.strip()) <= 6:
            others = zip(segments, sizes, strict=True)
            host = next((other for other, em in others if other is not segment and _hosts(other, segment[0], em)), None)
        if host is None:
            kept.append(segment)
        else:
            host.append(segment[0])
            host.sort(key=attrgetter("x0"))
    return kept


def _hosts(host: list[Run], small: Run, size: float) -> bool:
    """Return whether a small figure stands raised or lowered in a segment of a larger size."""
    base = host[0].base
    if small.size >= 0.82 * size or not base - 0.65 * size <= small.base <= base + 0.35 * size:
        return False
    if abs(small.base - base) < 0.05 * size:
        return False
    return any(-0.3 * size <= small.x0 - run.x1 <= 0.25 * size for run in host)


def _attach(glyph: Run, segments: list[list[Run]]) -> bool:
    """Put a bullet glyph before the segment on its right; it may stand off the baseline and be of another size."""
    best: list[Run] | None = None
    for segment in segments:
        first = segment[0]
        near = first.x1 - glyph.x1 > 0 and -0.2 * first.size <= first.x0 - glyph.x1 <= GLYPH_GAP * max(
            first.size, glyph.size
        )
        level = -0.75 * first.size <= glyph.base - first.base <= 0.3 * first.size
        if not is_glyph(glyph):  # a number in a disc is small and stands a little higher
            level = 0.05 * first.size < first.base - glyph.base < 0.4 * first.size and glyph.size < 0.75 * first.size
            near = near and first.x0 - glyph.x1 < GAP * first.size
        if near and level and not is_glyph(first) and (best is None or first.x0 < best[0].x0):
            best = segment
    if best is not None:
        best.insert(0, glyph)
    return best is not None


def _line(segment: list[Run]) -> Line | None:
    glyph, glyph_x0 = "", segment[0].x0
    runs = segment
    if len(segment) > 1 and (is_glyph(segment[0]) or _is_lost_sign(segment[0], segment[1])):
        glyph, runs = segment[0].text.strip(), segment[1:]
        if (glyph == "+" and not runs[0].text.strip()[:1].isalpha()) or (
            glyph in "-–—−" and runs[0].x0 - segment[0].x1 < SPACE * runs[0].size and not segment[0].text.endswith(" ")
        ):
            glyph, runs = "", segment
    text = joined_text(runs).strip()
    if not glyph:
        glyph, text = _split_glyph(text)
    if not text:
        text, glyph = glyph, ""
        if not text:
            return None
    main = max(runs, key=lambda run: len(run.text.strip())) if len(runs) > 1 else runs[0]
    size, base = main.size, main.base
    x0 = runs[0].x0
    if glyph and runs is segment:
        x0 += 0.9 * size  # the glyph is part of the run; the text begins about here
    bold = main.bold and (len(runs) == 1 or all(run.bold for run in runs))
    x1 = main.x1 if len(runs) == 1 else max(run.x1 for run in runs)
    return Line(
        text, tuple(runs), glyph, glyph_x0, x0, base - 0.75 * size, x1, base + 0.22 * size,
        base, size, bold, main.font,
    )  # fmt: skip


def _is_lost_sign(first: Run, second: Run) -> bool:
    return first.text.strip() in _LOST_SIGNS and second.x0 - first.x1 > 0.5 * second.size


def _split_glyph(text: str) -> tuple[str, str]:
    first, rest = text[:1], text[1:]
    if (first in _GLYPHS or "\ue000" <= first <= "\uf8ff") and first and rest.strip():
        sign = first not in "-–—−*·»›>+"
        if first == "+" and not rest.strip()[0].isalpha():
            return "", text  # so many more
        if rest[0].isspace() or (sign and first not in "→⇒⟶➔➜➡"):
            return first, rest.strip()
    return "", text
