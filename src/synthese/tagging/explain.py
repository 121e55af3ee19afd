"""Why a text is tagged as it is."""

from dataclasses import dataclass

from spacy.language import Language

from synthese.tagging.action_fields import ActionFieldTagger
from synthese.tagging.coded import Decided
from synthese.tagging.themes import ThemeTagger

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What was decided about a text, code by code.

    Args:
        text: The text.
        heading: The slide's title it was read under.
        context: The parent bullet or box heading.
        decisions: All codes for which something speaks: accepted or dropped, with reason, rules and score.
    """

    text: str
    heading: str
    context: str
    decisions: tuple[Decided, ...]


def explain(nlp: Language, text: str, *, heading: str = "", context: str = "") -> Explanation:
    """Return what speaks for which code in a text, and why each is suggested or not.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        text: The text.
        heading: The slide's title.
        context: The parent bullet or box heading.
    """
    doc = nlp.make_doc(text)
    doc._.heading, doc._.context = heading, context
    doc = nlp(doc)
    decisions = [
        decision
        for _, component in nlp.pipeline
        if isinstance(component, ThemeTagger | ActionFieldTagger)
        for decision in component.decide(doc)
    ]
    return Explanation(text=text, heading=heading, context=context, decisions=tuple(decisions))
