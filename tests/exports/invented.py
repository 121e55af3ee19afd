"""Tables as the rooms before `exports` make them, of three invented projects, with texts that mean harm."""

from typing import Any

from synthese.tables import SCHEMAS, empty_table, to_frame
from synthese.types import ActionFieldType, Addressee, Codebook, Dimension, Group, Indicator, Labels, Theme

THEMES = {
    "A1": ("Sprache und Integrationskurse", "Language and integration courses"),
    "A2": ("Halte- und Bleibefaktoren", "Retention factors"),
    "B2": ("Migrantische Ökonomie und Gründung", "Migrant economy and start-ups"),
    "C4": ("Mobilität und Erreichbarkeit", "Mobility and accessibility"),
    "D3": ("Ehrenamt und Zivilgesellschaft", "Volunteering and civil society"),
    "E4": ("Finanzierung und Verstetigung", "Funding and continuation"),
}
GROUPS = {
    "A": ("Ankommen und Bleiben", "Arrival and staying"),
    "B": ("Arbeit und Wirtschaft", "Work and economy"),
    "C": ("Raum und Versorgung", "Space and services"),
    "D": ("Zusammenleben und Teilhabe", "Living together"),
    "E": ("Verwaltung und Steuerung", "Administration"),
}
TYPES = {"bedarf": ("Bedarf", "Need"), "luecke": ("Lücke", "Gap"), "offene_frage": ("Offene Frage", "Open question")}
ADDRESSEES = {"bund": ("Bund", "Federal level"), "landkreise": ("Landkreise", "Counties")}
DIMENSIONS = {"raumtyp": ("Raumtyp", "Spatial type"), "methode": ("Methode", "Method")}

EVENT = "Vielfalt leben!"
HOSTILE = "=1+1 $x$"
DECKS = [
    ("mosaik", "MOSAIK", "project"),
    ("in2", "IN²", "project"),
    ("öko", HOSTILE, "project"),
    ("dlt", "", "commentary"),
]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenantragsformular"
TEXTS: list[tuple[str, int, str, str, str]] = [
    ("mosaik", 2, "Integrationskurse fehlen in den Dörfern; die Wege sind weit.", "A1", "luecke"),
    ("mosaik", 3, "Vereine tragen den Alltag, Ehrenamtliche begleiten Familien.", "D3", ""),
    ("mosaik", 4, f"{LONG} für Integrationskurse", "A1", ""),
    ("mosaik", 5, "Wer bezahlt die Stellen nach dem Projekt?", "E4", "offene_frage"),
    ("in2", 2, "Gute Mobilität hält Menschen im Ort.", "C4", ""),
    ("in2", 3, "Es braucht eine Stelle im Landkreis, die Angebote abstimmt.", "E4", "bedarf"),
    ("in2", 4, "</script><script>alert('x')</script> Integrationskurse", "A1", ""),
    ("in2", 5, "מוביליטי 🚌 Mobilität bleibt offen \u202eabc", "C4", ""),
    ("öko", 2, '=HYPERLINK("http://evil.example";"Gründung")', "B2", ""),
    ("öko", 3, "-1+1 | @SUM(1) Gründung & <b>Wachstum</b>", "B2", ""),
    ("öko", 4, "Gründungen werden zu wenig genutzt.", "B2", "luecke"),
    ("dlt", 2, "Kurse müssen an ländliche Räume angepasst werden.", "A1", "bedarf"),
    ("dlt", 3, "Nicht markiert und nicht gemeint.", "", ""),
]
BOX = {"x0": 40.0, "top": 60.0, "x1": 400.0, "bottom": 90.0}


def labels(forms: tuple[str, str]) -> Labels:
    return Labels(de=forms[0], en=forms[1])


def make_codebook() -> Codebook:
    return Codebook(
        version="0.1",
        language="de",
        sha256="c" * 64,
        groups=tuple(Group(id=key, labels=labels(forms)) for key, forms in GROUPS.items()),
        themes=tuple(
            Theme(
                id=key,
                group=key[0],
                labels=labels(forms),
                definition=f"Was zu {forms[0]} gehört.",
                anchor="=2+2 ist ein Ankerbeispiel.",
                indicators=(Indicator(term="kurs", mode="prefix", text="kurs*"),),
            )
            for key, forms in THEMES.items()
        ),
        action_fields=tuple(ActionFieldType(id=key, labels=labels(forms)) for key, forms in TYPES.items()),
        addressees=tuple(Addressee(id=key, labels=labels(forms)) for key, forms in ADDRESSEES.items()),
        dimensions=tuple(Dimension(id=key, labels=labels(forms)) for key, forms in DIMENSIONS.items()),
    )


