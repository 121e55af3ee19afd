"""The tokenizer: spaCy's German one, with gender forms kept whole and NORM set to the normal form."""

from collections.abc import Callable
from typing import Any

from spacy.attrs import NORM
from spacy.lang.de import German
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from synthese.tagging.forms import GENDER_FORM, normal_word

__all__ = ["create_tokenizer"]


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return a function that makes the tokenizer of a pipeline; the factory ``synthese.Tokenizer.v1``.

    The text is kept exactly. A token's ``norm_`` is worked out once per word form, by the vocabulary.
    """
    return _make


def _make(nlp: Language) -> Tokenizer:
    defaults = German.Defaults
    vocab: Any = nlp.vocab  # its stub leaves out the getters
    vocab.lex_attr_getters[NORM] = normal_word
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
        token_match=GENDER_FORM.match,
    )
