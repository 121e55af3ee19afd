"""The fixture that writes small PDFs."""

from pathlib import Path

import pytest

from .makers import pdf_bytes


@pytest.fixture
def make_pdf(tmp_path: Path):
    """Return a function that writes pages of operators to a PDF and returns its path."""

    def make(*pages, name="folien.pdf", **extra):
        path = tmp_path / name
        path.write_bytes(pdf_bytes(pages, **extra))
        return path

    return make
