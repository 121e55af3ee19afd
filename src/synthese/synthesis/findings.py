"""Tags and codings joined: what is known of a code at a passage, machine and people together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from synthese.types import TEAM

__all__ = ["Finding", "State", "resolve_findings"]

State = Literal["confirmed", "suggested", "disputed", "rejected"]

_TAG_COLUMNS = ("passage", "kind", "code", "tag", "score", "rules", "addressee", "holder", "negated")
_CODING_COLUMNS = ("passage", "kind", "code", "state", "coding", "addressee")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The state of one code at one passage.

    Args:
        passage: The passage's id.
        kind: ``theme`` or ``action_field``.
        code: The code's id.
        state: ``confirmed``, ``rejected`` and ``disputed`` as the team decided; ``suggested`` while nobody did.
        score: The tag's score; 1.0 for a code that a person added.
        rules: The rules that fired; empty for a code that a person added.
        addressee: Who should act: as the coder says, else as the tag does.
        holder: Whose demand it is.
        evidence: The ids of the tag and of the coding, as far as there are any.
    """

    passage: str
    kind: str
    code: str
    state: State
    score: float
    rules: tuple[str, ...]
    addressee: str
    holder: str
    evidence: tuple[str, ...]


class _Verdict(NamedTuple):
    state: State
    coding: str
    addressee: str


def resolve_findings(tags: pd.DataFrame, codings: pd.DataFrame) -> dict[str, list[Finding]]:
    """Join tags and the team's codings to one finding per passage, kind and code.

    A negated tag is no finding unless the team decided on it.

    Args:
        tags: Table ``tags``.
        codings: Table ``codings``; of its rows those of the coder ``team`` decide.

    Returns:
        The findings by passage, in no particular order.
    """
    verdicts = _verdicts(codings)
    findings: dict[_Key, Finding] = {}
    for passage, kind, code, tag, score, rules, addressee, holder, negated in _rows(tags, _TAG_COLUMNS):
        verdict = verdicts.pop((passage, kind, code), None)
        if verdict is None and negated:
            continue
        findings[passage, kind, code] = Finding(
            passage=passage,
            kind=kind,
            code=code,
            state=verdict.state if verdict else "suggested",
            score=score,
            rules=tuple(rules),
            addressee=(verdict.addressee if verdict else "") or addressee,
            holder=holder,
            evidence=(tag, verdict.coding) if verdict else (tag,),
        )
    findings |= {key: _added(key, verdict) for key, verdict in verdicts.items()}
    return _by_passage(findings)


def _verdicts(codings: pd.DataFrame) -> dict[_Key, _Verdict]:
    return {
        (passage, kind, code): _Verdict(state, coding, addressee)
        for passage, kind, code, state, coding, addressee in _rows(codings[codings["coder"] == TEAM], _CODING_COLUMNS)
        if kind in {"theme", "action_field"} and code
    }


def _added(key: _Key, verdict: _Verdict) -> Finding:
    passage, kind, code = key
    return Finding(
        passage=passage,
        kind=kind,
        code=code,
        state=verdict.state,
        score=1.0,
        rules=(),
        addressee=verdict.addressee,
        holder="",
        evidence=(verdict.coding,),
    )


def _by_passage(findings: Mapping[_Key, Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in findings.values():
        grouped.setdefault(finding.passage, []).append(finding)
    return grouped


def _rows(frame: pd.DataFrame, columns: tuple[str, ...]) -> Any:
    return zip(*(frame[column].tolist() for column in columns), strict=True)
