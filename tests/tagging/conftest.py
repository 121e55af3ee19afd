"""A small codebook and its pipeline; the shipped codebook and its pipeline."""

import pytest

from synthese.codebook import read_codebook
from synthese.settings import TaggingSettings
from synthese.tagging import build_pipeline
from synthese.types import (
    ActionFieldType,
    Addressee,
    Box,
    Codebook,
    Cue,
    HeadingSignal,
    Indicator,
    Labels,
    Passage,
    Segment,
    Theme,
)


def indicator(text, mode=None, *, weak=False):
    """An indicator as the codebook reads it: the star tells the mode."""
    told = {(False, True): "prefix", (True, False): "suffix", (True, True): "substring"}
    mode = mode or told.get((text.startswith("*"), text.endswith("*")), "exact")
    return Indicator(term=text.strip("*") if mode != "regex" else text, mode=mode, text=text, weak=weak)


def theme(code, *indicators):
    return Theme(id=code, group="G", labels=Labels(de=code), indicators=indicators)


def cues(code, *patterns):
    return ActionFieldType(id=code, labels=Labels(de=code), cues=tuple(Cue(pattern=pattern) for pattern in patterns))


def addressee(code, *indicators):
    return Addressee(id=code, labels=Labels(de=code), indicators=indicators)


def small_codebook(**changes):
    """Five themes, six types, four addressees."""
    content = {
        "themes": (
            theme(
                "kurse", indicator("integrationskurs*"), indicator("sprachkurs*"), indicator("lehrkräfte*", weak=True)
            ),
            theme("gründung", indicator("gründungsberatung*"), indicator("migrantische Ökonomie", "lemma")),
            theme("wohnen", indicator("wohnraum*"), indicator("miete*", weak=True), indicator("lage", weak=True)),
            theme("verein", indicator("verein", "part"), indicator("gründer*")),
            theme("wegzug", indicator("wegzieh*"), indicator(r"\bbleib\w{0,3}\b.{0,20}vor Ort", "regex")),
        ),
        "action_fields": (
            cues("bedarf", r"\bes bedarf\b", r"\bBedarf\b(?! es)", r"\bbraucht\b"),
            cues("luecke", r"\bfehl(t|en)\b", r"\b(zu wenig|kaum|noch nicht)\b"),
            cues("herausforderung", r"\bHürden?\b"),
            cues("empfehlung", r"\bsollten?\b", r"\b(muss|müssen)\b"),
            cues("potenzial", r"\bzu wenig genutzt\b", r"\bnoch nicht ausgeschöpft\b"),
            cues("offene_frage", r"^\s*(Wie|Wer|Welche|Wann)\b.{5,200}\?", r"\bunklar\b"),
        ),
        "counter_cues": {
            "negated": (r"\b(kein|keine|keinen) (weiterer )?(Bedarf|Hürden?)\b",),
            "done": (r"\b(wurde|wurden) .{0,60}(eingeführt|geschaffen)\b",),
        },
        "heading_signals": (
            HeadingSignal(term="Ausblick", type="any"),
            HeadingSignal(term="Herausforderungen", type="herausforderung"),
            HeadingSignal(term="Offen ist", type="luecke"),
        ),
        "precedence": ("empfehlung", "luecke", "potenzial", "offene_frage", "bedarf", "herausforderung"),
        "addressees": (
            addressee("bund", indicator("bund")),
            addressee("laender", indicator("länder"), indicator("land")),
            addressee("landkreise", indicator("landkreis*")),
            addressee("kommunen", indicator("kommune*")),
        ),
    }
    return Codebook(version="1", sha256="x", groups=(), **{"language": "de", **content, **changes})


def passage_of(text, *, heading="", context="", header=(), start=0):
    return Passage(
        passage="p-1",
        presentation="a",
        slide=1,
        page=1,
        text=text,
        heading=heading,
        context=context,
        role="bullet",
        segments=(Segment(1, start, start + len(text), 0),),
        box=Box(0, 0, 1, 1),
        header=header,
    )


@pytest.fixture(scope="session")
def nlp():
    return build_pipeline(small_codebook())


@pytest.fixture(scope="session")
def build():
    """A function that builds the small pipeline with changes to its codebook or settings."""

    def built(*, settings=None, **changes):
        return build_pipeline(small_codebook(**changes), settings=settings or TaggingSettings())

    return built


@pytest.fixture(scope="session")
def passage():
    """A function that makes a passage of a text."""
    return passage_of


@pytest.fixture(scope="session")
def shipped(root):
    return build_pipeline(read_codebook(root / "presentations" / "codebook.yaml"))
