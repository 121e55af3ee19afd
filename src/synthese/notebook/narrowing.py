"""A part of the tables, chosen in the first cell of a notebook: events, themes, types and addressees of fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from synthese.types import Codebook

__all__ = ["Narrowing", "narrowed", "of_events"]

_BY_THEME = ("theme_matrix", "framework_matrix", "events", "indicators")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is shown; what is empty leaves nothing out.

    Args:
        themes: Ids of themes.
        types: Ids of types of action fields.
        addressees: Ids of those who should act.
    """

    themes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, book: Codebook, *, themes: Iterable[str], types: Iterable[str], addressees: Iterable[str]
    ) -> "Narrowing":
        """Return a choice; the id of a group or of a theme above others stands for all of its themes."""
        wanted = set(themes)
        size = -1
        while size < len(wanted):
            size = len(wanted)
            wanted |= {theme.id for theme in book.themes if wanted & {theme.group, theme.parent}}
        ids = {theme.id for theme in book.themes}
        return cls(themes=frozenset(wanted & ids), types=frozenset(types), addressees=frozenset(addressees))

    def __bool__(self) -> bool:
        return bool(self.themes or self.types or self.addressees)


def narrowed(tables: Mapping[str, pd.DataFrame], narrowing: Narrowing) -> dict[str, pd.DataFrame]:
    """Return the tables without the rows on other themes, types and addressees.

    Nothing is measured anew: a share stays that of all passages of its project, an interval that of all themes. Of
    distinctive terms, which have no theme, none is left when themes are chosen; of pairs of themes those in which one
    that was chosen takes part. Tags, codings, similarity and comparison stay as they are.

    Args:
        tables: All tables by name.
        narrowing: What is shown.
    """
    found = dict(tables)
    if narrowing.themes:
        found |= _of_themes(tables, narrowing.themes)
    fields = found["action_fields"]
    kept = pd.Series(data=True, index=fields.index)
    for column in ("type", "addressee"):
        values = getattr(narrowing, "types" if column == "type" else "addressees")
        kept &= fields[column].isin(values) if values else True
    found["action_fields"] = fields[kept].reset_index(drop=True)
    check = found["commentary_check"]
    found["commentary_check"] = check[check["field"].isin(set(found["action_fields"]["field"]))].reset_index(drop=True)
    return found


def of_events(tables: Mapping[str, pd.DataFrame], events: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Return the tables without the rows of other events.

    Args:
        tables: All tables by name.
        events: The events to be kept.
    """
    here = tables["presentations"][tables["presentations"]["event"].isin(set(events))]
    fields = tables["action_fields"]
    kept = {
        "presentation": {*here["presentation"], ""},
        "project": {*here["project"], ""},
        "event": set(events),
        "field": set(fields.loc[fields["event"].isin(set(events)), "field"]),
    }
    kept |= {"project_a": kept["project"], "project_b": kept["project"]}
    return {name: _kept(frame, kept) for name, frame in tables.items()}


def _of_themes(tables: Mapping[str, pd.DataFrame], themes: frozenset[str]) -> dict[str, pd.DataFrame]:
    found = {name: _kept(tables[name], {"theme": themes}) for name in _BY_THEME}
    pairs = tables["cooccurrence"]
    found["cooccurrence"] = pairs[pairs["theme_a"].isin(themes) | pairs["theme_b"].isin(themes)]
    own = tables["distinctive"]
    found["distinctive"] = own[(own["kind"] == "theme") & own["item"].isin(themes)]
    fields = tables["action_fields"]
    found["action_fields"] = fields[fields["themes"].map(lambda about: bool(themes.intersection(about))).astype(bool)]
    return {name: frame.reset_index(drop=True) for name, frame in found.items()}


def _kept(frame: pd.DataFrame, kept: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    for column in kept.keys() & set(frame.columns):
        frame = frame[frame[column].isin(set(kept[column]))]
    return frame.reset_index(drop=True)
