"""Slugs, ids and keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.catalogue import project_key, slug
from synthese.catalogue.names import free_id, is_safe_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Größe & Maß", "groesse-mass"),
        ("ÄÖÜ", "aeoeue"),
        ("IN² – Ankommen", "in2-ankommen"),
        ("Café Łódź", "cafe-lodz"),
        ("nul", "nul-1"),
        ("…", "presentation"),
        ("wort " * 40, "wort-" * 11 + "wort"),
    ],
)
def test_slugs_are_german(text, name):
    assert slug(text) == name


@given(st.text(max_size=90), st.text(max_size=90))
def test_any_name_makes_a_safe_id_that_is_free(stem, event):
    taken: set[str] = set()
    for _ in range(4):
        name = free_id(stem, event, taken)
        assert name not in taken
        assert is_safe_id(name)
        assert len(name) <= 60
        taken.add(name)


def test_projects_compare_without_spaces_and_superscripts():
    assert project_key("IN²") == project_key("in 2") == project_key("I N\u00a02")
    assert project_key("MOSAIK") != project_key("MOSAIC")
