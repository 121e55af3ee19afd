"""The shipped codebook with the pipeline: anchor examples, tagged passages, sentences nobody tuned."""

import json

import pytest

from synthese.codebook import read_codebook
from synthese.tagging import explain, tag_passages


def accepted(nlp, text, kind, **over):
    return [
        each.code for each in explain(nlp, text, **over).decisions if each.kind == kind and each.verdict == "accepted"
    ]


def test_every_anchor_example_of_a_theme_is_tagged_with_it(root, shipped):
    themes = read_codebook(root / "presentations" / "codebook.yaml").themes
    missed = [theme.id for theme in themes if theme.id not in accepted(shipped, theme.anchor, "theme")]
    assert missed == []


def test_every_anchor_example_of_an_action_field_is_tagged_with_it(root, shipped):
    types = read_codebook(root / "presentations" / "codebook.yaml").action_fields
    missed = [type_.id for type_ in types if accepted(shipped, type_.anchor, "action_field") != [type_.id]]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Wir werden das Netzwerk fortführen.",
        "Vielfalt ist eine Chance.",
        "Das Projektbüro wurde 2018 eingerichtet.",
        "Die Bedarfszuweisung kommt im Mai.",
        "Die Potenzialanalyse liegt vor.",
        "Wann findet die Abschlusstagung statt?",
        "Wer moderiert die Runde?",
        "Die Angebote richten sich nach dem Bedarf.",
    ],
)
def test_announcements_praise_and_other_senses_are_no_open_fields(shipped, text):
    assert accepted(shipped, text, "action_field") == []


def f1(found, expected):
    hits = len(found & expected)
    return 2 * hits / (len(found) + len(expected))


def test_tagged_passages_are_met(shared, shipped, passage):
    gold = [json.loads(line) for line in (shared / "gold" / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
    expected, found = {"theme": set(), "action_field": set()}, {"theme": set(), "action_field": set()}
    for case in gold:
        tags = tag_passages(shipped, [passage(case["text"], heading=case["heading"] or "")])
        if case["themes"] is not None:
            expected["theme"] |= {(case["id"], code) for code in case["themes"]}
            found["theme"] |= {(case["id"], tag.code) for tag in tags if tag.kind == "theme"}
        if case["action_field"] != "disputed":
            expected["action_field"] |= {case["id"]} if case["action_field"] else set()
            found["action_field"] |= {case["id"] for tag in tags if tag.kind == "action_field" and not tag.negated}
    assert f1(found["theme"], expected["theme"]) > 0.9
    assert f1(found["action_field"], expected["action_field"]) > 0.9
