"""Quality and speed against other engines in one run, speed in CPU time as ratios: `make bench`.

`make bench-engines` installs markitdown and PyMuPDF in an environment of their own; without it they are not measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, its own folder alone is known

from bench.quality import ROWS, measure_quality
from bench.speed import count_pages, time_reading, time_tagging, time_tagging_anew
from bench.workers import Engine, open_engines
from synthese.errors import GoldError
from synthese.evaluation import Figure, TruthPage, read_truth

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
_SHARED = ROOT.parent / "shared" / "decks"
_OWN = ROOT / "tests" / "data" / "decks"


def main() -> None:
    """Measure and print."""
    options = _parser().parse_args()
    decks = sorted(options.decks.rglob("*.pdf"))
    if not decks:
        raise SystemExit(f"{options.decks}: there is no PDF in this folder; name another one with --decks DIR.")
    console = Console(width=None if sys.stdout.isatty() else 150)
    with open_engines(options.engines) as (engines, missing):
        for name, why in missing.items():
            console.print(f"{name}: not measured ({why})")
        seconds, left_out = time_reading(engines, decks, options.rounds)
        for name, why in left_out.items():
            console.print(f"{name}: left out ({why})")
        read = {path.name: path for path in decks if path.name not in left_out}
        _print_reading(console, engines, seconds, count_pages(read.values()))
        pages = _pages(options.truth or _beside(options.decks), read)
        with tempfile.TemporaryDirectory() as scratch:
            _print_quality(console, len(pages), measure_quality(engines, pages, read, Path(scratch)))
    for title, time in (("Tagging", time_tagging), ("Tagging what was not met before", time_tagging_anew)):
        count, seconds = time(list(read.values()), ROOT / "presentations" / "codebook.yaml", options.rounds)
        _print_speed(console, title, (count, "passages"), seconds, ["spacy.blank tokenizing"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    decks = _SHARED if _SHARED.is_dir() else _OWN
    parser.add_argument("--decks", type=Path, default=decks, help="a folder of PDFs")
    parser.add_argument("--truth", type=Path, help="a folder of hand-checked pages; else DECKS/truth, or DECKS")
    parser.add_argument("--engines", type=Path, default=ROOT / ".venv-bench", help="where the other engines live")
    parser.add_argument("--rounds", type=int, default=3, help="how often each deck is read; the least time counts")
    return parser


def _beside(decks: Path) -> Path:
    return decks / "truth" if (decks / "truth").is_dir() else decks


def _pages(truth: Path, decks: Mapping[str, Path]) -> list[TruthPage]:
    try:
        return [page for page in read_truth(truth) if page.deck in decks]
    except GoldError as error:
        raise SystemExit(str(error)) from error


def _print_reading(console: Console, engines: Sequence[Engine], seconds: Mapping[str, float], pages: int) -> None:
    named = {f"{engine.name} {engine.version}": seconds[engine.name] for engine in engines}
    wanted = ("pdfplumber words", "PyMuPDF dict")
    against = [name for name in named if name.startswith(wanted)]
    _print_speed(console, "Reading", (pages, "pages"), named, against)


def _print_speed(
    console: Console, title: str, work: tuple[int, str], seconds: Mapping[str, float], against: Sequence[str]
) -> None:
    count, unit = work
    table = Table(title=f"{title}: {count} {unit}", title_justify="left", box=None)
    table.add_column("")
    for name in (f"{unit} a CPU second", *(f"× {name}" for name in against)):
        table.add_column(name, justify="right")
    for name, spent in seconds.items():
        table.add_row(name, f"{count / spent:.0f}", *(f"{seconds[other] / spent:.2f}" for other in against))
    console.print(table)


def _print_quality(console: Console, pages: int, judged: Mapping[str, Mapping[str, Figure]]) -> None:
    table = Table(title=f"Quality on {pages} hand-checked pages, in %", title_justify="left", box=None)
    table.add_column("")
    for name in judged:
        table.add_column(name, justify="right")
    for key, row in ROWS.items():
        table.add_row(row, *(_percent(figures[key]) for figures in judged.values()))
    console.print(table)


def _percent(figure: Figure) -> str:
    return "–" if figure.value is None else f"{100 * figure.value:.1f}"


if __name__ == "__main__":
    main()
