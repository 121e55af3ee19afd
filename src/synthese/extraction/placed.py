"""A block with its role: what the rooms of title, order and role hand on."""

from synthese.extraction.blocks import Draft
from synthese.extraction.record import record
from synthese.types import Role

__all__ = ["Placed"]


@record
class Placed:
    """A block with its role and level."""

    draft: Draft
    role: Role
    level: int = 0
