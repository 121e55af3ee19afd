"""A trained pipeline as base: here a small one that the test makes itself."""

import pytest
import spacy

from synthese.errors import MissingToolError
from synthese.provenance import base_model_version
from synthese.settings import TaggingSettings
from synthese.tagging import build_pipeline
from tagging.conftest import small_codebook


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A German pipeline that knows the lemma and tag of two words, and a component that is not needed."""
    nlp = spacy.blank("de", meta={"name": "klein", "version": "1.2.3"})
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{"LOWER": "deutschtreffs"}]], attrs={"LEMMA": "Sprachkurs", "TAG": "NN"})
    ruler.add(patterns=[[{"LOWER": "boomen"}]], attrs={"LEMMA": "boomen", "TAG": "VVFIN"})
    nlp.add_pipe("entity_ruler")
    folder = tmp_path_factory.mktemp("base") / "klein"
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def based(base):
    return build_pipeline(small_codebook(), settings=TaggingSettings(base_model=base))


def test_its_lemmas_are_taken_and_the_others_are_ours(based):
    doc = based("Deutschtreffs boomen in Gemeinden")
    assert [token.lemma_ for token in doc] == ["Sprachkurs", "boomen", "in", "Gemeinde"]
    assert [span.label_ for span in doc.spans["themes"]] == ["kurse"]


def test_without_it_nothing_changes(nlp):
    assert nlp.pipe_names[0] == "lemmas"
    assert list(nlp("Deutschtreffs boomen in Gemeinden").spans["themes"]) == []


def test_our_tokenizer_and_components_work_behind_it(based):
    assert based.pipe_names[0] == "attribute_ruler"
    assert "entity_ruler" not in based.pipe_names
    assert [token.text for token in based("Migrant:innen fahren")] == ["Migrant:innen", "fahren"]


def test_name_version_and_content_are_told(base):
    assert base_model_version(base).startswith("de_klein 1.2.3 ")


def test_one_that_is_not_installed_is_told_with_how_to_install_it_and_how_to_do_without():
    with pytest.raises(MissingToolError) as error:
        build_pipeline(small_codebook(), settings=TaggingSettings(base_model="de_core_news_xx"))
    for words in (
        "'de_core_news_xx' that synthese.toml names as base_model is not installed",
        "python -m spacy download de_core_news_xx",
        "without it results are the default",
    ):
        assert words in str(error.value)
