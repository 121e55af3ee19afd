"""What the taggers decided about a text, in the language of the workspace."""

from collections.abc import Iterator
from dataclasses import replace

from synthese.exports.labels import label, readable_rule
from synthese.tagging import Explanation
from synthese.tagging.coded import Decided
from synthese.types import Codebook

__all__ = ["in_words", "lines_of"]


def in_words(found: Explanation, language: str) -> Explanation:
    """Return an explanation whose reasons are told in a language.

    Args:
        found: What ``tagging.explain`` returned, with reasons as keys of the label table.
        language: ``de`` or ``en``.
    """
    return replace(found, decisions=tuple(_told(decision, language) for decision in found.decisions))


def _told(decision: Decided, language: str) -> Decided:
    return replace(decision, reason=label(f"reason.{decision.reason}", language, **decision.words))


def lines_of(found: Explanation, codebook: Codebook, language: str) -> Iterator[str]:
    """Yield an explanation line by line: the text, then each decision, what is suggested first.

    Args:
        found: What ``in_words`` returned.
        codebook: The codebook, for the names of codes.
        language: ``de`` or ``en``.
    """
    yield found.text
    for decision in sorted(found.decisions, key=lambda decision: decision.verdict):
        yield f"  {_name(decision.code, codebook, language)} · {label(f'verdict.{decision.verdict}', language)}"
        yield f"    {decision.reason}: " + ", ".join(readable_rule(rule, language) for rule in decision.rules)
        if decision.kind == "action_field" and decision.verdict == "accepted":
            holder = decision.holder or label("explained.speaker", language)
            addressee = label("explained.addressee", language, addressee=decision.addressee)
            yield f"    {addressee}; {label('explained.holder', language, holder=holder)}"
    if not found.decisions:
        yield f"  {label('explained.nothing', language)}"


def _name(code: str, codebook: Codebook, language: str) -> str:
    found = codebook.theme(code) or codebook.action_field(code)
    return f"{code} {found.labels.in_language(language)}" if found else code
