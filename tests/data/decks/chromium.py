"""Print the slides written in HTML with headless Chromium: python tests/data/decks/chromium.py."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a script, its own folder alone is known

from data.decks.html_truth import truth_of

FOLDER = Path(__file__).resolve().parent


def main() -> None:
    """Write a PDF and its truth for each HTML file beside this script."""
    for source in sorted(FOLDER.glob("*.html")):
        pdf = source.with_suffix(".pdf")
        truth = truth_of(source.read_text(encoding="utf-8"), pdf.name)
        pdf.with_suffix(".truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pdf.write_bytes(print_html(source))


def print_html(source: Path) -> bytes:
    """Return a PDF of an HTML file, without the time of printing."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "slides.pdf"
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/p",
        ]
        command = ["chromium", *options, f"--print-to-pdf={pdf}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return re.sub(rb"(?<=Date \(D:)\d{14}", b"20201201000000", pdf.read_bytes())


if __name__ == "__main__":
    main()
