"""What a codebook becomes when it is read."""

from dataclasses import replace

import pytest
import yaml

from synthese.codebook import check_codebook, read_codebook, source
from synthese.errors import CodebookError

FOREIGN = """\
language: fr
groups:
  - {id: eau, label: {fr: L'eau}}
themes:
  - {id: pluie, group: eau, label: {fr: La pluie, en: Rain}, indicators: [pluie*, "*orage"]}
  - {id: crue, parent: pluie, label: Crue}
"""


@pytest.fixture(scope="module")
def shipped(root):
    return read_codebook(root / "presentations" / "codebook.yaml")


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "codebook.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_shipped_codebook_holds_the_codes_of_the_field(shipped):
    assert (len(shipped.groups), len(shipped.themes), len(shipped.action_fields), len(shipped.addressees)) == (
        6,
        22,
        6,
        13,
    )
    assert [theme.id for theme in shipped.themes][:5] == ["A1", "A2", "A3", "A4", "B1"]
    assert shipped.precedence == ("empfehlung", "luecke", "potenzial", "offene_frage", "bedarf", "herausforderung")
    assert shipped.max_themes == 3


def test_shipped_codebook_has_no_empty_theme_or_group(root):
    hints = check_codebook(root / "presentations" / "codebook.yaml")
    assert [str(hint) for hint in hints if hint.message.startswith("has no")] == []


def test_without_the_parser_in_c_the_same_is_read(written, monkeypatch):
    path = written(FOREIGN)
    fast = read_codebook(path)
    monkeypatch.setattr(source, "FAST", yaml.SafeLoader)
    assert read_codebook(path) == fast


def test_every_shipped_theme_can_be_used_by_a_coder(shipped):
    for theme in shipped.themes:
        assert all((theme.definition, theme.inclusion, theme.exclusion, theme.anchor, theme.colour, theme.labels.en)), (
            theme.id
        )
        assert sum(not indicator.weak for indicator in theme.indicators) >= 10, theme.id


def test_shipped_values_have_indicators_but_for_the_one_that_means_silence(shipped):
    silent = [value.value for dimension in shipped.dimensions for value in dimension.values if not value.indicators]
    assert silent == ["nicht thematisiert"]


def test_shipped_headings_point_to_their_type(shipped):
    signals = {signal.term: signal.type for signal in shipped.heading_signals}
    assert signals["Empfehlungen"] == "empfehlung"
    assert signals["Offene Fragen"] == "offene_frage"
    assert signals["Was noch fehlt"] == "luecke"
    assert (signals["Ausblick"], signals["Fazit"]) == ("any", "cue")


def test_shipped_codebook_keeps_sources_of_cues_and_reasons_of_counter_cues(shipped):
    assert any(cue.source == "IN2_T2" for kind in shipped.action_fields for cue in kind.cues)
    assert list(shipped.counter_cues) == ["done", "negated", "question_or_context", "hypothetical"]


def test_a_codebook_of_another_field_and_language_is_read(written):
    codebook = read_codebook(written(FOREIGN))
    assert codebook.language == "fr"
    assert codebook.themes[0].labels.in_language("de") == "La pluie"
    assert [(i.term, i.mode) for i in codebook.themes[0].indicators] == [("pluie", "prefix"), ("orage", "suffix")]
    assert codebook.action_fields == codebook.precedence == codebook.addressees == ()


def test_a_subcode_takes_the_group_of_the_theme_above(written):
    crue = read_codebook(written(FOREIGN)).themes[1]
    assert (crue.parent, crue.group, crue.labels.de) == ("pluie", "eau", "Crue")


def test_types_that_are_not_ranked_follow_in_the_order_of_the_file(written):
    types = "".join(f"  - {{id: {name}, label: {name}}}\n" for name in ("x", "y", "z"))
    assert read_codebook(written(f"{FOREIGN}action_fields:\n{types}precedence: [z]\n")).precedence == ("z", "x", "y")


def test_words_that_yaml_takes_for_values_stay_words(written):
    codebook = read_codebook(written(FOREIGN.replace("[pluie*", "[no, 12, null*, pluie*")))
    assert [indicator.text for indicator in codebook.themes[0].indicators] == ["no", "12", "null*", "pluie*", "*orage"]


def test_the_hash_changes_with_what_decides_and_with_nothing_else(written):
    before = read_codebook(written(FOREIGN))
    after = read_codebook(written('# a comment\nversion: "9"\n' + FOREIGN.replace("{id: eau,", "{  id:   eau,")))
    assert after.sha256 == before.sha256
    assert replace(after, version="") == before
    assert read_codebook(written(FOREIGN.replace("pluie*", "pluies"))).sha256 != before.sha256


def test_a_byte_order_mark_and_windows_line_endings_do_not_matter(tmp_path, written):
    plain = read_codebook(written(FOREIGN))
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FOREIGN.replace("\n", "\r\n").encode())
    assert read_codebook(path) == plain


def test_an_error_lists_all_that_is_wrong(written):
    path = written(FOREIGN.replace("group: eau", "group: luft").replace("Crue}", "Crue, colour: red}"))
    with pytest.raises(CodebookError, match=r"no group 'luft'(.|\n)*'red' is no colour") as caught:
        read_codebook(path)
    assert list(caught.value.problems) == check_codebook(path)
