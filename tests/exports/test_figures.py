"""Tests of the figures."""

import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from exports.many import many_source
from synthese.exports import write_figures
from synthese.exports.colours import shade
from synthese.exports.figures import drawings
from synthese.exports.figures.drawing import drawn_alike
from synthese.tables import to_frame

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figures(source, tmp_path_factory):
    return {path.name: path.read_bytes() for path in write_figures(source, tmp_path_factory.mktemp("figures"))}


NAMES = (
    "themenmatrix",
    "projektprofile",
    "welche_themen_gemeinsam_auftreten",
    "handlungsfelder_nach_typ_und_adressat",
    "befunde_folie_fuer_folie",
)


def test_each_figure_has_two_files(figures):
    assert list(figures) == [f"{name}{ending}" for name in NAMES for ending in (".svg", ".png")]


def test_figures_tell_what_they_show(figures):
    root = ET.fromstring(figures["themenmatrix.svg"])
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Themenmatrix – Beispieldaten"
    assert "MOSAIK, A1 Sprache und Integrationskurse: 2 (50\u202f%)" in root.find(f"{SVG}desc").text


def test_figures_load_nothing(figures):
    for content in (content for name, content in figures.items() if name.endswith(".svg")):
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
    names = [path.name for path in write_figures(many, tmp_path) if path.suffix == ".svg"]
    assert names == ["themenmatrix.svg", "projektprofile_1.svg", "projektprofile_2.svg"]


def test_letters_without_a_glyph_stop_nothing(make_source, source, tmp_path):
    rows = [row | {"project": "🚌 ישראל $\\alpha$"} for row in source.rows("theme_matrix")]
    made = make_source(tables={"theme_matrix": to_frame("theme_matrix", rows[:6])})
    assert len(write_figures(made, tmp_path)) == 4


def test_without_tables_there_are_no_figures(make_source, tmp_path):
    assert write_figures(make_source(tables={}), tmp_path) == []


def test_pictures_tell_what_they_show(figures):
    with Image.open(io.BytesIO(figures["themenmatrix.png"])) as picture:
        assert picture.info["Title"] == "Themenmatrix – Beispieldaten"
        assert "MOSAIK, A1 Sprache und Integrationskurse: 2" in picture.info["Description"]


def test_the_network_shows_assured_pairs_only(make_source, source, tmp_path):
    rows = [row | {"low": -0.1} for row in source.rows("cooccurrence")]
    unsure = make_source(tables={**source.tables, "cooccurrence": to_frame("cooccurrence", rows)})
    assert [one.name for one in drawings(source) if "gemeinsam" in one.name]
    assert not [one.name for one in drawings(unsure) if "gemeinsam" in one.name]


def shown_texts(figure):
    """Return where each text of a figure stands, in pixels."""
    FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    texts = [one for one in figure.findobj(Text) if one.get_visible() and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(renderer)) for one in texts]


def overlapping(figure):
    """Return the pairs of texts that stand on one another by more than a pixel."""
    texts = shown_texts(figure)
    frames = np.array([box.extents for _, box in texts])
    x0, y0, x1, y1 = frames.T
    wide = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    high = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    found = np.argwhere(np.triu((wide > 1) & (high > 1), k=1))
    return [(texts[a][0], texts[b][0]) for a, b in found]


def test_a_text_on_another_is_found():
    figure = Figure()
    figure.text(0.5, 0.5, "Wohnen")
    figure.text(0.51, 0.5, "Mobilität")
    assert overlapping(figure) == [("Wohnen", "Mobilität")]


@pytest.mark.parametrize(("projects", "events", "language"), [(4, 1, "en"), (40, 3, "de")])
def test_labels_never_overlap(projects, events, language):
    with drawn_alike():
        drawn = list(drawings(many_source(projects, events=events, language=language)))
        assert {one.name: overlapping(one.figure) for one in drawn} == {one.name: [] for one in drawn}
    assert len(drawn) == (5 if projects == 4 else 13)


def luminance(colour):
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def test_larger_numbers_are_darker():
    shades = [luminance(shade(value / 20, top=1).background) for value in range(21)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 21
