import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.extraction.repair import join_lines, repair_text

GERMAN = st.text(alphabet="abcdeghäöüßéÄÖÜ ABC.,-–/()¨ﬁﬂﬀ\xad\u200b\u0308 \xa0", max_size=40)


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("f¨ur M¨adchen", "für Mädchen"),
        ("Geﬂüchtete ﬁnden Oﬀenheit", "Geflüchtete finden Offenheit"),
        ("Integra\xadtions\u200bkurse", "Integrationskurse"),
        ("Mu\u0308hle", "Mühle"),
        ("ein\xa0  Wort", "ein Wort"),
        ("Nachbar\x02schaft", "Nachbar-schaft"),
    ],
)
def test_repairs(raw, repaired):
    assert repair_text(raw) == repaired


@given(st.one_of(st.text(max_size=60), GERMAN))
def test_repairing_twice_changes_nothing(raw):
    once = repair_text(raw)
    assert repair_text(once) == once


@given(GERMAN)
def test_no_letter_is_lost(raw):
    def plain(words):
        return [char for char in unicodedata.normalize("NFKD", words) if char.isalpha() and char.isascii()]

    assert plain(repair_text(raw)) == plain(raw)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Nachbarschafts-", "beziehung"], "Nachbarschaftsbeziehung"),
        (["in Baden-", "Württemberg"], "in Baden-Württemberg"),
        (["Sprach-", "und Integrationskurse"], "Sprach- und Integrationskurse"),
        (["Kultur-, Sport-", "oder Musikverein"], "Kultur-, Sport- oder Musikverein"),
        (["https://example.org/ein-", "langer-pfad"], "https://example.org/ein-langer-pfad"),
        (["www.umweltproben", "bank.de"], "www.umweltprobenbank.de"),
        (["Laufzeit 2017-", "2020"], "Laufzeit 2017-2020"),
        (["Das Land –", "eine Chance"], "Das Land – eine Chance"),
        (["siehe www.example.de", "und andere"], "siehe www.example.de und andere"),
        (["", "allein"], "allein"),
        ([], ""),
    ],
)
def test_joins_lines(lines, joined):
    assert join_lines(lines) == joined


@given(st.lists(st.text(alphabet="abcÄÖß -./", max_size=12).map(str.strip), max_size=5))
def test_joining_loses_no_letter(lines):
    assert [char for char in join_lines(lines) if char.isalpha()] == [char for char in "".join(lines) if char.isalpha()]
