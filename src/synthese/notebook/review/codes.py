"""The codebook as the browser searches it, and the words of the review in its language."""

from typing import Any

from synthese.exports.labels import label, label_keys
from synthese.exports.readable import plain_text
from synthese.notebook.review.filtering import SHOWN
from synthese.notebook.review.material import Material
from synthese.provenance import normal_form
from synthese.types import ActionFieldType, Theme

__all__ = ["code_list", "review_words"]


def code_list(material: Material) -> list[dict[str, Any]]:
    """Return all codes in the order of the codebook.

    Args:
        material: What is reviewed.

    Returns:
        A mapping a code: kind, code, name, group, definition, inclusion, exclusion, anchor example and its source; and
        ``find``, the texts in which a code is sought, the weightiest first, in the form in which texts are compared.
    """
    book, names = material.codebook, material.names
    themes = [_entry(material, "theme", theme, group=names.plain(theme.group)) for theme in book.themes]
    fields = label("kind.action_field", material.language)
    return themes + [_entry(material, "action_field", field, group=fields) for field in book.action_fields]


def _entry(material: Material, kind: str, code: Theme | ActionFieldType, *, group: str) -> dict[str, Any]:
    parts = ("definition", "inclusion", "exclusion", "anchor", "anchor_source")
    texts = {part: plain_text(getattr(code, part, "")) for part in parts}
    name = material.names.code(kind, code.id)
    sought = (code.id, f"{code.id} {code.labels.de} {code.labels.en}", f"{group} {' '.join(texts.values())}")
    return {
        "kind": kind,
        "code": code.id,
        "name": plain_text(name),
        "group": plain_text(group),
        **texts,
        "find": [normal_form(text) for text in sought],
    }


def review_words(material: Material) -> dict[str, Any]:
    """Return labels, keys and what can be chosen, for the browser."""
    language = material.language
    parts: dict[str, dict[str, str]] = {"review": {}, "review_key": {}}
    for key in label_keys():
        part, _, name = key.partition(".")
        if part in parts:
            parts[part][name] = label(key, language)
    return {
        "language": language,
        "say": parts["review"],
        "keys": parts["review_key"],
        "show": [[name, label(f"review_show.{name}", language)] for name in SHOWN],
        "decks": [[deck, plain_text(name)] for deck, name in material.decks.items()],
        "codes": code_list(material),
        "addressees": [
            *([one.id, plain_text(material.names.plain(one.id))] for one in material.codebook.addressees),
            ["unbestimmt", label("word.unspecified", language)],
        ],
        "sample": label("word.sample", language) if material.samples else "",
    }
