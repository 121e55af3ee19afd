"""Every kind of fault is named with its line, theme and field."""

import pytest

from synthese.codebook import check_codebook, read_codebook
from synthese.codebook.source import MOST_BYTES
from synthese.errors import CodebookError

SOUND = """\
groups:
  - {id: A, label: {de: Ankommen}}
themes:
  - id: A1
    group: A
    label: {de: Sprache, en: Language}
    indicators:
      - sprachkurs*
      - {term: vhs, weak: true}
    colour: "#0072b2"
  - {id: A2, group: A, label: Bleiben, indicators: [haltefaktor*]}
action_fields:
  - id: luecke
    label: Lücke
    cues:
      - {pattern: '\\bfehlt\\b', source: X}
precedence: [luecke]
heading_signals:
  - {term: Ausblick, type: any}
counter_cues:
  done: ['\\bbereits\\b']
dimensions:
  - {id: raum, label: Raum, values: [{value: Stadt, indicators: [stadt*]}, Land]}
"""

FAULTS = [
    ("group: A\n", "group: B\n", "line 5, theme A1, field group", "there is no group 'B'; known are 'A'"),
    ("    group: A\n", "", "line 4, theme A1", "neither group nor parent"),
    ("id: A2, group", "id: A1, group", "line 11, theme A1, field id", "stands in line 4 already"),
    ("id: A2, ", "", "line 11, theme number 2", "has no id"),
    ("id: A2", "id: A 2", "line 11, theme A 2, field id", "'A 2' is no id"),
    ("label: Bleiben, ", "", "line 11, theme A2, field label", "has no label"),
    ("{id: A2, group: A", "{id: A2, parent: A9", "field parent", "no theme 'A9'; known are 'A1' and 'A2'"),
    ("{id: A2, group: A", "{id: A2, parent: A2", "field parent", "above itself (A2 → A2)"),
    ("weak: true", "mode: fuzzy", "line 9, theme A1, field indicators", "no mode 'fuzzy'; known are 'exact'"),
    ("weak: true", "mode: sufix", "line 9", "did you mean 'suffix'"),
    ("weak: true", "weak: maybe", "line 9", "neither true nor false"),
    ("weak: true", "strength: 1", "line 9", "no field 'strength'"),
    ("    indicators:\n", "    indikators:\n", "line 7, theme A1, field indikators", "did you mean 'indicators'"),
    ("type: any", "type: luek", "line 19", "did you mean 'luecke'"),
    ("precedence: [luecke]", "precedence: [bedarf]", "line 17, field precedence", "no type 'bedarf'"),
    ("- sprachkurs*", '- ""', "line 8, theme A1, field indicators", "holds no word"),
    ("- sprachkurs*", '- "*"', "line 8", "holds no word"),
    ("- sprachkurs*", "- sprach*kurs", "line 8", "asterisk inside"),
    ("- sprachkurs*", "- {term: sprach*, mode: lemma}", "line 8", "leave out one of them"),
    ("- sprachkurs*", "- [a, b]", "line 8", "'weak' and 'not' is expected here, not a list"),
    ("- sprachkurs*", "- {term: '(', mode: regex}", "line 8", "is no regular expression"),
    ("- sprachkurs*", "- *sprachkurs", "line 8, column 9", 'set the term in quotes, "*sprachkurs"'),
    (
        "\\bfehlt\\b'",
        "(fehlt+)+'",
        "line 16, action field luecke, field cues",
        "repeats a part that holds a repetition",
    ),
    ("\\bfehlt\\b'", "'", "line 16", "fits every text"),
    ("pattern: '\\bfehlt\\b', ", "", "line 16", "a cue needs a pattern"),
    ("\\bbereits\\b", "b" * 201, "line 21, counter_cues, field done", "201 characters, allowed are 200"),
    ("  done:", "  donne:", "line 21, counter_cues, field donne", "did you mean 'done'"),
    ('"#0072b2"', "#0072b2", "line 10, theme A1, field colour", "six digits in quotes"),
    ('"#0072b2"', "blue", "line 10, theme A1, field colour", "'blue' is no colour"),
    ("value: Stadt, ", "", "line 23, dimension raum, field values", "a value needs a name"),
    ("groups:\n", "max_themes: 0\ngroups:\n", "line 1, field max_themes", "from 1 to 20"),
    ("groups:\n", "language: Deutsch\ngroups:\n", "line 1, field language", "no language code"),
    ("groups:\n", "groups: {}\ngruppen:\n", "field gruppen", "no field 'gruppen'"),
    ("themes:\n", "themes: A1\nthemse:\n", "field themes", "a list is expected"),
    ("label: Bleiben", "label: [Bleiben]", "theme A2, field label", "not a list"),
    ("id: A2,", "id: A2, id: A3,", "line 11, column 14", "has 'id' a second time (first in line 11)"),
    ("label: Bleiben,", "label: Bleiben: hier,", "line 11, column", "set text that holds a colon in quotes"),
    ("    group: A\n", "\tgroup: A\n", "line 5, column", "spaces, not tabs"),
    ("[haltefaktor*]}", "[haltefaktor*}", "line 11", "not closed"),
    ('"#0072b2"', '"#0072b2', "line 10", "never closed"),
    ("    group: A\n", "   group: A\n", "line 5", "same column"),
    ("label: Bleiben", "label: &x Bleiben", "line 11", "has an anchor (&x)"),
    ("label: Bleiben", "label: !!python/name:os.system x", "line 11", "has a tag"),
    ("label: Bleiben", "label: " + "[" * 30 + "]" * 30, "line 11", "more than 20 levels"),
    ("groups:\n", "---\n---\ngroups:\n", "line 2", "second document"),
    ("label: Bleiben", "label: Blei\x01ben", "line 11", "control character U+0001"),
]


