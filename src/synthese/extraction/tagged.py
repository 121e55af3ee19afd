"""What a tagged PDF says of its slides: where the heading stands.

Paragraphs and lists are told from the page itself: authors break lines by hand and start paragraphs to centre text, so
that on real decks the tags of paragraphs cut and joined more wrongly than rightly.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from synthese.extraction.handles import bind, get_bounds, get_object, get_type, handle_of, page_affine
from synthese.types import Box

__all__ = ["heading_boxes"]

_HEADING = re.compile(r"^(?:H([1-6])?|Title)$")
_HEADLESS = frozenset({"P", "L", "LI", "Table", "Figure", "Span", "Link"})
"""Elements in which no heading of a slide stands."""
_MOST_DEPTH = 40
_MOST_ELEMENTS = 5000

_P, _I = ctypes.c_void_p, ctypes.c_int
_get_mark = bind(pdfium.FPDFPageObj_GetMarkedContentID, _P)
_get_tree = bind(pdfium.FPDF_StructTree_GetForPage, _P, result=_P)
_close_tree = bind(pdfium.FPDF_StructTree_Close, _P, result=None)
_count_roots = bind(pdfium.FPDF_StructTree_CountChildren, _P)
_get_root = bind(pdfium.FPDF_StructTree_GetChildAtIndex, _P, _I, result=_P)
_count_children = bind(pdfium.FPDF_StructElement_CountChildren, _P)
_get_child = bind(pdfium.FPDF_StructElement_GetChildAtIndex, _P, _I, result=_P)
_get_name = bind(pdfium.FPDF_StructElement_GetType, _P, _P, ctypes.c_ulong, result=ctypes.c_ulong)
_count_marks = bind(pdfium.FPDF_StructElement_GetMarkedContentIdCount, _P)
_get_mark_at = bind(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex, _P, _I)
_memory = ctypes.create_string_buffer(64)
_view, _place = memoryview(_memory), ctypes.addressof(_memory)


def heading_boxes(page: Any) -> tuple[Box, ...]:
    """Return where the text of a page's heading stands.

    Args:
        page: PDFium's handle of the page of a tagged PDF.

    Returns:
        A box for each text of the only heading of the highest rank, in points from the upper left corner; none where
        the page has no heading, or several of that rank.
    """
    marks = _heading_marks(page)
    if not marks:
        return ()
    # The marks of a drawing placed as a whole are counted by themselves: what stands in one is not looked at.
    handle = handle_of(page)
    things = (get_object(handle, index) for index in range(pdfium.FPDFPage_CountObjects(page)))
    heads = [thing for thing in things if get_type(thing) == pdfium.FPDF_PAGEOBJ_TEXT and _get_mark(thing) in marks]
    affine = page_affine(handle)
    return tuple(get_bounds(thing, affine) for thing in heads)


def _heading_marks(page: Any) -> frozenset[int]:
    """Return the marked contents that make the heading of a page."""
    tree = _get_tree(handle_of(page))
    if not tree:
        return frozenset()
    try:
        headings = list(_headings([_get_root(tree, index) for index in range(max(0, _count_roots(tree)))]))
    finally:
        _close_tree(tree)
    highest = min((rank for rank, _ in headings), default=0)
    found = [marks for rank, marks in headings if rank == highest]
    return found[0] if len(found) == 1 else frozenset()


def _headings(roots: list[Any]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield rank and marks of each heading with text, from the top of the tree."""
    left = _MOST_ELEMENTS
    waiting = [(root, 0) for root in roots if root]
    while waiting and left > 0:
        left -= 1
        element, depth = waiting.pop(0)
        name = _type_of(element)
        heading = _HEADING.match(name)
        if heading:
            marks = frozenset(_marks(element, _MOST_DEPTH))
            if marks:
                yield int(heading[1] or 0), marks
        elif depth < _MOST_DEPTH and name not in _HEADLESS:
            waiting += [(child, depth + 1) for child in _children(element)]


def _children(element: Any) -> list[Any]:
    found = (_get_child(element, index) for index in range(max(0, _count_children(element))))
    return [child for child in found if child]


def _type_of(element: Any) -> str:
    length = min(_get_name(element, _place, len(_memory)), len(_memory))
    return str(_view[: max(0, length - 2)], "utf-16-le", "replace")


def _marks(element: Any, depth: int) -> Iterator[int]:
    for index in range(max(0, _count_marks(element))):
        mark = _get_mark_at(element, index)
        if mark >= 0:
            yield mark
    if depth:
        for child in _children(element):
            yield from _marks(child, depth - 1)
