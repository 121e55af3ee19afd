"""The accepted model of a workspace, `presentations/model.json`: found, checked, handed to the workers, taken away."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from synthese.errors import ModelError, Problem
from synthese.files import write_whole
from synthese.learning import Model, model_to_bytes, read_model
from synthese.provenance import source_hash, stable_id
from synthese.types import Codebook
from synthese.workbench.cache import Cache
from synthese.workbench.layout import Layout

__all__ = ["Accepted", "cached_model", "find_model", "forget_model", "keep_model"]

_MODEL = TypeAdapter(Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What was learned and is applied.

    Args:
        model: The model, or None where there is none that can be applied.
        key: A hash of the model and of the source that applies it, which enters the keys of what is tagged; empty
            without a model.
        problems: Why a file that is there is not applied.
    """

    model: Model | None = None
    key: str = ""
    problems: tuple[Problem, ...] = ()


def find_model(layout: Layout, codebook: Codebook) -> Accepted:
    """Return the model of a workspace; one that cannot be applied is told of and counts as none.

    Args:
        layout: Where things lie.
        codebook: The codebook in force.
    """
    try:
        model = read_model(layout.model, codebook)
    except ModelError as error:
        message = str(error).removeprefix(f"{layout.model.name} ")
        return Accepted(problems=(Problem(layout.shown(layout.model), "", message),))
    if model is None:
        return Accepted()
    return Accepted(model=model, key=_key(model_to_bytes(model)))


def cached_model(cache: str, key: str, model: Model | None = None) -> Model:
    """Return the model of a key, as a worker process takes it from the cache; with a model, put it there.

    Args:
        cache: Path of the cache.
        key: The model's key.
        model: The model, where it is at hand.
    """
    if model is not None:
        Cache(Path(cache)).put(key, _MODEL.dump_json(model))
        return model
    return _from_cache(cache, key)


@lru_cache(maxsize=2)
def _from_cache(cache: str, key: str) -> Model:
    found = Cache(Path(cache)).load(key, _MODEL)
    if found is None:
        raise ModelError("What was learned went missing while the run was on; run `synthese run` again.")
    return found


def keep_model(layout: Layout, model: Model) -> Path:
    """Write an accepted model and return where it lies."""
    write_whole(layout.model, model_to_bytes(model))
    return layout.model


def forget_model(layout: Layout) -> bool:
    """Take the model away and tell whether there was one."""
    there = layout.model.is_file()
    layout.model.unlink(missing_ok=True)
    return there


def _key(content: bytes) -> str:
    return stable_id("model", sha256(content).hexdigest(), source_hash("learning"))
