"""The third stage: codings placed, projects compared, all tables written."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

import pandas as pd

from synthese.coding import Decisions, ResolvedCodings, read_decisions, resolve_codings, split_suggestions
from synthese.errors import Problem
from synthese.provenance import library_versions, source_hash
from synthese.settings import Settings
from synthese.synthesis import LookAlike, SynthesisInput, build_synthesis, find_remarks, find_versions
from synthese.tables import SCHEMAS, read_table, to_frame, write_table
from synthese.types import Codebook, Decision
from synthese.workbench.cache import cache_key
from synthese.workbench.frames import reading_tables
from synthese.workbench.layout import Layout
from synthese.workbench.reading import Reading

__all__ = ["Comparison", "compare", "comparison_key", "load_tables", "seen_decisions"]

_LIBRARIES = ("pandas", "pyarrow", "rapidfuzz", "simplemma")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All tables, with what is to be said of them.

    Args:
        key: The hash of all it was made from.
        tables: Every table of ``tables.SCHEMAS``, by name.
        left_out: What was left out, counted once or passed over, one sentence each.
        problems: What is wrong in the logs of decisions.
        versions: Decks that look like versions of one another.
    """

    key: str
    tables: Mapping[str, pd.DataFrame]
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    versions: tuple[LookAlike, ...] = ()


def comparison_key(reading: Reading, codebook: Codebook, *, layout: Layout, settings: Settings) -> str:
    """Return the key of the comparison: a hash of the catalogue's rows, the decks, the codings and the settings.

    When coding blind it is a key of the coder, whose own decisions alone count.
    """
    decks = [(asdict(deck.row), deck.read_key, deck.tag_key) for deck in reading.decks]
    return cache_key(
        "synthesis",
        decks,
        _codings_hash(layout),
        _only(settings),
        codebook.sha256,
        settings.synthesis.model_dump(),
        [source_hash(room) for room in ("tables", "coding", "synthesis")],
        library_versions(_LIBRARIES),
    )


def compare(reading: Reading, codebook: Codebook, *, key: str, layout: Layout, settings: Settings) -> Comparison:
    """Place the codings, compare the projects and write all tables.

    Args:
        reading: All decks as read and tagged.
        codebook: The codebook in force.
        key: The result of ``comparison_key``.
        layout: Where things lie.
        settings: What is compared.

    Returns:
        All tables, as written.
    """
    tables = reading_tables(reading.decks)
    decisions = seen_decisions(layout, settings)
    resolved = resolve_codings(
        decisions,
        **{name: tables[name] for name in ("passages", "blocks", "tags")},
        pdf_hashes={deck.row.presentation: deck.row.sha256 for deck in reading.decks},
        codebook=codebook,
    )
    handed_over = split_suggestions(resolved.codings, tables["tags"], tables["passages"], codebook)
    if handed_over:
        tables["tags"] = pd.concat([tables["tags"], to_frame("tags", handed_over)], ignore_index=True)
    tables["codings"] = to_frame("codings", resolved.codings)
    tables["lost_codings"] = to_frame("lost_codings", resolved.lost)
    source = _source(tables, resolved.notes, reading, codebook, layout, settings)
    tables |= build_synthesis(source)
    for name in SCHEMAS:
        write_table(tables[name], layout.tables / f"{name}.parquet", name)
    return Comparison(
        key=key,
        tables=tables,
        left_out=find_remarks(source),
        problems=(*decisions.problems, *_to_look_at(resolved)),
        versions=find_versions(source),
    )


def _only(settings: Settings) -> str:
    """Return the one coder whose decisions count, or nothing where those of all do."""
    return settings.coder_name() if settings.coding.blind else ""


def seen_decisions(layout: Layout, settings: Settings) -> Decisions:
    """Return the decisions that may be seen: while coding blind, no number may tell what others decided."""
    decisions, only = read_decisions(layout.codings), _only(settings)
    if not only:
        return decisions
    own = tuple(decision for decision in decisions.decisions if decision.coder == only)
    return replace(decisions, decisions=own)


def _to_look_at(resolved: ResolvedCodings) -> list[Problem]:
    """Return what people must look at: decisions without a place, and those whose words changed."""
    found = []
    if resolved.lost:
        message = f"{len(resolved.lost)} have no sure place any more and are kept; see workspace.codings.lost()."
        found.append(Problem("presentations/codings", "", message))
    if resolved.moved:
        message = f"{resolved.moved} stand on passages whose words changed since; see workspace.codings.moved()."
        found.append(Problem("presentations/codings", "", message))
    return found


def load_tables(layout: Layout) -> dict[str, pd.DataFrame]:
    """Return all tables of the last run."""
    return {name: read_table(layout.tables / f"{name}.parquet", name) for name in SCHEMAS}


def _source(
    tables: Mapping[str, pd.DataFrame],
    notes: Sequence[Decision],
    reading: Reading,
    codebook: Codebook,
    layout: Layout,
    settings: Settings,
) -> SynthesisInput:
    return SynthesisInput(
        presentations=tables["presentations"],
        slides=tables["slides"],
        blocks=tables["blocks"],
        passages=tables["passages"],
        tags=tables["tags"],
        codings=tables["codings"],
        codebook=codebook,
        decisions=notes,
        settings=settings.synthesis,
        previous=_previous(layout),
        # A version that cannot be read takes nothing away: the older one is all there is of the deck.
        superseded=sorted({deck.row.supersedes for deck in reading.decks if deck.deck.status != "failed"} - {""}),
    )


def _previous(layout: Layout) -> dict[str, pd.DataFrame] | None:
    """Return the last run's tables, or None where they are not all there in their present form."""
    try:
        return load_tables(layout)
    except (OSError, ValueError):
        return None  # a first run, or tables of an older form: then there is nothing to compare with


def _codings_hash(layout: Layout) -> str:
    digest = sha256()
    for path in sorted(layout.codings.rglob("*.jsonl")) if layout.codings.is_dir() else []:
        digest.update(path.relative_to(layout.codings).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
