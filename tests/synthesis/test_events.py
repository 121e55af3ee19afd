"""Themes by event and over time."""

import math

import pytest

from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis
from synthese.synthesis.measures import difference_of_shares, share_interval


@pytest.fixture
def three_events(material):
    """A1 in 1 of 4 passages at the first event, in 3 of 4 at the second; the third has no date."""
    for event, date, project, count in (
        ("Abschluss", "2020-12-01", "a", 2),
        ("Abschluss", "2020-12-02", "b", 1),
        ("Auftakt", "2019-05-01", "a", 1),
        ("Ohne Tag", "", "a", 0),
    ):
        name = f"{project}-{event[:2].lower()}"
        material.deck(name, project, event=event, date=date)
        for number in range(2 if event == "Abschluss" else 4):
            material.passage(name, f"Satz {number} von {name}", *(["A1"] if number < count else []))
    return material


def row(frame, event, theme="A1"):
    return frame[(frame["event"] == event) & (frame["theme"] == theme)].iloc[0]


def test_events_stand_in_the_order_of_their_dates_those_without_last(three_events):
    frame = build_synthesis(three_events.source())["events"]
    assert list(dict.fromkeys(frame["event"])) == ["Auftakt", "Abschluss", "Ohne Tag"]
    assert row(frame, "Abschluss")["date"] == "2020-12-01"


def test_an_event_counts_its_projects_and_passages(three_events):
    found = row(build_synthesis(three_events.source())["events"], "Abschluss")
    assert (found["n_passages"], found["all_passages"]) == (3, 4)
    assert (found["n_projects"], found["all_projects"]) == (2, 2)
    share = share_interval(3, 4)
    assert (found["share"], found["low"], found["high"]) == pytest.approx(share, abs=1e-6)
    assert found["evidence"][-1] == stable_id("t", "p-b-ab-1", "theme", "A1")


def test_the_change_is_against_the_event_before(three_events):
    frame = build_synthesis(three_events.source())["events"]
    found = row(frame, "Abschluss")
    expected = difference_of_shares(share_interval(3, 4), share_interval(1, 4))
    assert found["since"] == "Auftakt"
    assert (found["change"], found["change_low"], found["change_high"]) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("event", ["Auftakt", "Ohne Tag"])
def test_the_first_event_and_one_without_a_date_have_no_change(three_events, event):
    found = row(build_synthesis(three_events.source())["events"], event)
    assert found["since"] == ""
    assert math.isnan(found["change"])
    assert math.isnan(found["change_low"])


@pytest.mark.parametrize("confirmed_only", [False, True])
def test_an_event_is_the_sum_of_its_cells(conference, confirmed_only):
    tables = build_synthesis(conference.source(confirmed_only=confirmed_only))
    columns = ["n_passages", "n_confirmed", "n_suggested", "n_disputed"]
    cells = tables["theme_matrix"].groupby(["event", "theme"])[columns].sum()
    events = tables["events"].set_index(["event", "theme"])[columns]
    assert events.sort_index().to_dict() == cells.sort_index().to_dict()
