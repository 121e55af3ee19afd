"""Tests of the figures."""

import re
from xml.etree import ElementTree as ET

import pytest

from synthese.exports import write_figures
from synthese.exports.colours import shade
from synthese.tables import to_frame

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures(source, tmp_path_factory):
    return {path.name: path.read_bytes() for path in write_figures(source, tmp_path_factory.mktemp("figures"))}


def test_each_figure_has_a_file(figures):
    assert list(figures) == ["themenmatrix.svg", "handlungsfelder_nach_typ.svg", "projektprofile_1.svg"]


def test_figures_tell_what_they_show(figures):
    root = ET.fromstring(figures["themenmatrix.svg"])
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Themenmatrix – Beispieldaten"
    assert "MOSAIK, A1 Sprache und Integrationskurse: 2 (50\u202f%)" in root.find(f"{SVG}desc").text


def test_figures_load_nothing(figures):
    for content in figures.values():
        assert not re.findall(rb'(?:href|src)="(?!#)[^"]*"', content)
        assert b"<script" not in content


def test_same_source_gives_same_bytes(source, figures, tmp_path):
    assert {path.name: path.read_bytes() for path in write_figures(source, tmp_path)} == figures


def test_real_data_is_not_called_a_sample(make_source, tmp_path):
    write_figures(make_source(sample=False, language="en"), tmp_path)
    assert "<title>Theme matrix</title>" in (tmp_path / "theme_matrix.svg").read_text(encoding="utf-8")


def test_more_than_six_projects_take_a_second_figure(make_source, source, tmp_path):
    rows = [row | {"project": f"{row['project']} {n}"} for n in range(3) for row in source.rows("theme_matrix")]
    many = make_source(tables={"theme_matrix": to_frame("theme_matrix", rows)})
    names = [path.name for path in write_figures(many, tmp_path)]
    assert names == ["themenmatrix.svg", "projektprofile_1.svg", "projektprofile_2.svg"]


def test_letters_without_a_glyph_stop_nothing(make_source, source, tmp_path):
    rows = [row | {"project": "🚌 ישראל $\\alpha$"} for row in source.rows("theme_matrix")]
    made = make_source(tables={"theme_matrix": to_frame("theme_matrix", rows[:6])})
    assert len(write_figures(made, tmp_path)) == 2


def test_without_tables_there_are_no_figures(make_source, tmp_path):
    assert write_figures(make_source(tables={}), tmp_path) == []


def luminance(colour):
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def test_larger_numbers_are_darker():
    shades = [luminance(shade(value / 20, top=1).background) for value in range(21)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 21
