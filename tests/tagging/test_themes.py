"""Which themes a passage gets."""

import pytest

from synthese.settings import TaggingSettings
from synthese.tagging import explain, tag_passages
from synthese.types import Indicator, Labels, Theme


def themes(nlp, text, **over):
    return [
        each.code
        for each in explain(nlp, text, **over).decisions
        if each.kind == "theme" and each.verdict == "accepted"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Integrationskursträger suchen Räume.", "kurse"),
        ("INTEGRATIONSKURSE IM NORDEN", "kurse"),
        ("Die Inte\u00adgrations\u00adkurse beginnen.", "kurse"),
        ("Sprach- und Orientierungskurse", "kurse"),
        ("Bedeutung migrantischer Ökonomie", "gründung"),
        ("Wohnraumversorgung sichern", "wohnen"),
        ("Neues Gründungsberatungsangebot", "gründung"),
        ("Der Sportverein hilft.", "verein"),
        ("Gründer:innen brauchen Zeit.", "verein"),
        ("Gru\u0308nder*innen treffen sich.", "verein"),
        ("Viele ziehen nach der Schule weg.", "wegzug"),
        ("Familien bleiben gern vor Ort.", "wegzug"),
    ],
)
def test_a_word_is_found_in_all_its_shapes(nlp, text, code):
    assert themes(nlp, text) == [code]


def test_a_part_is_no_substring(nlp):
    assert themes(nlp, "Wir vereinbaren Termine.") == []


def test_one_weak_word_does_not_count_but_two_do(nlp):
    assert themes(nlp, "Die Miete steigt.") == []
    assert themes(nlp, "Die Miete steigt, die Lage ist gut.") == ["wohnen"]


def test_the_same_weak_word_twice_is_one_word(nlp):
    assert themes(nlp, "Miete bleibt Miete.") == []


def test_a_weak_word_counts_under_a_heading_of_its_theme(nlp):
    assert themes(nlp, "Die Miete steigt im ganzen Kreis weiter an.", heading="Wohnraum") == ["wohnen"]


def test_a_short_passage_takes_the_theme_of_its_heading(nlp):
    decision = explain(nlp, "Zu wenige Plätze", heading="Integrationskurse").decisions[0]
    assert decision.code == "kurse"
    assert decision.rules == ("heading:integrationskurs*",)


@pytest.mark.parametrize(
    "text",
    [
        "Plätze im Sportverein",
        "Sportverein öffnet abends",
        "Sie treffen den Sportverein an jedem Montag gegen Abend in der Halle.",
    ],
)
def test_a_point_a_note_and_a_pronoun_have_the_theme_of_the_title_beside_their_own(nlp, text):
    assert themes(nlp, text, heading="Integrationskurse") == ["verein", "kurse"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Der Sportverein öffnet abends.", "Integrationskurse"),
        ("Der Sportverein öffnet abends.", "Integrationskurse und Sprachkurse"),
        ("Der Sportverein öffnet abends seine Halle und lädt alle Familien des Ortes ein", "Integrationskurse"),
    ],
)
def test_a_sentence_with_a_theme_of_its_own_takes_none_from_its_title(nlp, text, heading):
    assert themes(nlp, text, heading=heading) == ["verein"]


def test_a_sentence_that_names_no_theme_takes_that_of_its_title(nlp):
    text = "Es geht nur voran, wenn alle Beteiligten sich die nötige Zeit dafür nehmen."
    assert themes(nlp, text, heading="Integrationskurse") == ["kurse"]


@pytest.mark.parametrize(
    "text",
    [
        "Quelle: Sportverein Peine",
        "Fotos: Sportverein",
        "Laufzeit: 2018 bis 2021",
        "N = 387",
        "Gefördert vom Verein",
        "Wir danken dem Sportverein.",
        "Diskussion im Sportverein: 20 Minuten",
        "Ansprechpartnerin im Sportverein: Zimmer 3",
        "Frau Peters, Sportverein, Zimmer 11",
        "Die Studie entstand mit einem Sportverein.",
    ],
)
def test_source_date_and_term_have_no_theme(nlp, text):
    told = explain(nlp, text, heading="Integrationskurse").decisions
    assert told
    assert {(each.verdict, each.reason) for each in told} == {("dropped", "credit")}


