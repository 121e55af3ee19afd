"""PDFium's functions bound once, with buffers that are used again for every object.

The functions of pypdfium2 convert every argument to a typed pointer; here handles and references are passed as they
are, which makes a call three times as fast. PDFium is not thread-safe, so that one set of buffers serves the whole
process.
"""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from synthese.types import Box

__all__ = [
    "COUNT",
    "FLOATS",
    "WIDTH",
    "Affine",
    "Handle",
    "bind",
    "get_bounds",
    "get_colour",
    "get_matrix",
    "get_object",
    "get_place",
    "get_type",
    "handle_of",
    "page_affine",
    "product",
    "read_count",
    "read_floats",
    "turned",
]

Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in PDF: x' = a x + c y + e; y' = b x + d y + f."""

# A quicker way to make one.
_box = Box._make

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


class Handle(ctypes.c_void_p):
    """An object of PDFium."""


def bind(function: Any, *arguments: Any, result: Any = _I) -> Callable[..., Any]:
    """Return a function of PDFium.

    Args:
        function: The function as pypdfium2 has it.
        arguments: The types of its arguments; none for a function that takes handles, references and indices only,
            which need not be converted then.
        result: The type of what it returns.
    """
    place = ctypes.cast(function, ctypes.c_void_p).value
    assert place is not None
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(place)
    return bound


def handle_of(pointer: Any) -> Handle:
    """Return the handle that a pointer of pypdfium2 is."""
    return Handle(ctypes.addressof(pointer.contents))


def _view(buffer: Any, kind: str) -> Callable[[], list[Any]]:
    """Return a function that reads all numbers of a buffer: it takes a fifth of the time of reading the buffer itself.

    Args:
        buffer: The buffer.
        kind: ``f`` or ``I``, the kind of its numbers as `memoryview` names it.
    """
    view: Any = memoryview(buffer).cast("B")
    read: Callable[[], list[Any]] = view.cast(kind).tolist
    return read


FLOATS = (_F * 4)()
WIDTH = _F()
COUNT = (ctypes.c_uint * 4)()
read_floats, read_count = _view(FLOATS, "f"), _view(COUNT, "I")
# The matrix of an object, the sides of the box around it and the size of its font.
_PLACE = (_F * 11)()
_read_place = _view(_PLACE, "f")
_matrix = ctypes.byref(_PLACE)
_left, _low, _right, _high, _size = (ctypes.byref(_PLACE, 4 * place) for place in range(6, 11))
_floats = [ctypes.byref(FLOATS, 4 * place) for place in range(4)]
_counts = [ctypes.byref(COUNT, 4 * place) for place in range(4)]
_get_bounds = bind(pdfium.FPDFPageObj_GetBounds)
_get_matrix = bind(pdfium.FPDFPageObj_GetMatrix)
_get_size = bind(pdfium.FPDFTextObj_GetFontSize)
_get_fill = bind(pdfium.FPDFPageObj_GetFillColor)
_get_page_box = bind(pdfium.FPDF_GetPageBoundingBox)
_get_turn = bind(pdfium.FPDFPage_GetRotation)
get_type = bind(pdfium.FPDFPageObj_GetType)
get_object = bind(pdfium.FPDFPage_GetObject, result=Handle)


def page_affine(page: Handle) -> Affine:
    """Return the matrix from a page's coordinates to the slide's, turned as the page is shown."""
    _get_page_box(page, _floats[0])
    left, top, right, bottom = read_floats()
    turns: dict[int, Affine] = {
        0: (1, 0, 0, -1, -left, top),
        1: (0, 1, 1, 0, -bottom, -left),
        2: (-1, 0, 0, 1, right, -bottom),
        3: (0, -1, -1, 0, top, right),
    }
    return turns[_get_turn(page) % 4]


def get_place(thing: Handle, affine: Affine) -> tuple[Affine, tuple[float, float, float, float], float]:
    """Return the matrix of a text object and the sides of its box, both to slide coordinates, and its font's size."""
    _get_matrix(thing, _matrix)
    _get_bounds(thing, _left, _low, _right, _high)
    _get_size(thing, _size)
    a, b, c, d, e, f, left, low, right, high, size = _read_place()
    p, q, r, s, t, u = affine
    if q == 0 == r and p > 0 > s:  # the common case, which the functions below would find too
        sides = p * left + t, s * high + u, p * right + t, s * low + u
        return (a * p, b * s, c * p, d * s, e * p + t, f * s + u), sides, size
    return product((a, b, c, d, e, f), affine), turned(left, low, right, high, affine), size


def get_bounds(thing: Handle, affine: Affine) -> Box:
    """Return the box around an object in slide coordinates."""
    _get_bounds(thing, *_floats)
    left, low, right, high = read_floats()
    return turned(left, low, right, high, affine)


def get_colour(thing: Handle) -> int:
    """Return the fill of an object as ``0xRRGGBB``, or -1 where it has none of its own."""
    if not _get_fill(thing, *_counts):
        return -1
    red, green, blue, _ = read_count()
    colour: int = red << 16 | green << 8 | blue
    return colour


def get_matrix(thing: Handle, affine: Affine) -> Affine:
    """Return the matrix from an object's own coordinates to the slide's."""
    _get_matrix(thing, _matrix)
    return product(_read_place()[:6], affine)


def product(inner: Sequence[float], outer: Affine) -> Affine:
    """Return the matrix that applies the inner matrix first and then the outer one."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    if q == 0 == r:
        return (a * p, b * s, c * p, d * s, e * p + t, f * s + u)
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def turned(left: float, low: float, right: float, high: float, affine: Affine) -> Box:
    """Return a rectangle, given by its sides in a PDF's coordinates, in slide coordinates."""
    a, b, c, d, e, f = affine
    if b == 0 == c and a > 0 > d and left <= right and low <= high:
        return _box((a * left + e, d * high + f, a * right + e, d * low + f))
    xs = (a * left + c * low + e, a * right + c * high + e, a * left + c * high + e, a * right + c * low + e)
    ys = (b * left + d * low + f, b * right + d * high + f, b * left + d * high + f, b * right + d * low + f)
    return _box((min(xs), min(ys), max(xs), max(ys)))
