"""Open fields of action: type, negation in its clause, headings, addressees, whose demand."""

import pytest

from synthese.tagging import explain
from synthese.types import HeadingSignal


def fields(nlp, text, **over):
    return [each for each in explain(nlp, text, **over).decisions if each.kind == "action_field"]


def field(nlp, text, **over):
    """The accepted field, or None."""
    return next((each for each in fields(nlp, text, **over) if each.verdict == "accepted"), None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Es fehlen Kurse.", "luecke"),
        ("Es bedarf einer Stelle.", "bedarf"),
        ("Kommunen sollten Kurse anbieten, denn es fehlen Plätze.", "empfehlung"),
        ("Die Chancen werden zu wenig genutzt.", "potenzial"),
        ("Wie können Kurse erreichbar werden?", "offene_frage"),
    ],
)
def test_types_and_their_precedence(nlp, text, code):
    assert field(nlp, text).code == code


def test_a_denied_need_is_kept_as_denied(nlp):
    denied = field(nlp, "Es besteht kein weiterer Bedarf.")
    assert denied.negated
    assert denied.reason == "negated"


def test_a_denial_holds_only_in_its_clause(nlp):
    found = field(nlp, "Es besteht kein Bedarf an Räumen, aber es fehlen Lehrkräfte.")
    assert (found.code, found.negated) == ("luecke", False)


def test_what_was_done_is_no_open_field_in_its_clause(nlp):
    assert field(nlp, "Der Bedarf wurde erkannt und die Stelle wurde 2019 eingeführt.") is None
    assert field(nlp, "Das Büro wurde 2019 eingeführt, doch es fehlen Mittel.").code == "luecke"


def test_an_indirect_question_states_nothing(nlp):
    (dropped,) = fields(nlp, "Das Monitoring zeigt, wo Angebote fehlen.")
    assert (dropped.verdict, dropped.reason) == ("dropped", "indirect_question")


@pytest.mark.parametrize(
    "text", ["Wann findet die Tagung statt?", "Wie viele Kurse gibt es?", "Welche Orte eignen sich?"]
)
def test_questions_of_fact_are_not_open(nlp, text):
    assert field(nlp, text) is None


def test_questions_that_guide_research_are_not_open(nlp):
    assert field(nlp, "Wie lassen sich Orte vergleichen?", context="Zwei Leitfragen") is None


def test_a_question_of_fact_under_an_outlook_is_open(nlp):
    assert field(nlp, "Wer pflegt das Portal nach Projektende?", heading="Ausblick").code == "offene_frage"


def test_a_nominal_point_takes_the_type_of_its_heading(nlp):
    found = field(nlp, "Weite Wege zu den Kursen", heading="Herausforderungen vor Ort")
    assert (found.code, found.rules) == ("herausforderung", ("nominal", "signal:Herausforderungen"))


def test_under_an_outlook_nominal_is_a_need_and_infinitive_a_recommendation(nlp):
    assert field(nlp, "Dauerhafte Stelle im Landratsamt", heading="Ausblick").code == "bedarf"
    assert field(nlp, "Kleinere Kurse im ländlichen Raum ermöglichen", heading="Ausblick").code == "empfehlung"


@pytest.mark.parametrize("text", ["Das Portal ist online.", "Die Kreise arbeiten gut zusammen.", "Nächster Termin:"])
def test_whole_sentences_and_lead_ins_take_nothing_from_their_heading(nlp, text):
    assert field(nlp, text, heading="Ausblick") is None


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Was uns vor Ort fehlt", "luecke"),
        ("Was der Bund tun sollte", "empfehlung"),
        ("Kurse auf dem Land", None),
        ("Kein Bedarf an Räumen", None),
    ],
)
def test_a_heading_with_a_cue_of_its_own_raises_the_points_below_it(nlp, heading, code):
    found = field(nlp, "Räume für Sprachkurse", heading=heading)
    assert (found.code if found else None) == code


def test_a_heading_that_turns_to_somebody_names_who_should_act(nlp):
    found = field(nlp, "Räume für Sprachkurse", heading="Was wir von den Kommunen fordern: sie sollten")
    assert found.code == "empfehlung"
    assert field(nlp, "Räume öffnen", heading="Forderungen an die Kommunen: sie sollten").addressee == "kommunen"


def test_a_review_raises_only_what_is_still_to_be_done(build):
    nlp = build(heading_signals=(HeadingSignal(term="Fazit", type="cue"),))
    assert field(nlp, "Gute Zusammenarbeit im Kreis", heading="Fazit") is None
    assert field(nlp, "Kurse im Kreis anbieten", heading="Fazit").code == "empfehlung"


def test_a_point_with_a_clause_that_hangs_on_it_is_still_a_point(nlp):
    found = field(nlp, "Weite Wege, die niemand allein schafft", heading="Herausforderungen")
    assert found.code == "herausforderung"


@pytest.mark.parametrize("text", ["Eröffnung der Anlaufstelle am 12. Juni", "Treffen um 16 Uhr im Rathaus"])
def test_a_dated_point_announces_only(nlp, text):
    assert field(nlp, text, heading="Ausblick") is None


def test_another_cell_of_the_row_may_name_who_should_act(nlp):
    assert field(nlp, "Bund\tKurse bezahlen\tEs fehlen Plätze").addressee == "bund"


def test_the_nearer_heading_decides(nlp):
    assert field(nlp, "Weite Wege", heading="Ausblick", context="Herausforderungen").code == "herausforderung"


def test_an_agenda_announces_only(nlp):
    assert field(nlp, "Es fehlen Kurse", heading="Agenda") is None


def test_other_senses_in_compounds_are_not_met(nlp):
    assert field(nlp, "Die Bedarfszuweisung kommt im Mai.") is None


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Die Kommunen sollten Kurse anbieten.", "kommunen"),
        ("Es fehlen Kurse.", "unbestimmt"),
        ("Bund und Länder müssen mehr zahlen.", "unbestimmt"),
        ("Kommunen müssen besser ausgestattet werden.", "unbestimmt"),
        ("Die Strategien der Landkreise müssen angepasst werden.", "landkreise"),
        ("Die Kosten der Kommunen müssen sinken.", "unbestimmt"),
        ("Auf dem Land fehlen Kurse.", "unbestimmt"),
        ("Der Verbund braucht Zeit.", "unbestimmt"),
        ("Im Bündnis mit den Kommunen fehlen Mittel.", "unbestimmt"),
        ("Der Bund sollte die Kommunen entlasten.", "bund"),
        ("In allen drei Landkreisen fehlen Kurse.", "unbestimmt"),
    ],
)
def test_who_should_act_is_named_or_unknown(nlp, text, addressee):
    assert field(nlp, text).addressee == addressee


def test_the_heading_may_name_who_should_act(nlp):
    assert field(nlp, "Es fehlen Kurse.", heading="Aufgaben der Landkreise").addressee == "landkreise"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Laut Landkreistag fehlen Kurse.", "Landkreistag"),
        ("Nach Auffassung der Stadt Remscheid fehlen Kurse.", "Stadt Remscheid"),
        ("Der Städtetag fordert: Es fehlen Kurse.", "Städtetag"),
        ("Wir fordern Kurse, denn es fehlen Plätze.", ""),
        ("Es fehlen Kurse.", ""),
    ],
)
def test_whose_demand_it_is(nlp, text, holder):
    assert field(nlp, text).holder == holder