def test_a_weak_longer_term_of_another_theme_does_not_hide_a_strong_one(build):
    strong = Indicator(term="selbsthilfe", mode="prefix", text="selbsthilfe*")
    longer = Indicator(term="selbsthilfegruppen", mode="exact", text="selbsthilfegruppen", weak=True)
    codes = (
        Theme(id="mitrede", group="g", labels=Labels(de="Mitrede"), indicators=(strong,)),
        Theme(id="ehrenamt", group="g", labels=Labels(de="Ehrenamt"), indicators=(longer,)),
    )
    assert themes(build(themes=codes), "Selbsthilfegruppen brauchen Räume.") == ["mitrede"]


def test_two_words_met_by_one_weak_indicator_are_one(build):
    assert themes(build(), "Miete und Mieten steigen.") == []


def test_two_words_may_stand_between_base_forms(nlp):
    assert themes(nlp, "Die migrantische und ländliche Ökonomie") == ["gründung"]
    assert themes(nlp, "Ökonomie, migrantische") == []


def test_an_indicator_does_not_count_in_an_excluded_context(build):
    term = Indicator(
        term="kurs",
        mode="prefix",
        text="kurs*",
        excluded=(
            Indicator(term="auf kurs", mode="exact", text="auf kurs"),
            Indicator(term="schwimmkurs", mode="prefix", text="schwimmkurs*"),
        ),
    )
    nlp = build(themes=(Theme(id="kurse", group="g", labels=Labels(de="Kurse"), indicators=(term,)),))
    assert themes(nlp, "Wir sind auf Kurs.") == []
    assert themes(nlp, "Ein Schwimmkurs beginnt.") == []
    assert themes(nlp, "Ein Schwimmkurs, dann ein Kurs.") == ["kurse"]


def test_the_weight_of_headings_can_be_set_to_nothing(build):
    nlp = build(settings=TaggingSettings(heading_weight=0))
    assert themes(nlp, "Zu wenige Plätze", heading="Integrationskurse") == []


def test_the_threshold_is_kept(build):
    nlp = build(settings=TaggingSettings(threshold=0.9))
    assert themes(nlp, "Ein Sprachkurs.") == []
    assert themes(nlp, "Ein Sprachkurs, ein Integrationskurs.") == ["kurse"]


def test_a_passage_carries_at_most_so_many_themes(build):
    nlp = build(max_themes=2)
    told = explain(nlp, "Sprachkurse, Sportverein, Wohnraum und migrantische Ökonomie").decisions
    assert [each.verdict for each in told] == ["accepted", "accepted", "dropped", "dropped"]
    assert (told[2].reason, told[2].words) == ("too_many", {"most": "2"})


def test_a_theme_of_weak_words_gives_way_to_one_said_twice(nlp):
    text = "Miete und Lage sind Stoff im Sprachkurs."
    assert themes(nlp, text) == ["kurse", "wohnen"]
    told = explain(nlp, f"{text[:-1]} und im Integrationskurs.").decisions
    assert [(each.code, each.verdict, each.reason) for each in told] == [
        ("kurse", "accepted", "score"),
        ("wohnen", "dropped", "mentioned"),
    ]


def test_a_theme_with_a_strong_word_stands_beside_one_said_twice(nlp):
    assert themes(nlp, "Sprachkurs und Integrationskurs brauchen einen Verein.") == ["kurse", "verein"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sportverein, Presse und Sprachkurs suchen Wohnraum.", ["wohnen"]),
        ("Der Saal, das Haus: Wohnraum für Presse, Sprachkurs, Sportverein", ["wohnen"]),
        ("Sportverein, Presse und Sprachkurs suchen Leute.", ["kurse", "verein"]),
        ("Sportverein und Sprachkurs suchen Wohnraum.", ["kurse", "wohnen", "verein"]),
    ],
)
def test_what_is_named_in_a_list_gives_way_to_what_is_said_outside(nlp, text, codes):
    assert themes(nlp, text) == codes


def test_a_name_in_a_list_counts_where_the_heading_speaks_of_it(nlp):
    text = "Sportverein, Presse und Sprachkurs suchen Wohnraum."
    assert themes(nlp, text, heading="Integrationskurse") == ["kurse", "wohnen"]


def test_the_quotation_spans_the_strongest_words(nlp, passage):
    text = "Heute beginnt der Sprachkurs neben dem Integrationskurs im Haus."
    (tag,) = tag_passages(nlp, [passage(text)])
    assert tag.quotation == "Sprachkurs neben dem Integrationskurs"


def test_what_was_dropped_is_told_with_its_reason(nlp):
    told = explain(nlp, "Die Miete steigt.").decisions
    assert [(each.verdict, each.reason) for each in told] == [("dropped", "weak_alone")]
