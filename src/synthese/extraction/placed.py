"""A block with its role: what the rooms of title, order and role hand on."""

from typing import NamedTuple

from synthese.extraction.blocks import Draft
from synthese.types import Role

__all__ = ["Placed"]


class Placed(NamedTuple):
    """A block with its role and level."""

    draft: Draft
    role: Role
    level: int = 0
