"""A part of the material compared by itself."""

import pandas as pd
import pytest

from synthese.errors import WorkspaceError
from synthese.synthesis import Selection, build_synthesis, build_table, narrow


@pytest.fixture
def two_events(material):
    """MIGOEK at two conferences and IN² at the later one, a commentary at each; A2 is of group A, B2 of group B."""
    places = [("m1", "MIGOEK", "Auftakt", "2019-05-01"), ("m2", "MIGOEK", "Abschluss", "2020-12-01")]
    for name, project, event, date in [*places, ("i2", "IN²", "Abschluss", "2020-12-01")]:
        material.deck(name, project, event=event, date=date, space_type="Dorf" if project == "IN²" else "Landkreis")
        material.field(material.passage(name, f"Beratung für Gründungen fehlt in {name}", "B2"))
        material.passage(name, f"Menschen bleiben in {name}", "A2")
    material.passage("m1", "Menschen bleiben gern", "A2")
    for name, event in (("k1", "Auftakt"), ("k2", "Abschluss")):
        material.deck(name, "", event=event, role="commentary")
        material.field(material.passage(name, f"Gründungen brauchen Beratung ({event})", "B2"))
    return material


def part(material, name, **selected):
    return build_table(narrow(material.source(), Selection.of(**selected)), name)


def test_an_event_by_itself_is_what_it_would_be_without_the_others(two_events):
    source = two_events.source()
    found = build_synthesis(narrow(source, Selection.of(event="abschluss")))
    names = {"m2", "i2", "k2"}
    frames = {name: getattr(source, name) for name in ("presentations", "passages", "tags")}
    alone = {name: frame[frame["presentation"].isin(names)] for name, frame in frames.items()}
    expected = build_synthesis(two_events.source(**alone))
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(found[name], frame)
    assert set(found["theme_matrix"]["event"]) == {"Abschluss"}


def test_shares_and_likeness_are_those_of_the_part(two_events):
    whole = build_table(two_events.source(), "similarity")["cosine"].tolist()
    assert part(two_events, "similarity", event="Abschluss")["cosine"].tolist() == [1.0] != whole


def test_space_type_and_project_choose_projects_and_leave_the_commentary(two_events):
    for selected in ({"space_type": "Dorf"}, {"project": "in2"}):
        frame = part(two_events, "commentary_check", **selected)
        assert set(frame["project"]) == {"IN²"}
        assert len(frame) == 2


def test_by_role_there_are_only_projects(two_events):
    assert set(part(two_events, "action_fields", role="project")["role"]) == {"project"}
    assert part(two_events, "commentary_check", role="project").empty


def test_a_theme_group_leaves_its_themes_and_the_fields_on_them_while_shares_stay(two_events):
    matrix = part(two_events, "theme_matrix", group="B")
    assert set(matrix["theme"]) == {"B2"}
    whole = build_table(two_events.source(), "theme_matrix")
    assert matrix["share"].tolist() == whole[whole["theme"] == "B2"]["share"].tolist()
    assert len(part(two_events, "action_fields", group="B")) == 5
    assert part(two_events, "action_fields", group="A").empty


def test_a_subcode_goes_with_the_group_of_the_theme_above(conference):
    codes = set(part(conference, "theme_matrix", group="A")["theme"])
    assert codes == {"A1", "A1a", "A2"}


def test_samples_that_are_left_out_stay_left_out_of_a_part_with_nothing_else(two_events):
    two_events.deck("muster", "MUSTER", event="Werkstatt", sample=True)
    two_events.passage("muster", "Ein Muster", "A2")
    assert part(two_events, "theme_matrix", event="Werkstatt").empty


def test_several_names_select_all_of_them(two_events):
    whole = build_table(two_events.source(), "theme_matrix")
    pd.testing.assert_frame_equal(part(two_events, "theme_matrix", event=["Auftakt", "Abschluss"]), whole)


@pytest.mark.parametrize(
    ("selected", "message"),
    [
        ({"event": "Tagung"}, "There is no event 'Tagung' here; there are 'Abschluss' and 'Auftakt'."),
        ({"group": "Z"}, "There is no group 'Z' here; there are 'A' and 'B'."),
        ({"role": "gast"}, "There is no role 'gast' here; there are 'commentary' and 'project'."),
    ],
)
def test_what_is_not_there_is_told_with_what_is(two_events, selected, message):
    with pytest.raises(WorkspaceError) as told:
        part(two_events, "theme_matrix", **selected)
    assert str(told.value) == message


def test_a_catalogue_without_space_types_says_so(conference):
    with pytest.raises(WorkspaceError, match=r"^There is no space_type 'Dorf' here; the catalogue names none\.$"):
        part(conference, "theme_matrix", space_type="Dorf")
