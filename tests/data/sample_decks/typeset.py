"""Print the sample decks as PDFs: python tests/data/sample_decks/typeset.py [DECK ...]."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, its own folder alone is known

from data.sample_decks.slides import typeset_deck
from data.sample_decks.texts import NAMES, read_texts

__all__ = ["main", "normalise_pdf", "print_deck"]

PDFS = Path(__file__).resolve().parents[3] / "presentations" / "beispiele"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the decks that are named, or all four.

    Args:
        arguments: Names of decks; else those of the command line.

    Returns:
        0, the exit code.
    """
    parser = argparse.ArgumentParser(description="Print the sample decks as PDFs (needs LibreOffice Impress).")
    parser.add_argument("decks", nargs="*", help=f"the decks to print, of {', '.join(NAMES)}; else all")
    parser.add_argument("--folder", type=Path, default=PDFS, help="where the PDFs go")
    parser.add_argument("--keep", type=Path, help="a folder for the .pptx files too")
    chosen = parser.parse_args(arguments)
    if unknown := sorted(set(chosen.decks) - set(NAMES)):
        parser.error(f"no sample deck is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name in chosen.decks or NAMES:
        pdf = print_deck(name, keep=chosen.keep)
        (chosen.folder / f"{name}.pdf").write_bytes(pdf)
        print(f"{name}.pdf: {len(pdf) / 1000:.0f} kB")  # noqa: T201 - a script says what it made
    return 0


def print_deck(name: str, *, keep: Path | None = None) -> bytes:
    """Return the PDF of a deck.

    Args:
        name: The deck.
        keep: A folder in which to leave the presentation.
    """
    texts = read_texts(name)
    with tempfile.TemporaryDirectory() as folder:
        presentation = Path(folder) / f"{name}.pptx"
        typeset_deck(texts).save(str(presentation))
        if keep:
            shutil.copy(presentation, keep)
        _convert(presentation, tagged=texts["tagged"])
        return normalise_pdf(presentation.with_suffix(".pdf").read_bytes())


def _convert(presentation: Path, *, tagged: bool) -> None:
    options = {"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}}
    command = [
        "soffice",
        f"-env:UserInstallation={(presentation.parent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:impress_pdf_Export:{json.dumps(options)}",
        "--outdir",
        str(presentation.parent),
        str(presentation),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def normalise_pdf(pdf: bytes) -> bytes:
    """Return a PDF without the traces of when it was printed; nothing moves, so its offsets hold.

    >>> normalise_pdf(b"/CreationDate(D:20260101120000+01'00')")
    b"/CreationDate(D:20201201000000+00'00')"
    >>> normalise_pdf(b"/ID [ <AB12> <AB12> ] /DocChecksum /CD34")
    b'/ID [ <0000> <0000> ] /DocChecksum /0000'
    """
    pdf = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", b"20201201000000", pdf)
    pdf = re.sub(rb"(?<=/CreationDate\(D:20201201000000)[+-]\d\d'\d\d'", b"+00'00'", pdf)
    pdf = re.sub(rb"/ID\s*\[[^\]]*\]", lambda found: re.sub(rb"[0-9A-F]", b"0", found[0]).replace(b"/I0", b"/ID"), pdf)
    return re.sub(rb"(?<=/DocChecksum /)[0-9A-F]+", lambda found: b"0" * len(found[0]), pdf)


if __name__ == "__main__":
    sys.exit(main())
