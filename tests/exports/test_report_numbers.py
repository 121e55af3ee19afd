"""Every number of the report equals the table's and opens its evidence."""

import json
from collections import Counter

import pytest
from lxml import html

from exports.many import many_source
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
