"""What a heading makes of the points below it, by their form."""

import re
from collections.abc import Set as AbstractSet

from synthese.tagging.cues import CHALLENGE, GAP, NEED, QUESTION, RECOMMENDATION
from synthese.types import HeadingSignal

__all__ = ["type_of_point"]

_SHORT = 14
"""A sentence of so many words under "Was uns bremst" names what bremst; a longer one speaks for itself, and one with a
full stop."""
_TASKS = re.compile(
    r"schritte?\b|aufgaben?\b|zu tun\b|to-?dos?\b|etappen?\b|\bansteht\b|\baussteht\b|aufträge\b", re.IGNORECASE
)
_ACTION = re.compile(
    r"^\W*(?:[\w-]+e[nrs]? ){0,2}(?![A-ZÄÖÜ]\w*(?:wohn|zeit|ordn|sitz|mein|heiz|kreuz|leist)ung\b)"
    r"[A-ZÄÖÜ][\w-]*(?:ungen|ung|nahme|ausbau|aufbau|umbau|rückbau|weitergabe|einstieg|austausch|start)\b"
)
"""A noun that names an action: "Verlegung der Haltestelle", "Übernahme der Stelle"."""


_REPORT = re.compile(
    r"\b(?:wurden?|war(?:en)?|hatten?)\b|\b(?:hat|haben|ist|sind)\b[^.;]*\b(?:ge\w+(?:t|en)|(?:be|ver|er|"
    r"ent)\w+(?:t|en)|\w+iert)\W*$",
    re.IGNORECASE,
)
"""What was done is no advice: "Der Rat hat den Beschluss gefasst"."""


def type_of_point(signal: HeadingSignal, form: str, text: str, types: AbstractSet[str]) -> str:
    """Return the type that a signal gives a point without a verb or a short complaint, or an empty string.

    Args:
        signal: The signal over the point.
        form: The point's form, as ``clauses.form_of`` tells it.
        text: The point.
        types: The ids of the codebook's types.

    >>> outlook = HeadingSignal(term="Ausblick", type="any")
    >>> type_of_point(outlook, "nominal", "Feste Stelle", {"bedarf", "empfehlung"})
    'bedarf'
    >>> type_of_point(outlook, "nominal", "Verlegung der Haltestelle", {"bedarf", "empfehlung"})
    'empfehlung'
    """
    if form == "sentence":
        if text.rstrip().endswith("."):
            return ""
        raised = signal.type in {GAP, CHALLENGE} or (signal.type == RECOMMENDATION and not _REPORT.search(text))
        return signal.type if signal.type == QUESTION or (raised and len(text.split()) <= _SHORT) else ""
    if form not in {"nominal", "infinitive"}:
        return ""
    if signal.type in types:
        return signal.type
    acts = form == "infinitive" or (signal.type == "any" and _names_action(signal, text))
    if acts and signal.type not in {"none", "closed"} and RECOMMENDATION in types:
        return RECOMMENDATION
    return NEED if signal.type == "any" else ""


def _names_action(signal: HeadingSignal, text: str) -> bool:
    return bool(_TASKS.search(signal.term) or _ACTION.match(text))
