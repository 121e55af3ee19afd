"""What the team wrote beside the tables: the last word on each summary, value and link."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from synthese.synthesis.selection import same_name
from synthese.types import Decision, TargetKind

__all__ = ["latest_decisions", "latest_links", "latest_summaries", "latest_values"]

Key = TypeVar("Key", bound=Hashable)


def latest_decisions(
    decisions: Iterable[Decision], kind: TargetKind, *, about: Callable[[Decision], Key]
) -> dict[Key, Decision]:
    """Return the last decision of a kind on each thing, whoever took it; withdrawn ones leave nothing.

    Args:
        decisions: Lines of the codings log, each coder's in their order.
        kind: The kind wanted.
        about: What a decision is about.

    Returns:
        The last decision by time for each thing; of several at one moment the last in the order given.
    """
    wanted = [decision for decision in decisions if decision.kind == kind]
    last = {about(decision): decision for decision in sorted(wanted, key=lambda each: each.time)}
    return {key: decision for key, decision in last.items() if decision.status != "withdrawn"}


def latest_summaries(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the last summary of each project (in the form names are compared in) and theme."""
    return latest_decisions(
        decisions, "summary", about=lambda each: (same_name(each.target.project), each.target.about)
    )


def latest_values(decisions: Iterable[Decision]) -> dict[tuple[str, str], dict[str, Decision]]:
    """Return the last decision on each value, by project (in the form names are compared in) and dimension."""
    found = latest_decisions(
        decisions, "value", about=lambda each: (same_name(each.target.project), each.target.about, each.text)
    )
    values: dict[tuple[str, str], dict[str, Decision]] = {}
    for (project, dimension, value), decision in found.items():
        values.setdefault((project, dimension), {})[value] = decision
    return values


def latest_links(decisions: Iterable[Decision]) -> dict[frozenset[str], Decision]:
    """Return the last decision on each pair of action fields, or of a field and a project.

    The ends of a link are the field in ``target.about`` and either the field in ``code`` or, where that is empty,
    ``target.project``.
    """
    return latest_decisions(decisions, "link", about=_ends)


def _ends(decision: Decision) -> frozenset[str]:
    return frozenset((decision.target.about, decision.code or same_name(decision.target.project)))
