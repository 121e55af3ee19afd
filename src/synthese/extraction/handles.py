"""PDFium's functions bound once, with buffers that are used again for every object.

The functions of pypdfium2 convert every argument to a typed pointer; here handles and buffers are plain addresses,
which makes a call three times as fast. PDFium is not thread-safe, so that one set of buffers serves the whole process.
"""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

__all__ = [
    "COUNT",
    "FLOATS",
    "MATRIX",
    "WIDTH",
    "Affine",
    "address",
    "bind",
    "get_bounds",
    "get_colour",
    "get_matrix",
    "get_object",
    "get_type",
    "page_affine",
    "product",
    "read_floats",
    "turned",
]

from synthese.types import Box

Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in PDF: x' = a x + c y + e; y' = b x + d y + f."""

_P, _I, _F = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def bind(function: Any, *arguments: Any, result: Any = _I) -> Callable[..., Any]:
    """Return a function of PDFium that takes addresses as numbers.

    Args:
        function: The function as pypdfium2 has it.
        arguments: The types of its arguments.
        result: The type of what it returns.
    """
    place = ctypes.cast(function, ctypes.c_void_p).value
    assert place is not None
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(place)
    return bound


def address(handle: Any) -> int:
    """Return a handle of pypdfium2 as a number."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


FLOATS = (ctypes.c_float * 4)()
MATRIX = (ctypes.c_float * 6)()
WIDTH = ctypes.c_float()
COUNT = (ctypes.c_uint * 4)()

# Reading a buffer through a view of it takes a fifth of the time of reading the buffer itself.
read_floats: Callable[[], list[Any]] = memoryview(FLOATS).cast("B").cast("f").tolist
_read_matrix = memoryview(MATRIX).cast("B").cast("f").tolist
_read_count = memoryview(COUNT).cast("B").cast("I").tolist
_left, _low, _right, _high = (ctypes.addressof(FLOATS) + 4 * place for place in range(4))
_matrix = ctypes.addressof(MATRIX)
_get_bounds = bind(pdfium.FPDFPageObj_GetBounds, _P, _P, _P, _P, _P)
_get_matrix = bind(pdfium.FPDFPageObj_GetMatrix, _P, _P)
_get_fill = bind(pdfium.FPDFPageObj_GetFillColor, _P, _P, _P, _P, _P)
_red, _green, _blue, _alpha = (ctypes.addressof(COUNT) + 4 * place for place in range(4))
get_type = bind(pdfium.FPDFPageObj_GetType, _P)
get_object = bind(pdfium.FPDFPage_GetObject, _P, _I, result=_P)


def page_affine(page: Any) -> Affine:
    """Return the matrix from a page's coordinates to the slide's, turned as the page is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turns: dict[int, Affine] = {
        0: (1, 0, 0, -1, -box.left, box.top),
        1: (0, 1, 1, 0, -box.bottom, -box.left),
        2: (-1, 0, 0, 1, box.right, -box.bottom),
        3: (0, -1, -1, 0, box.top, box.right),
    }
    return turns[pdfium.FPDFPage_GetRotation(page) % 4]


def get_bounds(thing: int, affine: Affine) -> Box:
    """Return the box around an object in slide coordinates."""
    _get_bounds(thing, _left, _low, _right, _high)
    left, low, right, high = read_floats()
    a, b, c, d, e, f = affine
    if b == 0 == c and a > 0 > d:  # the common case, which `turned` would find too
        return Box(a * left + e, d * high + f, a * right + e, d * low + f)
    return turned(left, low, right, high, affine)


def get_colour(thing: int) -> int:
    """Return the fill of an object as ``0xRRGGBB``, or -1 where it has none of its own."""
    if not _get_fill(thing, _red, _green, _blue, _alpha):
        return -1
    red, green, blue, _ = _read_count()
    return red << 16 | green << 8 | blue


def get_matrix(thing: int, affine: Affine) -> Affine:
    """Return the matrix from an object's own coordinates to the slide's."""
    _get_matrix(thing, _matrix)
    return product(_read_matrix(), affine)


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
        return Box(a * left + e, d * high + f, a * right + e, d * low + f)
    xs = (a * left + c * low + e, a * right + c * high + e, a * left + c * high + e, a * right + c * low + e)
    ys = (b * left + d * low + f, b * right + d * high + f, b * left + d * high + f, b * right + d * low + f)
    return Box(min(xs), min(ys), max(xs), max(ys))
