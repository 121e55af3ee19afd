"""Fields of one matter: links first, then likeness."""

from hypothesis import given
from hypothesis import strategies as st

from synthese.coding import Note
from synthese.synthesis.grouping import group_fields

NAMES = "abcdef"
PAIRS = [(one, other) for one in NAMES for other in NAMES if one < other]


def link(number, text):
    return Note(
        kind="link",
        project="",
        presentation="",
        about="",
        other="",
        text=text,
        status="added",
        evidence=(),
        coder="ab",
        time=f"2026-01-{number + 1:02}T10:00:00+00:00",
        memo="",
        decision=f"d-{number}",
    )


def links(*said):
    return {frozenset(ends): link(number, text) for number, (ends, text) in enumerate(said)}


def groups(fields, alike, said):
    found = group_fields(fields, alike, links(*said))
    return {"".join(sorted(group)) for group in found.members.values()}


def test_links_are_passed_on():
    assert groups("abcd", {}, [("ab", "same"), ("bc", "same")]) == {"abc", "d"}


def test_what_is_kept_apart_from_one_is_kept_apart_from_all_of_its_matter():
    alike = {("b", "c"): 90.0}
    assert groups("abc", alike, [("ab", "same"), ("ac", "different")]) == {"ab", "c"}


def test_a_group_by_likeness_is_alike_throughout():
    assert groups("abc", {("a", "b"): 90.0, ("b", "c"): 80.0}, []) == {"ab", "c"}


def test_a_link_takes_no_field_away_that_was_alike_before():
    alike = {("a", "c"): 80.0}
    assert groups("abc", alike, []) == {"ac", "b"}
    assert groups("abc", alike, [("ab", "same")]) == {"abc"}


def test_of_links_that_contradict_one_another_the_latest_hold_and_the_one_passed_over_is_told():
    said = [("ab", "same"), ("ac", "different"), ("bc", "same")]
    found = group_fields("abc", {}, links(*said))
    assert found.members["b"] == {"b", "c"}
    assert found.contradictions == ((("a", "b"), ("a", "c")),)


MANY_LINKS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(["same", "different"]), max_size=8)
ALIKE = st.dictionaries(st.sampled_from(PAIRS), st.floats(50, 100), max_size=12)


@given(said=MANY_LINKS, alike=ALIKE)
def test_groups_part_the_fields_and_keep_every_link_but_those_told(said, alike):
    found = group_fields(NAMES, alike, links(*said.items()))
    assert all(found.members[one] == group for group in found.members.values() for one in group)
    passed_over = {same for same, _ in found.contradictions}
    for (one, other), text in said.items():
        together = other in found.members[one]
        assert together is False if text == "different" else together or (one, other) in passed_over


@given(said=MANY_LINKS, alike=ALIKE)
def test_a_link_is_passed_over_only_where_another_forbids_it(said, alike):
    found = group_fields(NAMES, alike, links(*said.items()))
    if "different" not in said.values():
        assert found.contradictions == ()
    for _, (one, other) in found.contradictions:
        assert said.get((one, other)) == "different" or said.get((other, one)) == "different"


@given(alike=ALIKE)
def test_without_links_each_is_alike_to_each(alike):
    found = group_fields(NAMES, alike, {})
    for group in found.members.values():
        assert all((one, other) in alike for one in group for other in group if one < other)
