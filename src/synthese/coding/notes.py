"""What people wrote beside the evidence: summaries, links, comparison values and memos."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from synthese.coding.lines import moment
from synthese.coding.state import in_force
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["Note", "latest_notes", "read_notes"]

_KINDS = ("summary", "link", "value", "memo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The latest summary, link, value or memo on one matter.

    Args:
        kind: ``summary``, ``link``, ``value`` or ``memo``.
        project: The project, or empty.
        presentation: The presentation (of memos on a deck), or empty.
        about: The theme, dimension or action field.
        other: The second action field of a link, or empty.
        text: The summary, the value, ``same`` or ``different`` of a link, the words of a memo.
        status: ``added`` (written, set), ``confirmed`` or ``rejected``.
        evidence: The ids it was written from.
        coder: Who wrote it.
        time: When.
        memo: A remark on it.
        decision: The id of the line.
    """

    kind: TargetKind
    project: str
    presentation: str
    about: str
    other: str
    text: str
    status: CodingStatus
    evidence: tuple[str, ...]
    coder: str
    time: str
    memo: str
    decision: str


class _Matter(NamedTuple):
    kind: TargetKind
    project: str
    presentation: str
    about: str
    other: str
    value: str
    coder: str


def read_notes(decisions: Iterable[Decision]) -> tuple[Note, ...]:
    """Return what was written last on each matter, by kind, project and theme or dimension.

    Of summaries and links the latest of all coders holds. Each value of a comparison cell is a matter of its own.
    Memos are kept per coder: nobody's note hides another's.

    Args:
        decisions: In each coder's own order, as ``read_decisions`` gives them.

    Returns:
        The notes, sorted by kind, project, presentation, what they are about, value and coder.
    """
    return tuple(_note(matter, decision) for matter, decision in _latest(decisions))


def latest_notes(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions behind the notes, in the order of ``read_notes``."""
    return tuple(decision for _, decision in _latest(decisions))


def _latest(decisions: Iterable[Decision]) -> list[tuple[_Matter, Decision]]:
    last: dict[tuple[_Matter, str], Decision] = {}
    for decision in in_force(list(decisions)):
        if decision.kind in _KINDS:
            last[_matter(decision), decision.coder] = decision
    latest: dict[_Matter, Decision] = {}
    for (matter, _), decision in last.items():
        known = latest.get(matter)
        if known is None or (moment(known.time), known.id) < (moment(decision.time), decision.id):
            latest[matter] = decision
    return [(matter, latest[matter]) for matter in sorted(latest) if latest[matter].status != "withdrawn"]


def _matter(decision: Decision) -> _Matter:
    target = decision.target
    about, other = target.about, decision.code if decision.kind == "link" else ""
    if other:
        about, other = sorted((about, other))
    return _Matter(
        kind=decision.kind,
        project=target.project,
        presentation="" if decision.kind == "link" else target.presentation,
        about=about,
        other=other,
        value=decision.text if decision.kind == "value" else "",
        coder=decision.coder if decision.kind == "memo" else "",
    )


def _note(matter: _Matter, decision: Decision) -> Note:
    return Note(
        kind=matter.kind,
        project=matter.project,
        presentation=matter.presentation,
        about=matter.about,
        other=matter.other,
        text=decision.text,
        status=decision.status,
        evidence=decision.evidence,
        coder=decision.coder,
        time=decision.time,
        memo=decision.memo,
        decision=decision.id,
    )
