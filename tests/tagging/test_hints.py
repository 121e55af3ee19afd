"""Weak cues, which count together; headings that keep a signal away, or go before the words of a bare point."""

import pytest

from synthese.tagging import explain
from synthese.types import ActionFieldType, Cue, HeadingSignal, Labels


def kind(code, *cues):
    return ActionFieldType(id=code, labels=Labels(de=code), cues=cues)


def hint(pattern):
    return Cue(pattern=pattern, weak=True)


def fields(nlp, text, **over):
    return [each for each in explain(nlp, text, **over).decisions if each.kind == "action_field"]


def field(nlp, text, **over):
    return next((each for each in fields(nlp, text, **over) if each.verdict == "accepted"), None)


@pytest.fixture(scope="module")
def hinting(build):
    return build(
        action_fields=(
            kind("luecke", Cue(pattern=r"\bfehlt\b"), hint(r"\bnur\b"), hint(r"\bohne\b")),
            kind("herausforderung", Cue(pattern=r"\bklemmt\b"), hint(r"\b\w+ Monate\b")),
        ),
        heading_signals=(
            HeadingSignal(term="Ausblick", type="any"),
            HeadingSignal(term="Hürden", type="herausforderung"),
            HeadingSignal(term="Läuft", type="none"),
        ),
        precedence=("luecke", "herausforderung"),
    )


def test_one_hint_is_told_but_not_enough(hinting):
    (dropped,) = fields(hinting, "Der Bus fährt nur montags.")
    assert (dropped.verdict, dropped.reason, dropped.score) == ("dropped", "below", 0.4)


def test_two_hints_add_up_whatever_their_types(hinting):
    found = field(hinting, "Nach dem Antrag vergehen nur drei Monate.")
    assert (found.code, found.score) == ("herausforderung", 0.64)


def test_the_same_hint_twice_is_one(hinting):
    assert field(hinting, "Erst drei Monate, dann fünf Monate.") is None


def test_hints_add_nothing_to_a_cue(hinting):
    found = field(hinting, "Ohne Bus fehlt der Anschluss nur hier.")
    assert (found.code, found.rules) == ("luecke", ("cue:fehlt",))


def test_a_hint_counts_under_a_heading_that_complains_but_not_under_an_outlook(hinting):
    text = "Der Bus fährt in diesem Sommer für alle Leute aus dem Ort nur noch montags um sieben."
    assert field(hinting, text, heading="Hürden vor Ort").code == "herausforderung"
    assert field(hinting, text, heading="Ausblick") is None


def test_what_runs_well_is_not_raised_by_the_title(hinting):
    assert field(hinting, "Chor", heading="Läuft und Hürden", context="Hürden").code == "herausforderung"
    assert field(hinting, "Chor", heading="Läuft und Hürden", context="Läuft") is None


def test_a_bare_point_takes_the_type_of_its_heading_before_its_own(hinting):
    assert field(hinting, "Klemmt: das Tor", heading="Hürden").code == "herausforderung"


def test_under_an_outlook_an_action_is_recommended_and_a_thing_needed(nlp):
    assert field(nlp, "Verlegung der Haltestelle", heading="Ausblick").code == "empfehlung"
    assert field(nlp, "Zweiter Wasseranschluss", heading="Ausblick").code == "bedarf"
