import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.synthesis import build_synthesis
from synthese.tables import SCHEMAS, SYNTHESIS_TABLES, write_table


def test_every_table_is_there_with_its_schema(conference, tmp_path):
    tables = build_synthesis(conference.source())
    assert set(tables) == {*SYNTHESIS_TABLES, "changes"}
    for name, frame in tables.items():
        assert list(frame.columns) == SCHEMAS[name].names
        write_table(frame, tmp_path / f"{name}.parquet", name)


def test_without_decks_every_table_is_empty_but_for_the_codebook_s_indicators(material):
    tables = build_synthesis(material.source())
    assert {name for name, frame in tables.items() if len(frame)} == {"indicators"}
    assert all(list(frame.columns) == SCHEMAS[name].names for name, frame in tables.items())


@pytest.mark.parametrize("confirmed_only", [False, True])
def test_all_evidence_and_all_quotations_lead_somewhere(conference, confirmed_only):
    source = conference.source(confirmed_only=confirmed_only)
    known = {*source.tags["tag"], *source.codings["coding"], *source.passages["passage"]}
    tables = build_synthesis(source)
    for name, frame in tables.items():
        named = {one for listed in frame.get("evidence", pd.Series(dtype=object)) for one in listed}
        quoted = {one["id"] for listed in frame.get("quotations", pd.Series(dtype=object)) for one in listed}
        assert named | quoted <= known, name


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_order_of_rows_changes_nothing(conference, seed):
    source = conference.source()
    shuffled = {
        name: frame.sample(frac=1, random_state=random.Random(f"{seed}{name}").randrange(2**32))
        for name, frame in ((name, getattr(source, name)) for name in conference.rows)
    }
    expected, found = build_synthesis(source), build_synthesis(conference.source(**shuffled))
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(found[name], frame)


def test_rejecting_a_tag_leaves_exactly_its_cell(conference):
    before = build_synthesis(conference.source())
    source = conference.source()
    rejected = pd.concat([source.codings, _rejection(source)], ignore_index=True)
    after = build_synthesis(conference.source(codings=rejected))
    changed = _different(before["theme_matrix"], after["theme_matrix"], "n_passages")
    assert changed == {("IN²", "A2")}
    assert _different(before["theme_matrix"], after["theme_matrix"], "evidence") == {("IN²", "A2")}


def test_a_deck_more_changes_the_cells_of_its_project_only(material):
    for deck, project in (("a", "MIGOEK"), ("b", "IN²")):
        material.deck(deck, project)
        material.passage(deck, "Sprachkurse fehlen", "A1")
    before = build_synthesis(material.source())["theme_matrix"]
    material.deck("c", "IN²")
    material.passage("c", "Kurse und Gründungen", "A1", "B2")
    after = build_synthesis(material.source())["theme_matrix"]
    assert _different(before, after, "n_passages") == {("IN²", "A1"), ("IN²", "B2")}


def _rejection(source):
    row = source.codings[source.codings["code"] == "A1a"].iloc[[0]]
    return row.assign(code="A2", state="rejected", coding="c-new")


def _different(before, after, column):
    pairs = zip(before["project"], before["theme"], before[column], after[column], strict=True)
    return {(project, theme) for project, theme, was, is_now in pairs if was != is_now}
