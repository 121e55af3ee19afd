"""Every number of the report equals the table's and opens its evidence."""

import json
from collections import Counter

import pytest
from lxml import html

from exports.many import many_source, many_tables
from synthese.exports.content import comparison_rows, key_figures
from synthese.exports.messages import key_messages
from synthese.exports.readable import Readable
from synthese.exports.report import render_report
from synthese.exports.source import Names

SIDES = [(4, 1), (9, 3)]


class Walked:
    """A report, its parts by place, and the findings its numbers open."""

    def __init__(self, source):
        self.source, self.names = source, Names(source)
        self.tree = html.document_fromstring(render_report(source))
        known = json.loads(self.tree.get_element_by_id("evidence").text)
        self.findings, self.passages = known["findings"], known["passages"]

    def rows(self, section):
        return self.tree.xpath(f"//section[@id='{section}']//tbody/tr[not(@class='group')]")

    def opened(self, element):
        """Return the ids that the numbers in an element open."""
        numbers = " ".join(element.xpath(".//@data-evidence")).split()
        return {name for number in numbers for name in self.findings[number]["ids"]}


def shown(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module", params=SIDES, ids=["side by side", "many"])
def walked(request):
    projects, events = request.param
    return Walked(many_source(projects, events=events))


@pytest.fixture(scope="module")
def changed():
    """A report after a presentation was added, with a last run to compare with."""
    return Walked(many_source(1, tables=many_tables(4, events=2, commentary=False)))


def leads_to(walked, element, ids):
    """Whether an element opens all that ids name; a finding may have ids of its own besides."""
    return set(ids) <= walked.opened(element)


def test_no_number_leads_nowhere(walked):
    wanted = {number for numbers in walked.tree.xpath("//@data-evidence") for number in numbers.split()}
    assert wanted <= walked.findings.keys()
    assert not walked.tree.xpath("//@data-missing")
    assert all(one["passage"] in walked.passages for one in walked.findings.values())


def test_the_matrix_is_the_table(walked):
    rows = {(row["event"], row["project"], row["theme"]): row for row in walked.source.rows("theme_matrix")}
    seen = 0
    for line in walked.rows("matrix"):
        theme = shown(line[0]).partition(" ")[0]
        for case, cell in zip(walked.names.cases, line[1:], strict=True):
            row = rows[case.event, case.project, theme]
            count = cell.xpath("string(.//b)")
            assert int(count or 0) == row["n_passages"]
            assert leads_to(walked, cell, row["evidence"])
            seen += 1
    assert seen == len(rows)


def test_the_framework_is_the_table(walked):
    rows = [row for row in walked.source.rows("framework_matrix") if row["quotations"]]
    told = Counter(cell for cell in walked.tree.xpath("//section[@id='framework']//blockquote/button/text()"))
    wanted = Counter(one["text"].replace("\t", " | ") for row in rows for one in row["quotations"])
    assert told == wanted
    ids = walked.opened(walked.tree.get_element_by_id("framework"))
    assert {one["id"] for row in rows for one in row["quotations"]} <= ids


def test_open_fields_are_the_table(walked):
    rows = walked.source.rows("action_fields")
    lines = walked.tree.xpath("//table[@id='fields-table']/tbody/tr")
    assert len(lines) == len(rows)
    assert sorted(line.xpath("string(.//button)") for line in lines) == sorted(
        row["statement"].replace("\t", " | ") for row in rows
    )
    for line in lines:
        text = line.xpath("string(.//button)")
        alike = [row for row in rows if row["statement"].replace("\t", " | ") == text]
        assert any(leads_to(walked, line, row["evidence"]) for row in alike)
    types = walked.tree.xpath("//table[@class='bars']//tr")
    own = Counter(walked.names.plain(row["type"]) for row in rows if row["role"] == "project")
    assert {shown(line[0]): int(shown(line[1])) for line in types} == own
    assert all(line.xpath(".//@data-evidence") for line in types)


def test_the_commentary_is_the_table(walked):
    rows = walked.source.rows("commentary_check")
    signs = {"●": "yes", "◐": "in part", "–": "no", "ja": "yes", "teilweise": "in part", "nein": "no"}
    cells = walked.tree.xpath("//section[@id='check']//td[@data-p]")
    assert len(cells) == len(rows)
    assert Counter(signs[shown(cell).split()[0]] for cell in cells) == Counter(row["speaks"] for row in rows)
    ids = walked.opened(walked.tree.get_element_by_id("check"))
    assert {name for row in rows for name in row["evidence"]} <= ids


def test_measures_are_the_tables(walked):
    rows = {(row["project"], walked.names.theme(row["item"])): row for row in walked.source.rows("distinctive")}
    for part in walked.tree.xpath("//section[@id='distinctive']//div[@data-p]"):
        for line in part.xpath(".//tbody/tr"):
            row = rows[shown(part[0]), shown(line[0]).strip("„“")]
            assert int(shown(line[1])) == row["n"]
            assert shown(line[2]).split()[0] == f"{row['log_odds']:.2f}".replace(".", ",")
            assert leads_to(walked, line, row["evidence"])
    pairs = {frozenset((row["project_a"], row["project_b"])): row for row in walked.source.rows("similarity")}
    for line in walked.tree.xpath("//section[@id='distinctive']//tr[@data-p]"):
        row = pairs[frozenset(line[0].xpath(".//bdi/text()"))]
        assert shown(line[1]) == f"{row['cosine']:.2f}".replace(".", ",")
        assert leads_to(walked, line, row["evidence"])


def test_what_was_read_is_the_table(walked):
    rows = {walked.names.speaker(row["presentation"]): row for row in walked.source.rows("coverage")}
    lines = walked.rows("coverage")
    covered = [line for line in lines if line.xpath(".//*[@class='strip']")]
    assert len(covered) == len(rows)
    for line in covered:
        row = rows[line.xpath("string(./th/bdi)")]
        numbers = [shown(cell) for cell in line.xpath("./td[@data-value]")]
        columns = ("slides", "slides_without_text", "passages", "tagged", "read")
        assert numbers == [str(row[column]) for column in columns]
        squares = line.xpath(".//button[contains(@class, 'sq')]")
        assert all(square.get("data-evidence") for square in squares)


def test_events_are_the_table(walked):
    rows = {(row["event"], row["theme"]): row for row in walked.source.rows("events")}
    names = [name for _, name in sorted({(row["date"], row["event"]) for row in walked.source.rows("presentations")})]
    for line in walked.rows("events"):
        theme = shown(line[0]).partition(" ")[0]
        for event, cell in zip(names, line[1:], strict=True):
            row = rows[event, theme]
            told = cell.xpath("string(.//span[@class='small'])").partition(" ")[0]
            assert int(told or 0) == row["n_passages"]
            assert leads_to(walked, cell, set(row["evidence"]))
            moved = cell.xpath("string(.//span[contains(@class, 'change')])")
            assert moved[:1] == ("▲" if row["change_low"] > 0 else "▼" if row["change_high"] < 0 else "")


def test_key_figures_open_what_they_count(walked):
    tiles = walked.tree.xpath("//dl[@class='tiles']/div")
    figures = key_figures(Readable(walked.source))
    decks = json.loads(walked.tree.get_element_by_id("evidence").text)["decks"]
    assert [shown(tile[0]) for tile in tiles] == [figure.name for figure in figures]
    for tile, figure in zip(tiles, figures, strict=True):
        assert shown(tile[1]) == figure.value
        assert figure.decks or leads_to(walked, tile, figure.evidence)
        if figure.key in {"slides", "passages"}:
            names = tile.xpath("string(.//@data-decks)").split()
            numbers = [int(decks[name][figure.key].rpartition(": ")[2]) for name in names]
            assert sum(numbers) == figure.number
            assert all(walked.tree.get_element_by_id(f"deck-{name}") is not None for name in names)


def test_key_messages_open_what_they_count(walked):
    lines = walked.tree.xpath("//ul[@class='messages']/li")
    for line, message in zip(lines, key_messages(Readable(walked.source)), strict=True):
        assert shown(line).startswith(message.text)
        assert leads_to(walked, line, message.evidence)


def test_the_comparison_is_the_table(walked):
    dimensions = comparison_rows(Readable(walked.source))
    section = walked.tree.get_element_by_id("comparison")
    many = bool(section.xpath(".//table[contains(@class, 'compared')]"))
    for outer, line in enumerate(walked.rows("comparison")):
        for inner, cell in enumerate(line[1:]):
            dimension, case = (inner, outer) if many else (outer, inner)
            values = dimensions[dimension][1][case]
            assert [shown(one) for one in cell.xpath(".//button")] == [" ".join(one.value.split()) for one in values]
            for button, value in zip(cell.xpath("./p"), values, strict=True):
                assert leads_to(walked, button, value.evidence)
    told = sum(len(each) for _, values in dimensions for each in values)
    wanted = [row for row in walked.source.rows("comparison") if row["value"] or row["quotations"]]
    assert len(section.xpath(".//td//button")) == told == len(wanted)


def test_changes_are_the_table(changed):
    rows = changed.source.rows("changes")
    lines = changed.rows("changes")
    assert len(lines) == min(len(rows), 500)
    assert {row["table"] for row in rows} >= {"presentations", "passages", "tags", "theme_matrix", "action_fields"}
    for line, row in zip(lines, rows, strict=False):
        if row["after"]:
            assert leads_to(changed, line, row["evidence"])
        if row["table"] == "theme_matrix":
            assert shown(line[2]) == " → ".join(filter(None, (row["before"], row["after"])))
            assert row["item"] in shown(line[1])
        if row["table"] == "action_fields":
            assert shown(line[2]) == " ".join((row["after"] or row["before"]).replace("\t", " | ").split())
        assert row["presentation"] not in shown(line[1]).split() or row["presentation"] == row["project"]
