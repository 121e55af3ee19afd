"""The first reader: PDFium's page objects as runs, rulings, panels and pictures.

PDFium is not thread-safe, so buffers are made once for the module and used again for every object.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from synthese.extraction.content import Char, PageContent, Run, is_bold
from synthese.types import Box

__all__ = ["read_page"]

_TEXT, _PATH, _IMAGE, _FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_THIN = 4.5
"""Rectangles up to so many points high or wide are rulings."""
_MOST_PATHS = 4000
_MOST_SEGMENTS = 400
_MOST_RULINGS = 1000
_MOST_DEPTH = 8

_get_type = pdfium.FPDFPageObj_GetType
_get_bounds = pdfium.FPDFPageObj_GetBounds
_get_matrix = pdfium.FPDFPageObj_GetMatrix
_get_text = pdfium.FPDFTextObj_GetText
_get_size = pdfium.FPDFTextObj_GetFontSize
_get_font = pdfium.FPDFTextObj_GetFont
_get_mode = pdfium.FPDFTextObj_GetTextRenderMode
_get_width = pdfium.FPDFFont_GetGlyphWidth
_count_segments = pdfium.FPDFPath_CountSegments
_get_segment = pdfium.FPDFPath_GetPathSegment
_get_point = pdfium.FPDFPathSegment_GetPoint
_address = ctypes.addressof

_x0, _y0, _x1, _y1, _number = (ctypes.c_float() for _ in range(5))
_bounds = [ctypes.byref(value) for value in (_x0, _y0, _x1, _y1)]
_number_ref = ctypes.byref(_number)
_matrix = pdfium.FS_MATRIX()
_matrix_ref = ctypes.byref(_matrix)
_rectangle = pdfium.FS_RECTF()
_rectangle_ref = ctypes.byref(_rectangle)

Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in PDF: x' = a x + c y + e; y' = b x + d y + f."""


class _Font(NamedTuple):
    name: str
    bold: bool
    widths: dict[str, float]
    handle: Any


