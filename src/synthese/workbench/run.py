"""A run: all stages in order, each done only where something it rests on has changed."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from synthese.catalogue import FILE
from synthese.errors import Problem, WorkspaceError
from synthese.exports import version_message
from synthese.settings import Settings
from synthese.synthesis import LookAlike
from synthese.tables import SCHEMAS
from synthese.types import Codebook
from synthese.workbench.cache import Cache
from synthese.workbench.cluster import ClusterPool
from synthese.workbench.codes import load_codebook
from synthese.workbench.comparing import Comparison, compare, comparison_key, load_tables
from synthese.workbench.layout import Layout
from synthese.workbench.ledger import Ledger, file_hashes, origin, read_ledger, write_ledger
from synthese.workbench.models import Accepted, find_model
from synthese.workbench.pictures import draw_evidence, drawn_pages, evidence_pages
from synthese.workbench.pool import Pool, TaskRunner
from synthese.workbench.publishing import publication_key, publish, report_source
from synthese.workbench.reading import Reading, read_and_tag
from synthese.workbench.records import DeckSummary, Progress, ProgressStep, ReadDeck, RunReport, Stage
from synthese.workbench.stock import Stock, take_stock

__all__ = ["run_workspace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What all steps of a run share."""

    layout: Layout
    settings: Settings
    codebook: Codebook
    progress: Progress
    stock: Stock
    accepted: Accepted
    reading: Reading
    ledger: Ledger
    pool: TaskRunner


def run_workspace(layout: Layout, *, settings: Settings, progress: Progress, cluster: str = "") -> RunReport:
    """Bring all results of a workspace up to date.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        progress: Told how far the run has come.
        cluster: The address of a Dask scheduler that does the work instead of this machine.

    Returns:
        What was done, what was not needed, and what is to be told.

    Raises:
        WorkspaceError: When there is no PDF.
        CodebookError: When the codebook cannot be used.
        MissingToolError: When a cluster is named and Dask is not installed.
    """
    started = time.monotonic()
    codebook = load_codebook(layout)
    stock = take_stock(layout)
    if not stock.rows:
        hint = "Put PDFs there, or start with `synthese init DIR --samples`."
        raise WorkspaceError(f"There is no PDF in {layout.presentations}. {hint}", problems=stock.problems)
    accepted = find_model(layout, codebook)
    with ClusterPool(cluster) if cluster else Pool(settings.run) as pool:
        reading = read_and_tag(
            stock.rows,
            codebook,
            layout=layout,
            settings=settings,
            accepted=accepted,
            pool=pool,
            progress=progress,
        )
        run = _Run(
            layout=layout,
            settings=settings,
            codebook=codebook,
            progress=progress,
            stock=replace(stock, problems=(*stock.problems, *accepted.problems)),
            accepted=accepted,
            reading=reading,
            ledger=read_ledger(layout),
            pool=pool,
        )
        report = _finish(run)
    Cache(layout.cache).prune(days=settings.run.cache_days)
    return replace(report, seconds=time.monotonic() - started)


def _finish(run: _Run) -> RunReport:
    done = Counter(run.reading.done)
    compared = _compared(run, done)
    done["draw"] += draw_evidence(
        run.stock.rows,
        evidence_pages(compared.tables),
        layout=run.layout,
        pool=run.pool,
        progress=run.progress,
    )
    ledger = _published(run, compared, done)
    return RunReport(
        done=+done,
        reused=+run.reading.reused,
        decks=tuple(map(_summary, run.reading.decks)),
        added=run.stock.added,
        problems=(*run.stock.problems, *compared.problems, *map(_asked, compared.versions)),
        left_out=compared.left_out,
        warnings=sum(bool(slide.warnings) for deck in run.reading.decks for slide in deck.deck.slides),
        made=_made(run.layout, ledger, public=run.settings.export.public),
        changed=_changed(compared.tables) if done["synthesis"] else (),
    )


def _compared(run: _Run, done: Counter[Stage]) -> Comparison:
    """Compare the projects, or take the last run's tables where nothing changed."""
    key = comparison_key(run.reading, run.codebook, layout=run.layout, settings=run.settings)
    if run.ledger.holds("synthesis", key, run.layout):
        told = run.ledger.told
        return Comparison(
            key=key,
            tables=load_tables(run.layout),
            left_out=tuple(told.get("left_out", ())),
            problems=tuple(Problem(*parts) for parts in told.get("problems", ())),
            versions=tuple(LookAlike(**pair) for pair in told.get("versions", ())),
        )
    run.progress(ProgressStep(stage="synthesis", done=0, total=1))
    done["synthesis"] += 1
    return compare(run.reading, run.codebook, key=key, layout=run.layout, settings=run.settings)


