"""A new workspace: the folders, the codebook, the notebooks and, when asked for, the sample presentations."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from synthese.catalogue import read_catalogue
from synthese.errors import WorkspaceError
from synthese.workbench.layout import Layout

__all__ = ["init_workspace"]

_PACKAGE = Path(__file__).resolve().parents[1]

_SETTINGS = """\
# Settings of this workspace. All are optional; take away the # before a line to change it.

# [coding]
# coder = "ab"                # your name or sign; SYNTHESE_CODER goes before it
# blind = false               # true hides the decisions of others while you code

# [export]
# language = "de"             # "de" or "en": labels and reports
# public = false              # true also writes results/public/, which may leave the team, at each run

# [synthesis]
# samples = "auto"            # "auto", "include" or "exclude": the sample presentations
# confirmed_only = false      # true counts only what a person confirmed
# quotations = 3              # how many quotations a cell shows

# [tagging]
# threshold = 0.5             # suggestions with a lower score are not made
# base_model = "de_core_news_md"   # a spaCy pipeline for lemmas and tags; python -m spacy download de_core_news_md

# [run]
# workers = 0                 # 0: one a processor, at most four
# deck_seconds = 120          # a deck that takes longer is given up
"""

_IGNORE = """\
# What the program makes; may be deleted at any time.
/results/

# Decks of others are under their authors' rights.
/presentations/**/*.pdf
!/presentations/beispiele/*.pdf
"""

_ATTRIBUTES = """\
# Decisions are lines that are only ever added: git keeps the lines of both sides.
/presentations/codings/**/*.jsonl merge=union text eol=lf
"""

_COLUMNS = (
    "file,presentation,project,role,title,speakers,organisation,event,date,place,space_type,url,licence,"
    "supersedes,sample"
)


def init_workspace(folder: Path | str, *, samples: bool = False) -> tuple[Path, ...]:
    """Make a workspace; what is there already is left as it is.

    Args:
        folder: Where to make it.
        samples: Whether the sample presentations come with it.

    Returns:
        The files made.

    Raises:
        WorkspaceError: When the folder is a file, or cannot be written to.
    """
    folder = Path(folder)
    if folder.is_file():
        raise WorkspaceError(f"'{folder}' is a file; name a folder for the workspace.")
    layout = Layout(folder.resolve())
    try:
        layout.presentations.mkdir(parents=True, exist_ok=True)
        return tuple(path for path in _fill(layout, samples=samples) if path)
    except PermissionError as error:
        raise WorkspaceError(f"'{folder}' cannot be written to: {error.strerror}. Name another folder.") from error


def _fill(layout: Layout, *, samples: bool) -> Iterable[Path | None]:
    starter = _starter()
    yield _copy(starter / "presentations" / "codebook.yaml", layout.codebook)
    if samples:
        yield _write(layout.catalogue, _sample_rows(starter / "presentations"))
        for path in sorted((starter / "presentations" / "beispiele").iterdir()):
            yield _copy(path, layout.presentations / "beispiele" / path.name)
    else:
        yield _write(layout.catalogue, _COLUMNS + "\n")
    for path in sorted((starter / "notebooks").glob("*.ipynb")):
        yield _copy(path, layout.notebooks / path.name)
    yield _write(layout.root / "synthese.toml", _SETTINGS)
    yield _write(layout.root / ".gitignore", _IGNORE)
    yield _write(layout.root / ".gitattributes", _ATTRIBUTES)


def _starter() -> Path:
    """Return where the starting files lie: in the installed package, or in the checkout it was installed from."""
    installed = _PACKAGE / "starter"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


def _sample_rows(presentations: Path) -> str:
    """Return the catalogue's rows of samples alone: a checkout is a workspace, too, and may hold rows of its user's."""
    catalogue = read_catalogue(presentations)
    return catalogue.form.head + "".join(line.raw for line in catalogue.lines if line.row and line.row.sample)


def _copy(source: Path, target: Path) -> Path | None:
    if target.exists():
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def _write(target: Path, text: str) -> Path | None:
    if target.exists():
        return None
    target.write_text(text, encoding="utf-8", newline="\n")
    return target
