"""What can be learned from, and what not."""

import pytest

from synthese.learning import build_examples, not_enough
from synthese.types import ActionFieldType, Box, Codebook, Labels, Passage, Segment, Theme

BOOK = Codebook(
    version="1",
    language="de",
    sha256="x",
    groups=(),
    themes=tuple(Theme(id=code, group="", labels=Labels(de=code)) for code in ("A1", "B1")),
    action_fields=(ActionFieldType(id="luecke", labels=Labels(de="Lücke")),),
)


def passage(name, presentation="a"):
    return Passage(
        passage=name,
        presentation=presentation,
        slide=1,
        page=1,
        text="Kurse fehlen",
        heading="",
        context="",
        role="bullet",
        segments=(Segment(1, 0, 12, 0),),
        box=Box(0, 0, 1, 1),
    )


def row(passage, state, code="A1", kind="theme", coder="team"):
    return {"passage": passage, "state": state, "code": code, "kind": kind, "coder": coder}


def said(*rows):
    return [example.said for example in build_examples([passage("p-1")], rows, BOOK)]


def test_confirmed_applies_and_rejected_does_not():
    assert said(row("p-1", "confirmed"), row("p-1", "rejected", "B1")) == [
        {("theme", "A1"): True, ("theme", "B1"): False}
    ]


def test_on_a_passage_marked_as_read_no_other_code_applies():
    rows = (row("p-1", "confirmed"), row("p-1", "reviewed", "", "passage"))
    assert said(*rows) == [{("theme", "A1"): True, ("theme", "B1"): False, ("action_field", "luecke"): False}]


@pytest.mark.parametrize("state", ["disputed", "confirmed"])
def test_of_a_passage_that_was_not_read_only_what_was_settled_is_known(state):
    known = {} if state == "disputed" else {("theme", "A1"): True}
    assert said(row("p-1", state)) == ([known] if known else [])


def test_what_is_disputed_stays_unknown_on_a_passage_that_was_read():
    assert ("theme", "A1") not in said(row("p-1", "disputed"), row("p-1", "reviewed", "", "passage"))[0]


def test_single_coders_and_codes_of_other_codebooks_teach_nothing():
    assert said(row("p-1", "confirmed", coder="ah"), row("p-1", "confirmed", "Z9")) == []


def examples(count, decks):
    names = [(f"p-{number}", f"deck-{number % decks}") for number in range(count)]
    passages = [passage(name, deck) for name, deck in names]
    return build_examples(passages, [row(name, "confirmed") for name, _ in names], BOOK)


def test_too_few_passages_are_counted_and_it_is_told_how_to_get_more():
    message = not_enough(examples(37, 4))
    assert message.startswith(
        "There are 37 coded or read passages in 4 presentations; about 100 are needed, so 63 more."
    )
    assert "workspace.codings.reviewed('mosaik', slide=3)" in message


def test_too_few_presentations_are_told_with_the_reason():
    assert "stand in 2 presentations; 3 are needed" in not_enough(examples(120, 2))


def test_enough_is_enough():
    assert not_enough(examples(100, 3)) == ""
