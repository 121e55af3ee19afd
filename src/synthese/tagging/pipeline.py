"""The pipeline that reads German passages and suggests codes."""

import spacy
from spacy.language import Language

from synthese.settings import TaggingSettings
from synthese.tagging.coded import CodedComponent
from synthese.tagging.registry import COMPONENTS, TOKENIZER, register
from synthese.types import Codebook

__all__ = ["build_pipeline"]


def build_pipeline(codebook: Codebook, *, settings: TaggingSettings = TaggingSettings()) -> Language:  # noqa: B008 - frozen
    """Return a pipeline that finds the themes and open action fields of a codebook.

    Args:
        codebook: The codes with their indicators and cues.
        settings: Threshold and weight of headings, 0 to 1 each.

    Returns:
        A ``spacy.blank("de")`` with tokenizer and components of this room; results stand in ``doc.spans["themes"]``
        and ``doc.spans["action_fields"]``.

    >>> nlp = build_pipeline(Codebook(version="1", language="de", sha256="", groups=(), themes=()))
    >>> nlp.pipe_names
    ['lemmas', 'compounds', 'slide_scope', 'theme_tagger', 'action_field_tagger']
    """
    register()
    nlp = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name, factory in COMPONENTS.items():
        component: object = nlp.add_pipe(name, config=settings.model_dump() if "default_config" in factory else {})
        if isinstance(component, CodedComponent):
            component.initialize(nlp=nlp, codebook=codebook)
    return nlp
