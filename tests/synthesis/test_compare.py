import pytest

from synthese.synthesis import build_synthesis
from synthese.synthesis.matching import find_indicators
from synthese.types import Indicator


def rows(source):
    frame = build_synthesis(source)["comparison"]
    return [(row.dimension, row.value, row.state, list(row.evidence)) for row in frame.itertuples()]


def test_values_are_suggested_where_their_indicators_occur(material):
    material.deck("a", "MIGOEK")
    passage = material.passage("a", "Angebote für Jugendliche im Kreis")
    assert rows(material.source()) == [("zielgruppe", "Jugendliche", "suggested", [passage])]


def test_the_title_of_a_slide_speaks_for_its_passages(material):
    material.deck("a", "MIGOEK")
    passage = material.passage("a", "Beratung vor Ort", heading="Für Seniorinnen")
    assert rows(material.source()) == [("zielgruppe", "Ältere", "suggested", [passage])]


def test_a_weak_indicator_needs_a_second_one(material):
    material.deck("a", "MIGOEK")
    material.passage("a", "Ältere Untersuchungen")
    both = material.passage("a", "Ältere und Senioren")
    assert rows(material.source()) == [("zielgruppe", "Ältere", "suggested", [both])]


def test_free_text_lists_candidates_under_an_empty_value(material):
    material.deck("a", "MIGOEK")
    passage = material.passage("a", "Ergebnis: Kurse fehlen")
    frame = build_synthesis(material.source())["comparison"]
    assert rows(material.source()) == [("ergebnis", "", "candidate", [passage])]
    assert frame.iloc[0]["quotations"][0]["id"] == passage


def test_the_team_s_values_go_before_what_was_found(material):
    material.deck("a", "MIGOEK")
    passage = material.passage("a", "Jugendliche und Senioren")
    material.note("value", "Jugendliche", project="Migoek", about="zielgruppe", status="rejected")
    material.note("value", "Ältere", project="MIGOEK", about="zielgruppe", status="confirmed")
    material.note("value", "Neuzugewanderte", project="MIGOEK", about="zielgruppe", evidence=("p-a-1", "p-gone"))
    assert rows(material.source()) == [
        ("zielgruppe", "Ältere", "confirmed", [passage]),
        ("zielgruppe", "Jugendliche", "rejected", [passage]),
        ("zielgruppe", "Neuzugewanderte", "set", [passage]),
    ]


def test_a_summary_on_a_dimension_is_a_value_that_was_set(material):
    material.deck("a", "MIGOEK")
    passage = material.passage("a", "Ergebnis: Kurse fehlen")
    material.note("summary", "Kurse sind knapp.", project="MIGOEK", about="ergebnis", evidence=(passage,))
    assert rows(material.source()) == [
        ("ergebnis", "", "candidate", [passage]),
        ("ergebnis", "Kurse sind knapp.", "set", [passage]),
    ]


def test_confirmed_only_shows_what_was_decided(material):
    material.deck("a", "MIGOEK")
    material.passage("a", "Jugendliche, Senioren, Ergebnis")
    material.note("value", "Ältere", project="MIGOEK", about="zielgruppe", status="confirmed")
    assert [row[:3] for row in rows(material.source(confirmed_only=True))] == [("zielgruppe", "Ältere", "confirmed")]


@pytest.mark.parametrize(
    ("mode", "term", "text"),
    [
        ("exact", "gis-analyse", "Eine GIS-Analyse"),
        ("exact", "analyse", "Eine GIS-Analyse"),
        ("prefix", "gründer", "Gründer*innen"),
        ("suffix", "quartier", "Das Ankunftsquartier"),
        ("substring", "kunfts", "Ankunftsquartier"),
        ("lemma", "landkreis", "des Landkreises"),
        ("lemma", "zentrales ergebnis", "Zentrale Ergebnisse"),
        ("part", "kurs", "Sprachkursen"),
        ("part", "quartier", "Ankunftsquartiersplan"),
        ("regex", r"\brunde[rn]? tisch", "am Runden Tisch"),
        ("prefix", "runder tisch", "Runder  Tische"),
    ],
)
def test_an_indicator_occurs_in_the_form_its_mode_allows(mode, term, text):
    assert find_indicators([Indicator(term=term, mode=mode, text=term)], [text]) == [frozenset({0})]


@pytest.mark.parametrize(
    ("mode", "term", "text"),
    [
        ("exact", "amt", "Gesamt und Ämter"),
        ("suffix", "quartier", "Quartiersplan"),
        ("lemma", "land", "Landkreis"),
        ("lemma", "offene frage", "offene Fragestellungen"),
        ("part", "amt", "Beamter"),
        ("exact", "runder tisch", "ein runder Tischler"),
    ],
)
def test_an_indicator_does_not_occur_in_other_words(mode, term, text):
    assert find_indicators([Indicator(term=term, mode=mode, text=term)], [text]) == [frozenset()]


def test_the_address_of_a_site_names_no_value(material):
    material.deck("a", "MIGOEK")
    for text in ("Mehr unter jugend-im-dorf.de/seite", "Mail: jugend@kreis.de", "https://x.org/jugend"):
        material.passage("a", text)
    assert build_synthesis(material.source())["comparison"].empty
