"""Edits of a codebook touch the lines concerned and nothing else."""

import difflib

import pytest

from synthese.codebook import (
    add_term,
    merge_themes,
    read_codebook,
    rename_theme,
    retire_theme,
    set_anchor,
    split_theme,
)
from synthese.codebook.editing import written
from synthese.errors import CodebookError

TEXT = """\
# The team's codebook.
version: "1"   # ours
language: de
groups:
  - {id: A, label: {de: Ankommen, en: Arrival}}
themes:
  # language first
  - id: A1
    group: A
    label: {de: Sprache, en: Language}
    definition: "Kurse: alles dazu"
    indicators:
      - sprachkurs*   # the most frequent
      - {term: deutsch, weak: true}

  - id: A2   # staying
    group: A
    label: Bleiben
    parent: A1
    indicators: [wegzug*, "*bindung"]

  # last
  - {id: A3, group: A, label: {de: Wohnen}}

# the end of themes
addressees:
  - {id: kommunen, label: {de: Kommunen}, indicators: [gemeinde*]}
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def changed(path, before=TEXT):
    """Return the lines taken out and put in."""
    after = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[:2] in ("- ", "+ ")]


def theme(path, code):
    return read_codebook(path).theme(code)


def test_a_term_goes_behind_the_last_one_of_a_list(path):
    add_term(path, "A1", "sprachtandem*")
    assert changed(path) == ["+       - sprachtandem*"]


def test_a_weak_term_and_one_of_base_forms_are_written_as_mappings(path):
    add_term(path, "A1", "kosten", weak=True)
    add_term(path, "A1", "runder Tisch", mode="lemma")
    assert changed(path) == [
        "+       - {term: kosten, weak: true}",
        "+       - {term: runder Tisch, mode: lemma}",
    ]


def test_a_term_goes_into_a_list_in_brackets_and_into_a_theme_without_a_list(path):
    add_term(path, "A2", "*heimat*")
    add_term(path, "A3", "miete*")
    assert [each.text for each in theme(path, "A2").indicators] == ["wegzug*", "*bindung", "*heimat*"]
    assert [each.text for each in theme(path, "A3").indicators] == ["miete*"]
    assert "# last" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "term", "told"),
    [
        ("A1", "Sprachkurs*", "line 13, theme A1: 'Sprachkurs\\*' stands in line 13 already"),
        ("A9", "x", "there is no theme 'A9'; known are 'A1', 'A2' and 'A3'"),
        ("A1", "a*b", "'a\\*b' has an asterisk inside"),
        ("A1", "*", "'\\*' holds no word"),
    ],
)
def test_what_cannot_be_added_is_told_and_the_file_stays(path, code, term, told):
    with pytest.raises(CodebookError, match=told) as error:
        add_term(path, code, term)
    assert str(error.value).startswith("The codebook is left as it was:")
    assert path.read_text(encoding="utf-8") == TEXT
    assert [each.name for each in path.parent.iterdir()] == ["codebook.yaml"]


def test_a_codebook_that_is_broken_is_not_edited(path):
    path.write_text(TEXT.replace("group: A\n    label: Bleiben", "group: Z\n    label: Bleiben"), encoding="utf-8")
    with pytest.raises(CodebookError, match="there is no group 'Z'"):
        add_term(path, "A1", "sprachtandem*")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_of_windows_and_the_byte_order_mark_stay(path, mark):
    path.write_bytes(mark + TEXT.replace("\n", "\r\n").encode())
    add_term(path, "A1", "sprachtandem*")
    rename_theme(path, "A2", "B2")
    content = path.read_bytes()
    assert content.startswith(mark + b"# The team")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert [each.id for each in read_codebook(path).themes] == ["A1", "B2", "A3"]


def test_a_quotation_becomes_the_anchor_example_whatever_signs_it_holds(path):
    words = "Kurse \"fehlen\": 1 # 2\n'so' {x} – \\"
    set_anchor(path, "A1", words, "MOSAIK, Folie 3 (PDF-S. 2)")
    set_anchor(path, "A3", "Wohnen", "IN²")
    found = theme(path, "A1")
    assert found.anchor == " ".join(words.split())
    assert found.anchor_source == "MOSAIK, Folie 3 (PDF-S. 2)"
    assert theme(path, "A3").anchor_source == "IN²"


def test_a_change_after_which_the_codebook_could_not_be_used_is_not_made(path):
    with pytest.raises(CodebookError, match=r"^The codebook is left as it was, as .*\n.*'A 9' is no id"):
        rename_theme(path, "A3", "A 9")
    assert changed(path) == []


def test_renaming_takes_subthemes_along_and_leaves_a_note(path):
    rename_theme(path, "A1", "S1", label="Sprache und Kurse")
    codebook = read_codebook(path)
    assert codebook.theme("S1").labels.de == "Sprache und Kurse"
    assert codebook.theme("S1").labels.en == "Language"
    assert codebook.theme("A2").parent == "S1"
    (retired,) = codebook.retired
    assert (retired.id, retired.how, retired.into, retired.labels.de) == ("A1", "renamed", ("S1",), "Sprache")
    assert len(changed(path)) == 9


def test_merging_hands_indicators_over_once_and_cuts_the_theme(path):
    add_term(path, "A2", "sprachkurs*")
    before = path.read_text(encoding="utf-8")
    merge_themes(path, "A2", "A1")
    codebook = read_codebook(path)
    terms = [each.text for each in codebook.theme("A1").indicators]
    assert terms == ["sprachkurs*", "deutsch", "wegzug*", "*bindung"]
    assert codebook.theme("A2") is None
    assert codebook.retired[0].into == ("A1",)
    gone = [line for line in changed(path, before) if line.startswith("- ")]
    assert gone == [
        "-   - id: A2   # staying",
        "-     group: A",
        "-     label: Bleiben",
        "-     parent: A1",
        '-     indicators: [wegzug*, "*bindung", sprachkurs*]',
    ]


def test_a_theme_is_not_merged_into_itself_or_one_below_it(path):
    with pytest.raises(CodebookError, match="cannot be merged into itself"):
        merge_themes(path, "A1", "A1")
    with pytest.raises(CodebookError, match="theme A2: stands below 'A1'"):
        merge_themes(path, "A1", "A2")


def test_splitting_deals_out_indicators_and_keeps_definitions(path):
    split_theme(path, "A1", {"A1a": "Kurse", "A1b": "Deutsch: Alltag"}, terms={"A1b": ["deutsch"]})
    codebook = read_codebook(path)
    assert [each.id for each in codebook.themes] == ["A1a", "A1b", "A2", "A3"]
    first, second = codebook.themes[:2]
    assert [each.text for each in first.indicators] == ["sprachkurs*"]
    assert [(each.text, each.weak) for each in second.indicators] == [("deutsch", True)]
    assert first.definition == second.definition == "Kurse: alles dazu"
    assert second.labels.de == "Deutsch: Alltag"
    assert codebook.theme("A2").parent == "A1a"
    assert codebook.retired[0].into == ("A1a", "A1b")


@pytest.mark.parametrize(
    ("parts", "terms", "told"),
    [
        ({"X": "x"}, {}, "is split into two themes or more"),
        ({"A2": "x", "Y": "y"}, {}, "theme A2: the id is taken"),
        ({"X": "x", "Y": "y"}, {"Z": ["deutsch"]}, "'Z' is none of the new themes X, Y"),
        ({"X": "x", "Y": "y"}, {"X": ["kurs"]}, "has no indicator 'kurs'"),
    ],
)
def test_a_split_that_cannot_be_made_is_told(path, parts, terms, told):
    with pytest.raises(CodebookError, match=told):
        split_theme(path, "A1", parts, terms=terms)
    assert path.read_text(encoding="utf-8") == TEXT


EXCLUDED = """\
      - term: kurs
        mode: suffix
        not:
          - Diskurs*
          - {term: Rekurs, weak: false}
