"""Questions that are open, and what tells the others."""

import pytest

from synthese.tagging.questions import asks_for_design, question_veto


@pytest.mark.parametrize(
    "question",
    [
        "Wer haftet, wenn die Leiter bricht?",
        "Übernimmt das Land die Kosten?",
        "Was passiert mit der Halle?",
        "Welche Sorte trägt 2060 noch?",
        "Fortschreibung der Karte – durch wen?",
        "Beirat oder Kommission?",
    ],
)
def test_questions_on_how_things_should_go_on_are_open(question):
    assert question_veto(question, "", (), signalled=False) == ""


@pytest.mark.parametrize(
    ("question", "rest", "over", "reason"),
    [
        ("Wer haftet?", "Der Verein.", (), "answered"),
        ("Wie lassen sich Orte vergleichen?", "", ("Zwei Leitfragen",), "guiding_question"),
        ("Wer braucht schon Applaus?", "", (), "rhetorical"),
        ("„Müssen wir leise sein?“", "", (), "rhetorical"),
        ("Wie viele Bäume stehen dort?", "", (), "question_of_fact"),
        ("Wer hat den Turm gebaut?", "", (), "question_of_fact"),
        ("Mögen Sie Äpfel?", "", (), "question_of_fact"),
        ("Wann beginnt der Markt?", "", (), "question_of_fact"),
    ],
)
def test_other_questions_are_dropped_with_a_reason(question, rest, over, reason):
    assert question_veto(question, rest, over, signalled=False) == reason


@pytest.mark.parametrize("rest", ["Das ist noch offen.", "Und wer zahlt?", "Eine Antwort steht aus."])
def test_what_leaves_a_question_open_does_not_answer_it(rest):
    assert question_veto("Wer haftet?", rest, (), signalled=False) == ""


def test_under_a_heading_of_open_points_any_question_is_open():
    assert question_veto("Wie viele Bäume stehen dort?", "", (), signalled=True) == ""


def test_a_number_asked_for_the_future_is_a_matter_of_design():
    assert asks_for_design("Wie viele Plätze soll es künftig geben?")
