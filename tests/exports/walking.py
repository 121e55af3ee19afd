"""Walks published files as a reader does: from a number to the findings it leads to, told by their ids."""

import re
from collections import defaultdict

import docx
import openpyxl
from docx.oxml.ns import qn

from synthese.exports.labels import label
from synthese.exports.readable import plain_text
from synthese.exports.source import Case
from synthese.exports.word.book import id_anchor

__all__ = ["Book", "Sheets", "case_of", "marks_of", "matrix", "same", "same_marks", "text"]

_NAME, _ANCHOR = qn("w:name"), qn("w:anchor")


class Sheets:
    """A workbook, read with another library than wrote it."""

    def __init__(self, path, language="de"):
        self.book = openpyxl.load_workbook(path)
        self.language = language
        self.evidence = self.sheet("evidence")
        self._ids = self.evidence.max_column

    def sheet(self, name):
        return self.book[label(f"sheet.{name}", self.language)]

    def rows(self, name):
        """Yield each row below the header as cells by their header."""
        header, *rows = self.sheet(name).iter_rows(min_row=4)
        for row in rows:
            yield dict(zip([cell.value for cell in header], row, strict=True))

    def ids(self, cell):
        """Return the ids of the findings that a cell leads to; a finding joins a tag and its codings."""
        if cell.hyperlink is None:
            return []
        sheet, first, last = re.fullmatch(r"'(.+)'!A(\d+):C(\d+)", cell.hyperlink.location).groups()
        rows = range(int(first), int(last) + 1)
        if self.book[sheet] == self.evidence:
            return [self.evidence.cell(row, self._ids).value.split("; ") for row in rows]
        return [ids for row in rows for ids in self.ids(self.book[sheet].cell(row, 3))]

    def values(self):
        for sheet in self.book:
            yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


class Book:
    """A Word file as parts: its bookmarks, and its tables by caption."""

    def __init__(self, path):
        self.document = docx.Document(path)
        body = self.document.element.body
        self.marks = defaultdict(list)
        self._collected = {}
        opened = {}
        for node in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:p")):
            if node.tag == qn("w:p"):
                continue
            if node.tag == qn("w:bookmarkEnd"):
                opened.pop(node.get(qn("w:id")))
                continue
            name = node.get(_NAME)
            opened[node.get(qn("w:id"))] = name
            self.marks[name] = []
            if name.startswith("collection_"):
                self._collected[name] = [link.get(_ANCHOR) for link in node.getparent().iter(qn("w:hyperlink"))]
            if name.startswith("id_"):
                for one in opened.values():
                    self.marks[one].append((node.getparent(), name))
        self.links = [link.get(_ANCHOR) for link in body.iter(qn("w:hyperlink"))]

    def ids(self, node):
        """Return the bookmarks of the ids that the links in a node lead to, those of one finding together."""
        return [ids for link in node.iter(qn("w:hyperlink")) for ids in self.led(link.get(_ANCHOR))]

    def led(self, anchor):
        if anchor in self._collected:
            return [ids for one in self._collected[anchor] for ids in self.led(one)]
        together = defaultdict(list)
        for entry, name in self.marks[anchor]:
            together[entry].append(name)
        return list(together.values())

    def tables(self, words):
        """Yield the tables whose caption holds some words."""
        for node in self.document.element.body.iterchildren(qn("w:tbl")):
            if words in text(node.getprevious()):
                yield [row.findall(qn("w:tc")) for row in node.findall(qn("w:tr"))]


def text(node):
    return "".join(one.text or "" for one in node.iter(qn("w:t")))


def same(led, readable, evidence):
    """Tell whether the findings led to are those of the evidence, each once, with all their ids."""
    return sorted(map(sorted, led)) == sorted(sorted(finding.ids) for finding in readable.index.find(evidence))


def same_marks(led, readable, evidence):
    wanted = sorted(sorted(map(id_anchor, finding.ids)) for finding in readable.index.find(evidence))
    return sorted(map(sorted, led)) == wanted


def case_of(readable, row):
    return plain_text(readable.names.case(Case(row["event"], row["project"])))


def matrix(readable, table):
    """Return the rows of a table of themes by the project's and the theme's name."""
    rows = readable.source.rows(table)
    return {(case_of(readable, row), readable.names.theme(row["theme"])): row for row in rows}


def marks_of(readable, evidence):
    return [list(map(id_anchor, finding.ids)) for finding in readable.index.find(evidence)]
