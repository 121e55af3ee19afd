"""A table of a part of the material, made anew from what the last run read and the team decided."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

import pandas as pd

from synthese.coding import resolve_codings
from synthese.errors import WorkspaceError, listed
from synthese.settings import Settings
from synthese.synthesis import Selection, SynthesisInput, build_synthesis, build_table, narrow
from synthese.tables import SYNTHESIS_TABLES, read_table
from synthese.types import Codebook
from synthese.workbench.comparing import seen_decisions
from synthese.workbench.layout import Layout

__all__ = ["selected_table", "selected_tables"]

_READ = ("presentations", "slides", "blocks", "passages", "tags", "codings")


def selected_table(
    layout: Layout,
    codebook: Codebook,
    name: str,
    selected: Mapping[str, str | Sequence[str]],
    settings: Settings,
) -> pd.DataFrame:
    """Return a table as it would be if there were nothing but what is selected.

    Args:
        layout: Where things lie.
        codebook: The codebook in force.
        name: The table.
        selected: What is compared, by the fields of ``Selection``.
        settings: How it is compared.

    Returns:
        Tables across projects made anew; of the others the rows of the selected presentations.

    Raises:
        WorkspaceError: When nothing can be selected so, a value is not among those of the workspace, or the table
            compares runs.
    """
    if name == "changes":
        raise WorkspaceError("The table 'changes' compares whole runs and takes no selection: ask for it without one.")
    tables = {one: read_table(layout.tables / f"{one}.parquet", one) for one in _READ}
    source = narrow(_source(layout, codebook, tables, settings), _selection(selected))
    if name in SYNTHESIS_TABLES:
        return build_table(source, name)
    if name in _READ:
        found: pd.DataFrame = getattr(source, name)
        return found
    rest = read_table(layout.tables / f"{name}.parquet", name)
    return rest[rest["presentation"].isin(source.presentations["presentation"])].reset_index(drop=True)


def selected_tables(
    layout: Layout,
    codebook: Codebook,
    selected: Mapping[str, str | Sequence[str]],
    settings: Settings,
    tables: Mapping[str, pd.DataFrame],
) -> dict[str, pd.DataFrame]:
    """Return all tables but ``changes`` as they would be if there were nothing but what is selected.

    Args:
        layout: Where things lie.
        codebook: The codebook in force.
        selected: What is compared, by the fields of ``Selection``.
        settings: How it is compared.
        tables: All tables of the last run.

    Raises:
        WorkspaceError: When nothing can be selected so, or a value is not among those of the workspace.
    """
    source = narrow(_source(layout, codebook, tables, settings), _selection(selected))
    found: dict[str, pd.DataFrame] = {name: getattr(source, name) for name in _READ}
    found |= build_synthesis(source)
    kept = set(source.presentations["presentation"])
    for name in tables.keys() - found.keys():
        found[name] = tables[name][tables[name]["presentation"].isin(kept)].reset_index(drop=True)
    del found["changes"]
    return found


def _selection(selected: Mapping[str, str | Sequence[str]]) -> Selection:
    known = [field.name for field in fields(Selection)]
    for name in selected.keys() - set(known):
        raise WorkspaceError(f"Nothing is selected by '{name}'; tables can be selected by {listed(known)}.")
    return Selection.of(**selected)


def _source(
    layout: Layout, codebook: Codebook, tables: Mapping[str, pd.DataFrame], settings: Settings
) -> SynthesisInput:
    decks = tables["presentations"]
    resolved = resolve_codings(
        seen_decisions(layout, settings),
        passages=tables["passages"],
        blocks=tables["blocks"],
        tags=tables["tags"],
        pdf_hashes=dict(zip(decks["presentation"], decks["sha256"], strict=True)),
        codebook=codebook,
    )
    read = decks[decks["status"] != "failed"]
    return SynthesisInput(
        presentations=decks,
        slides=tables["slides"],
        blocks=tables["blocks"],
        passages=tables["passages"],
        tags=tables["tags"],
        codings=tables["codings"],
        codebook=codebook,
        decisions=resolved.notes,
        settings=settings.synthesis,
        superseded=sorted(set(read["supersedes"]) - {""}),
    )
