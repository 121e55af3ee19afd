"""Pages without a text layer: PDFium draws them and an engine reads the picture."""

from collections.abc import Sequence
from statistics import fmean

import pypdfium2
from PIL import Image

from synthese.extraction.content import PageContent, Run
from synthese.extraction.drafts import PageDraft, draft_page
from synthese.extraction.engine import HOW_TO_GET_IT, Seen, ocr_engine, read_picture
from synthese.extraction.recognised import runs_of_words
from synthese.extraction.record import replaced
from synthese.extraction.straight import skew, straightened
from synthese.extraction.strokes import without_strokes
from synthese.settings import ExtractionSettings
from synthese.types import Box

__all__ = ["Recogniser", "stands_at_edges"]

_DPI = 200
_MOST_PIXELS = 3000
_PAGE_SECONDS = 60.0
"""A page that takes longer is given up: a guard against pictures no engine comes to an end with."""
_UNSURE = 0.75
"""Below this mean confidence people are asked to compare with the original."""
_NOISE = 0.6
"""Below this mean confidence the words are those that an engine sees in leaves and clouds."""
_EDGE = 0.12
"""Header and footer stand in this share of the page's height."""
_LARGE = 0.2
"""A picture that covers a smaller share of the page is a logo or a photograph beside nothing."""
_USED_UP = "more pages than extraction.ocr_pages are pictures; a higher value in synthese.toml has it read"


def stands_at_edges(page: PageDraft) -> bool:
    """Return whether a page has no text, or a large picture and text above and below it only: a screen, a scan.

    Args:
        page: The page as read.
    """
    if not page.drafts:
        return True
    largest = max(((box.x1 - box.x0) * (box.bottom - box.top) for box in page.pictures), default=0.0)
    edges = (draft.bottom < _EDGE * page.height or draft.top > (1 - _EDGE) * page.height for draft in page.drafts)
    return largest > _LARGE * page.width * page.height and all(edges)


class Recogniser:
    """Reads the pages of one deck that have no text of their own.

    Args:
        deck: The open PDF.
        settings: Whether to read them, and how many: a number of pages is the same everywhere, a time is not.
    """

    def __init__(self, deck: pypdfium2.PdfDocument, settings: ExtractionSettings) -> None:
        self._deck = deck
        self._wanted = settings.ocr
        self._left = settings.ocr_pages

    def read(self, draft: PageDraft, content: PageContent, page: int) -> PageDraft:
        """Return a page with the text that is recognised on its picture.

        Args:
            draft: The page, without blocks or with those of header and footer only.
            content: What else a reader found on it.
            page: Its number in the PDF, from 1.

        Returns:
            The page with blocks; where there are none, `unread` says why.
        """
        picture = _picture(self._deck, page) if self._wanted else None
        if picture is None:
            return draft
        if not ocr_engine():
            return replaced(draft, unread=HOW_TO_GET_IT)
        if self._left < 1:
            return replaced(draft, unread=_USED_UP)
        self._left -= 1
        dpi = 72 * picture.width / content.width
        # Text of the PDF itself stands level, whatever the picture below it does.
        turn = 0.0 if draft.drafts else skew(picture)
        picture, strokes = without_strokes(straightened(picture, turn), dpi=dpi)
        try:
            words = read_picture(picture, seconds=_PAGE_SECONDS)
        except (OSError, RuntimeError) as error:
            why = " ".join(str(error).split())[:120]
            return replaced(draft, unread=f"its text could not be recognised ({why}); look at the original")
        rulings = [Box(*(72 * edge / dpi for edge in stroke)) for stroke in strokes]
        content = replaced(content, rulings=[*content.rulings, *rulings])
        return replaced(_with_words(draft, content, words, dpi / 72), turn=turn)


def _picture(deck: pypdfium2.PdfDocument, page: int) -> Image.Image | None:
    """Return the picture of a page in grey, or None where nothing is drawn on it."""
    try:
        sheet = deck[page - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        longest = max(*sheet.get_size(), 1.0)
        bitmap = sheet.render(scale=min(_DPI / 72, _MOST_PIXELS / longest), grayscale=True)
        picture: Image.Image = bitmap.to_pil().convert("L")
        bitmap.close()
    finally:
        sheet.close()
    darkest, lightest = picture.getextrema()
    return None if darkest == lightest else picture


def _with_words(page: PageDraft, content: PageContent, words: Sequence[Seen], scale: float) -> PageDraft:
    letters = [word for word in words if sum(map(str.isalnum, word.text)) > 1]
    mean = fmean(word.confidence for word in letters) if letters else 0.0
    if mean < _NOISE:
        return replaced(page, unread="no text was recognised on it")
    known = [Box(run.x0, run.top, run.x1, run.bottom) for run in content.runs]
    runs = [run for run in runs_of_words(words, scale) if not any(_meet(run, box) for box in known)]
    read = draft_page(page.page, replaced(content, runs=[*content.runs, *runs]))
    told = (f"text recognised with a mean confidence of {mean:.2f}: compare with the original",)
    return replaced(read, ocr=True, warnings=page.warnings + read.warnings + (told if mean < _UNSURE else ()))


def _meet(run: Run, box: Box) -> bool:
    return run.x0 < box.x1 and box.x0 < run.x1 and run.top < box.bottom and box.top < run.bottom
