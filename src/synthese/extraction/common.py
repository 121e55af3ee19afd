"""What the slides of a deck have in common: their footers, and where and how their titles are set."""

from collections.abc import Sequence
from typing import NamedTuple

from synthese.extraction.drafts import PageDraft
from synthese.extraction.footers import find_footers
from synthese.extraction.style import Style, body_size, deck_style
from synthese.extraction.titles import has_plain_title, has_slot_title, trusts_tags

__all__ = ["Common", "find_common", "pages_to_ask", "with_tags"]

_SAMPLE = 5
"""On so many slides whose title is sure the tags of a PDF are compared with it."""


class Common(NamedTuple):
    """What the slides of a deck have in common.

    Args:
        footers: For each page the indices of its headers, footers and page number.
        style: How text and titles are set.
    """

    footers: list[frozenset[int]]
    style: Style


def find_common(pages: Sequence[PageDraft]) -> Common:
    """Compare the pages of a deck."""
    body = body_size(pages)
    footers = find_footers(pages, body)
    return Common(footers, deck_style(pages, footers, body))


def pages_to_ask(pages: Sequence[PageDraft], common: Common) -> tuple[list[int], list[int]]:
    """Return the indices of pages whose tags are worth reading: those with a title in doubt, and sure ones to judge by.

    Reading the tags of a page means to load it again; where all titles stand in their place, none are read.
    """
    worded = [index for index, page in enumerate(pages) if page.drafts and not page.ocr]
    sure = [index for index in worded if has_slot_title(pages[index], common.footers[index], common.style)]
    if len(sure) < _SAMPLE:
        return [], []
    others = sorted(set(worded) - set(sure))
    doubtful = [index for index in others if not has_plain_title(pages[index], common.footers[index])]
    return doubtful, sure[:: len(sure) // _SAMPLE][:_SAMPLE]


def with_tags(pages: Sequence[PageDraft], common: Common) -> Common:
    """Return what the slides have in common with the word of the PDF's tags, where these agree with the sure titles."""
    return common._replace(style=common.style._replace(tagged=trusts_tags(pages, common.footers, common.style)))
