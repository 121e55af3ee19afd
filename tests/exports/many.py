"""Many projects for tests: decks read and tagged once, then copied under other names, events and space types.

``many_source(40)`` is what reports, workbooks and figures of forty projects are made from. The sample decks and the
decks that test the reading are always there; real decks join them where they lie beside the project.
"""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from PIL import Image

from support import ROOT, SHARED
from synthese import build_pipeline, read_codebook, read_deck, tag_passages
from synthese.exports import ReportSource
from synthese.exports.source import SlidePicture
from synthese.extraction import render_page
from synthese.passages import build_passages
from synthese.settings import ExtractionSettings
from synthese.synthesis import SynthesisInput, build_synthesis
from synthese.tables import SCHEMAS, empty_table, to_frame
from synthese.types import Box, Codebook, Presentation
from synthese.workbench.frames import reading_tables
from synthese.workbench.jobs import Tagged
from synthese.workbench.records import ReadDeck

__all__ = ["CODEBOOK", "EVENTS", "decks_read", "many_source", "many_tables", "page_pictures", "project_name"]

CODEBOOK = ROOT / "presentations" / "codebook.yaml"
SAMPLES = ROOT / "presentations" / "beispiele"
REAL = ("leihsy_abschluss", "elreko_ki_unternehmen", "datenschule_sternkopf_kurz")
EVENTS = (
    ("Vielfalt leben!", "2020-12-01"),
    ("Ankommen auf dem Land", "2021-11-16"),
    ("Zukunft der Regionen – Abschlusskonferenz der Fördermaßnahme", "2022-06-30"),
)
SPACES = ("Großstadt", "Mittelstadt", "Dorf oder Verbandsgemeinde", "Landkreis ländlich", "")
TITLES = (
    "MOSAIK",
    "IN²",
    "Ökonomie",
    "WERTvoll",
    "Stadt-Land-Plus",
    "Integrationslotsen",
    "Wohnen für Hilfe",
    "Zuwanderungsgesellschaft",
)
REGIONS = ("Altmark", "Eifel", "Uckermark", "Schwäbische Alb", "Mecklenburgische Seenplatte")


@cache
def _codebook() -> Codebook:
    return read_codebook(CODEBOOK)


@cache
def _paths() -> dict[str, Path]:
    found = [*sorted(SAMPLES.glob("*.pdf")), *sorted((ROOT / "tests" / "data" / "decks").glob("*.pdf"))]
    found += [path for name in REAL if (path := SHARED / "decks" / f"{name}.pdf").is_file()]
    return {path.stem: path for path in found}


@cache
def decks_read() -> dict[str, pd.DataFrame]:
    """Return the tables ``presentations`` to ``tags`` of all decks, read and tagged once a session."""
    nlp = build_pipeline(_codebook())
    return reading_tables([_read(nlp, path) for path in _paths().values()])


def _read(nlp: Any, path: Path) -> ReadDeck:
    deck = read_deck(path, settings=ExtractionSettings(ocr=False))
    passages = build_passages(deck, path.stem)
    row = Presentation(presentation=path.stem, file=path.name, sha256="0" * 64, project=path.stem, role="project")
    tagged = Tagged(passages=passages, tags=tuple(tag_passages(nlp, passages)))
    return ReadDeck(row=row, deck=deck, tagged=tagged, read_key="", tag_key="")


def project_name(place: int) -> str:
    """Return the name of a project; with 40 each is another, some short, some long."""
    if place < 4:
        return TITLES[place]
    return f"{TITLES[place % len(TITLES)]} {REGIONS[place % len(REGIONS)]}"


def many_tables(projects: int = 40, *, events: int = 3, commentary: bool = True) -> dict[str, pd.DataFrame]:
    """Return all tables of so many projects, each with one deck; the first two speak at a second event, too.

    Args:
        projects: At most 40.
        events: The projects take turns in so many of ``EVENTS``.
        commentary: Whether a commentary speaks at each event.
    """
    speaking = sorted(set(_paths()) - {"landkreistag"})
    copies = [(n, speaking[n % len(speaking)], "project", n % events) for n in range(projects)]
    copies += [(n, speaking[(n + 1) % len(speaking)], "project", (n + 1) % events) for n in range(2) if events > 1]
    copies += [(n, "landkreistag", "commentary", n) for n in range(events) if commentary]
    parts = [_copy(place, *copy) for place, copy in enumerate(copies)]
    base = {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]}
    base["codings"] = _codings(base["tags"])
    source = _synthesis_input(base, previous=_before(base))
    return {name: empty_table(name) for name in SCHEMAS} | base | build_synthesis(source)


