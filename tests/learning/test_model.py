"""The file of a model: plain, readable, checked."""

import json
from dataclasses import replace

import pytest

from learning.test_examples import BOOK
from synthese.errors import ModelError
from synthese.learning import CodeModel, Mixing, Model, codebook_mark, model_to_bytes, read_model
from synthese.learning.model import FORM, mixed
from synthese.types import CodebookFile, Indicator, Labels

MODEL = Model(
    form=FORM,
    codebook=codebook_mark(BOOK),
    codings="c",
    passages=120,
    presentations=("a", "b"),
    mixing={"theme": Mixing(bias=-2.0, weights={"learned": 0.5, "near": 2.0}, calibrates=True)},
    codes=(
        CodeModel(kind="theme", code="A1", positive=9, negative=80, everywhere=True, bias=0.1, weights={"t: kur": 1.5}),
    ),
    figures={"theme_f1.learned": 0.7, "type_accuracy.learned": None},
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "model.json"
    path.write_bytes(model_to_bytes(MODEL))
    return path


def test_a_model_is_read_as_it_was_written(path):
    assert read_model(path, BOOK) == MODEL


def test_the_file_holds_sorted_json_with_a_line_a_code(path):
    content = json.loads(path.read_bytes())
    assert content["codes"][0]["weights"] == {"t: kur": 1.5}
    assert list(content) == [*sorted(set(content) - {"codes"}), "codes"]
    assert sum('"code": "A1"' in line for line in path.read_text(encoding="utf-8").splitlines()) == 1


def test_without_a_file_there_is_no_model(tmp_path):
    assert read_model(tmp_path / "model.json", BOOK) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{", "", "is damaged and not applied: it is no JSON"),
        (FORM, "pickle-9", "is no model of this version and not applied: its form is 'pickle-9'"),
        (
            '"passages": 120',
            '"passages": "many"',
            "is damaged and not applied: passages: Input should be a valid integer",
        ),
        ('"bias": 0.1', '"bias": NaN', "is damaged and not applied: it holds numbers that are none"),
    ],
)
def test_a_damaged_or_foreign_file_is_told_with_what_to_do(path, old, new, told):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ModelError, match=told) as error:
        read_model(path, BOOK)
    assert "`synthese learn --forget`" in str(error.value)


def test_a_model_of_another_codebook_is_refused(path):
    term = Indicator(term="kurs", mode="prefix", text="kurs*")
    other = replace(BOOK, themes=(replace(BOOK.themes[0], indicators=(term,)), *BOOK.themes[1:]))
    with pytest.raises(ModelError, match="learned with another state of the codebook"):
        read_model(path, other)


def test_an_anchor_example_or_colour_costs_no_model(path):
    theme = replace(BOOK.themes[0], anchor="Kurse fehlen.", colour="#123456", group="G")
    moved = CodebookFile(name="other.yaml", lines={"kurs": 7})
    assert read_model(path, replace(BOOK, themes=(theme, *BOOK.themes[1:]), version="2", file=moved)) == MODEL


def test_a_changed_label_is_another_codebook_as_nearness_rests_on_it():
    theme = replace(BOOK.themes[0], labels=Labels(de="Kurse"))
    assert codebook_mark(replace(BOOK, themes=(theme, *BOOK.themes[1:]))) != codebook_mark(BOOK)


def test_probabilities_stay_between_0_and_1():
    mixing = Mixing(bias=0.0, weights={"learned": 1e6})
    assert [mixed(mixing, {"learned": value}) for value in (-1.0, 0.0, 1.0)] == [0.0, 0.5, 1.0]
