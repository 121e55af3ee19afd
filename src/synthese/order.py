"""The order in which a German reader looks things up."""

import re
import unicodedata

__all__ = ["GermanKey", "german_key"]

GermanKey = tuple[tuple[str | int, ...], str]


def german_key(text: str) -> GermanKey:
    """Return a key that sorts as a German dictionary does: ä as a, ß as ss, case last, numbers by their value.

    The rule is DIN 5007-1 (words in general, not lists of names), with numbers taken as numbers.

    >>> sorted(["Zebra", "Öko 10", "Oko", "öko 2", "Apfel", "Ärger"], key=german_key)
    ['Apfel', 'Ärger', 'Oko', 'öko 2', 'Öko 10', 'Zebra']
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    # Splitting at groups of digits alternates text and number, so that keys always compare like with like.
    parts = re.split(r"([0-9]+)", " ".join(letters.split()))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text
