"""The Word file: tables, summaries and quotations ready for a report, and every number leads to its evidence."""

from pathlib import Path

from synthese.exports.readable import Readable
from synthese.exports.source import ReportSource
from synthese.exports.word.annex import add_collections, add_evidence, add_guide, add_provenance
from synthese.exports.word.book import Book
from synthese.exports.word.fields import add_check, add_fields
from synthese.exports.word.frame import add_coverage, add_front, add_glance
from synthese.exports.word.measures import add_measures
from synthese.exports.word.pictures import add_figures
from synthese.exports.word.themes import add_comparison, add_framework, add_matrix
from synthese.files import write_whole

__all__ = ["write_word"]

_UPRIGHT = 5  # projects: as many stand side by side on an upright page


def write_word(source: ReportSource, path: Path, *, figures: Path | None = None) -> Path:
    """Write the Word file; the same source gives the same bytes.

    Args:
        source: What is to be written.
        path: The ``.docx`` file.
        figures: The folder of the figures as ``write_figures`` made them; without it there are none.

    Returns:
        The file written.
    """
    book = Book(Readable(source))
    add_front(book)
    book.section()
    add_glance(book)
    book.section(landscape=len(book.readable.names.cases) > _UPRIGHT)
    add_matrix(book)
    add_figures(book, figures, ("events", "network"))
    book.section()
    add_framework(book)
    book.section(landscape=True)
    add_comparison(book)
    book.section(landscape=True)
    add_fields(book)
    add_figures(book, figures, ("action_fields",))
    book.section(landscape=True)
    add_check(book)
    book.section()
    add_measures(book)
    book.section()
    add_coverage(book)
    book.section()
    add_guide(book)
    book.section(columns=2)
    add_evidence(book)
    add_collections(book)
    book.section()
    add_provenance(book)
    write_whole(path, book.to_bytes())
    return path
