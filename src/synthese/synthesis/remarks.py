"""What is to be said of a synthesis beside its tables, in sentences that stand here and nowhere else."""

from collections.abc import Iterable, Iterator, Mapping

from synthese.synthesis.action_fields import find_fields, find_groups
from synthese.synthesis.material import Material, read_material
from synthese.synthesis.quotations import on_one_line
from synthese.synthesis.selection import left_out
from synthese.synthesis.source import SynthesisInput

__all__ = ["REMARKS", "find_remarks"]

REMARKS: Mapping[str, str] = {
    "failed": "Not compared ({names}): nothing could be read of it; its row in the table of presentations says why.",
    "superseded": "Not compared ({names}): another row of the catalogue supersedes it.",
    "sample": (
        "Not compared ({names}): sample slides are left out of the comparison; "
        'samples = "include" in synthese.toml keeps them.'
    ),
    "other": (
        'Not compared ({names}): its role is "other": it is tagged and not compared; '
        "change the role in the catalogue to compare it."
    ),
    "repeated": (
        "Counted once ({names}): passages that say again what another slide or deck of the project says; "
        "their evidence names every place."
    ),
    "contradiction": (
        "Link passed over ({names}): they are linked as the same, but {others}, of one matter with them by other "
        "links, as different."
    ),
}
"""The sentences by what they are about, words in braces to be filled in; by these a report in another language knows
them."""


def find_remarks(source: SynthesisInput) -> tuple[str, ...]:
    """Return what was left out, what was counted once and which links contradict one another.

    Args:
        source: What the synthesis is made from.

    Returns:
        One sentence a matter, those of presentations first.
    """
    material = read_material(source)
    return (*_left_out(source), *_repeated(material), *_contradictions(source, material))


def _left_out(source: SynthesisInput) -> Iterator[str]:
    """Yield why presentations are left out, those with the same reason in one sentence."""
    together: dict[str, list[str]] = {}
    for omission in left_out(source):
        together.setdefault(omission.reason, []).append(omission.presentation)
    return (REMARKS[reason].format(names=", ".join(names)) for reason, names in together.items())


def _repeated(material: Material) -> Iterator[str]:
    counts = {}
    for case in (*material.cases, *material.commentaries):
        more = sum(len(unit.places) - 1 for unit in material.units(case))
        if more:
            counts[_name(case.project, case.event, case.presentations)] = more
    if counts:
        yield REMARKS["repeated"].format(names=", ".join(f"{name}: {n}" for name, n in counts.items()))


def _name(project: str, event: str, presentations: Iterable[str]) -> str:
    return " – ".join(filter(None, (project or ", ".join(presentations), event)))


def _contradictions(source: SynthesisInput, material: Material) -> Iterator[str]:
    fields = find_fields(material)
    statements = {field.id: f"„{on_one_line(field.row.text)}“" for field in fields}
    for same, different in find_groups(source, fields).contradictions:
        names, others = (", ".join(statements[field] for field in pair) for pair in (same, different))
        yield REMARKS["contradiction"].format(names=names, others=others)
