"""What can be learned from: passages on which people decided, with what they said of each code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synthese.types import TEAM, Codebook, Passage

__all__ = ["LEAST_DECKS", "LEAST_PASSAGES", "CodeKey", "Example", "build_examples", "code_keys", "not_enough"]

LEAST_PASSAGES = 100
"""Below so many coded or read passages figures say nothing."""
LEAST_DECKS = 3
"""A model is judged on decks that it has not seen, and calibrated on others that it has not seen either."""

CodeKey = tuple[str, str]
"""Kind and id of a code: ``("theme", "A1")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A passage on which people decided.

    Args:
        passage: The passage.
        said: For each code of which it is known whether it applies, whether it does.
        read: True when somebody marked the passage as read, so that all codes are known.
    """

    passage: Passage
    said: Mapping[CodeKey, bool]
    read: bool


def code_keys(codebook: Codebook) -> tuple[CodeKey, ...]:
    """Return the codes that can be learned, in the codebook's order: themes, then types of action fields."""
    themes = [("theme", theme.id) for theme in codebook.themes]
    return (*themes, *(("action_field", kind.id) for kind in codebook.action_fields))


def build_examples(
    passages: Iterable[Passage], codings: Iterable[Mapping[str, Any]], codebook: Codebook
) -> list[Example]:
    """Return the passages on which the team decided, with what holds.

    Confirmed and added codes apply, rejected ones do not; on a passage that was marked as read no other code applies.
    What is disputed is not known, nor is what nobody said anything of on a passage that was not marked as read.

    Args:
        passages: All passages.
        codings: Rows of the table ``codings``; those of the coder ``team`` count.
        codebook: The codebook in force: codings of other codes teach nothing.

    Returns:
        The examples in the order of the passages.
    """
    keys = code_keys(codebook)
    states: dict[str, dict[CodeKey, str]] = {}
    for row in codings:
        if row["coder"] == TEAM and row["passage"]:
            states.setdefault(row["passage"], {})[row["kind"], row["code"]] = row["state"]
    return [
        example
        for passage in passages
        if passage.passage in states and (example := _example(passage, states[passage.passage], keys))
    ]


def _example(passage: Passage, states: Mapping[CodeKey, str], keys: tuple[CodeKey, ...]) -> Example | None:
    read = any(state == "reviewed" for state in states.values())
    known = {"confirmed": True, "rejected": False}
    said = {key: known[states[key]] for key in keys if states.get(key) in known}
    if read:
        said |= {key: False for key in keys if key not in states}
    return Example(passage=passage, said=said, read=read) if said else None


def not_enough(examples: Iterable[Example]) -> str:
    """Return why examples are too few to learn from and how to get more, or an empty string."""
    decks = {example.passage.presentation: 0 for example in examples}
    count = 0
    for example in examples:
        decks[example.passage.presentation] += 1
        count += 1
    how = (
        "Mark whole slides as read: workspace.codings.reviewed('mosaik', slide=3) in notebook 03 says of all passages "
        "of a slide that no further code applies, which teaches most; confirm, reject and add codings there as well."
    )
    if count < LEAST_PASSAGES:
        missing = LEAST_PASSAGES - count
        return (
            f"There are {count} coded or read passages in {len(decks)} presentations; about {LEAST_PASSAGES} are "
            f"needed, so {missing} more. {how}"
        )
    if len(decks) < LEAST_DECKS:
        return (
            f"The {count} coded or read passages stand in {len(decks)} presentations; {LEAST_DECKS} are needed, as "
            f"what is learned is judged on presentations that it was not learned from. {how}"
        )
    return ""
