"""Tests of the HTML report."""

import html
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from synthese.errors import DeckError
from synthese.exports import pictures, write_report
from synthese.exports.report import render_part, render_report
from synthese.tables import to_frame

SNAPSHOTS = Path(__file__).with_name("snapshots")


@pytest.fixture(scope="module")
def report(source):
    return render_report(source)


def evidence(report):
    return json.loads(re.search(r'<script type="application/json" id="evidence">(.*?)</script>', report).group(1))


class Addresses(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in {"src", "href", "action", "poster", "srcset", "data"}]


def buttons(report):
    return [html.unescape(ids).split() for ids in re.findall(r'data-evidence="([^"]*)"', report)]


def test_the_matrix_looks_as_agreed(source):
    assert render_part(source, "matrix") == (SNAPSHOTS / "matrix.html").read_text(encoding="utf-8")


def test_every_number_of_the_matrix_is_the_tables(source, report):
    findings = evidence(report)["findings"]
    shown = {}
    for theme, cells in re.findall(r'<tr><th scope="row">(\S+) [^<]*</th>(.*?)</tr>', render_part(source, "matrix")):
        for place, cell in enumerate(re.findall(r"<td.*?</td>", cells)):
            number = re.search(r"<b>(\d+)</b>", cell)
            shown[place, theme] = (
                int(number.group(1)) if number else 0,
                {name for numbers in buttons(cell) for number in numbers for name in findings[number]["ids"]},
            )
    projects = ["=1+1 $x$", "IN²", "MOSAIK"]
    for row in source.rows("theme_matrix"):
        count, ids = shown[projects.index(row["project"]), row["theme"]]
        assert count == row["n_passages"]
        assert {name for name in ids if name.startswith("t-")} == set(row["evidence"])


def test_every_number_leads_to_its_words(report):
    known = evidence(report)
    assert buttons(report)
    assert {number for wanted in buttons(report) for number in wanted} <= known["findings"].keys()
    assert {finding["passage"] for finding in known["findings"].values()} == known["passages"].keys()


def test_highlights_are_the_quotation(report, source):
    known = evidence(report)
    quotations = {row["tag"]: row["quotation"] for row in source.rows("tags")}
    for finding in known["findings"].values():
        text = known["passages"][finding["passage"]]["text"]
        assert text[finding["start"] : finding["end"]] == quotations.get(finding["ids"][0], text[-1:][:0])


def test_nothing_is_asked_of_any_server(report):
    addresses = Addresses()
    addresses.feed(report)
    assert addresses.found
    assert all(value.startswith(("#", "data:")) for value in addresses.found)
    assert not re.findall(r"url\(|@import|<link|<iframe|<object|<base", report)
    assert "content=\"default-src 'none';" in report


def test_markup_of_slides_stays_text(report):
    assert report.count("<script") == 2
    assert report.count("</script>") == 2
    assert "&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in report
    assert "<b>Wachstum</b>" not in report


def test_what_was_not_read_is_told(report):
    assert "öko.pdf, Seite 4: ein Bild ohne Text &lt;b&gt;" in report
    assert "Schrift ohne Zeichentabelle" in report
    assert "Texterkennung fehlt" in report
    assert "Alles wurde gelesen" not in report


def test_samples_are_called_samples_and_name_no_speaker(report, make_source):
    assert "Beispieldaten: Diese Auswertung beruht auf selbst verfassten Beispielfolien" in report
    assert "Kommentar (Beispielfolien)" in report
    assert "Mustermann" not in report
    real = render_report(make_source(sample=False))
    assert "Beispiel" not in real
    assert "Mustermann" in real


def test_disputes_and_confirmations_are_marked(source):
    matrix = render_part(source, "matrix")
    assert '<small title="Bestätigt">✓1</small>' in matrix
    assert '<small title="Strittig">≠1</small>' in matrix


