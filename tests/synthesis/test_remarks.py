"""What is to be said beside the tables."""

import re
import string

import pytest

from synthese.provenance import stable_id
from synthese.synthesis import REMARKS, find_remarks


def test_nothing_is_said_where_there_is_nothing_to_say(conference):
    assert find_remarks(conference.source()) == ()


def test_decks_left_out_for_one_reason_stand_in_one_sentence(material):
    for name, status in (("b", "failed"), ("a", "failed"), ("c", "ok")):
        material.deck(name, "MIGOEK", status=status)
    assert find_remarks(material.source()) == (
        "Not compared (a, b): nothing could be read of it; its row in the table of presentations says why.",
    )


def test_links_that_contradict_one_another_are_told_in_the_words_of_the_fields(material):
    material.deck("a", "MIGOEK")
    texts = ("Kurse fehlen", "Busse fehlen", "Ärzte\tfehlen")
    one, other, third = (stable_id("f", material.passage("a", text)) for text in texts)
    for number in (1, 2, 3):
        material.field(f"p-a-{number}")
    material.note("link", "same", about=one, code=other)
    material.note("link", "different", about=one, code=third)
    material.note("link", "same", about=other, code=third)
    (remark,) = find_remarks(material.source())
    same, different = (set(re.findall("„(.*?)“", part)) for part in remark.split("): they are linked as the same"))
    assert same == {"Kurse fehlen", "Busse fehlen"}
    assert different == {"Kurse fehlen", "Ärzte | fehlen"}


@pytest.mark.parametrize("sentence", REMARKS.values())
def test_a_sentence_can_be_told_by_its_pattern(sentence):
    """A report in another language finds the sentence again by what stands around the braces."""
    names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
    filled = sentence.format(**{name: f"x, {name}" for name in names})
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(sentence))
    assert [key for key, one in REMARKS.items() if one == sentence]
    found = re.fullmatch(pattern, filled)
    assert found is not None
    assert found.groupdict() == {name: f"x, {name}" for name in names}
