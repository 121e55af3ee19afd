"""The model: plain numbers in ``presentations/model.json``, checked when read, the same bytes for the same content."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from synthese.errors import ModelError
from synthese.types import Codebook, TagKind

__all__ = [
    "FORM",
    "CodeModel",
    "Mixing",
    "Model",
    "codebook_mark",
    "learned_score",
    "mixed",
    "model_to_bytes",
    "read_model",
]

FORM = "synthese-model-1"
"""The form of the file; another one is not read."""
_MOST_BYTES = 50_000_000
_NO_MATTER = ("version", "sha256", "groups", "dimensions", "addressees", "retired", "file")
_WORDING = ("group", "exclusion", "anchor", "anchor_source", "colour")
_AGAIN = "Run `synthese learn` to learn anew, or `synthese learn --forget` to do without."


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeModel:
    """What was learned of one code.

    Args:
        kind: ``theme`` or ``action_field``.
        code: The code's id.
        positive: Passages it applies to, of those learned from.
        negative: Passages it does not apply to.
        everywhere: False when people judged only what the codebook suggested: then nothing is known of other passages,
            and the model weighs suggestions but makes none.
        bias: The score of a passage without any feature, in logits.
        weights: The weight of each feature, in logits.
    """

    kind: TagKind
    code: str
    positive: int
    negative: int
    everywhere: bool
    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """How a probability is made of what speaks for a code, over all codes of a kind (Platt scaling with more inputs).

    Args:
        bias: The logit where nothing speaks for a code.
        weights: What each input adds, in logits: ``learned`` a logit of the learned score, ``suggested`` a suggestion
            of the codebook, ``score`` its score (0 to 1), and those of ``kinship.INPUTS``.
        calibrates: Whether the probability serves as score of the codebook's own suggestions as well: only when it was
            the better score on presentations that were not learned from.
    """

    bias: float
    weights: Mapping[str, float]
    calibrates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What was learned from codings.

    Args:
        form: The form of the file.
        codebook: The mark of the codebook it belongs to.
        codings: The hash of what it was learned from.
        passages: How many passages it was learned from.
        presentations: Of which presentations.
        mixing: By kind of code.
        codes: What was learned, by kind and code.
        figures: The figures of cross-validation that it was accepted by: name → value, or None where there is none.
    """

    form: str
    codebook: str
    codings: str
    passages: int
    presentations: tuple[str, ...]
    mixing: Mapping[TagKind, Mixing]
    codes: tuple[CodeModel, ...]
    figures: Mapping[str, float | None] = field(default_factory=dict)


_MODEL = TypeAdapter(Model)


def codebook_mark(codebook: Codebook) -> str:
    """Return the hash of what a model depends on: the codes and all that suggests them.

    Anchor examples, what is excluded, groups and colours do not count, so that work on them costs no model.

    Args:
        codebook: The codebook.
    """
    content = asdict(codebook)
    for name in _NO_MATTER:
        content.pop(name, None)
    for entry in (*content["themes"], *content["action_fields"]):
        for name in _WORDING:
            entry.pop(name, None)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def learned_score(code: CodeModel, features: Mapping[str, float]) -> float:
    """Return what was learned of a code's words says of a passage, in logits.

    Args:
        code: What was learned of the code.
        features: The features of the passage.
    """
    weights = code.weights
    return code.bias + math.fsum(weights[name] * value for name, value in features.items() if name in weights)


def mixed(mixing: Mixing, inputs: Mapping[str, float]) -> float:
    """Return the probability of inputs, 0 to 1.

    >>> mixed(Mixing(bias=0.0, weights={"learned": 1.0}), {"learned": 0.0})
    0.5
    """
    logit = mixing.bias + math.fsum(mixing.weights.get(name, 0.0) * value for name, value in inputs.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 4)


def model_to_bytes(model: Model) -> bytes:
    """Return a model as JSON with sorted keys, one code a line, so that versions can be compared."""
    content = _MODEL.dump_python(model, mode="json")
    codes = content.pop("codes")
    head = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)[:-2]
    lines = ",\n".join(f"  {json.dumps(code, ensure_ascii=False, sort_keys=True)}" for code in codes)
    return f'{head},\n "codes": [\n{lines}\n ]\n}}\n'.encode()


def read_model(path: Path, codebook: Codebook) -> Model | None:
    """Read what was learned.

    Args:
        path: ``presentations/model.json``.
        codebook: The codebook in force.

    Returns:
        The model; None where there is none.

    Raises:
        ModelError: When the file is damaged, is of another form or belongs to another codebook.
    """
    if not path.is_file():
        return None
    if path.stat().st_size > _MOST_BYTES:
        raise ModelError(f"{path.name} has more than {_MOST_BYTES:,} bytes and is not read. {_AGAIN}")
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path.name} is damaged and not applied: it is no JSON ({error}). {_AGAIN}") from error
    if not isinstance(content, dict) or content.get("form") != FORM:
        found = content.get("form") if isinstance(content, dict) else None
        raise ModelError(
            f"{path.name} is no model of this version and not applied: its form is {found!r}, expected is '{FORM}'. "
            f"{_AGAIN}"
        )
    return _checked(content, path, codebook)


def _checked(content: Mapping[str, Any], path: Path, codebook: Codebook) -> Model:
    try:
        model = _MODEL.validate_python(content)
    except ValidationError as error:
        detail = error.errors()[0]
        place = ".".join(str(part) for part in detail["loc"])
        raise ModelError(f"{path.name} is damaged and not applied: {place}: {detail['msg']}. {_AGAIN}") from error
    numbers = [*(code.bias for code in model.codes), *(w for code in model.codes for w in code.weights.values())]
    if not all(map(math.isfinite, numbers)) or {code.kind for code in model.codes} - model.mixing.keys():
        raise ModelError(f"{path.name} is damaged and not applied: it holds numbers that are none. {_AGAIN}")
    if model.codebook != codebook_mark(codebook):
        raise ModelError(
            f"{path.name} was learned with another state of the codebook and is not applied: codes, indicators or cues "
            f"have changed since. {_AGAIN}"
        )
    return model
