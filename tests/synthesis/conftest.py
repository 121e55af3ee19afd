"""A small material built by hand: decks, passages, tags and codings, as the rooms before would give them."""

from typing import Any

import pytest

from synthese.provenance import stable_id
from synthese.settings import SynthesisSettings
from synthese.synthesis import SynthesisInput
from synthese.tables import to_frame
from synthese.types import (
    ActionFieldType,
    Codebook,
    Decision,
    Dimension,
    DimensionValue,
    Group,
    Indicator,
    Labels,
    Target,
    TargetKind,
    Theme,
)


def indicator(text: str, *, weak: bool = False) -> Indicator:
    return Indicator(
        term=text.removesuffix("*"), mode="prefix" if text.endswith("*") else "exact", text=text, weak=weak
    )


def theme(code: str, *terms: str, group: str = "A", parent: str = "") -> Theme:
    return Theme(
        id=code, group=group, parent=parent, labels=Labels(de=code), indicators=tuple(indicator(term) for term in terms)
    )


CODEBOOK = Codebook(
    version="1",
    language="de",
    sha256="0",
    groups=(Group(id="A", labels=Labels(de="Ankommen")), Group(id="B", labels=Labels(de="Arbeit"))),
    themes=(
        theme("B2", "gründung*", group="B"),
        theme("A1", "integrationskurs*", "sprachkurs*"),
        theme("A1a", group="", parent="A1"),
        theme("A2"),
    ),
    action_fields=tuple(ActionFieldType(id=code, labels=Labels(de=code)) for code in ("bedarf", "luecke")),
    precedence=("luecke", "bedarf"),
    dimensions=(
        Dimension(
            id="zielgruppe",
            labels=Labels(de="Zielgruppe"),
            values=(
                DimensionValue(value="Ältere", indicators=(indicator("senior*"), indicator("ältere*", weak=True))),
                DimensionValue(value="Jugendliche", indicators=(indicator("jugend*"),)),
            ),
        ),
        Dimension(id="ergebnis", labels=Labels(de="Ergebnis"), indicators=(indicator("ergebnis*"),)),
        Dimension(id="offen", labels=Labels(de="Offene Handlungsfelder")),
    ),
)


