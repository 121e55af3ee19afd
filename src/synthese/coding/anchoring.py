"""From the log to the tables: each decision placed in the decks as they are read now, or listed as lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

import pandas as pd

from synthese.coding.decisions import Decisions
from synthese.coding.matching import DeckText, Match, find_passage
from synthese.coding.notes import latest_notes
from synthese.coding.state import TEAM, Key, State, in_force, present_state, team_state
from synthese.provenance import stable_id
from synthese.types import Decision, Target

__all__ = ["Anchors", "ResolvedCodings", "field_id", "place_all", "resolve_codings", "states_now", "without_rejected"]

_ON_PASSAGES = ("theme", "action_field", "passage", "slide")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCodings:
    """What holds now, with its place in the decks.

    Args:
        codings: Rows of the table ``codings``: the state of each coder and, as coder ``team``, of all.
        lost: Rows of the table ``lost_codings``: what holds but has no sure place any more.
        rejected: Passage, kind and code of what the team rejected: these are not to be suggested again.
        notes: The latest summaries, values, links and memos in force, links by the present ids of their action fields.
    """

    codings: tuple[dict[str, Any], ...]
    lost: tuple[dict[str, Any], ...]
    rejected: frozenset[tuple[str, str, str]]
    notes: tuple[Decision, ...] = ()


def field_id(passage: str) -> str:
    """Return the id of the action field at a passage, as in the table ``action_fields``.

    >>> field_id("p-1") == stable_id("f", "p-1")
    True
    """
    return stable_id("f", passage)


class Anchors:
    """Where decisions belong in the decks as they are read now.

    Args:
        passages: The table ``passages``.
        blocks: The table ``blocks``.
    """

    def __init__(self, passages: pd.DataFrame, blocks: pd.DataFrame) -> None:
        texts: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for row in blocks[["presentation", "slide", "block", "text"]].to_dict("records"):
            texts[row["presentation"]][int(row["slide"]), int(row["block"])] = row["text"]
        rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in passages.to_dict("records"):
            rows[row["presentation"]].append({str(name): value for name, value in row.items()})
        self._decks = {name: DeckText(of_deck, texts[name]) for name, of_deck in rows.items()}
        self._found: dict[Target, Match] = {}

    def find(self, target: Target) -> Match:
        """Return the passage of a target, or why there is none."""
        if target not in self._found:
            deck = self._decks.get(target.presentation)
            self._found[target] = find_passage(target, deck) if deck else Match(None, "no_presentation")
        return self._found[target]

    def placed(self, decision: Decision) -> tuple[Decision, Match]:
        """Return a decision with its target as it stands now, and the match; a lost one is left as it was."""
        match = self.find(decision.target)
        if match.row is None:
            return decision, match
        row = match.row
        place = self._decks[decision.target.presentation].place(row, decision.target)
        target = replace(
            decision.target,
            passage=str(row["passage"]),
            slide=int(row["slide"]),
            page=int(row["page"]),
            block=place.block,
            quote=place.quotation,
            start=place.start,
            end=place.end,
        )
        return replace(decision, target=target), match

    def settle(self, decisions: Iterable[Decision]) -> None:
        """Let decisions on one former passage go together, when the place of some is found and it is one place."""
        targets = [decision.target for decision in decisions if decision.target.passage]
        homes: dict[tuple[str, str], dict[str, Match]] = defaultdict(dict)
        for target in targets:
            match = self.find(target)
            if match.row is not None:
                homes[target.presentation, target.passage][str(match.row["passage"])] = match
        for target in targets:
            known = list(homes[target.presentation, target.passage].values())
            if self.find(target).row is None and len(known) == 1:
                self._found[target] = known[0]

    def single(self, decisions: Iterable[Decision]) -> Iterator[Decision]:
        """Yield the decisions on codes and passages, those on a slide once for each of its passages.

        A decision on a slide quotes its passages, one a line, and has their ids as evidence, so that each is found
        again by itself; where it quotes none, the passages that stand on the slide now are meant.
        """
        for decision in decisions:
            if decision.kind == "slide":
                for target in self._on_slide(decision):
                    yield replace(decision, kind="passage", target=target)
            elif decision.kind in _ON_PASSAGES:
                yield decision

    def linked(self, decision: Decision) -> Decision:
        """Return a link with the ids its action fields have now; an end whose passage is lost keeps its id."""
        about = self._field(decision.target.about, decision.target)
        code = self._field(decision.code, decision.other) if decision.other else decision.code
        return replace(decision, code=code, target=replace(decision.target, about=about))

    def _field(self, name: str, target: Target) -> str:
        row = self.find(target).row if name == field_id(target.passage) else None
        return field_id(str(row["passage"])) if row is not None else name

    def _on_slide(self, decision: Decision) -> Iterator[Target]:
        target, quotes = decision.target, decision.target.quote.split("\n")
        deck = self._decks.get(target.presentation)
        if target.quote:
            for at, (quote, passage) in enumerate(zip_longest(quotes, decision.evidence[: len(quotes)], fillvalue="")):
                prefix, suffix = "\n".join(quotes[:at])[-32:], "\n".join(quotes[at + 1 :])[:32]
                yield replace(target, quote=quote, passage=passage, prefix=prefix, suffix=suffix)
        elif deck:
            for row in deck.rows:
                if row["slide"] == target.slide:
                    yield replace(target, passage=str(row["passage"]))


def resolve_codings(
    decisions: Decisions | Iterable[Decision], *, passages: pd.DataFrame, blocks: pd.DataFrame, tags: pd.DataFrame
) -> ResolvedCodings:
    """Work out what holds now and where it belongs.

    Args:
        decisions: All decisions, as read or as they stand in ``Decisions.decisions``.
        passages: The table ``passages``.
        blocks: The table ``blocks``.
        tags: The table ``tags``.

    Returns:
        The codings with passage and tag, and those that have to be placed again, with the passages that come nearest.
    """
    lines = decisions.decisions if isinstance(decisions, Decisions) else tuple(decisions)
    anchors = Anchors(passages, blocks)
    here, lost = place_all(anchors, in_force(lines))
    states = present_state(here)
    now = states_now(states, lost)
    known = set(tags["tag"])
    rows = [_coding(key, state, known) for key, state in now.items()]
    missing = [_lost(key, state, lost[key.passage]) for key, state in states.items() if key.passage in lost]
    return ResolvedCodings(
        codings=tuple(sorted(rows, key=_reading_order)),
        lost=tuple(sorted(missing, key=lambda row: (row["presentation"], row["slide"], row["quote"], _who(row)))),
        rejected=frozenset(key[1:] for key, state in now.items() if (key.coder, state.state) == (TEAM, "rejected")),
        notes=latest_notes(anchors.linked(line) if line.kind == "link" else line for line in lines),
    )


def place_all(anchors: Anchors, decisions: Iterable[Decision]) -> tuple[list[Decision], dict[str, Match]]:
    """Return the decisions on passages as placed now, and for the lost ones' passages why."""
    here: list[Decision] = []
    lost: dict[str, Match] = {}
    single = list(anchors.single(decisions))
    anchors.settle(single)
    for decision in single:
        placed, match = anchors.placed(decision)
        if match.row is None:
            # Without a passage the words stand for the place, so that a later line still undoes an earlier one.
            name = placed.target.passage or stable_id("p", placed.target.presentation, placed.target.quote)
            placed = replace(placed, target=replace(placed.target, passage=name))
            lost[name] = match
        here.append(placed)
    return here, lost


def states_now(states: Mapping[Key, State], lost: Mapping[str, Match]) -> dict[Key, State]:
    """Return the states of the coders and of the team at the passages that were found."""
    found = {key: state for key, state in states.items() if key.passage not in lost}
    return {key: state for key, state in found.items() if key.coder != TEAM} | team_state(found)


def without_rejected(tags: pd.DataFrame, resolved: ResolvedCodings) -> pd.DataFrame:
    """Return the tags without those that the team rejected, whatever rule suggested them.

    Args:
        tags: The table ``tags``.
        resolved: What holds now.

    Returns:
        The other rows, in their order.
    """
    pairs = zip(tags["passage"], tags["kind"], tags["code"], strict=True)
    return tags[[pair not in resolved.rejected for pair in pairs]].reset_index(drop=True)


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


def _reading_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (row["presentation"], row["slide"], row["block"], row["start"], row["passage"], *_who(row))


def _who(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["kind"], row["code"], row["coder"], row["decision"])
