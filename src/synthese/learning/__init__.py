"""Learning: from codings to a model that suggests beside the codebook; with tagging the only room that knows spaCy.

Only what loads quickly is named here. ``learning.applying`` needs spaCy; ``learning.training`` and
``learning.validation`` need scikit-learn, and only who trains imports them.
"""

from synthese.learning.examples import LEAST_DECKS, LEAST_PASSAGES, CodeKey, Example, build_examples, not_enough
from synthese.learning.model import CodeModel, Mixing, Model, codebook_mark, model_to_bytes, read_model

__all__ = [
    "LEAST_DECKS",
    "LEAST_PASSAGES",
    "CodeKey",
    "CodeModel",
    "Example",
    "Mixing",
    "Model",
    "build_examples",
    "codebook_mark",
    "model_to_bytes",
    "not_enough",
    "read_model",
]