class Material:
    """Rows of the tables that the synthesis takes, put in by hand."""

    codebook = CODEBOOK

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("presentations", "slides", "blocks", "passages", "tags", "codings")
        }
        self.decisions: list[Decision] = []

    def deck(self, name: str, project: str = "", **known: Any) -> str:
        texts = dict.fromkeys(
            ("sha256", "title", "organisation", "date", "place", "space_type", "licence", "supersedes"), ""
        )
        row = {"presentation": name, "file": f"{name}.pdf", "project": project, "role": "project", "event": "Tagung"}
        counts = {"pages": 3, "slides": 3, "sample": False, "status": "ok", "message": "", "speakers": []}
        self.rows["presentations"].append(texts | row | counts | known)
        return name

    def block(self, deck: str, slide: int, text: str, role: str = "bullet") -> None:
        place = {"presentation": deck, "slide": slide, "page": slide, "block": len(self.rows["blocks"]) + 1}
        box = {"x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0, "angle": 0.0}
        self.rows["blocks"].append(place | box | {"role": role, "level": 0, "text": text, "raw": text, "cells": []})

    def slide(self, deck: str, slide: int) -> None:
        row = {"presentation": deck, "slide": slide, "page": slide, "title": "", "kind": "content", "ocr": False}
        size: dict[str, Any] = {"width": 960.0, "height": 540.0, "build_of": None, "warnings": []}
        self.rows["slides"].append(row | size)

    def passage(self, deck: str, text: str, *tags: str, slide: int = 1, heading: str = "") -> str:
        """Add a passage, with a suggested theme for each code given; a passage's id begins as its deck's."""
        number = sum(row["presentation"] == deck for row in self.rows["passages"]) + 1
        name = f"p-{deck}-{number}"
        place = {"presentation": deck, "slide": slide, "page": slide + 10, "block": number, "blocks": []}
        box = {"x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0, "start": 0, "end": len(text)}
        text_row = {"passage": name, "text": text, "heading": heading, "context": "", "role": "bullet"}
        self.rows["passages"].append(place | box | text_row)
        for code in tags:
            self.tag(name, code)
        return name

    def tag(self, passage: str, code: str, **known: Any) -> str:
        row = self._at(passage) | {"kind": "theme", "code": code, "score": 0.8, "rules": [], "origin": "codebook"}
        row |= {"addressee": "", "holder": "", "negated": False} | known
        row["tag"] = stable_id("t", passage, row["kind"], code)
        self.rows["tags"].append(row)
        return str(row["tag"])

    def field(self, passage: str, code: str = "bedarf", **known: Any) -> str:
        return self.tag(passage, code, kind="action_field", **known)

    def coding(self, passage: str, code: str, state: str, *, kind: str = "theme", **known: Any) -> str:
        row = self._at(passage) | {"kind": kind, "code": code, "state": state, "coder": "team"}
        row |= dict.fromkeys(("tag", "memo", "addressee", "time", "decision"), "") | known
        row["coding"] = stable_id("c", row["coder"], passage, kind, code)
        self.rows["codings"].append(row)
        return str(row["coding"])

    def note(self, kind: TargetKind, text: str, *, project: str = "", about: str = "", **known: Any) -> None:
        number = len(self.decisions) + 1
        time = f"2026-01-{number:02}T10:00:00+00:00"
        target = Target(project=project, about=about)
        row = {"id": f"d-{number}", "time": time, "coder": "ab", "status": "added"} | known
        self.decisions.append(Decision(kind=kind, target=target, text=text, **row))

    def source(self, **options: Any) -> SynthesisInput:
        settings = {name: options.pop(name) for name in SynthesisSettings.model_fields if name in options}
        frames = {name: to_frame(name, rows) for name, rows in self.rows.items()}
        return SynthesisInput(
            **{**frames, "codebook": self.codebook, "decisions": self.decisions, **options},
            settings=SynthesisSettings(**settings),
        )

    def _at(self, passage: str) -> dict[str, Any]:
        row = next(row for row in self.rows["passages"] if row["passage"] == passage)
        place = {name: row[name] for name in ("passage", "presentation", "slide", "page", "block", "start", "end")}
        return place | {"quotation": row["text"]}


@pytest.fixture
def material() -> Material:
    """An empty material to be filled by the test."""
    return Material()


@pytest.fixture(scope="session")
def conference() -> Material:
    """Two projects and a commentary: 4 and 2 passages of projects, 2 of the commentary.

    ========  =======================  ======================================================================
    passage   themes                   else
    ========  =======================  ======================================================================
    migoek-1  B2 confirmed             jugend*
    migoek-2  B2, A1 suggested         a gap, addressee landkreise
    migoek-3  A1 rejected
    migoek-4                           marked as read
    in2-1     A2 suggested, A1a added
    in2-2     A2 disputed
    dlt-1     A1                       a need, addressee bund
    dlt-2     B2                       a gap, addressee unknown
    ========  =======================  ======================================================================
    """
    made = Material()
    for deck, project, role in (("migoek", "MIGOEK", "project"), ("in2", "IN²", "project"), ("dlt", "", "commentary")):
        made.deck(deck, project, role=role)
    first = made.passage("migoek", "Jugendliche gründen Betriebe auf dem Land", "B2")
    gap = made.passage("migoek", "Sprachkurse für Gründerinnen fehlen im Landkreis", "B2", "A1", slide=2)
    wrong = made.passage("migoek", "Der Exkurs dauert lange", "A1", slide=2)
    made.coding(made.passage("migoek", "Laufzeit bis 2020", slide=3), "", "reviewed", kind="passage")
    stay = made.passage("in2", "Wer bleibt, hat Freunde und Kurse am Ort", "A2")
    made.coding(made.passage("in2", "Heimat ist, wo man bleibt", "A2"), "A2", "disputed")
    made.coding(first, "B2", "confirmed")
    made.coding(wrong, "A1", "rejected")
    made.coding(stay, "A1a", "confirmed")
    made.field(gap, "luecke", addressee="landkreise")
    made.field(made.passage("dlt", "Integrationskurse müssen ländlicher werden", "A1"), addressee="bund")
    made.field(made.passage("dlt", "Chancen der migrantischen Ökonomie bleiben ungenutzt", "B2"), "luecke")
    return made