"""


@pytest.mark.parametrize("how", ["split", "merge"])
def test_an_indicator_written_on_several_lines_keeps_what_it_leaves_out(path, how):
    path.write_text(TEXT.replace("      - {term: deutsch, weak: true}\n", EXCLUDED), encoding="utf-8")
    before = theme(path, "A1").indicators[1]
    if how == "split":
        split_theme(path, "A1", {"X": "x", "Y": "y"}, terms={"Y": ["kurs"]})
    else:
        merge_themes(path, "A1", "A3")
    assert [one.term for one in before.excluded] == ["Diskurs", "Rekurs"]
    assert theme(path, "Y" if how == "split" else "A3").indicators[-1] == before


def test_retiring_cuts_the_theme_and_keeps_comments_around_it(path):
    retire_theme(path, "A3")
    assert [line for line in changed(path) if line.startswith("- ")] == [
        "-   - {id: A3, group: A, label: {de: Wohnen}}"
    ]
    assert read_codebook(path).retired[0].how == "retired"


def test_themes_below_a_retired_one_must_have_somewhere_to_go(path):
    with pytest.raises(CodebookError, match=r"has themes below it \(A2\)"):
        retire_theme(path, "A1")


def test_an_id_that_codings_bear_is_not_given_to_another_theme(path):
    retire_theme(path, "A3")
    with pytest.raises(CodebookError, match="'A3' was the id of another theme, whose codings bear it"):
        rename_theme(path, "A2", "A3")


def test_the_shipped_codebook_stays_to_the_letter_but_for_the_new_line(root, tmp_path):
    path = tmp_path / "codebook.yaml"
    before = (root / "presentations" / "codebook.yaml").read_bytes().decode()
    path.write_bytes(before.encode())
    add_term(path, "F2", "transferidee*")
    assert changed(path, before) == ["+       - transferidee*"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("{id: X, label: x, how: lost, into: []}", "'lost' says not what became of it"),
        ("{id: X, label: x, how: merged, into: [Q9]}", "there is no theme 'Q9'"),
        ("{id: A1, label: x, how: retired, into: []}", "is a theme as well"),
    ],
)
def test_a_wrong_note_of_a_retired_theme_is_told(path, field, told):
    path.write_text(f"{TEXT}retired:\n  - {field}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=told):
        read_codebook(path)


def test_plain_words_stay_plain():
    assert [written(text) for text in ("runder Tisch", "x: y", "ja", "No", "1")] == [
        "runder Tisch",
        '"x: y"',
        "ja",
        '"No"',
        '"1"',
    ]
