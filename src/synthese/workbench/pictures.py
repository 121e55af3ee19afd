"""Pictures of the slides that serve as evidence: drawn in workers, cropped for reports."""

import io
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from PIL import Image

from synthese.errors import WorkspaceError
from synthese.types import Box, Presentation
from synthese.workbench.jobs import PictureTask, picture_path
from synthese.workbench.layout import Layout
from synthese.workbench.pool import TaskRunner
from synthese.workbench.records import Progress, ProgressStep

__all__ = ["Pictures", "SlideLinks", "draw_evidence", "drawn_pages", "evidence_pages"]


class Pictures:
    """The pictures of a workspace's slides.

    Args:
        layout: Where they lie: a folder a presentation and reading of its PDF.
        rows: The rows of the catalogue.
        pages: Width of each page in points, by presentation and page.
    """

    def __init__(self, layout: Layout, rows: Iterable[Presentation], pages: Mapping[tuple[str, int], float]) -> None:
        self._folders = {row.presentation: picture_folder(layout, row) for row in rows}
        self._pages = pages
        self._last: tuple[Path, Image.Image] | None = None

    def __call__(self, presentation: str, page: int, box: Box | None) -> bytes:
        """Return the picture of a page, or of a part of it, as PNG.

        Args:
            presentation: The presentation's id.
            page: The page of the PDF, from 1.
            box: The part, in points; None for the whole page.

        Raises:
            WorkspaceError: When there is no picture of the page.
        """
        path = picture_path(self._folders.get(presentation, Path()), page)
        if not path.is_file():
            raise WorkspaceError(f"There is no picture of page {page} of '{presentation}'; `synthese run` draws it.")
        if box is None:
            return path.read_bytes()
        image = self._opened(path)
        scale = image.width / self._pages[presentation, page]
        part = image.crop((box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale))
        written = io.BytesIO()
        part.save(written, "PNG", compress_level=1)  # whoever asks for a part makes something else of it
        return written.getvalue()

    def _opened(self, path: Path) -> Image.Image:
        """Return a picture; the last one is kept, as the passages of a slide follow one another."""
        if self._last is None or self._last[0] != path:
            with Image.open(path) as image:
                image.load()
                self._last = (path, image.copy())
        return self._last[1]


class SlideLinks:
    """Where the pictures of whole slides lie beside the report, which leads to them as long as the folder is there.

    Args:
        layout: Where they lie.
        rows: The rows of the catalogue.
    """

    def __init__(self, layout: Layout, rows: Iterable[Presentation]) -> None:
        self._beside = layout.report.parent
        self._folders = {row.presentation: picture_folder(layout, row) for row in rows}

    def __call__(self, presentation: str, page: int) -> str:
        """Return the address of a page's picture, relative to the report; empty where there is none.

        Args:
            presentation: The presentation's id.
            page: The page of the PDF, from 1.
        """
        path = picture_path(self._folders.get(presentation, Path()), page)
        return quote(path.relative_to(self._beside).as_posix()) if path.is_file() else ""


def picture_folder(layout: Layout, row: Presentation) -> Path:
    """Return the folder of a deck's pictures; its name holds the PDF's hash, so that no picture is of an older PDF."""
    return layout.slides / f"{row.presentation}-{row.sha256[:8]}"


def drawn_pages(layout: Layout) -> list[str]:
    """Return the pictures that are there, as paths below the folder of slides, sorted."""
    return sorted(path.relative_to(layout.slides).as_posix() for path in layout.slides.glob("*/*.png"))


def evidence_pages(tables: Mapping[str, pd.DataFrame]) -> dict[str, tuple[int, ...]]:
    """Return the pages on which tags or codings rest, by presentation."""
    pages: dict[str, set[int]] = defaultdict(set)
    for name in ("tags", "codings"):
        frame = tables[name]
        for presentation, page in zip(frame["presentation"], frame["page"], strict=True):
            if page:
                pages[presentation].add(int(page))
    return {presentation: tuple(sorted(found)) for presentation, found in sorted(pages.items())}


def draw_evidence(
    rows: Iterable[Presentation],
    pages: Mapping[str, tuple[int, ...]],
    *,
    layout: Layout,
    pool: TaskRunner,
    progress: Progress,
) -> int:
    """Draw the pages that serve as evidence and are not drawn yet; pictures of other PDFs go.

    Args:
        rows: The rows of the catalogue.
        pages: Which pages, by presentation.
        layout: Where things lie.
        pool: The workers.
        progress: Told after each deck.

    Returns:
        For how many decks something was drawn. A page that cannot be drawn has no picture; the report does without.
    """
    wanted = {row.presentation: picture_folder(layout, row) for row in rows if row.presentation in pages}
    _remove_others(layout, set(wanted.values()))
    tasks = [
        _task(row, pages[row.presentation], layout, wanted[row.presentation])
        for row in rows
        if row.presentation in wanted
    ]
    open_tasks = [task for task in tasks if _missing(task)]
    drawn = 0
    for number, outcome in enumerate(pool.run(open_tasks), 1):
        drawn += bool(outcome.done)
        name = outcome.task.presentation
        progress(ProgressStep(stage="draw", done=number, total=len(open_tasks), name=name, note=outcome.failed))
    return drawn


def _task(row: Presentation, pages: tuple[int, ...], layout: Layout, folder: Path) -> PictureTask:
    pdf = str(layout.presentations / row.file)
    return PictureTask(presentation=row.presentation, pdf=pdf, folder=str(folder), pages=pages)


def _missing(task: PictureTask) -> bool:
    return any(not picture_path(Path(task.folder), page).is_file() for page in task.pages)


def _remove_others(layout: Layout, kept: set[Path]) -> None:
    folders = [path for path in layout.slides.glob("*-*") if path.is_dir()] if layout.slides.is_dir() else []
    for folder in folders:
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)
