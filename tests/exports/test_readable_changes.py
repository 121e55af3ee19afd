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
