"""Word forms: gender signs, spellings, decomposed letters, capitals."""

import pytest

from synthese.tagging.forms import fold, normal_word, twins

GENDERED = [
    "Migrant:innen",
    "Migrant*innen",
    "Migrant_innen",
    "Migrant/innen",
    "Migrant/-innen",
    "Migrant(inn)en",
    "Migrant(innen)",
    "MigrantInnen",
    "Migrant·innen",
    "Migrant•innen",
    "Migrant.innen",
    "Migrant!innen",
    "Migrant'innen",
    "Migrant-innen",
    "Migrant/Innen",
    "Migrant:Innen",
    "Migranten/-innen",
    "Migranten/innen",
]


@pytest.mark.parametrize("form", GENDERED)
def test_every_gender_spelling_has_one_normal_form(form):
    assert normal_word(form) == "Migrantinnen"


@pytest.mark.parametrize("form", ["Migrant:in", "Migrant*in", "Migrant/in", "Migrant(in)", "MigrantIn"])
def test_the_singular_keeps_its_number(form):
    assert normal_word(form) == "Migrantin"


def test_compounds_with_a_gender_sign_become_the_plain_compound():
    assert normal_word("Bürger:innenbeteiligung") == "Bürgerbeteiligung"
    assert normal_word("Migrant*innenorganisation") == "Migrantenorganisation"


@pytest.mark.parametrize("form", ["LinkedIn", "Termin", "innen", "und/oder", "10:30", "Berlin", "Stadt-Land"])
def test_other_words_are_left_alone(form):
    assert normal_word(form) == form


def test_letters_are_composed_and_soft_hyphens_dropped():
    assert normal_word("Bu\u0308rger") == "Bürger"
    assert normal_word("Inte\u00adgra\u00adtion") == "Integration"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("daß", "dass"),
        ("muß", "muss"),
        ("Potential", "Potenzial"),
        ("Integrationspotentiale", "Integrationspotenziale"),
        ("selbständig", "selbstständig"),
        ("demographischer", "demografischer"),
        ("Prozeß", "Prozess"),
        ("Oeffnung", "Öffnung"),
    ],
)
def test_old_spellings_become_new_ones(old, new):
    assert normal_word(old) == new


def test_capitals_are_written_as_a_name():
    assert normal_word("INTEGRATION") == "Integration"
    assert normal_word("ÖPNV-ANBINDUNG") == "Öpnv-Anbindung"


def test_a_form_of_invisible_signs_only_is_kept():
    assert normal_word("\u00ad") == "\u00ad"


def test_feminine_forms_have_masculine_twins():
    assert "Gründer" in twins("Gründerinnen")
    assert "Migranten" in twins("Migrantinnen")
    assert twins("Termin") == ()


def test_folding_makes_sharp_s_and_capitals_alike():
    assert fold("Maßnahme") == fold("MASSNAHME")
