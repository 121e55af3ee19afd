"""The report speaks one language: no sentence of the program stands in the other."""

import re

import pytest
from lxml import html

from synthese.exports.labels import label, label_keys
from synthese.exports.report import render_report

ENGLISH = frozenset(
    re.findall(r"\w+", "the of and is are were with not from which that this for by been have its they")
)
GERMAN = frozenset(
    re.findall(r"\w+", "der die das und ist sind wurde nicht von mit auf für aus dem den einer wird als")
)
SLIDES = ".//bdi | .//*[contains(@class, 'quote')] | .//*[@dir='auto'][not(ancestor::*[@class='problems'])]"
CODEBOOK = ".//*[@id='provenance']//td | .//script | .//style"

PROBLEMS = (
    "Not compared (in2): another row of the catalogue supersedes it.",
    "presentations/codings: 3 have no sure place any more and are kept; see workspace.codings.lost().",
    "catalogue.csv, row 4, column date: '31.02.2020' is no day of the calendar; write it as 2020-12-01 or 01.12.2020.",
)


def program_words(report):
    """Return the words of a report that the program says: neither from slides nor from the codebook."""
    tree = html.document_fromstring(report)
    for element in tree.xpath(f"{SLIDES} | {CODEBOOK}"):
        element.drop_tree()
    attributes = [str(value) for value in tree.xpath("//@title | //@aria-label")]
    shown = [*tree.itertext(), *attributes]
    return [re.findall(r"\w+", text.casefold()) for text in shown]


def foreign(report, words):
    return [" ".join(found) for found in program_words(report) if words.intersection(found)]


@pytest.mark.parametrize(("language", "other"), [("de", ENGLISH), ("en", GERMAN)])
def test_the_report_speaks_one_language(make_source, language, other):
    report = render_report(make_source(language=language, problems=PROBLEMS, sample=False))
    assert foreign(report, other) == []


def test_a_sentence_of_the_other_language_is_found(make_source):
    report = render_report(make_source(problems=("Something new that nobody put into German.",)))
    assert foreign(report, ENGLISH) == ["something new that nobody put into german"]


def test_the_label_table_keeps_its_languages_apart():
    german = {key: re.sub(r"\{\w+\}", "", label(key, "de")).casefold() for key in label_keys()}
    mixed = [key for key, text in german.items() if ENGLISH & set(re.findall(r"\w+", text))]
    assert mixed == []
