"""What holds between the entries of a codebook: ids that are unique, groups and parents that exist, shared terms."""

from collections.abc import Mapping, Sequence

from synthese.codebook.record import Record, near
from synthese.provenance import normal_form

__all__ = ["check_relations", "find_hints"]


def check_relations(records: Mapping[str, Sequence[Record]]) -> None:
    """Complain of doubled ids, unknown groups and parents, and circles of parents.

    Args:
        records: The records of each list of the file: groups, themes, action fields, addressees, dimensions.
    """
    for field in records:
        if field != "retired":
            _check_ids(records[field])
    groups = [record.text("id") for record in records["groups"]]
    themes = {record.text("id"): record for record in records["themes"]}
    for theme in records["themes"]:
        _check_group(theme, groups)
        _check_parent(theme, themes)
    _check_retired(records["retired"], themes)


def find_hints(records: Mapping[str, Sequence[Record]]) -> None:
    """Complain of what is odd but usable: groups without themes, themes without indicators, doubled or shared ones.

    Args:
        records: As above, of a codebook without problems.
    """
    for group in records["groups"]:
        if all(theme.text("group") != group.text("id") for theme in records["themes"]):
            group.complain("has no theme.")
    owners: dict[str, str] = {}
    for theme in records["themes"]:
        if not theme.many("indicators"):
            theme.complain("has no indicators: the program never suggests it, only people can set it.")
        _compare_terms(theme, owners)


def _compare_terms(theme: Record, owners: dict[str, str]) -> None:
    """Complain of a theme's indicators that it has twice, or that another theme has as well."""
    seen: dict[str, int] = {}
    for indicator, entry in theme.indicator_entries():
        name = normal_form(indicator.text)
        first = seen.setdefault(name, entry.line)
        owner = theme.place if indicator.weak else owners.setdefault(name, theme.place)
        if first != entry.line:
            theme.complaints.add(entry, f"{theme.place}, field indicators", f"'{name}' stands in line {first} already.")
        elif owner != theme.place:
            message = f"'{name}' is an indicator of {owner} as well; both are suggested wherever it stands."
            theme.complaints.add(entry, f"{theme.place}, field indicators", message)


def _check_retired(retired: Sequence[Record], themes: Mapping[str, Record]) -> None:
    """Complain of retired themes whose successors are unknown, or which are there still."""
    known = [*themes, *(record.id() for record in retired)]
    for record in retired:
        if record.text("id") in themes:
            record.complain("is a theme as well: a theme that is used is not retired.", "id")
        for entry in record.many("into"):
            if entry.value not in known:
                record.complain(f"there is no theme '{entry.value}'; {near(str(entry.value), known)}", "into")


def _check_ids(records: Sequence[Record]) -> None:
    first: dict[str, int] = {}
    for record in records:
        name = record.id()
        line = first.setdefault(name, record.entry.line)
        if name and line != record.entry.line:
            record.complain(f"the id '{name}' stands in line {line} already; ids are unique.", "id")


def _check_group(theme: Record, groups: Sequence[str]) -> None:
    group = theme.text("group")
    if group and group not in groups:
        theme.complain(f"there is no group '{group}'; {near(group, groups)}", "group")
    elif not group and not theme.text("parent") and theme.fields:
        theme.complain("has neither group nor parent; write `group:` with the id of a group from `groups:`.", "group")


def _check_parent(theme: Record, themes: Mapping[str, Record]) -> None:
    parent = theme.text("parent")
    if not parent:
        return
    if parent not in themes:
        theme.complain(f"there is no theme '{parent}'; {near(parent, themes)}", "parent")
        return
    way = [theme.text("id")]
    while parent in themes and parent not in way:
        way.append(parent)
        parent = themes[parent].text("parent")
    if parent == way[0]:
        theme.complain(f"is above itself ({' → '.join([*way, parent])}); take one of the parents out.", "parent")
