"""Many expressions over one text: what is left out could not have been met."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.codebook import read_codebook
from synthese.errors import CodebookError
from synthese.tagging import build_pipeline, patterns
from synthese.tagging.needed import needed_sets
from synthese.tagging.patterns import NormalText, Patterns
from synthese.types import Codebook

EXPRESSIONS = [
    r"\b(fehlt|fehlen)\b",
    r"\b(muss|müssen)\b",
    r"\bkommen? .{0,30}nicht zustande\b",
    r"\bPoten(z|t)iale?\b|\bbrach ?liegen",
    r"^\s*(Wie|Wer)\b.{5,80}\?\s*$",
    r"\b\w{0,20}(hürden?|barrieren?)\b",
    r"\bauf(zu)?nehmen\b",
    r"\d{4}",
    r"\b(?-i:Mitteln?)\b(?! der)",
    r"\bnicht (mehr|zu)\b|\b[ABC][12]\b|\bzu Hause\b.*(fehlt|Hürde)",
    r"[„\"][^“]{3,40}[“\"]|\b19[0-5]\d\b|[^\d?]\?",
    r"\b[\d.]{1,5} ?%|muss (der|die|zu) |Wer [x-z0-9] zu",
    r"^\s*((Wer|Was) muss|nicht)( zu)? (Hause|aufnehmen)|fehlt\)",
    r"(zu|der|mehr) (Hause|Haus)\b|zu(?: Hause)?$|^(Wer|zu)+\b",
    r"(,|:) ?(mehr|nicht)\b|\b5|[\w.]@\w+|(zu|mehr)(nicht)?\b",
]
WORDS = [
    "fehlen",
    "Wer",
    "muss",
    "nicht",
    "kommt",
    "kommen",
    "zustande",
    "?",
    "Potenziale",
    "brach liegen",
    "Zugangshürden",
]
WORDS += ["zu", "Hause", "mehr", "B2", "1950", "5 %", "„kommt", "nicht“", '"', "%", "5", "Was muss", "zu Hause"]
WORDS += [
    "Anna@Hof.de",
    "Kosten: mehr",
    "mehr, nicht",
    "zunicht",
    "WerWer",
    "aufnehmen",
    "aufzunehmen",
    "2019",
    "Mittel",
    "Online-Barrieren",
    "Hürde",
    "der",
    "unfehlbar",
    "(fehlt)",
]


@given(st.lists(st.sampled_from(WORDS), max_size=9))
@settings(deadline=None)
def test_candidates_hold_all_that_is_met(nlp, pieces):
    doc = nlp.make_doc(" ".join(pieces))
    met = {number for number, each in enumerate(EXPRESSIONS) if re.search(each, doc.text, re.IGNORECASE)}
    assert met <= set(Patterns(enumerate(EXPRESSIONS)).candidates(doc))


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"\b(muss|müssen)\b", [[{"^muss$", "^müssen$"}]]),
        (r"\bnicht .{0,9}angepasst", [[{"angepasst"}, {"^nicht$"}]]),
        (r"\bwarum\b.*\?", [[{"?"}, {"^warum$"}]]),
        (r"\bgehen .{0,40}am Bedarf vorbei\b", [[{"^bedarf$"}, {"^vorbei$"}, {"^gehen$"}]]),
        (r"\bnicht mehr\b|\bnicht (weg|hin)\b", [[{"^nicht$"}, {"^mehr$"}], [{"^nicht$"}, {"^weg$", "^hin$"}]]),
        (r"\d+ %", [[{"%"}, {"0"}]]),
        (r"\bkein Bus: (an|ab)\b", [[{"^kein$"}, {":"}, {"^bus$"}]]),
        (r"\b(ab)+\b|\b(ab)\b|^zu$", [[{"^ab"}], [{"^ab$"}], [{"^zu$"}]]),
        (r"[12]\w|[A-Z][1-3]|[^1]", [[{"0"}], [{"0"}], []]),
        (r"kurs|\d", [[{"kurs"}], [{"0"}]]),
        (r"[„“]\w|[1„]", [[{"„", "“"}], [{"0", "„"}]]),
        (r"kurs|\w", [[{"kurs"}], []]),
    ],
)
def test_what_an_expression_needs(expression, needed):
    assert [[set(words) for words in way] for way in needed_sets(expression)] == needed


def test_alternatives_of_alternatives_are_told_apart_only_as_long_as_they_are_few():
    five = "(?:akurs|bkurs|ckurs|dkurs|ekurs)"
    assert [len(needed_sets(five * times)) for times in (1, 2, 3)] == [5, 5, 5]
    assert len(needed_sets("(?:akurs|bkurs) (?:rot|grün|blau)")) == 6
    assert needed_sets("|".join(f"kurs{number}x" for number in range(30))) == ((frozenset("0"), frozenset(["kurs"])),)


def test_all_that_an_expression_needs_has_to_be_there(nlp):
    patterns = Patterns([("a", r"\bnoch nicht\b.*\bbesetzt\b")])
    assert patterns.candidates(nlp.make_doc("Die Stelle ist noch nicht besetzt")) == [0]
    assert patterns.candidates(nlp.make_doc("Die Stelle ist besetzt")) == []


def test_normal_text_leads_back_to_its_tokens(nlp):
    doc = nlp.make_doc("Für Kund/-innen fehlt Wohn\u00adraum.")
    normal = NormalText(doc)
    start = normal.text.index("Wohnraum")
    first, last = normal.tokens(start, start + len("Wohnraum"))
    assert normal.text == "Für Kundinnen fehlt Wohnraum."
    assert doc[first:last].text == "Wohn\u00adraum"


@pytest.mark.parametrize(
    ("expression", "found"), [("x", 4000), (r"x\w*?(?=x)", 3999), (r"x(?=x*?y?.*?x)", 599), (r"x(?=x*?.*?\w*?x)", 199)]
)
def test_an_endless_text_is_cut_shorter_the_more_an_expression_repeats(expression, found):
    assert sum(1 for _ in Patterns([("a", expression)]).find("x" * 9000, [0])) == found


def test_an_expression_that_would_search_for_ever_is_stopped_and_named():
    endless = Patterns([("B1", r"(?:a|aa|aaa){1,60}b")])
    with pytest.raises(CodebookError, match=r"codebook\.yaml, B1: .*searched one sentence for more than 2 seconds"):
        list(endless.find("a" * 60, [0]))


ENDLESS = """\
groups: [{id: A, label: A}]
themes:
  - id: A1
    group: A
    label: A
    indicators:
      - kurs*
      - {term: '(?:a|aa|aaa){1,60}b', mode: regex}
action_fields:
  - id: luecke
    label: L
    cues:
      - {pattern: '\\bfehlt\\b', source: X}
      - source: X
        pattern: '(?:o|oo|ooo){1,60}b'
counter_cues:
  done: ['\\bbereits\\b', '(?:u|uu|uuu){1,60}b']
"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a" * 60 + " b", r"codebook\.yaml, line 8, A1: "),
        ("o" * 60 + " b", r"codebook\.yaml, line 15, luecke: "),
        ("Hier fehlt " + "u" * 60 + " b", r"codebook\.yaml, line 17, done: "),
    ],
)
def test_an_expression_that_is_stopped_is_named_with_its_line(tmp_path, monkeypatch, text, place):
    monkeypatch.setattr(patterns, "_SECONDS", 0.05)
    path = tmp_path / "codebook.yaml"
    path.write_text(ENDLESS, encoding="utf-8")
    saved = build_pipeline(read_codebook(path)).to_bytes()
    # The place goes with a saved pipeline, and so into a worker process.
    nlp = build_pipeline(Codebook(version="", language="de", sha256="", groups=(), themes=())).from_bytes(saved)
    with pytest.raises(CodebookError, match=f"^{place}the regular expression .* searched one sentence for more than"):
        nlp(text)
