"""The same slides give the same bytes, wherever, whenever and by how many workers they are read."""

from synthese.provenance import file_hash
from workbench.workspaces import run_samples

COMPARED = (
    "tables/*.parquet",
    "csv/*.csv",
    "figures/*.svg",
    "markdown/*.md",
    "synthese.html",
    "synthese.xlsx",
    "synthese.docx",
)


def hashes(root):
    results = root / "results"
    return {path.relative_to(results).as_posix(): file_hash(path) for glob in COMPARED for path in results.glob(glob)}


def test_place_clock_hash_seed_locale_and_workers_change_no_byte(samples, tmp_path):
    other = tmp_path / "anderswo, mit Ümlaut"
    run_samples(other, workers=2, TZ="Pacific/Auckland", PYTHONHASHSEED="12345", LC_ALL="C")
    first, second = hashes(samples), hashes(other)
    assert len(first) > 36
    assert first.keys() == second.keys()
    assert not [name for name in first if first[name] != second[name]]
