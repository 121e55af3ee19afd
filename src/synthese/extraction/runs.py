"""The first reader: PDFium's page objects as runs, rulings, panels and pictures."""

import ctypes
import math
from codecs import utf_16_le_decode
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from synthese.extraction.content import Char, Inset, Mark, PageContent, Run, cut_run, is_bold, is_mark
from synthese.extraction.handles import (
    FLOATS,
    WIDTH,
    Affine,
    Handle,
    bind,
    get_bounds,
    get_colour,
    get_matrix,
    get_object,
    get_place,
    get_type,
    handle_of,
    page_affine,
    turned,
)
from synthese.extraction.paths import PathReader
from synthese.extraction.record import replaced

__all__ = ["Fonts", "read_page"]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_OUTLINED = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
"""How programs make a heavy font of one that has none."""
_MOST_DEPTH = 8
_WIDEST_SPACE, _USUAL_SPACE = 0.7, 0.25
"""A font that has no space glyph, as TeX embeds it, gives the width of a missing glyph, in ems."""
_LEAST_SPACES = 2
_HYPHEN = "\x02"
"""How PDFium writes a hyphen at the end of a line."""

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_get_text = bind(pdfium.FPDFTextObj_GetText, _P, _P, _P, ctypes.c_ulong, result=ctypes.c_ulong)
_get_font = bind(pdfium.FPDFTextObj_GetFont, result=_P)
_get_mode = bind(pdfium.FPDFTextObj_GetTextRenderMode)
_get_width = bind(pdfium.FPDFFont_GetGlyphWidth, _P, ctypes.c_uint32, _F, _P)
_get_name = bind(pdfium.FPDFFont_GetBaseFontName, _P, _P, ctypes.c_size_t, result=ctypes.c_size_t)
_get_weight = bind(pdfium.FPDFFont_GetWeight, _P)
_get_page_width = bind(pdfium.FPDF_GetPageWidthF, result=_F)
_get_page_height = bind(pdfium.FPDF_GetPageHeightF, result=_F)
_count_objects = bind(pdfium.FPDFPage_CountObjects)
_count_inner = bind(pdfium.FPDFFormObj_CountObjects)
_get_inner = bind(pdfium.FPDFFormObj_GetObject, _P, ctypes.c_ulong, result=Handle)
_count_chars = bind(pdfium.FPDFText_CountChars)
_get_owner = bind(pdfium.FPDFText_GetTextObject, result=_P)
_get_unicode = bind(pdfium.FPDFText_GetUnicode, result=ctypes.c_uint)
_get_char_box = bind(pdfium.FPDFText_GetLooseCharBox, _P, _I, _P)
_width, _floats = ctypes.addressof(WIDTH), ctypes.addressof(FLOATS)


class _Widths(dict[str, float]):
    """How wide the glyphs of a font are, in ems; asked for once each."""

    handle: int | None = None

    def __missing__(self, char: str) -> float:
        known = self.handle is not None and _get_width(self.handle, ord(char), 1000.0, _width)
        width = WIDTH.value / 1000.0 if known else 0.6
        if char == " " and width > _WIDEST_SPACE:
            width = _USUAL_SPACE
        self[char] = width
        return width


class _Font(NamedTuple):
    name: str
    bold: bool
    widths: _Widths


Fonts = dict[str, _Font]
"""The fonts of a document by their full name."""


class _Buffer:
    """A buffer for text that grows when a longer text is met."""

    def __init__(self) -> None:
        self.grow(8192)

    def grow(self, size: int) -> None:
        self.size = size
        self.memory = ctypes.create_string_buffer(size)
        self.view = memoryview(self.memory)
        self.place = ctypes.addressof(self.memory)


_buffer = _Buffer()


class _Page:
    """A page that is being read: its handles, its way from PDF to slide coordinates and what was found so far."""

    def __init__(self, page: Any, textpage: Any, fonts: Fonts, *, chars: bool) -> None:
        self.page = handle_of(page)
        self.textpage = handle_of(textpage)
        self.content = PageContent(_get_page_width(self.page), _get_page_height(self.page), [], [], [], [], [])
        self.affine = page_affine(self.page)
        self.chars = chars
        self.known = fonts
        self.fonts: dict[int | None, _Font] = {}
        self.places: dict[int | None, list[int]] | None = None
        self.paths = PathReader(self.content)
        self.insets: list[Inset] = []


def read_page(page: Any, textpage: Any, *, fonts: Fonts, chars: bool = False) -> PageContent:
    """Read what stands on a page.

    Args:
        page: PDFium's handle of the page.
        textpage: PDFium's handle of its text.
        fonts: The fonts met on earlier pages of the document; those of this page are added.
        chars: Whether each run shall carry its characters.

    Returns:
        The runs in the order of the PDF, and the rulings, panels and pictures.
    """
    reading = _Page(page, textpage, fonts, chars=chars)
    things = [get_object(reading.page, index) for index in range(_count_objects(reading.page))]
    _read_objects(reading, things, reading.affine, depth=0)
    return replaced(reading.content, insets=tuple(reading.insets)) if reading.insets else reading.content