def _published(run: _Run, compared: Comparison, done: Counter[Stage]) -> Ledger:
    """Write the files for readers and the ledger, or nothing where all is up to date."""
    problems = (*run.stock.problems, *compared.problems)
    key = publication_key(compared.key, problems, drawn_pages(run.layout), run.settings)
    ledger = run.ledger
    if done["synthesis"] or not ledger.holds("exports", key, run.layout):
        ledger = _with_edition(run, compared, ledger, ("exports", key), problems)
        done["exports"] += 1
    if run.settings.export.public and not ledger.holds("public", key, run.layout):
        ledger = _with_edition(run, compared, ledger, ("public", key), problems)
        done["exports"] += 1
    if ledger is not run.ledger:
        write_ledger(run.layout, ledger, _made_from(run))
    return ledger


def _with_edition(
    run: _Run, compared: Comparison, ledger: Ledger, edition: tuple[str, str], problems: Iterable[Problem]
) -> Ledger:
    """Write the internal edition (``exports``) or the public one, and return the ledger with it."""
    run.progress(ProgressStep(stage="exports", done=0, total=1))
    stage, key = edition
    alike = [version_message(pair, run.settings.export.language) for pair in compared.versions]
    source = report_source(
        compared.tables,
        run.reading,
        run.codebook,
        layout=run.layout,
        settings=run.settings,
        told=[*map(str, problems), *alike, *compared.left_out],
        made_from=_made_from(run),
    )
    files = publish(source, run.layout, public=stage == "public")
    _remove(run.layout, set(ledger.outputs.get(stage, {})) - {run.layout.shown(path) for path in files})
    tables = [run.layout.tables / f"{name}.parquet" for name in SCHEMAS]
    hashes = {"synthesis": file_hashes(run.layout, tables), stage: file_hashes(run.layout, files)}
    return Ledger(
        keys={**ledger.keys, "synthesis": compared.key, stage: key},
        outputs={**ledger.outputs, **hashes},
        told={
            "left_out": compared.left_out,
            "problems": [astuple(problem) for problem in compared.problems],
            "versions": [asdict(pair) for pair in compared.versions],
        },
    )


def _asked(pair: LookAlike) -> Problem:
    return Problem(FILE, f"row of '{pair.newer}', column supersedes", version_message(pair, "en"))


def _remove(layout: Layout, stale: Iterable[str]) -> None:
    """Remove files of the last run that this one did not make again, as those in another language."""
    for name in stale:
        path = layout.root / name
        if path.is_relative_to(layout.results):
            path.unlink(missing_ok=True)


def _made_from(run: _Run) -> dict[str, Any]:
    return {
        **origin(),
        "settings": run.settings.model_dump(exclude={"run": True, "coding": True, "export": {"public"}}),
        "codebook": {"version": run.codebook.version, "sha256": run.codebook.sha256},
        **({"model": run.accepted.key} if run.accepted.key else {}),
        "presentations": [
            {
                "presentation": deck.row.presentation,
                "file": deck.row.file,
                "sha256": deck.row.sha256,
                "pages": deck.deck.pages,
                "slides": len(deck.deck.slides),
                "passages": len(deck.tagged.passages),
                "tags": len(deck.tagged.tags),
                "status": deck.deck.status,
            }
            for deck in run.reading.decks
        ],
    }


def _summary(deck: ReadDeck) -> DeckSummary:
    return DeckSummary(
        presentation=deck.row.presentation,
        project=deck.row.project,
        role=deck.row.role,
        pages=deck.deck.pages,
        slides=len(deck.deck.slides),
        without_text=sum(not slide.has_text for slide in deck.deck.slides),
        passages=len(deck.tagged.passages),
        tags=len(deck.tagged.tags),
        status=deck.deck.status,
        message=deck.deck.message,
    )


def _made(layout: Layout, ledger: Ledger, *, public: bool) -> tuple[str, ...]:
    """Return one line a file, or a line a folder of many; the public edition is one folder, if it was asked for."""
    folders: dict[str, int] = {}
    edition = layout.shown(layout.public)
    for path in [path for paths in ledger.outputs.values() for path in paths]:
        parent = edition if path.startswith(f"{edition}/") else Path(path).parent.as_posix()
        if parent != edition or public:
            name = path if parent == layout.results.name else f"{parent}/"
            folders[name] = 1 + folders.get(name, 0)
    return tuple(f"{name} ({count} files)" if name.endswith("/") else name for name, count in sorted(folders.items()))


def _changed(tables: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Return what changed in the synthesis, counted by kind."""
    kinds = Counter(zip(tables["changes"]["table"], tables["changes"]["change"], strict=True))
    return tuple(f"{table}: {count} {change}" for (table, change), count in sorted(kinds.items()))
