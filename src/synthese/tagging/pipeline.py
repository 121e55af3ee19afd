"""The pipeline that reads German passages and suggests codes."""

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from synthese.codebook import read_codebook
from synthese.provenance import base_model_version
from synthese.settings import TaggingSettings
from synthese.tagging.coded import CodedComponent
from synthese.tagging.registry import COMPONENTS, TOKENIZER, register
from synthese.types import Codebook

__all__ = ["build_pipeline"]

_NOT_NEEDED = ("ner", "parser", "senter", "entity_linker", "entity_ruler", "textcat", "tokenizer")
_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}


def build_pipeline(codebook: Codebook | Path | str, *, settings: TaggingSettings = TaggingSettings()) -> Language:  # noqa: B008 - frozen
    """Return a pipeline that finds the themes and open action fields of a codebook.

    Args:
        codebook: The codes with their indicators and cues, or the path of a ``codebook.yaml``.
        settings: Threshold and weight of headings, 0 to 1 each; a base pipeline, if one is to serve lemmas and tags.

    Returns:
        A ``spacy.blank("de")`` with tokenizer and components of this room; results stand in ``doc.spans["themes"]``
        and ``doc.spans["action_fields"]``. With a base pipeline, that one with our tokenizer and components behind it.

    Raises:
        CodebookError: When the file is not there or cannot be used.
        MissingToolError: When the base pipeline is not installed.

    >>> nlp = build_pipeline(Codebook(version="1", language="de", sha256="", groups=(), themes=()))
    >>> nlp.pipe_names
    ['lemmas', 'compounds', 'slide_scope', 'theme_tagger', 'action_field_tagger']
    """
    codes = codebook if isinstance(codebook, Codebook) else read_codebook(codebook)
    register()
    nlp = _base(settings.base_model) if settings.base_model else _blank()
    given: dict[str, Any] = {**settings.model_dump(), "keep": bool(settings.base_model)}
    for name, factory in COMPONENTS.items():
        config = {key: given[key] for key in factory.get("default_config", ())}
        component: object = nlp.add_pipe(name, config=config)
        if isinstance(component, CodedComponent):
            component.initialize(nlp=nlp, codebook=codes)
    return nlp


def _blank() -> Language:
    return spacy.blank("de", config=_TOKENIZER)


def _base(name: str) -> Language:
    """Return a base pipeline without what serves neither lemmas nor tags, and with our tokenizer."""
    base_model_version(name)
    return spacy.load(name, exclude=_NOT_NEEDED, config=_TOKENIZER)
