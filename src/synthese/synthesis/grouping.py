"""Action fields of one matter put together: by the team's links first, then by likeness."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from synthese.coding import Note
from synthese.coding.lines import moment

__all__ = ["Contradiction", "Grouping", "group_fields"]

_Pair = tuple[str, str]


class Contradiction(NamedTuple):
    """Two fields linked as the same that other links keep apart.

    Args:
        same: The fields of the link that was passed over.
        different: The two fields, of one matter with them by other links, that are linked as different.
    """

    same: _Pair
    different: _Pair


class Grouping(NamedTuple):
    """Which fields are of one matter.

    Args:
        members: For each field the ids of its group, itself too.
        contradictions: The links that could not be kept.
    """

    members: Mapping[str, frozenset[str]]
    contradictions: tuple[Contradiction, ...]


def group_fields(fields: Iterable[str], alike: Mapping[_Pair, float], links: Mapping[frozenset[str], Note]) -> Grouping:
    """Group fields by links and likeness.

    Constrained agglomerative clustering with complete linkage (Davidson and Ravi 2005, "Agglomerative Hierarchical
    Clustering with Constraints"). Fields linked as the same are one matter, and so is what they are linked with in
    turn; fields linked as different never are, nor is anything of the matter of the one with anything of the other's.
    Where links contradict one another (a = b, b = c, a ≠ c), ``different`` holds, of the others the later ones do, and
    the one passed over is told. Then matters are put together from the most alike on, when each in the one group is
    alike to each in the other; two matters are as alike as the most alike two of their fields, so that a link more
    takes no other field away.

    Args:
        fields: The ids.
        alike: How alike two fields are, their ids in order; pairs that are not alike enough are absent.
        links: The last link between each two fields, with the text ``same`` or ``different``.

    Returns:
        The groups; a field of its own is a group of one.
    """
    members = {field: frozenset((field,)) for field in fields}
    apart = {ends for ends, link in links.items() if link.text == "different"}
    contradictions = _linked(members, apart, links)
    matters = dict(members)
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        if _all_alike(members[one], members[other], matters, alike) and not _kept_apart(members, one, other, apart):
            _join(members, one, other)
    return Grouping(members, contradictions)


def _linked(
    members: dict[str, frozenset[str]], apart: set[frozenset[str]], links: Mapping[frozenset[str], Note]
) -> tuple[Contradiction, ...]:
    """Put together what is linked as the same, the latest links first; return those that others forbid."""
    same = [(link, sorted(ends)) for ends, link in links.items() if link.text == "same" and ends <= members.keys()]
    contradictions = []
    for _, (one, other) in sorted(same, key=lambda entry: (moment(entry[0].time), entry[0].decision), reverse=True):
        different = _kept_apart(members, one, other, apart)
        if different:
            contradictions.append(Contradiction((one, other), different))
        else:
            _join(members, one, other)
    return tuple(sorted(contradictions))


def _kept_apart(
    members: Mapping[str, frozenset[str]], one: str, other: str, apart: set[frozenset[str]]
) -> _Pair | None:
    """Return two fields across the groups of two that are linked as different, or None."""
    if members[one] is members[other]:
        return None
    pairs = (pair for pair in product(sorted(members[one]), sorted(members[other])) if frozenset(pair) in apart)
    return next(pairs, None)


def _all_alike(
    one: frozenset[str],
    other: frozenset[str],
    matters: Mapping[str, frozenset[str]],
    alike: Mapping[_Pair, float],
) -> bool:
    """Tell whether each matter of one group is alike to each of another."""
    return all(
        any((min(pair), max(pair)) in alike for pair in product(*across))
        for across in product(_distinct(one, matters), _distinct(other, matters))
    )


def _distinct(group: frozenset[str], matters: Mapping[str, frozenset[str]]) -> Sequence[frozenset[str]]:
    return list({matters[field] for field in group})


def _join(members: dict[str, frozenset[str]], one: str, other: str) -> None:
    joined = members[one] | members[other]
    members.update(dict.fromkeys(joined, joined))