def place(number: int) -> dict[str, Any]:
    deck, slide, *_ = TEXTS[number]
    return {"presentation": deck, "slide": slide, "page": (slide + 1) // 2, "block": 2, "passage": f"p-{number:02}"}


def presentations(*, sample: bool) -> list[dict[str, Any]]:
    blank = dict.fromkeys(("organisation", "place", "space_type", "licence", "message", "supersedes"), "")
    rows = [
        {
            **blank,
            "presentation": deck,
            "file": f"vielfalt/{deck}.pdf",
            "sha256": "a" * 64,
            "project": project,
            "role": role,
            "title": f"Titel von {deck}",
            "speakers": ["Erika Mustermann", "Max Öztürk"],
            "event": EVENT,
            "date": "2020-12-01",
            "sample": sample,
            "pages": 4,
            "slides": 6,
            "status": "ok",
        }
        for deck, project, role in DECKS
    ]
    rows[2] |= {"status": "partial", "message": "Seite 4 ist ein Bild; Texterkennung fehlt."}
    return rows


def passages() -> list[dict[str, Any]]:
    return [
        {
            **place(number),
            "blocks": [2],
            "text": text,
            "heading": "Ausblick <i>",
            "context": "",
            "role": "bullet",
            "start": 10,
            "end": 10 + len(text),
            **BOX,
        }
        for number, (_, _, text, _, _) in enumerate(TEXTS)
    ]


def tag(number: int, kind: str, code: str) -> dict[str, Any]:
    text = TEXTS[number][2]
    return {
        **place(number),
        "tag": f"t-{number:02}{kind[0]}",
        "kind": kind,
        "code": code,
        "quotation": text[:12],
        "start": 10,
        "end": 22,
        "score": 0.875,
        "rules": ["indicator:kurs*", "heading:ausblick"],
        "addressee": "bund" if kind == "action_field" else "",
        "holder": "",
        "negated": False,
        "origin": "codebook",
    }


def tags() -> list[dict[str, Any]]:
    themes = [tag(number, "theme", text[3]) for number, text in enumerate(TEXTS) if text[3]]
    return themes + [tag(number, "action_field", text[4]) for number, text in enumerate(TEXTS) if text[4]]


def coding(number: int, coder: str, state: str) -> dict[str, Any]:
    row = tag(number, "theme", TEXTS[number][3])
    return {
        **row,
        "coding": f"c-{coder}-{number}",
        "coder": coder,
        "state": state,
        "memo": "=3+3",
        "time": "2021-01-01T00:00:00Z",
        "decision": f"d-{number}",
    }


def codings() -> list[dict[str, Any]]:
    rows = [coding(0, coder, "confirmed") for coder in ("Ömer", "team")]
    return [*rows, coding(1, "Ömer", "confirmed"), coding(1, "Zoe", "rejected"), coding(1, "team", "disputed")]


def theme_matrix() -> list[dict[str, Any]]:
    confirmed, disputed = {0}, {1}
    rows = []
    for deck, project, _ in DECKS[:3]:
        for theme in THEMES:
            found = [n for n, text in enumerate(TEXTS) if text[0] == deck and text[3] == theme]
            total = sum(text[0] == deck for text in TEXTS)
            rows.append(
                {
                    "event": EVENT,
                    "project": project,
                    "theme": theme,
                    "group": theme[0],
                    "n_passages": len(found),
                    "share": len(found) / total,
                    "n_confirmed": len(confirmed & set(found)),
                    "n_suggested": len(set(found) - confirmed),
                    "n_rejected": 0,
                    "n_disputed": len(disputed & set(found)),
                    "n_read": 2 if (deck, theme) == ("in2", "A2") else 0,
                    "evidence": [f"t-{n:02}t" for n in found],
                }
            )
    return rows


def quotation(number: int) -> dict[str, Any]:
    where = place(number)
    return {
        "text": TEXTS[number][2],
        "presentation": where["presentation"],
        "slide": where["slide"],
        "page": where["page"],
        "id": f"t-{number:02}t",
    }


def framework_matrix() -> list[dict[str, Any]]:
    rows = [
        {key: row[key] for key in ("event", "project", "theme", "evidence")}
        | {
            "quotations": [quotation(int(name[2:4])) for name in row["evidence"]],
            "summary": "",
            "summary_state": "none",
        }
        for row in theme_matrix()
    ]
    rows[0] |= {"summary": "=4+4 Kurse fehlen <vor allem> im Norden.", "summary_state": "outdated"}
    return rows


def comparison() -> list[dict[str, Any]]:
    values = [("MOSAIK", "raumtyp", "Mittelstadt", 1), ("IN²", "raumtyp", "Dorf oder Verbandsgemeinde", 4)]
    values += [
        ("MOSAIK", "methode", "GIS-Analyse", 3),
        ("MOSAIK", "methode", "Befragung", 0),
        (HOSTILE, "raumtyp", "Region", 8),
    ]
    return [
        {
            "event": EVENT,
            "project": project,
            "dimension": dimension,
            "value": value,
            "state": "suggested" if number else "confirmed",
            "quotations": [quotation(number)],
            "evidence": [f"p-{number:02}"],
        }
        for project, dimension, value, number in values
    ]


def action_fields() -> list[dict[str, Any]]:
    roles = {deck: (project, role) for deck, project, role in DECKS}
    return [
        {
            **place(number),
            "field": f"f-{number:02}",
            "event": EVENT,
            "project": roles[deck][0],
            "role": roles[deck][1],
            "statement": text,
            "type": kind,
            "addressee": "bund" if number else "unbestimmt",
            "holder": "",
            "themes": [theme],
            "status": "suggested",
            "group": "g-1" if theme == "E4" else "",
            "shared_with": [],
            "evidence": [f"t-{number:02}a"],
        }
        for number, (deck, _, text, theme, kind) in enumerate(TEXTS)
        if kind
    ]


def commentary_check() -> list[dict[str, Any]]:
    speaks = {"MOSAIK": "yes", "IN²": "in part", HOSTILE: "no"}
    return [
        {
            "field": "f-11",
            "statement": TEXTS[11][2],
            "themes": ["A1"],
            "addressee": "bund",
            "project": project,
            "speaks": answer,
            "how": "A1",
            "state": "suggested",
            "evidence": {"yes": ["t-00t"], "in part": ["t-06t"], "no": []}[answer],
        }
        for project, answer in speaks.items()
    ]


def record(table: str, *values: Any) -> dict[str, Any]:
    return dict(zip(SCHEMAS[table].names, values, strict=True))


def smaller_tables() -> dict[str, list[dict[str, Any]]]:
    slides = [
        {
            **place(number),
            "title": "Ausblick",
            "kind": "content",
            "width": 720.0,
            "height": 405.0,
            "ocr": False,
            "build_of": None,
            "warnings": ["Schrift ohne Zeichentabelle"] if number == 8 else [],
        }
        for number in range(len(TEXTS))
    ]
    candidate = {"passage": "p-03", "slide": 5, "text": "Wer bezahlt", "score": 0.5}
    lost = {"decision": "d-9", "coder": "Ömer", "status": "confirmed", "kind": "theme", "code": "A1", **place(3)}
    cells = [["a", "=b"], ["c", "d"]]
    block = {"role": "table", "level": 0, "text": "a\tb\nc\td", "raw": "a b", "cells": cells, "angle": 0.0}
    return {
        "slides": slides,
        "blocks": [{**place(0), **block, **BOX}],
        "lost_codings": [
            {**lost, "quote": "weg", "reason": "not found", "memo": "", "time": "2021", "candidates": [candidate]}
        ],
        "cooccurrence": [record("cooccurrence", "A1", "E4", 2, 1, 0.5, 0.1, 0.9, ["t-00t"])],
        "similarity": [record("similarity", "MOSAIK", "IN²", 0.4321, 0.1, 0.8, ["t-00t", "t-06t"])],
        "distinctive": [
            record("distinctive", "MOSAIK", "theme", "D3", 1.5, 0.25, 2.75, 1, ["t-01t"]),
            record("distinctive", "IN²", "term", "=Mobilität", -0.5, -1.0, 0.0, 2, ["p-04"]),
        ],
        "coverage": [
            record("coverage", deck, 6, 1, 5, 4, 0, 3, 0, ["=Wort", "Öffnung"], ["t-00t"]) for deck, _, _ in DECKS
        ],
        "indicators": [record("indicators", "A1", "kurs*", 4, 1, 0, 2, ["t-00t"])],
        "changes": [record("changes", "new", "presentations", "in2", "IN²", "Präsentation", "", "6", [])],
    }


def make_tables(*, sample: bool = True) -> dict[str, Any]:
    rows = {
        "presentations": presentations(sample=sample),
        "passages": passages(),
        "tags": tags(),
        "codings": codings(),
        "theme_matrix": theme_matrix(),
        "framework_matrix": framework_matrix(),
        "comparison": comparison(),
        "action_fields": action_fields(),
        "commentary_check": commentary_check(),
        **smaller_tables(),
    }
    return {name: to_frame(name, rows[name]) if name in rows else empty_table(name) for name in SCHEMAS}