def _read_objects(reading: _Page, things: list[Handle], affine: Affine, *, depth: int) -> None:
    for thing in things:
        kind = get_type(thing)
        if kind == _TEXT:
            _read_text(reading, thing, affine)
        elif kind == _PATH:
            reading.paths.read(thing, affine)
        elif kind in (_IMAGE, _SHADING):
            box = get_bounds(thing, affine)
            if is_mark(box):
                reading.content.marks.append(Mark(box, -1))
            elif kind == _IMAGE:
                reading.content.pictures.append(box)
        elif kind == _FORM and depth < _MOST_DEPTH:
            inner = [_get_inner(thing, index) for index in range(_count_inner(thing))]
            matrix = get_matrix(thing, affine)
            if not depth:
                scale = math.hypot(matrix[0], matrix[1])
                reading.insets.append(Inset(matrix[4], matrix[5], scale, get_bounds(thing, affine)))
            _read_objects(reading, inner, matrix, depth=depth + 1)


def _read_text(reading: _Page, thing: Handle, affine: Affine) -> None:
    length = _get_text(thing, reading.textpage, _buffer.place, _buffer.size)
    if length > _buffer.size:
        _buffer.grow(length + 2)
        length = _get_text(thing, reading.textpage, _buffer.place, _buffer.size)
    text = utf_16_le_decode(_buffer.view[: length - 2], "replace")[0] if length > 2 else ""
    if not text or text.isspace():
        return
    if _HYPHEN in text:
        text = text.replace(_HYPHEN, "-")
    handle = _get_font(thing)
    font = reading.fonts.get(handle) or _font(reading, handle)
    (a, b, c, d, e, f), (x0, top, x1, bottom), size = get_place(thing, affine)
    angle = round(math.degrees(math.atan2(-b, a))) % 360 if b or a < 0 else 0
    seen = size * (math.hypot(c, d) if c else abs(d) or 1.0)
    # The pen's place is the same for all lines of a column, the ink's is not.
    start = e if not angle and 0 <= x0 - e < 0.4 * seen and not text[0].isspace() else x0
    width = sum(map(font.widths.__getitem__, text.rstrip())) * (math.hypot(a, b) if b else abs(a)) * size
    pen = (e, f, width) if angle else None
    mode = _get_mode(thing)
    bold, hidden = font.bold or mode == _OUTLINED, mode == _INVISIBLE
    run = Run(text, start, top, x1, bottom, f, seen, font.name, bold, angle, hidden, (), get_colour(thing), pen)
    if not angle and (x1 - start > width + 0.9 * seen or _is_spaced(text)):  # it holds a gap, or letters set apart
        reading.content.runs.extend(cut_run(run, _run_chars(reading, thing), keep=reading.chars))
    elif reading.chars:
        reading.content.runs.append(replaced(run, chars=tuple(_run_chars(reading, thing))))
    else:
        reading.content.runs.append(run)


def _is_spaced(text: str) -> bool:
    """Return whether spaces were inferred between the letters of words set apart: ``V I E R``.

    >>> _is_spaced("V I E R B A U S T E I N E"), _is_spaced("Vier Bausteine"), _is_spaced("1 2 3 4")
    (True, False, False)
    """
    spaces = text.count(" ")
    return spaces > _LEAST_SPACES and 2.2 * spaces > len(text) and not any(map(str.isdigit, text))


def _font(reading: _Page, handle: int | None) -> _Font:
    full = ""
    if handle is not None:
        length = min(_get_name(handle, _buffer.place, 256), 256)
        full = bytes(_buffer.view[: max(0, length - 1)]).decode("utf-8", "replace")
    font = reading.known.get(full)
    if font is None:
        name = full[7:] if full[6:7] == "+" else full
        weight = _get_weight(handle) if handle is not None else 0
        font = reading.known[full] = _Font(name, is_bold(name, weight), _Widths())
    font.widths.handle = handle  # of this page: that of an earlier one may be gone
    reading.fonts[handle] = font
    return font


# --- characters ----------------------------------------------------------------------------------------------------


def _run_chars(reading: _Page, thing: Handle) -> list[Char]:
    if reading.places is None:
        reading.places = defaultdict(list)
        for index in range(_count_chars(reading.textpage)):
            reading.places[_get_owner(reading.textpage, index)].append(index)
    return list(_chars(reading, reading.places[thing.value]))


def _chars(reading: _Page, indices: list[int]) -> Iterator[Char]:
    pending = ""
    for index in indices:
        code = _get_unicode(reading.textpage, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a pair
            pending = chr(code)
            continue
        text = chr(code)
        if pending or 0xDC00 <= code < 0xE000:
            text = (pending + text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            pending = ""
        if text.isspace() or code == 0:
            continue
        _get_char_box(reading.textpage, index, _floats)
        left, top, right, bottom = FLOATS
        yield Char(text, turned(left, bottom, right, top, reading.affine))
