"""Tests of the Markdown files."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.exports import public_edition, write_markdown
from synthese.exports.markdown import escaped

SNAPSHOTS = Path(__file__).with_name("snapshots")


@pytest.fixture(scope="module")
def files(source, tmp_path_factory):
    written = write_markdown(source, tmp_path_factory.mktemp("markdown"))
    return {path.name: path.read_text(encoding="utf-8") for path in written}


def test_each_main_table_has_a_file(files):
    assert list(files) == [
        "themenmatrix.md",
        "framework_matrix.md",
        "vergleich.md",
        "handlungsfelder.md",
        "kommentar_abgleich.md",
        "belege.md",
    ]


def test_the_framework_matrix_looks_as_agreed(files):
    assert files["framework_matrix.md"] == (SNAPSHOTS / "framework_matrix.md").read_text(encoding="utf-8")


def test_all_rows_of_a_table_have_as_many_cells(files):
    for name, content in files.items():
        lines = [line.replace("\\|", "") for line in content.splitlines() if line.startswith("|")]
        counts = {line.count("|") for line in lines}
        assert len(counts) <= 1, name


def test_markup_of_slides_stays_text(files):
    assert "\\<script\\>" in files["framework_matrix.md"]
    assert not re.findall(r"(?<!\\)<(?!br>|a id=|/a>)", "".join(files.values()))


def test_each_file_says_what_it_is(files, make_source, tmp_path):
    assert all("*intern · Beispieldaten*" in content for content in files.values())
    public = write_markdown(public_edition(make_source(sample=False)), tmp_path)
    assert not any("intern" in path.read_text(encoding="utf-8").lower().split() for path in public)


def test_english_files(make_source, tmp_path):
    written = write_markdown(make_source(language="en"), tmp_path)
    assert written[0].name == "theme_matrix.md"
    assert "| Group | Theme |" in written[0].read_text(encoding="utf-8")


@given(st.text(max_size=30))
def test_escaped_text_is_one_line_without_markup(text):
    shown = escaped(text)
    assert "\n" not in shown
    plain = shown.replace("<br>", "")
    assert not [sign for place, sign in enumerate(plain) if sign in "|<*[`" and plain[place - 1 : place] != "\\"]
