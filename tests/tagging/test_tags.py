"""From passages to tags: ids, offsets in blocks, table rows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.provenance import stable_id
from synthese.tagging import tag_passages
from synthese.types import Segment

WORDS = [
    "Sprachkurse",
    "fehlen",
    "Bund",
    "sollten",
    "Gründer:innen",
    "Wohnraum",
    "und",
    "Bu\u0308rger",
    "\t",
    ".",
    "Miete",
]


def test_ids_come_from_passage_kind_and_code(nlp, passage):
    tag = tag_passages(nlp, [passage("Es fehlen Sprachkurse.")])[0]
    assert tag.tag == stable_id("t", "p-1", "theme", "kurse")
    assert tag.rules == ("indicator:sprachkurs*",)


def test_offsets_are_those_of_the_block(nlp, passage):
    block = "Vorspann. Es fehlen Sprachkurse."
    tags = tag_passages(nlp, [passage(block[10:], start=10)])
    assert [(tag.kind, block[tag.start : tag.end]) for tag in tags] == [
        ("theme", "Sprachkurse"),
        ("action_field", "Es fehlen Sprachkurse."),
    ]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10), st.integers(min_value=0, max_value=5))
@settings(deadline=None)
def test_every_quotation_is_a_slice_of_its_block(nlp, passage, words, start):
    text = " ".join(words)
    block = "x" * start + text
    for tag in tag_passages(nlp, [passage(text, heading="Ausblick", context="Sprachkurse", start=start)]):
        assert block[tag.start : tag.end] == tag.quotation
        assert 0 < tag.score <= 1


def test_evidence_over_the_passage_quotes_its_first_segment(nlp, passage):
    two = replace(
        passage("Zu wenige Plätze"), heading="Sprachkurse", segments=(Segment(4, 0, 9, 0), Segment(5, 0, 6, 10))
    )
    tag = tag_passages(nlp, [two])[0]
    assert (tag.block, tag.quotation) == (4, "Zu wenige")


def test_the_parent_bullet_is_told_as_context(nlp, passage):
    tag = tag_passages(nlp, [passage("zu wenige Plätze", context="Sprachkurse")])[0]
    assert tag.rules == ("context:sprachkurs*",)


def test_a_header_cell_is_the_signal_of_its_column_only(nlp, passage):
    row = passage(
        "Bund\t\tSpielraum für kleine Gruppen", header=("Ebene", "Aufgabe", "Offen ist"), context="Ebene | Offen ist"
    )
    (tag,) = [tag for tag in tag_passages(nlp, [row]) if tag.kind == "action_field"]
    assert (tag.code, tag.quotation) == ("luecke", "Spielraum für kleine Gruppen")


def test_tags_come_in_the_order_of_passages(nlp, passage):
    two = [replace(passage("Ein Sprachkurs."), passage="p-2"), passage("Ein Sportverein.")]
    assert [tag.passage for tag in tag_passages(nlp, two)] == ["p-2", "p-1"]


def test_many_passages_are_tagged_as_each_alone_is(nlp, passage):
    texts = ["Es fehlen Sprachkurse.", "Wohnraum und Miete", "Der Bund sollte zahlen."] * 150
    many = [passage(text, heading="Ausblick") for text in texts]
    assert tag_passages(nlp, iter(many)) == [tag for each in many for tag in tag_passages(nlp, [each])]
