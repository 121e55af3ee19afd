"""From the log to the tables: what holds now, placed in the decks as they are read now, or listed as lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from synthese.coding.anchoring import Anchors, place_all
from synthese.coding.carrying import carried_notes, carried_state, why_gone
from synthese.coding.decisions import Decisions
from synthese.coding.matching import Match
from synthese.coding.notes import latest_notes
from synthese.coding.renames import read_renames
from synthese.coding.state import Key, State, in_force, team_state
from synthese.provenance import stable_id
from synthese.types import TEAM, Codebook, Decision

__all__ = ["ResolvedCodings", "resolve_codings", "states_now"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCodings:
    """What holds now, with its place in the decks.

    Args:
        codings: Rows of the table ``codings``: the state of each coder and, as coder ``team``, of all.
        lost: Rows of the table ``lost_codings``: what holds but has no sure place any more.
        rejected: Passage, kind and code of what the team rejected: these are not to be suggested again.
        notes: The latest summaries, values, links and memos in force, links by the present ids of their action fields.
        moved: How many decisions were found again at a passage whose words changed; ``codings.moved()`` lists them.
    """

    codings: tuple[dict[str, Any], ...]
    lost: tuple[dict[str, Any], ...]
    rejected: frozenset[tuple[str, str, str]]
    notes: tuple[Decision, ...] = ()
    moved: int = 0


def resolve_codings(
    decisions: Decisions | Iterable[Decision],
    *,
    passages: pd.DataFrame,
    blocks: pd.DataFrame,
    tags: pd.DataFrame,
    pdf_hashes: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
) -> ResolvedCodings:
    """Work out what holds now and where it belongs.

    Args:
        decisions: All decisions, as read or as they stand in ``Decisions.decisions``.
        passages: The table ``passages``.
        blocks: The table ``blocks``.
        tags: The table ``tags``.
        pdf_hashes: The present hash of each presentation's PDF, as far as known.
        codebook: The codebook in force, by which codings of former themes are carried along or listed.

    Returns:
        The codings with passage and tag, and those that have to be placed again, with the passages that come nearest.
    """
    lines = decisions.decisions if isinstance(decisions, Decisions) else tuple(decisions)
    anchors = Anchors(passages, blocks, renames=read_renames(lines), pdf_hashes=pdf_hashes)
    here, lost = place_all(anchors, in_force(lines))
    retired = codebook.retired if codebook else ()
    states = carried_state(here, retired)
    now = states_now(states, lost)
    own = {key: state for key, state in now.items() if key.coder != TEAM}
    known = set(tags["tag"])
    rows = [_coding(key, state, known) for key, state in now.items()]
    missing = [_lost(key, state, lost[key.passage]) for key, state in states.items() if key.passage in lost]
    missing += _of_gone_themes(own, codebook) if codebook else []
    notes = latest_notes(_placed_notes(anchors, carried_notes(lines, retired)))
    return ResolvedCodings(
        codings=tuple(sorted(rows, key=_reading_order)),
        lost=tuple(sorted(missing, key=lambda row: (row["presentation"], row["slide"], row["quote"], _who(row)))),
        rejected=frozenset(key[1:] for key, state in now.items() if (key.coder, state.state) == (TEAM, "rejected")),
        notes=tuple(_with_present_ids(notes, _present_ids(anchors, tags, rows))),
        moved=sum(anchors.find(line.target).reason == "changed" for line in anchors.single(in_force(lines))),
    )


def states_now(states: Mapping[Key, State], lost: Mapping[str, Match]) -> dict[Key, State]:
    """Return the states of the coders and of the team at the passages that were found."""
    found = {key: state for key, state in states.items() if key.passage not in lost}
    return {key: state for key, state in found.items() if key.coder != TEAM} | team_state(found)


def _placed_notes(anchors: Anchors, lines: Iterable[Decision]) -> Iterable[Decision]:
    return (anchors.linked(line) if line.kind == "link" else line for line in lines)


def _present_ids(anchors: Anchors, tags: pd.DataFrame, codings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the ids of passages, tags and codings by those they had while their presentation was called otherwise."""
    before: dict[str, list[str]] = {}
    for old, passage in anchors.former.items():
        before.setdefault(passage, []).append(old)
    ids = dict(anchors.former)
    if before:
        suggested = zip(tags["tag"], tags["passage"], tags["kind"], tags["code"], strict=True)
        for tag, passage, kind, code in suggested:
            ids |= {stable_id("t", old, kind, code): tag for old in before.get(passage, ())}
        for row in codings:
            key = (row["kind"], row["code"])
            found = before.get(row["passage"], ())
            ids |= {stable_id("c", row["coder"], old, *key): row["coding"] for old in found}
    return ids


def _with_present_ids(notes: Iterable[Decision], ids: Mapping[str, str]) -> Iterable[Decision]:
    """Yield notes with the ids their evidence has now, so that a summary outlives a new name of its presentation."""
    for note in notes:
        yield replace(note, evidence=tuple(ids.get(name, name) for name in note.evidence)) if ids else note


def _coding(key: Key, state: State, known: set[str]) -> dict[str, Any]:
    decision, target = state.decision, state.decision.target
    tag = stable_id("t", key.passage, key.kind, key.code)
    return {
        "coding": stable_id("c", *key),
        "coder": key.coder,
        "state": state.state,
        "kind": key.kind,
        "code": key.code,
        "passage": key.passage,
        "presentation": target.presentation,
        "slide": target.slide,
        "page": target.page,
        "block": target.block,
        "quotation": target.quote,
        "start": target.start,
        "end": target.end,
        "tag": tag if tag in known else "",
        "memo": decision.memo,
        "addressee": decision.addressee,
        "time": decision.time,
        "decision": decision.id,
    }


def _lost(key: Key, state: State, match: Match) -> dict[str, Any]:
    decision, target = state.decision, state.decision.target
    put_aside = decision.status == "changed" and state.state == "rejected"
    return {
        "decision": decision.id,
        "coder": key.coder,
        "status": "rejected" if put_aside else decision.status,
        "kind": key.kind,
        "code": key.code,
        "presentation": target.presentation,
        "slide": target.slide,
        "page": target.page,
        "quote": target.quote,
        "reason": match.reason,
        "memo": decision.memo,
        "time": decision.time,
        "candidates": list(match.candidates),
    }


def _of_gone_themes(own: Mapping[Key, State], codebook: Codebook) -> list[dict[str, Any]]:
    """Return the codings of themes that the codebook no longer has; a rejection of one says nothing any more."""
    return [
        _lost(key, state, Match(None, f"theme_{why}"))
        for key, state in own.items()
        if key.kind == "theme" and state.state == "confirmed" and (why := why_gone(key.code, codebook))
    ]


def _reading_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (row["presentation"], row["slide"], row["block"], row["start"], row["passage"], *_who(row))


def _who(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["kind"], row["code"], row["coder"], row["decision"])
