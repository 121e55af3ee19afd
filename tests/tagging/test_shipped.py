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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kreistag: Trägerschaft klären, bevor der Winter kommt", "empfehlung"),
        ("Auf 900 Geburten kommen sieben Hebammen", "luecke"),
        ("Demenz auf Russisch beraten: bislang Fehlanzeige", "luecke"),
        ("Satzung in Amtsdeutsch, sieben Seiten", "herausforderung"),
        ("Kassen und Kreis schieben sich die Rechnung zu", "herausforderung"),
        ("Wer Schicht arbeitet, schafft die Grundausbildung nicht", "herausforderung"),
        ("Vereinsakten schlummern in Privatkellern", "potenzial"),
        ("Eintritt für Asylbewerber: unklar, wer zahlt", "offene_frage"),
        ("Was passiert mit der Speicherzeile?", "offene_frage"),
        ("Mehr Gemeinschaftsbeete, weniger Zäune", "empfehlung"),
    ],
)
def test_nominal_and_implied_fields_are_found(shipped, text, code):
    assert accepted(shipped, text, "action_field") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Wassertemperatur: Bedarf an Wärme 410 MWh im Jahr",
        "Riss im Becken wurde im April abgedichtet",
        "Ohne die Seemannsmission bliebe das Tor zu",
        "Kein Kind kam im Rettungswagen zur Welt",
        "Lücke im Bestand 1938–1946, kriegsbedingt",
        "Zwischenruf: Name der Gartenzeitung",
        "Die Laube muss alle vier Jahre geprüft werden",
        "Gerätehaus Süd: Tor klemmt nicht mehr",
        "Wer baute den Leuchtturm? Ein Däne.",
        "Ältere Zugewanderte haben seltener einen Führerschein als jüngere.",
        "Infos kommen aus der Verwandtschaft, nicht vom Amt",
        "Störungen: keine",
    ],
)
def test_other_senses_reports_and_contrasts_are_no_fields(shipped, text):
    decided = explain(shipped, text).decisions
    kept = [each for each in decided if each.kind == "action_field" and each.verdict == "accepted" and not each.negated]
    assert kept == []
