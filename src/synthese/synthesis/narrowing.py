"""A part of the material compared anew: by event, role, space type, project and theme group."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from synthese.errors import WorkspaceError, listed
from synthese.order import german_key
from synthese.synthesis.findings import resolve_findings
from synthese.synthesis.material import read_material
from synthese.synthesis.selection import left_out, same_name
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.themes import group_of

__all__ = ["Selection", "narrow"]

_TABLES = ("presentations", "slides", "blocks", "passages", "tags", "codings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is compared; what is empty selects nothing out.

    Args:
        event: Names of events.
        role: Roles of presentations: ``project``, ``commentary``, ``other``.
        space_type: Space types of projects; commentaries are about all and stay.
        project: Names of projects; commentaries stay.
        group: Theme groups, by their id.
    """

    event: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    space_type: tuple[str, ...] = ()
    project: tuple[str, ...] = ()
    group: tuple[str, ...] = ()

    @classmethod
    def of(cls, **chosen: str | Iterable[str]) -> "Selection":
        """Return a selection; a single value may stand for itself.

        >>> Selection.of(event="Vielfalt leben!").event
        ('Vielfalt leben!',)
        """
        return cls(**{name: (value,) if isinstance(value, str) else tuple(value) for name, value in chosen.items()})

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def narrow(source: SynthesisInput, selection: Selection) -> SynthesisInput:
    """Return the part of the material that is selected, to be compared by itself.

    What is left out of the whole comparison (sample decks, superseded versions) stays left out of a part of it. A
    group of themes leaves its themes in the codebook and the action fields whose passages speak of one of them; shares
    stay those of all passages of a project.

    Args:
        source: What the synthesis is made from.
        selection: What is compared.

    Returns:
        The input of a synthesis of its own, which is compared with no last run.

    Raises:
        WorkspaceError: When a value is not among those of the workspace, with those that are.
    """
    _check(source, selection)
    samples = "exclude" if any(one.reason == "sample" for one in left_out(source)) else "include"
    settings = source.settings.model_copy(update={"samples": samples})
    kept = _presentations(source.presentations, selection)
    tables: dict[str, Any] = {name: _of(getattr(source, name), "presentation", kept) for name in _TABLES}
    narrowed = replace(source, settings=settings, previous=None, **tables)
    return _of_groups(narrowed, selection.group) if selection.group else narrowed


def _presentations(frame: pd.DataFrame, selection: Selection) -> set[str]:
    keep = pd.Series(data=True, index=frame.index)
    if selection.event:
        keep &= _among(frame["event"], selection.event)
    if selection.role:
        keep &= frame["role"].isin(selection.role)
    commentary = frame["role"] == "commentary"
    if selection.space_type:
        keep &= _among(frame["space_type"], selection.space_type) | commentary
    if selection.project:
        keep &= _among(frame["project"], selection.project) | commentary
    return set(frame.loc[keep, "presentation"])


def _among(column: "pd.Series[str]", names: Collection[str]) -> "pd.Series[bool]":
    return column.map(same_name).isin({same_name(name) for name in names})


def _of(frame: pd.DataFrame, column: str, kept: Collection[str]) -> pd.DataFrame:
    return frame[frame[column].isin(kept)].reset_index(drop=True)


def _of_groups(source: SynthesisInput, groups: Collection[str]) -> SynthesisInput:
    """Leave the themes of some groups, and the action fields at passages that speak of them."""
    material = read_material(source)
    themes = tuple(theme for theme in source.codebook.themes if group_of(material, theme) in groups)
    codes = {theme.id for theme in themes}
    found = resolve_findings(source.tags, source.codings)
    spoken_of = {
        passage
        for passage, findings in found.items()
        if any(each.kind == "theme" and each.code in codes and material.counts(each) for each in findings)
    }
    codebook = replace(source.codebook, themes=themes)
    tags, codings = (_coded(frame, codes, spoken_of) for frame in (source.tags, source.codings))
    return replace(source, codebook=codebook, tags=tags, codings=codings)


def _coded(frame: pd.DataFrame, codes: Collection[str], passages: Collection[str]) -> pd.DataFrame:
    theme, field = frame["kind"] == "theme", frame["kind"] == "action_field"
    of_theme = theme & frame["code"].isin(codes)
    return frame[of_theme | (field & frame["passage"].isin(passages)) | ~(theme | field)].reset_index(drop=True)


def _check(source: SynthesisInput, selection: Selection) -> None:
    for name, known in _known(source).items():
        forms = {same_name(one) for one in known}
        for value in getattr(selection, name):
            if same_name(value) not in forms:
                there = f"there are {listed(known, word='and')}" if known else "the catalogue names none"
                raise WorkspaceError(f"There is no {name} '{value}' here; {there}.")


def _known(source: SynthesisInput) -> dict[str, list[str]]:
    names = ("event", "role", "space_type", "project")
    known = {name: sorted({one for one in source.presentations[name] if one}, key=german_key) for name in names}
    return {**known, "group": [group.id for group in source.codebook.groups]}
