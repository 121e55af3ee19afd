"""Codings as a careful team would make them: the expected tags of passages, said through the public calls."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from synthese.coding import Codings
from synthese.provenance import normal_form
from synthese.types import TagKind
from synthese.workbench.workspace import Workspace


def expected_tags(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the passages of a file of gold by presentation and normal text."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {(line.get("presentation", line["group"]), normal_form(line["text"])): line for line in lines}


def code_like(workspace: Workspace, path: Path, *, coder: str = "ah", read: bool = True, most: int = 10_000) -> int:
    """Code the passages of a workspace as a file of gold has them.

    Args:
        workspace: A workspace that was run.
        path: The file.
        coder: Who codes.
        read: Whether each passage is marked as read as well; else only what the codebook suggests is judged.
        most: How many passages to code.

    Returns:
        How many passages were coded or read.
    """
    gold, table = expected_tags(path), cache(workspace.table)
    codings = Codings(workspace.layout.codings, coder, codebook=workspace.codebook, tables=table, pdf_hashes={})
    tags = table("tags")
    count = 0
    for row in table("passages").to_dict("records"):
        line = gold.get((row["presentation"], normal_form(row["text"])))
        if line is None or count >= most:
            continue
        wanted: set[tuple[TagKind, str]] = {("theme", code) for code in line["themes"] or ()}
        if line["action_field"] not in (None, "disputed"):
            wanted.add(("action_field", line["action_field"]))
        suggested = tags[(tags["passage"] == row["passage"]) & ~tags["negated"]]
        for tag, kind, code in zip(suggested["tag"], suggested["kind"], suggested["code"], strict=True):
            (codings.confirm if (kind, code) in wanted else codings.reject)(tag)
            wanted.discard((kind, code))
        if read:
            for kind, code in sorted(wanted):
                codings.add(row["passage"], kind, code)
            codings.reviewed(row["presentation"], passage=row["passage"])
        count += read or bool(len(suggested))
    return count
