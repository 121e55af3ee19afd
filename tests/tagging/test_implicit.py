"""Open action fields that no word names: thin service, one for many, paper, age, idle rooms, headings."""

import pytest

from synthese.tagging import explain


def main_type(nlp, text, **over):
    accepted = [
        each.code
        for each in explain(nlp, text, **over).decisions
        if each.kind == "action_field" and each.verdict == "accepted" and not each.negated
    ]
    return accepted[0] if accepted else None


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Linie 7: Der Bus hält zweimal am Tag", "luecke"),
        ("Eine halbe Stelle für 28 Dörfer", "luecke"),
        ("Beraterin für alle Außenstellen: eine", "luecke"),
        ("Nächste Apotheke erst in Neustadt", "luecke"),
        ("Antrag auf Zuschuss: 22 Seiten", "herausforderung"),
        ("Fast alle Vorstände über 60", "herausforderung"),
        ("Der Kassierer ist 77", "herausforderung"),
        ("Zimmer nur mit Vertrag, Vertrag nur mit Zimmer", "herausforderung"),
        ("Der Bescheid zieht sich über Monate hin", "herausforderung"),
        ("Hundert Stunden Arbeit, bezahlt aus eigener Tasche", "herausforderung"),
        ("Gelernte Bäcker räumen nachts Regale ein", "potenzial"),
        ("Das Pfarrhaus steht seit zwei Wintern leer", "potenzial"),
        ("Drei Lehrerinnen im Ruhestand, angerufen hat sie niemand", "potenzial"),
        ("Wer die Werkstatt nach dem Förderjahr bezahlt", "offene_frage"),
        ("Der Rat prüft noch, ob der Treff bleiben darf", "offene_frage"),
        ("Kurse dorthin, wo die Leute wohnen", "empfehlung"),
        ("Der Verband wird aufgefordert, die Räume zu öffnen", "empfehlung"),
    ],
)
def test_what_no_word_names_is_found_by_its_kind(shipped, text, type_):
    assert main_type(shipped, text) == type_


@pytest.mark.parametrize(
    "text",
    [
        "Die Werkstatt steht allen offen",
        "Schlüssel bei Frau Ohm, Telefon 4411",
        "Ausgebildete Lotsen arbeiten in elf Orten",
        "Der Bus fährt im Halbstundentakt",
        "Zwölf Vereine mit 900 Mitgliedern",
    ],
)
def test_what_only_tells_how_things_are_is_left_alone(shipped, text):
    assert main_type(shipped, text) is None


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("Woran es bei uns noch hapert", "herausforderung"),
        ("Sand im Getriebe", "herausforderung"),
        ("Wer bisher durchs Netz rutscht", "luecke"),
        ("Was die Lotsen halten würde", "bedarf"),
        ("Was das Dorf vom Landkreis erwartet", "empfehlung"),
        ("Da ginge noch mehr", "potenzial"),
        ("Worüber wir noch streiten", "offene_frage"),
        ("Rückfragen bitte an", None),
        ("Das Viertel im Überblick", None),
    ],
)
def test_a_bare_point_takes_the_type_of_its_heading(shipped, heading, type_):
    assert main_type(shipped, "Räume in der Weststadt", heading=heading) == type_


def test_a_weak_hint_does_not_keep_an_outlook_from_raising_a_point(shipped):
    assert main_type(shipped, "Übernahme der halben Stelle", heading="Ausblick") == "empfehlung"
