"""Suggestions of a model for single passages."""

from dataclasses import replace

import pytest

from synthese.learning.applying import Learned, apply_model
from synthese.learning.model import FORM, CodeModel, Mixing, Model, codebook_mark
from synthese.learning.signals import features_of, read_signals
from synthese.tagging import build_pipeline, tag_passages
from tagging.conftest import passage_of, small_codebook

BOOK = small_codebook()
SURE = Mixing(bias=-1.0, weights={"learned": 1.0, "suggested": 1.0, "near": 10.0, "near_over": 10.0})


def code(name="kurse", kind="theme", *, everywhere=True, **weights):
    return CodeModel(kind=kind, code=name, positive=9, negative=9, everywhere=everywhere, bias=0.0, weights=weights)


def model(*codes, mixing=SURE):
    return Model(
        form=FORM,
        codebook=codebook_mark(BOOK),
        codings="",
        passages=100,
        presentations=("a",),
        mixing={"theme": mixing, "action_field": mixing},
        codes=codes,
    )


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline(BOOK)


def suggest(nlp, learned, text, **context):
    passage = passage_of(text, **context)
    tags = tag_passages(nlp, [passage])
    return passage, apply_model(learned, nlp, [passage], tags, BOOK, 0.5)


def test_a_word_near_an_indicator_is_suggested_with_the_words_that_say_so(nlp):
    passage, (tag,) = suggest(nlp, model(code()), "Ein Sprachtandem am Abend", start=5)
    assert (tag.code, tag.origin, tag.quotation) == ("kurse", "learned", "Sprachtandem")
    assert passage.text[tag.start - 5 : tag.end - 5] == tag.quotation
    assert tag.rules == ("learned:Begriffe sprachtandem (wie sprachkurs*)",)


def test_what_stands_in_the_title_alone_is_quoted_as_the_whole_passage(nlp):
    _, (tag,) = suggest(nlp, model(code()), "Am Abend", heading="Sprachtandems")
    assert tag.quotation == "Am Abend"
    assert tag.rules == ("learned:Überschrift sprachtandems (wie sprachkurs*)",)


def test_learned_words_count_without_any_indicator_near(nlp):
    weights = {f"t:{gram}": 9.0 for gram in (" vhs", "vhs ", " vh", "vhs", "hs ", " vhs ")}
    _, (tag,) = suggest(nlp, model(code(**weights)), "Anmeldung bei der VHS")
    assert tag.rules == ("learned:Begriffe vhs",)
    assert tag.quotation == "VHS"


def test_suggestions_of_the_codebook_stay_and_get_their_probability_when_it_is_the_better_score(nlp):
    _, (kept,) = suggest(nlp, model(code()), "Ein Sprachkurs")
    _, (scored,) = suggest(nlp, model(code(), mixing=replace(SURE, calibrates=True)), "Ein Sprachkurs")
    assert (kept.origin, kept.score, kept.rules) == ("codebook", 0.75, ("indicator:sprachkurs*",))
    assert scored == replace(kept, score=scored.score)
    assert scored.score > 0.99


def test_a_code_of_which_only_suggestions_were_judged_is_never_added(nlp):
    assert suggest(nlp, model(code(everywhere=False)), "Ein Sprachtandem am Abend")[1] == []


def test_a_denied_field_stays_denied(nlp):
    _, tags = suggest(nlp, model(code("bedarf", "action_field", **{"t:bed": 99.0})), "Es gibt keinen Bedarf")
    assert [(tag.code, tag.negated, tag.origin) for tag in tags] == [("bedarf", True, "codebook")]


def test_a_learned_field_names_who_should_act(nlp):
    _, (tag,) = suggest(nlp, model(code("bedarf", "action_field", **{"t:mang": 99.0})), "Kommunen: Mangel an Räumen")
    assert (tag.code, tag.addressee) == ("bedarf", "kommunen")


def test_themes_beyond_the_limit_are_left_out(nlp):
    book = replace(BOOK, max_themes=1)
    passage = passage_of("Sprachkurs und Sprachtandem im Wohnraumprojekt")
    (signals,) = read_signals(nlp, [passage])
    tags = tag_passages(nlp, [passage])[:1]
    learned = Learned(model(code(), code("wohnen")), book, threshold=0.0)
    assert [tag.code for tag in learned.tags(passage, signals, tags)] == [tags[0].code]


def test_an_empty_passage_has_no_features(nlp):
    (signals,) = read_signals(nlp, [passage_of("–")])
    assert features_of(signals) == {}
