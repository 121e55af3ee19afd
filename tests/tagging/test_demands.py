"""Demands told by their form: somebody is called, a bidding, an infinitive that wishes."""

import pytest

from synthese.tagging import explain


def field(nlp, text, **over):
    """The accepted field, or None."""
    decided = explain(nlp, text, **over).decisions
    return next((each for each in decided if each.kind == "action_field" and each.verdict == "accepted"), None)


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Bund: Kleingruppen bezahlen", "bund"),
        ("Landkreis: Fahrpläne abstimmen, ehe Kurse beginnen", "landkreise"),
        ("Kommunen: Formulare übersetzen lassen", "kommunen"),
        ("Kommunen, öffnet eure Turnhallen!", "kommunen"),
        ("Der Bund soll Gutscheine anerkennen.", "bund"),
        ("Lehrkräfte fest anstellen, damit sie bleiben", "unbestimmt"),
        ("Regenwasser nutzen statt ableiten", "unbestimmt"),
    ],
)
def test_a_demand_is_told_by_its_form_and_names_who_is_called(nlp, text, addressee):
    found = field(nlp, text)
    assert (found.code, found.addressee) == ("empfehlung", addressee)


@pytest.mark.parametrize(
    "text",
    [
        "Landkreis: Träger des Vorhabens",
        "Wetter: Schirme mitnehmen",
        "Das Heft soll im Mai erscheinen.",
        "Danke fürs Kommen!",
        "Kurse vorbereiten",
        "Kommunen: Formulare im März eingeführt",
    ],
)
def test_labels_plans_and_plain_activities_demand_nothing(nlp, text):
    assert field(nlp, text) is None


def test_the_one_called_goes_before_others_named_in_the_demand(nlp):
    assert field(nlp, "Bund: Kommunen entlasten").addressee == "bund"


def test_a_codebook_without_recommendations_knows_no_demands(build):
    nlp = build(action_fields=(), precedence=())
    assert field(nlp, "Bund: Kleingruppen bezahlen") is None
