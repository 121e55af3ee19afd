"""What changed is told in the reader's language."""

from dataclasses import replace

import pytest

from synthese.exports.readable import Readable
from synthese.tables import to_frame


def change(table, before, after):
    texts = dict.fromkeys(("presentation", "project", "item"), "")
    return {**texts, "change": "different", "table": table, "before": before, "after": after, "evidence": []}


@pytest.mark.parametrize(
    ("row", "german"),
    [
        (change("codings", "2 confirmed", "2 rejected"), ["2 bestätigt", "2 abgelehnt"]),
        (change("codings", "", "1 disputed"), ["", "1 strittig"]),
        (change("comparison", "suggested", "set"), ["vorgeschlagen", "festgelegt"]),
        (change("commentary_check", "no", "in part"), ["nein", "teilweise"]),
        (change("theme_matrix", "3", "4"), ["3", "4"]),
        (change("action_fields", "Kurse fehlen no", ""), ["Kurse fehlen no", ""]),
    ],
)
def test_states_and_answers_are_told_in_german(make_source, row, german):
    source = make_source()
    readable = Readable(replace(source, tables={**source.tables, "changes": to_frame("changes", [row])}))
    (cells,) = readable.rows("changes")
    assert cells[5:7] == german


@pytest.mark.parametrize(
    ("table", "item", "shown"),
    [
        ("tags", "A1", "A1 Sprache und Integrationskurse"),
        ("tags", "luecke", "Lücke"),
        ("codings", "slide", "Folie"),
        ("theme_matrix", "E4", "E4 Finanzierung und Verstetigung"),
        ("comparison", "raumtyp: Region", "Raumtyp: Region"),
        ("action_fields", "f-03", ""),
        ("commentary_check", "f-11", "Kurse müssen an ländliche Räume angepasst werden."),
        ("commentary_check", "f-gone", "f-gone"),
    ],
)
def test_what_changed_is_told_by_its_name(make_source, table, item, shown):
    source = make_source()
    row = change(table, "", "1") | {"item": item, "presentation": "mosaik"}
    readable = Readable(replace(source, tables={**source.tables, "changes": to_frame("changes", [row])}))
    (cells,) = readable.rows("changes")
    assert cells[4] == shown
    assert cells[2] == "MOSAIK"


def test_how_a_project_speaks_is_cited_in_the_language_of_the_reader(make_source, source):
    rows = [row | {"how": "„Kurse fehlen“ – Folie 7 (PDF-S. 3)"} for row in source.rows("commentary_check")]
    tables = {**source.tables, "commentary_check": to_frame("commentary_check", rows)}
    first = next(Readable(make_source(language="en", tables=tables)).rows("commentary_check"))
    assert "“Kurse fehlen” – slide 7 (PDF p. 3)" in first