class _Buffer:
    """A buffer for text that grows when a longer text is met."""

    def __init__(self) -> None:
        self.grow(8192)

    def grow(self, size: int) -> None:
        self.size = size
        self.memory = (ctypes.c_ushort * (size // 2))()

    def text(self, length: int) -> str:
        return ctypes.string_at(self.memory, length).decode("utf-16-le", "replace")


_buffer = _Buffer()
_name_buffer = ctypes.create_string_buffer(256)


class _Page:
    """A page that is being read: its handles, its way from PDF to slide coordinates and what was found so far."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.page = page
        self.textpage = textpage
        self.affine = _page_affine(page)
        self.turn = pdfium.FPDFPage_GetRotation(page) * 90
        self.fonts: dict[int, _Font] = {}
        self.places: dict[int, list[int]] | None = None
        self.paths = 0
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.content = PageContent(width, height, [], [], [], [])


def read_page(page: Any, textpage: Any, *, chars: bool = False) -> PageContent:
    """Read what stands on a page.

    Args:
        page: PDFium's handle of the page.
        textpage: PDFium's handle of its text.
        chars: Whether each run shall carry its characters.

    Returns:
        The runs in the order of the PDF, and the rulings, panels and pictures.
    """
    reading = _Page(page, textpage)
    count = pdfium.FPDFPage_CountObjects(page)
    get = pdfium.FPDFPage_GetObject
    _read_objects(reading, [get(page, index) for index in range(count)], reading.affine, chars=chars, depth=0)
    return reading.content


def _page_affine(page: Any) -> Affine:
    pdfium.FPDF_GetPageBoundingBox(page, _rectangle_ref)
    left, bottom, right, top = _rectangle.left, _rectangle.bottom, _rectangle.right, _rectangle.top
    turns: dict[int, Affine] = {
        0: (1, 0, 0, -1, -left, top),
        1: (0, 1, 1, 0, -bottom, -left),
        2: (-1, 0, 0, 1, right, -bottom),
        3: (0, -1, -1, 0, top, right),
    }
    return turns[pdfium.FPDFPage_GetRotation(page) % 4]


def _read_objects(reading: _Page, objects: list[Any], affine: Affine, *, chars: bool, depth: int) -> None:
    for thing in objects:
        kind = _get_type(thing)
        if kind == _TEXT:
            _read_text(reading, thing, affine, chars=chars)
        elif kind == _PATH:
            _read_path(reading, thing, affine)
        elif kind == _IMAGE:
            reading.content.pictures.append(_box(thing, affine))
        elif kind == _FORM and depth < _MOST_DEPTH:
            _get_matrix(thing, _matrix_ref)
            own = (_matrix.a, _matrix.b, _matrix.c, _matrix.d, _matrix.e, _matrix.f)
            count = pdfium.FPDFFormObj_CountObjects(thing)
            inner = [pdfium.FPDFFormObj_GetObject(thing, index) for index in range(count)]
            _read_objects(reading, inner, _product(own, affine), chars=chars, depth=depth + 1)


def _product(inner: Affine, outer: Affine) -> Affine:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _box(thing: Any, affine: Affine) -> Box:
    _get_bounds(thing, *_bounds)
    return _turned(_x0.value, _y0.value, _x1.value, _y1.value, affine)


def _turned(left: float, low: float, right: float, high: float, affine: Affine) -> Box:
    a, b, c, d, e, f = affine
    xs, ys = (a * left + c * low + e, a * right + c * high + e), (b * left + d * low + f, b * right + d * high + f)
    if (b or c) and (a or d):  # a form that is turned by other than right angles
        xs += (a * left + c * high + e, a * right + c * low + e)
        ys += (b * left + d * high + f, b * right + d * low + f)
    return Box(min(xs), min(ys), max(xs), max(ys))


# --- text ----------------------------------------------------------------------------------------------------------


def _read_text(reading: _Page, thing: Any, affine: Affine, *, chars: bool) -> None:
    length = _get_text(thing, reading.textpage, _buffer.memory, _buffer.size)
    if length > _buffer.size:
        _buffer.grow(length + 2)
        length = _get_text(thing, reading.textpage, _buffer.memory, _buffer.size)
    text = _buffer.text(length - 2) if length > 2 else ""
    if not text or text.isspace():
        return
    font = _font(reading, thing)
    _get_size(thing, _number_ref)
    _get_matrix(thing, _matrix_ref)
    size, own = _number.value, (_matrix.a, _matrix.b, _matrix.c, _matrix.d, _matrix.e, _matrix.f)
    a, b, c, d, e, f = _product(own, affine)
    box = _box(thing, affine)
    angle = round(math.degrees(math.atan2(-b, a))) % 360 if b or a < 0 else 0
    seen = size * (math.hypot(c, d) or 1.0)
    # The pen's place is the same for all lines of a column, the ink's is not.
    start = e if not angle and 0 <= box.x0 - e < 0.4 * seen and not text[0].isspace() else box.x0
    hidden = _get_mode(thing) == _INVISIBLE
    length = _natural_width(text.rstrip(), font) * math.hypot(a, b) * size
    pen = (e, f, length) if angle else None
    run = Run(text, start, box.top, box.x1, box.bottom, f, seen, font.name, font.bold, angle, hidden, (), pen)
    if not angle and run.x1 - run.x0 > length + 0.9 * seen:  # it holds a gap, or its letters are spaced
        reading.content.runs.extend(_cut(run, _run_chars(reading, thing), keep=chars))
    elif chars:
        reading.content.runs.append(run._replace(chars=tuple(_run_chars(reading, thing))))
    else:
        reading.content.runs.append(run)


def _font(reading: _Page, thing: Any) -> _Font:
    handle = _get_font(thing)
    if not handle:
        return _Font("", False, {}, None)
    address = _address(handle.contents)
    font = reading.fonts.get(address)
    if font is None:
        length = pdfium.FPDFFont_GetBaseFontName(handle, _name_buffer, 256)
        name = _name_buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
        name = name[7:] if name[6:7] == "+" else name
        font = _Font(name, is_bold(name, pdfium.FPDFFont_GetWeight(handle)), {}, handle)
        reading.fonts[address] = font
    return font


def _natural_width(text: str, font: _Font) -> float:
    """Return how wide the glyphs of a text are, in ems."""
    widths = font.widths
    total = 0.0
    for char in text:
        width = widths.get(char)
        if width is None:
            known = font.handle is not None and _get_width(font.handle, ord(char), 1000.0, _number_ref)
            width = widths[char] = _number.value / 1000.0 if known else 0.6
        total += width
    return total


def _run_chars(reading: _Page, thing: Any) -> list[Char]:
    if reading.places is None:
        reading.places = {}
        get = pdfium.FPDFText_GetTextObject
        for index in range(pdfium.FPDFText_CountChars(reading.textpage)):
            owner = get(reading.textpage, index)
            if owner:
                reading.places.setdefault(_address(owner.contents), []).append(index)
    return list(_chars(reading, reading.places.get(_address(thing.contents), [])))


def _chars(reading: _Page, indices: list[int]) -> Iterator[Char]:
    pending = ""
    for index in indices:
        code = pdfium.FPDFText_GetUnicode(reading.textpage, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a pair
            pending = chr(code)
            continue
        text = (pending + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        pending = ""
        if text.isspace() or code == 0:
            continue
        pdfium.FPDFText_GetLooseCharBox(reading.textpage, index, _rectangle_ref)
        place = (_rectangle.left, _rectangle.bottom, _rectangle.right, _rectangle.top)
        yield Char(text, _turned(*place, reading.affine))


def _cut(run: Run, chars: list[Char], *, keep: bool) -> list[Run]:
    """Cut a run where a gap of an em or more stands between two characters, and join spaced letters."""
    if len(chars) < 2:
        return [run._replace(chars=tuple(chars) if keep else ())]
    gaps = [after.box.x0 - before.box.x1 for before, after in zip(chars, chars[1:], strict=False)]
    usual = sorted(gaps)[len(gaps) // 2] if len(chars) > 3 else 0.0
    spaced = usual > 0.12 * run.size
    if not spaced and max(gaps) < 0.9 * run.size:
        return [run._replace(chars=tuple(chars) if keep else ())]
    pieces, words = [[chars[0]]], [chars[0].text]
    usual = max(usual, 0.0)
    for gap, char in zip(gaps, chars[1:], strict=True):
        if gap > usual + 0.9 * run.size:
            pieces.append([char])
            words.append(char.text)
        else:
            space = " " if gap > usual + 0.15 * run.size else ""
            pieces[-1].append(char)
            words[-1] += space + char.text
    return [_piece(run, word, piece, keep=keep) for word, piece in zip(words, pieces, strict=True)]


def _piece(run: Run, text: str, chars: list[Char], *, keep: bool) -> Run:
    return run._replace(text=text, x0=chars[0].box.x0, x1=chars[-1].box.x1, chars=tuple(chars) if keep else ())


# --- paths ---------------------------------------------------------------------------------------------------------


def _read_path(reading: _Page, thing: Any, affine: Affine) -> None:
    reading.paths += 1
    if reading.paths > _MOST_PATHS:
        return
    count = _count_segments(thing)
    if count == 2 or 4 <= count <= 6:
        _read_simple(reading, thing, affine, count)
    elif 16 <= count <= 18:  # a rectangle with round corners
        box = _box(thing, affine)
        if min(box.x1 - box.x0, box.bottom - box.top) > 2 * _THIN and _is_drawn(thing):
            reading.content.panels.append(box)
    elif 6 < count <= _MOST_SEGMENTS and len(reading.content.rulings) < _MOST_RULINGS:
        box = _box(thing, affine)
        if box.x1 - box.x0 > 60 and box.bottom - box.top > 20:
            reading.content.rulings.extend(_grid(thing, count, affine))


def _read_simple(reading: _Page, thing: Any, affine: Affine, count: int) -> None:
    """Read a line or a rectangle by its corners: PDFium's bounds of strokes are too wide."""
    _get_matrix(thing, _matrix_ref)
    own = (_matrix.a, _matrix.b, _matrix.c, _matrix.d, _matrix.e, _matrix.f)
    affine = _product(own, affine)
    first, second = _point(thing, 0), _point(thing, 1)
    third = _point(thing, 2) if count > 2 else second
    if count > 2 and first[0] != second[0] and abs(first[1] - second[1]) > 0.01 * abs(first[0] - second[0]):
        return  # no rectangle
    box = _turned(*first, *third, affine)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if min(width, height) <= (_THIN if count > 2 else 0.01 * max(width, height)):
        if max(width, height) > 3 * _THIN and _is_drawn(thing):
            reading.content.rulings.append(box)
    elif count > 2 and _is_drawn(thing):
        reading.content.panels.append(box)


def _point(thing: Any, index: int) -> tuple[float, float]:
    _get_point(_get_segment(thing, index), _bounds[0], _bounds[1])
    return _x0.value, _y0.value


def _is_drawn(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
    if stroke.value:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    return bool(fill.value) and bool(
        not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha) or alpha.value > 0
    )


def _grid(thing: Any, count: int, affine: Affine) -> list[Box]:
    """Return the lines of a path that consists of upright and level strokes only, else nothing."""
    _get_matrix(thing, _matrix_ref)
    affine = _product((_matrix.a, _matrix.b, _matrix.c, _matrix.d, _matrix.e, _matrix.f), affine)
    lines: list[Box] = []
    before = begin = (0.0, 0.0)
    for index in range(count):
        segment = _get_segment(thing, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        _get_point(segment, _bounds[0], _bounds[1])
        point = (_x0.value, _y0.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            before = begin = point
            continue
        if kind != pdfium.FPDF_SEGMENT_LINETO or min(abs(point[0] - before[0]), abs(point[1] - before[1])) > 0.5:
            return []
        lines.append(_turned(*before, *point, affine))
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment) and before != begin:
            lines.append(_turned(*before, *begin, affine))
    return lines if _is_drawn(thing) else []