def test_read_and_nothing_found_is_no_gap(make_source, source):
    rows = [row | {"n_read": 4 if row["project"] == "IN²" else 0} for row in source.rows("theme_matrix")]
    tables = {**source.tables, "theme_matrix": to_frame("theme_matrix", rows)}
    matrix = render_part(make_source(tables=tables), "matrix")
    assert matrix.count('<span class="none">0</span>') == 3
    assert matrix.count('<span class="none">–</span>') == 8


def test_outdated_summaries_say_so(source):
    assert "veraltet: die Belege haben sich geändert" in render_part(source, "framework")


def test_shared_fields_name_the_other_project(source):
    assert re.findall(r"Auch bei: <bdi>([^<]*)</bdi>", render_part(source, "fields")) == ["MOSAIK", "IN²"]


def test_report_in_english(make_source):
    report = render_report(make_source(language="en"))
    assert '<html lang="en">' in report
    assert "What the projects speak of" in report
    assert "A1 Language and integration courses" in report
    assert "Folie" not in report


def test_same_source_gives_same_bytes(source, report, tmp_path):
    assert write_report(source, tmp_path / "deep" / "synthese.html").read_text(encoding="utf-8") == report


def test_without_tables_the_report_says_that_there_is_nothing(make_source):
    report = render_report(make_source(tables={}, problems=()))
    assert "Keine Einträge." in report
    assert evidence(report)["findings"] == {}


def picture(*, width=700, colour="white"):
    file = io.BytesIO()
    Image.effect_noise((width, width // 4), 40).convert("RGB").save(file, format="PNG")
    return file.getvalue()


def test_each_place_is_drawn_once_and_small(make_source):
    drawn = []

    def draw(presentation, page, box):
        drawn.append((presentation, page, box))
        return picture()

    passages = evidence(render_report(make_source(slide_picture=draw)))["passages"]
    assert len(drawn) == len(passages)
    assert all(box == (28.0, 48.0, 412.0, 102.0) for _, _, box in drawn)
    for passage in passages.values():
        assert passage["picture"].startswith("data:image/webp;base64,")
        assert len(passage["picture"]) < 8_000 * 4 / 3 + 40


def test_pictures_end_where_the_budget_does(make_source, monkeypatch):
    monkeypatch.setattr(pictures, "BUDGET", 5_000)
    noise = picture()
    report = render_report(make_source(slide_picture=lambda *_: noise))
    passages = evidence(report)["passages"]
    without = sum("picture" not in passage for passage in passages.values())
    assert 0 < without < len(passages)
    assert f"Von {without} Textstellen zeigt dieser Bericht keinen Ausschnitt" in report


def test_a_slide_that_cannot_be_drawn_keeps_its_words(make_source):
    def fail(*_):
        raise DeckError("öko.pdf cannot be drawn.")

    passages = evidence(render_report(make_source(slide_picture=fail)))["passages"]
    assert not any("picture" in passage for passage in passages.values())
    assert "Integrationskurse fehlen in den Dörfern; die Wege sind weit." in str(passages)


def test_the_overview_counts_only_decks_that_are_compared(source, make_source):
    fresh = {"presentation": "fern", "project": "Fern", "event": "Andere Tagung", "slides": 900, "passages": 700}
    more = {name: source.table(name).iloc[[0]].assign(passage="p-fern", **fresh) for name in ("passages", "tags")}
    more |= {name: source.table(name).iloc[[0]].assign(**fresh) for name in ("presentations", "coverage")}
    more["tags"] = more["tags"].assign(tag="t-fern")
    tables = dict(source.tables)
    for name, row in more.items():
        tables[name] = pd.concat([tables[name], row[tables[name].columns]], ignore_index=True)
    before, after = (
        page[: page.index('<section id="matrix"')] for page in map(render_report, (source, make_source(tables=tables)))
    )
    assert "Andere Tagung" not in after
    numbers = [re.findall(r"Präsentationen: \d+|<dd><(?:a|button) .*?</dd>", page) for page in (before, after)]
    assert len(numbers[0]) == 10
    assert [re.sub(r'data-evidence="[^"]*"', "", told) for told in numbers[0]] == [
        re.sub(r'data-evidence="[^"]*"', "", told) for told in numbers[1]
    ]
