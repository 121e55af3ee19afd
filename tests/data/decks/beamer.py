"""Print the slides written for Beamer with TeX: python tests/data/decks/beamer.py.

Below each frame, lines that begin with ``%:`` say what stands on its page or pages: ``page`` begins one, then come
``title``, ``subtitle``, ``heading``, ``bullet`` with its level, ``para``, ``quote``, ``source``, ``caption``,
``row`` (of a table, cells parted by ``|``), ``footer``.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ENGINES = {"radverkehr": "pdflatex", "quartier": "lualatex"}
RUNS = 2  # the second knows the number of frames
NO_NUMBERS_OF_THE_RUN = {
    "pdflatex": r"\pdftrailerid{}",
    "lualatex": r"\pdfvariable suppressoptionalinfo 512\relax",
}


def main() -> None:
    """Write a PDF and its truth for each deck."""
    for name, engine in ENGINES.items():
        source = (FOLDER / f"{name}.tex").read_text(encoding="utf-8")
        truth = json.dumps(truth_of(source, f"{name}.pdf"), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.truth.json").write_text(truth + "\n", encoding="utf-8")
        (FOLDER / f"{name}.pdf").write_bytes(print_tex(name, source, engine))


def print_tex(name: str, source: str, engine: str) -> bytes:
    """Return the PDF of a source; the date of printing is fixed, so that the same TeX gives the same bytes."""
    fixed = {"SOURCE_DATE_EPOCH": "1606780800", "FORCE_SOURCE_DATE": "1"}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"{name}.tex").write_text(NO_NUMBERS_OF_THE_RUN[engine] + source, encoding="utf-8")
        for _ in range(RUNS):
            command = [engine, "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
            subprocess.run(command, check=True, capture_output=True, cwd=folder, env=os.environ | fixed, timeout=300)
        return (Path(folder) / f"{name}.pdf").read_bytes()


def truth_of(source: str, deck: str) -> list[dict[str, Any]]:
    """Return what stands on each page, as the comments of a source say it."""
    pages: list[dict[str, Any]] = []
    before = ""
    for line in source.splitlines():
        if not line.startswith("%: "):
            continue
        kind, _, text = line.removeprefix("%: ").partition(" ")
        if kind == "page":
            pages.append(_empty(deck, len(pages) + 1))
        else:
            _add(pages[-1], kind, text, goes_on=kind == before)
        before = kind
    return pages


def _empty(deck: str, number: int) -> dict[str, Any]:
    texts: dict[str, Any] = {"deck": deck, "page": number, "title": "", "subtitle": None}
    return {**texts, "blocks": [], "footer": [], "tables": [], "labels": [], "notes": ""}


def _add(page: dict[str, Any], kind: str, text: str, *, goes_on: bool) -> None:
    if kind in {"title", "subtitle"}:
        page[kind] = text
    elif kind == "footer":
        page["footer"].append(text)
    elif kind == "row":
        if not goes_on:
            page["tables"].append([])
        page["tables"][-1].append([cell.strip() for cell in text.split("|")])
    else:
        level, _, rest = text.partition(" ") if kind == "bullet" else ("0", "", text)
        page["blocks"].append({"type": kind, "level": int(level), "text": rest})


if __name__ == "__main__":
    main()
