"""Pictures of slides."""

from io import BytesIO
from pathlib import Path

from synthese.extraction.files import opened_deck, opened_page
from synthese.types import Box

__all__ = ["render_page"]


def render_page(path: Path | str, page: int, *, width: int = 960, box: Box | None = None) -> bytes:
    """Return the picture of a page as PNG.

    Args:
        path: The PDF.
        page: The page, from 1.
        width: The width of the picture of the whole page, in pixels.
        box: A part of the page, in points; its picture has the scale of the whole.

    Returns:
        The bytes of a PNG, the same for the same page.

    Raises:
        DeckError: When there is no such file or page, or it is no PDF that can be read.
    """
    with opened_deck(Path(path)) as deck, opened_page(deck, page, Path(path)) as sheet:
        scale = width / max(sheet.get_width(), 1.0)
        bitmap = sheet.render(scale=scale)
        image = bitmap.to_pil()
        if box is not None:
            image = image.crop(_pixels(box, scale, image.size))
        picture = BytesIO()
        image.convert("RGB").save(picture, format="PNG", compress_level=6)
        bitmap.close()
        return picture.getvalue()


def _pixels(box: Box, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
    right, bottom = min(size[0], round(box.x1 * scale + 0.5)), min(size[1], round(box.bottom * scale + 0.5))
    return min(left, size[0] - 1), min(top, size[1] - 1), max(right, left + 1), max(bottom, top + 1)
