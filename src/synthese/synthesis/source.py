"""What the synthesis is made from: the tables of a run, the codebook, the team's notes and the last run's tables."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from synthese.settings import SynthesisSettings
from synthese.types import Codebook, Decision

__all__ = ["SynthesisInput"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SynthesisInput:
    """Everything that the tables across projects are made from; the order of rows does not matter.

    Args:
        presentations: Table ``presentations``.
        slides: Table ``slides``.
        blocks: Table ``blocks``.
        passages: Table ``passages``.
        tags: Table ``tags``.
        codings: Table ``codings``, the team's rows and those of single coders.
        codebook: The codebook in force.
        decisions: Lines of the codings log of the kinds ``summary``, ``link`` and ``value``; others are passed over.
        settings: What is compared.
        previous: The tables of the last run by name, for ``changes``; None on a first run.
        superseded: Ids of presentations that another row of the catalogue names in its column ``supersedes``.
    """

    presentations: pd.DataFrame
    slides: pd.DataFrame
    blocks: pd.DataFrame
    passages: pd.DataFrame
    tags: pd.DataFrame
    codings: pd.DataFrame
    codebook: Codebook
    decisions: Sequence[Decision] = ()
    settings: SynthesisSettings = field(default_factory=SynthesisSettings)
    previous: Mapping[str, pd.DataFrame] | None = None
    superseded: Collection[str] = ()