@pytest.fixture
def checked(tmp_path):
    def check(raw: str | bytes):
        path = tmp_path / "codebook.yaml"
        path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
        return [str(problem) for problem in check_codebook(path)]

    return check


def test_the_sound_codebook_has_no_fault(checked):
    assert checked(SOUND) == []


@pytest.mark.parametrize(("old", "new", "place", "message"), FAULTS)
def test_a_fault_is_named_with_its_place(checked, tmp_path, old, new, place, message):
    assert old in SOUND
    told = checked(SOUND.replace(old, new, 1))
    assert any(place in line and message in line for line in told), told
    with pytest.raises(CodebookError, match="cannot be used"):
        read_codebook(tmp_path / "codebook.yaml")


def test_circles_of_parents_are_found(checked):
    themes = "".join(
        f"  - {{id: {a}, parent: {b}, label: x, indicators: [{a}x]}}\n" for a, b in ("BC", "CD", "DB", "ED")
    )
    told = checked(f"groups: [{{id: A, label: x}}]\nthemes:\n{themes}")
    assert [line.split(":")[0] for line in told] == [
        f"codebook.yaml, line {n}, theme {t}, field parent" for n, t in zip((3, 4, 5), "BCD", strict=True)
    ]


def test_a_file_in_windows_encoding_is_told_by_line(checked):
    assert checked(SOUND.encode("cp1252")) == [
        "codebook.yaml, line 14: is not saved as UTF-8; save the file again, encoding UTF-8."
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
        ("- a\n- b\n", "a mapping with 'version'"),
        ("Kodierleitfaden", "expected here, not 'Kodierleitfaden'"),
        ("groups: []\n", "has no themes"),
        (b"a" * (MOST_BYTES + 1), "at most 1,000,000"),
    ],
)
def test_what_is_no_codebook_is_told(checked, raw, message):
    assert message in checked(raw)[0]


def test_a_swelling_file_is_refused_at_its_first_anchor(checked):
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "line 1, column 4: has an anchor (&a)" in checked(bomb)[0]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "- sprachkurs*",
            "- sprachkurs*\n      - Sprachkurs*",
            "line 9, theme A1, field indicators: 'sprachkurs*' stands in line 8",
        ),
        ("[haltefaktor*]", "[sprachkurs*]", "'sprachkurs*' is an indicator of theme A1 as well"),
        (", indicators: [haltefaktor*]", "", "theme A2: has no indicators"),
        ("groups:\n", "groups:\n  - {id: Z, label: Leer}\n", "line 2, group Z: has no theme"),
    ],
)
def test_oddities_are_told_and_do_no_harm(checked, tmp_path, old, new, hint):
    told = checked(SOUND.replace(old, new, 1))
    assert len(told) == 1
    assert hint in told[0]
    assert read_codebook(tmp_path / "codebook.yaml").themes


def test_many_faults_of_a_kind_are_one_message(checked):
    entries = "".join(f"      - {{term: wort{n}, mode: lema}}\n" for n in range(50))
    told = checked(SOUND.replace("      - sprachkurs*\n", entries, 1).replace("type: any", "type: luek"))
    assert told == [
        (
            "codebook.yaml, line 8, theme A1, field indicators: there is no mode 'lema'; did you mean 'lemma'? "
            "The same in 49 more places: line 9 (theme A1), line 10 (theme A1), line 11 (theme A1), … up to line 57."
        ),
        "codebook.yaml, line 68, field heading_signals, field type: there is no type 'luek'; did you mean 'luecke'?",
    ]


def test_like_faults_with_other_values_name_the_first_values(checked):
    entries = "".join(f"      - '{word}'\n" for word in ("a*b", "c*d", "e*f", "g*h"))
    (told,) = checked(SOUND.replace("      - sprachkurs*\n", entries, 1))
    assert told == (
        "codebook.yaml, line 8, theme A1, field indicators: 'a*b' has an asterisk inside; it may stand at the "
        "beginning or end only. Alike in 3 more places: line 9 (theme A1, 'c*d'), line 10 (theme A1, 'e*f'), "
        "line 11 (theme A1, 'g*h')."
    )


def test_up_to_three_faults_of_a_kind_are_told_each_with_its_place(checked):
    entries = "".join(f"      - '{word}'\n" for word in ("a*b", "c*d", "e*f"))
    told = checked(SOUND.replace("      - sprachkurs*\n", entries, 1))
    assert [line.split(" has ")[0] for line in told] == [
        f"codebook.yaml, line {number}, theme A1, field indicators: '{word}'"
        for number, word in ((8, "a*b"), (9, "c*d"), (10, "e*f"))
    ]


def test_a_field_misspelt_everywhere_is_told_once(checked):
    themes = "".join(f"  - {{id: A{n}, group: A, label: x, indikators: [x{n}]}}\n" for n in range(3, 30))
    told = checked(SOUND.replace("action_fields:\n", f"{themes}action_fields:\n", 1))
    assert len(told) == 1
    assert "did you mean 'indicators'? The same in 26 more places: line 13 (theme A4)" in told[0]
