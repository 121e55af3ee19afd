"""The visible list of what this room adds to spaCy: a tokenizer and five components."""

from typing import Any

from spacy.language import Language
from spacy.util import registry

from synthese.settings import TaggingSettings
from synthese.tagging.action_fields import create_action_field_tagger
from synthese.tagging.compounds import create_compounds
from synthese.tagging.lemmas import create_lemmas
from synthese.tagging.scope import create_slide_scope
from synthese.tagging.themes import create_theme_tagger
from synthese.tagging.tokenizer import create_tokenizer

__all__ = ["COMPONENTS", "TOKENIZER", "register"]

TOKENIZER = "synthese.Tokenizer.v1"
_DEFAULTS = TaggingSettings().model_dump(include={"threshold", "heading_weight"})
COMPONENTS: dict[str, dict[str, Any]] = {
    "lemmas": {"func": create_lemmas, "assigns": ["token.lemma"], "default_config": {"keep": False}},
    "compounds": {"func": create_compounds, "assigns": ["token._.suspended", "token._.parts"]},
    "slide_scope": {
        "func": create_slide_scope,
        "requires": ["doc._.heading", "doc._.context"],
        "assigns": ["doc._.scope"],
    },
    "theme_tagger": {
        "func": create_theme_tagger,
        "requires": ["token.lemma", "doc._.scope"],
        "assigns": ["doc.spans"],
        "default_config": _DEFAULTS,
    },
    "action_field_tagger": {
        "func": create_action_field_tagger,
        "requires": ["token.lemma", "doc._.scope"],
        "assigns": ["doc.spans"],
        "default_config": _DEFAULTS,
    },
}
"""Name of each component → what spaCy is told of it, in the order of the pipeline."""


def register() -> None:
    """Make the tokenizer and the components known to spaCy by name; safe to call again."""
    registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
    for name, factory in COMPONENTS.items():
        Language.factory(name, **factory)