def _copy(place: int, number: int, deck: str, role: str, event: int) -> dict[str, pd.DataFrame]:
    """Return the tables of one deck under another name, without some of its passages, another part in each copy."""
    frames = {name: frame[frame["presentation"] == deck] for name, frame in decks_read().items()}
    kept = [n % 6 != place % 6 for n in range(len(frames["passages"]))]
    frames["passages"] = frames["passages"][kept]
    frames["tags"] = frames["tags"][frames["tags"]["passage"].isin(frames["passages"]["passage"])]
    ids = {column: lambda old: f"{old}-{place:02}" for column in ("passage", "tag")}
    made = {name: _renamed(frame, f"{deck}-{place:02}", ids) for name, frame in frames.items()}
    name, date = EVENTS[event]
    made["presentations"] = made["presentations"].assign(
        project=project_name(number) if role == "project" else "",
        role=role,
        event=name,
        date=date,
        space_type=SPACES[place % len(SPACES)] if role == "project" else "",
        organisation="" if role == "project" else "Landkreistag",
    )
    return made


def _renamed(frame: pd.DataFrame, presentation: str, ids: dict[str, Callable[[str], str]]) -> pd.DataFrame:
    renamed = {column: frame[column].map(change) for column, change in ids.items() if column in frame}
    return frame.assign(presentation=presentation, **renamed)


def _codings(tags: pd.DataFrame) -> pd.DataFrame:
    """Return decisions of two coders on every fifth tag; on some of them they differ."""
    rows = []
    for place, tag in enumerate(tags.to_dict("records")):
        if place % 5 or tag["negated"]:
            continue
        views = {"Ada": "confirmed", "Ömer": "rejected" if place % 4 == 0 else "confirmed"}
        views["team"] = "disputed" if place % 4 == 0 else "confirmed"
        extra = {"memo": "", "time": "2021-01-01T00:00:00Z"}
        known = {str(column): value for column, value in tag.items()}
        for coder, state in views.items():
            name = f"{coder}-{tag['tag']}"
            rows.append({**known, **extra, "coder": coder, "state": state, "coding": f"c-{name}", "decision": name})
    return to_frame("codings", rows)


def _before(base: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables of a run before, in which the last presentation was not there."""
    last = base["presentations"]["presentation"].iloc[-1]
    before = {name: frame[frame["presentation"] != last] for name, frame in base.items()}
    return before | build_synthesis(_synthesis_input(before))


def _synthesis_input(
    tables: dict[str, pd.DataFrame], previous: dict[str, pd.DataFrame] | None = None
) -> SynthesisInput:
    given: dict[str, Any] = {**tables}
    return SynthesisInput(**given, codebook=_codebook(), previous=previous)


def many_source(projects: int = 40, *, events: int = 3, **fields: Any) -> ReportSource:
    """Return the source of reports on so many projects.

    Args:
        projects: At most 40.
        events: At how many events they speak, at most three.
        fields: Fields of ``ReportSource`` besides tables and codebook.
    """
    given: dict[str, Any] = {"tables": many_tables(projects, events=events), "codebook": _codebook(), "samples": False}
    return ReportSource(**(given | fields))


def page_pictures() -> SlidePicture:
    """Return what draws the pages of the copies, each page of each PDF once."""
    return _draw


def _draw(presentation: str, page: int, box: Box | None) -> bytes:
    content, width = _page(presentation.rpartition("-")[0], page)
    if box is None:
        return content
    with Image.open(io.BytesIO(content)) as image:
        scale = image.width / width
        written = io.BytesIO()
        image.crop((box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)).save(written, "PNG")
    return written.getvalue()


@cache
def _page(deck: str, page: int) -> tuple[bytes, float]:
    slides = decks_read()["slides"]
    width = slides[(slides["presentation"] == deck) & (slides["page"] == page)]["width"].iloc[0]
    return render_page(_paths()[deck], page, width=960), float(width)
