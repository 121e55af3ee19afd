"""Codings carried along when themes are renamed, merged, split or retired.

Lines of the logs are never rewritten and no lines are added in anybody's name. The codebook remembers the themes it no
longer has (``retired:`` in codebook.yaml), and the state is derived with this in view:

- A **renamed** theme: decisions on the former id are decisions on the new one, whenever they were made; whoever codes
  on under the former id, because the change has not reached them, is understood.
- A **merged** theme: what was decided up to the moment of the merger was decided on two themes. Who confirmed either of
  them at a passage confirmed the theme that both became; who rejected one and said nothing of the other rejected it.
  From then on both ids mean the one theme, and the last decision wins as always.
- A **split** theme: nobody has decided on the parts yet. Where the team confirmed the former theme, each part is
  suggested, with the rule ``split:FORMER``; the former codings are listed.
- A **retired** theme: its codings stay in the logs and are listed.

As all of this is read from the codebook that a team shares by git, each member's program comes to the same state, and
taking the edit of the codebook back takes back its effect.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from synthese.coding.lines import moment
from synthese.coding.state import Key, State, present_state
from synthese.provenance import stable_id
from synthese.types import Codebook, Decision, RetiredCode

__all__ = ["carried_notes", "carried_state", "split_suggestions", "why_gone"]

_SCORE = 0.5
"""What a suggestion is worth that rests on a coding of the theme it came from."""


def carried_state(decisions: Iterable[Decision], retired: Sequence[RetiredCode]) -> dict[Key, State]:
    """Return the state of each coder, passage and code, decisions on former themes carried along.

    Args:
        decisions: Those in force, on passages, in each coder's own order.
        retired: The themes that the codebook no longer has.

    Returns:
        The states; nothing for what was withdrawn.
    """
    rest = list(decisions)
    states: dict[Key, State] = {}
    names: dict[str, str] = {}
    for step in sorted(_followed(retired), key=lambda step: moment(step.since)):
        before = [decision for decision in rest if moment(decision.time) <= moment(step.since)]
        rest = [decision for decision in rest if moment(decision.time) > moment(step.since)]
        states = _joined(present_state(_named(before, names), states), step)
        names = {old: step.into[0] if new == step.id else new for old, new in names.items()} | {step.id: step.into[0]}
    return present_state(_named(rest, names), states)


def carried_notes(decisions: Iterable[Decision], retired: Sequence[RetiredCode]) -> list[Decision]:
    """Return decisions with what is written on renamed themes (summaries, memos) under their present ids.

    A summary of a merged theme stays where it is: to put one text in the place of two is for a researcher.

    Args:
        decisions: All decisions.
        retired: The themes that the codebook no longer has.
    """
    names: dict[str, str] = {}
    for step in sorted(retired, key=lambda step: moment(step.since)):
        if step.how == "renamed" and step.into:
            names = {old: step.into[0] if new == step.id else new for old, new in names.items()}
            names[step.id] = step.into[0]
    return [
        replace(decision, target=replace(decision.target, about=names[decision.target.about]))
        if decision.target.about in names
        else decision
        for decision in decisions
    ]


def why_gone(code: str, codebook: Codebook) -> str:
    """Return why the codebook does not have a theme: ``split``, ``retired`` or ``unknown``; empty if it has it."""
    if codebook.theme(code):
        return ""
    how = next((entry.how for entry in reversed(codebook.retired) if entry.id == code), "")
    return how if how in ("split", "retired") else "unknown"


def split_suggestions(
    codings: Iterable[Mapping[str, Any]], tags: pd.DataFrame, passages: pd.DataFrame, codebook: Codebook
) -> list[dict[str, Any]]:
    """Return suggestions for the parts of split themes at the passages that were coded with the former theme.

    Args:
        codings: Rows of the table ``codings``.
        tags: The table ``tags``: what is suggested already is not suggested again.
        passages: The table ``passages``.
        codebook: The codebook in force.

    Returns:
        Rows of the table ``tags``.
    """
    parts = {entry.id: entry.into for entry in codebook.retired if entry.how == "split"}
    known = set(tags["tag"])
    there = set(passages["passage"])
    rows = []
    for row in codings:
        if (
            row["coder"] == "team"
            and row["state"] == "confirmed"
            and row["kind"] == "theme"
            and row["passage"] in there
        ):
            for code in parts.get(row["code"], ()):
                tag = stable_id("t", row["passage"], "theme", code)
                if tag not in known and codebook.theme(code):
                    known.add(tag)
                    rows.append(_suggestion(row, code, tag))
    return rows


def _suggestion(row: Mapping[str, Any], code: str, tag: str) -> dict[str, Any]:
    place = ("passage", "presentation", "slide", "page", "block", "kind", "quotation", "start", "end")
    return {
        **{name: row[name] for name in place},
        "tag": tag,
        "code": code,
        "score": _SCORE,
        "rules": [f"split:{row['code']}"],
        "addressee": "",
        "holder": "",
        "negated": False,
        "origin": "codebook",
    }


def _followed(retired: Iterable[RetiredCode]) -> list[RetiredCode]:
    return [entry for entry in retired if entry.how in ("renamed", "merged") and entry.into]


def _named(decisions: Iterable[Decision], names: Mapping[str, str]) -> Iterable[Decision]:
    for decision in decisions:
        if decision.kind == "theme" and (decision.code in names or decision.replaces in names):
            code, replaces = names.get(decision.code, decision.code), names.get(decision.replaces, decision.replaces)
            yield replace(decision, code=code, replaces="" if code == replaces else replaces)
        else:
            yield decision


def _joined(states: Mapping[Key, State], step: RetiredCode) -> dict[Key, State]:
    """Return the states with those of a former theme under the one that took it up; confirmed goes before rejected."""
    joined = dict(states)
    for key, state in states.items():
        if key.kind == "theme" and key.code == step.id:
            del joined[key]
            new = key._replace(code=step.into[0])
            other = joined.get(new)
            joined[new] = max(state, other, key=_weight) if other else state
    return joined


def _weight(state: State) -> tuple[bool, str, str]:
    return state.state == "confirmed", moment(state.decision.time), state.decision.id
