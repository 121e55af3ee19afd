"""Tests of the label table, sorting and numbers."""

import string
from typing import get_args

import pytest

from synthese import types
from synthese.exports.labels import (
    LANGUAGES,
    VALUE_GROUPS,
    format_number,
    format_share,
    label,
    label_keys,
    value_label,
)
from synthese.tables import SCHEMAS

VALUES = {
    "deck_role": get_args(types.DeckRole),
    "deck_status": get_args(types.DeckStatus),
    "slide_kind": get_args(types.SlideKind),
    "block_role": get_args(types.Role),
    "kind": (*get_args(types.TagKind), *get_args(types.TargetKind), "term"),
    "origin": get_args(types.TagOrigin),
    "status": (
        *get_args(types.CodingStatus),
        *("suggested", "disputed", "set", "candidate", "none", "current", "outdated"),
    ),
    "reason": (
        *("not_found", "ambiguous", "similar", "no_presentation"),
        *("theme_split", "theme_retired", "theme_unknown"),
    ),
    "speaks": ("yes", "in part", "no"),
    "change": ("new", "gone", "different"),
    "table": tuple(SCHEMAS),
}


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_has_a_label(table):
    for column in SCHEMAS[table].names:
        assert label(f"column.{column}", "de")


@pytest.mark.parametrize("group", sorted(set(VALUE_GROUPS.values())))
def test_every_enumerated_value_has_a_label(group):
    assert {f"{group}.{value}" for value in VALUES[group]} <= set(label_keys())


def test_columns_with_labelled_values_exist():
    assert all(column in SCHEMAS[table].names for table, column in VALUE_GROUPS)


@pytest.mark.parametrize("key", label_keys())
def test_both_languages_say_the_same_things(key):
    german, english = (label(key, language) for language in LANGUAGES)
    assert german
    assert english
    assert fields(german) == fields(english)


def test_missing_label_is_told_with_what_to_do():
    with pytest.raises(KeyError, match=r"has no label 'column.colour': add it with its forms de and en"):
        label("column.colour", "de")


def test_unknown_value_is_shown_as_it_is():
    assert value_label("comparison", "state", "brandneu", "de") == "brandneu"


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [(1234567, 0, "1.234.567", "1,234,567"), (-0.001, 2, "0,00", "0.00"), (0.5, 1, "0,5", "0.5")],
)
def test_numbers_follow_the_language(value, digits, german, english):
    assert format_number(value, "de", digits=digits) == german
    assert format_number(value, "en", digits=digits) == english


def test_a_share_is_never_rounded_to_nothing():
    assert format_share(0.001, "de") == "<1\u202f%"
    assert format_share(0.0, "de") == "0\u202f%"
