from synthese.synthesis import compared_presentations, left_out
from synthese.synthesis.selection import find_cases, find_projects


def reasons(source):
    return {omission.presentation: omission.reason for omission in left_out(source)}


def test_samples_are_compared_while_they_are_alone(material):
    material.deck("muster", "MIGOEK", sample=True)
    material.deck("moderation", role="other")
    assert reasons(material.source()) == {"moderation": "other"}


def test_samples_leave_as_soon_as_a_commentary_or_project_is_there(material):
    material.deck("muster", "MIGOEK", sample=True)
    material.deck("kommentar", role="commentary")
    assert reasons(material.source()) == {"muster": "sample"}
    assert reasons(material.source(samples="include")) == {}


def test_samples_stay_when_the_only_other_deck_could_not_be_read(material):
    material.deck("muster", "MIGOEK", sample=True)
    material.deck("kaputt", "IN²", status="failed")
    assert reasons(material.source()) == {"kaputt": "failed"}


def test_samples_can_be_left_out_even_when_alone(material):
    material.deck("muster", "MIGOEK", sample=True)
    assert compared_presentations(material.source(samples="exclude")).empty


def test_a_superseded_deck_is_left_out_and_says_so(material):
    material.deck("alt", "MIGOEK")
    material.deck("neu", "MIGOEK")
    source = material.source(superseded=["alt"])
    assert list(compared_presentations(source)["presentation"]) == ["neu"]
    assert left_out(source)[0].reason == "superseded"


def test_one_project_spelled_twice_is_one_case_under_its_first_spelling(material):
    material.deck("a", "IN²")
    material.deck("b", "in 2")
    (case,) = find_cases(compared_presentations(material.source()))
    assert (case.project, case.presentations) == ("IN²", ("a", "b"))


def test_a_project_at_two_events_is_two_cases_and_one_project(material):
    material.deck("a", "MIGOEK", event="Herbst")
    material.deck("b", "MIGOEK", event="Frühjahr")
    compared = compared_presentations(material.source())
    assert [case.event for case in find_cases(compared)] == ["Frühjahr", "Herbst"]
    assert [project.presentations for project in find_projects(compared)] == [("a", "b")]


def test_a_deck_without_a_project_stands_for_itself(material):
    material.deck("erste")
    material.deck("zweite")
    cases = find_cases(compared_presentations(material.source()))
    assert [case.project for case in cases] == ["erste", "zweite"]


def test_projects_are_sorted_as_a_german_reader_expects(material):
    for name in ("Zukunft", "Öko 10", "Öko 2", "Ofen"):
        material.deck(f"deck-{len(material.rows['presentations'])}", name)
    cases = find_cases(compared_presentations(material.source()))
    assert [case.project for case in cases] == ["Ofen", "Öko 2", "Öko 10", "Zukunft"]
