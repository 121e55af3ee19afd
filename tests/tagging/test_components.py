"""Each component by itself in a blank pipeline, and the pipeline as spaCy sees it."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from synthese.errors import CodebookError
from synthese.tagging import build_pipeline, explain, register
from synthese.tagging.compounds import compound_parts, suspended_words
from synthese.types import ActionFieldType, Codebook, Cue, HeadingSignal, Indicator, Labels, Theme

register()


def blank(*names):
    nlp = spacy.blank("de")
    for name in names:
        nlp.add_pipe(name)
    return nlp


@pytest.mark.parametrize("name", ["lemmas", "compounds", "slide_scope", "theme_tagger", "action_field_tagger"])
def test_each_component_works_alone(name):
    assert blank(name)("Kurse fehlen in der Nähe.").text == "Kurse fehlen in der Nähe."


def test_lemmas_of_inflected_and_capital_forms():
    doc = blank("lemmas")("MIGRANTISCHER Ökonomie fehlen Integrationskurse")
    assert [token.lemma_ for token in doc] == ["migrantisch", "Ökonomie", "fehlen", "Integrationskurs"]


def test_a_separated_verb_gets_its_particle():
    doc = blank("lemmas")("Viele ziehen nach einem Jahr weg.")
    assert doc[1].lemma_ == "wegziehen"


def test_a_preposition_is_no_particle():
    doc = blank("lemmas")("Viele ziehen aus der Stadt.")
    assert doc[1].lemma_ == "ziehen"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Integrationskursträger", ("integrations", "kurs", "träger")),
        ("Wohnraumversorgung", ("wohn", "raum", "versorgung")),
        ("Gründungsberatungsangebot", ("gründungs", "beratungs", "angebot")),
        ("Beratung", ("beratung",)),
        ("Verbindung", ("verbindung",)),
        ("vereinbaren", ("vereinbaren",)),
    ],
)
def test_parts_of_compounds(word, parts):
    assert compound_parts(word) == parts


def test_words_run_together_are_no_compound_and_stop_nothing(nlp):
    endless = "sprachkurs" * 300
    assert compound_parts(endless) == (endless,)
    doc = nlp(f"Sprachkurse: {endless}")
    assert [span.label_ for span in doc.spans["themes"]] == ["kurse"]


@given(st.text(alphabet="abcdefghiklmnoprstuäöüß-", max_size=25))
def test_parts_hold_all_letters(word):
    assert "".join(compound_parts(word)) == word.replace("-", "")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Sprach-", "Integrationskurse", "Sprachkurse"),
        ("Arbeits-", "Ausbildungsplätze", "Arbeitsplätze"),
        ("haupt-", "ehrenamtliche", "hauptamtliche"),
        ("Zu-", "Abwanderung", "Zuwanderung"),
    ],
)
def test_suspended_hyphens(first, second, whole):
    assert suspended_words(first, second)[0] == whole


def test_a_chain_of_suspended_words_and_one_at_the_end():
    doc = blank("compounds")(
        "Treffen von Wirtschafts-, Integrations- und Migrantenorganisationen, Kursträger und -orte"
    )
    assert {word for token in doc for word, _ in token._.suspended} >= {
        "Wirtschaftsorganisationen",
        "Integrationsorganisationen",
        "Kursorte",
    }


def test_components_say_what_they_need_and_give(nlp):
    assert nlp.analyze_pipes()["problems"]["theme_tagger"] == []
    assert "token.lemma" in nlp.get_pipe_meta("theme_tagger").requires


def test_a_blank_pipeline_takes_a_codebook_by_its_path(root):
    nlp = blank("lemmas", "compounds", "slide_scope", "theme_tagger", "action_field_tagger")
    path = str(root / "presentations" / "codebook.yaml")
    nlp.config["initialize"]["components"] = {
        name: {"codebook": path} for name in ("theme_tagger", "action_field_tagger")
    }
    nlp.initialize()
    doc = nlp("Es fehlen Sprachkurse.")
    assert [span.label_ for name in ("themes", "action_fields") for span in doc.spans[name]] == ["A1", "luecke"]
    with pytest.raises(CodebookError, match=r"codebook\.yml: the file is not there"):
        build_pipeline("no/codebook.yml")


def test_taggers_keep_their_codebook_in_bytes(nlp, build):
    other = build(themes=())
    other.get_pipe("theme_tagger").from_bytes(nlp.get_pipe("theme_tagger").to_bytes())
    doc = other("Der Sprachkurs beginnt.")
    assert [span.label_ for span in doc.spans["themes"]] == ["kurse"]


def test_a_pipeline_survives_the_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")("Für Migrant:innen fehlen Sprachkurse.")
    assert [token.text for token in doc] == ["Für", "Migrant:innen", "fehlen", "Sprachkurse", "."]
    assert [span.label_ for name in ("themes", "action_fields") for span in doc.spans[name]] == ["kurse", "luecke"]


def test_a_saved_pipeline_loads_without_importing_the_package(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    program = """if True:
        import sys, spacy
        doc = spacy.load(sys.argv[1])("Für Migrant:innen fehlen Sprachkurse.")
        print([span.label_ for name in ("themes", "action_fields") for span in doc.spans[name]])
    """
    command = [sys.executable, "-c", program, str(tmp_path / "pipeline")]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "['kurse', 'luecke']\n"


def test_without_action_fields_only_themes_are_tagged(build):
    doc = build(action_fields=(), precedence=(), addressees=(), heading_signals=())("Es fehlen Sprachkurse.")
    assert [span.label_ for span in doc.spans["themes"]] == ["kurse"]
    assert len(doc.spans["action_fields"]) == 0


def test_an_empty_codebook_and_an_english_text_break_nothing(nlp):
    empty = build_pipeline(Codebook(version="1", language="de", sha256="", groups=(), themes=()))
    doc = empty("The county needs more language courses?")
    assert len(doc.spans["themes"]) == 0
    assert nlp("The county needs more language courses?").text.startswith("The county")


def test_a_codebook_of_another_field_and_language_needs_no_code(build):
    gap = ActionFieldType(id="gap", labels=Labels(de="gap", en="gap"), cues=(Cue(pattern=r"\b(lacks?|missing)\b"),))
    water = Theme(
        id="water",
        group="g",
        labels=Labels(de="Water", en="Water"),
        indicators=(Indicator(term="drinking water", mode="exact", text="drinking water"),),
    )
    nlp = build(
        language="en",
        themes=(water,),
        action_fields=(gap,),
        counter_cues={},
        heading_signals=(HeadingSignal(term="Open issues", type="any"), HeadingSignal(term="Gaps", type="gap")),
        precedence=("gap",),
        addressees=(),
    )
    doc = nlp("The village lacks drinking water.")
    assert [span.label_ for span in doc.spans["themes"]] == ["water"]
    assert [span.label_ for span in doc.spans["action_fields"]] == ["gap"]
    decided = explain(nlp, "Wells in the south", heading="Gaps").decisions
    assert [each.code for each in decided if each.verdict == "accepted"] == ["gap"]
    assert explain(nlp, "Wells in the south", heading="Open issues").decisions == ()


def test_the_same_words_under_another_title_are_weighed_anew(nlp):
    assert explain(nlp, "Mehr Räume", heading="Herausforderungen").decisions
    assert not [each for each in explain(nlp, "Mehr Räume", heading="Kurse").decisions if each.kind == "action_field"]
