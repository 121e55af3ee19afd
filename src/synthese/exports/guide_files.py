"""The files of the coding guide: for Word and for a browser."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from synthese.exports.guide import Guide, build_guide
from synthese.exports.labels import Language
from synthese.exports.word.guide import word_bytes
from synthese.files import write_whole
from synthese.types import Codebook

__all__ = ["write_guide"]

_TEMPLATES = Path(__file__).with_name("templates")
FILE = "kodierleitfaden"


def write_guide(
    codebook: Codebook, folder: Path, *, language: Language = "de", notes: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write the guide for Word and for a browser; the same codebook gives the same bytes.

    Args:
        codebook: The codebook.
        folder: Where to write.
        language: The language of labels.
        notes: The rules in the researchers' own words.

    Returns:
        The files.
    """
    guide = build_guide(codebook, language=language, notes=notes)
    word, page = folder / f"{FILE}.docx", folder / f"{FILE}.html"
    write_whole(word, word_bytes(guide))
    write_whole(page, _html(guide).encode())
    return word, page


def _html(guide: Guide) -> str:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("guide.html").render(guide=guide)
