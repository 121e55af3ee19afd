"""Settings: one frozen record a room, all optional, read from ``synthese.toml`` and checked when made."""

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from synthese.errors import Problem, SettingsError, listed

__all__ = [
    "CodingSettings",
    "ExportSettings",
    "ExtractionSettings",
    "RunSettings",
    "Settings",
    "SynthesisSettings",
    "TaggingSettings",
    "read_settings",
]

FILE = "synthese.toml"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExtractionSettings(_Record):
    """How slides are read.

    Args:
        reader: The engine that reads the text.
        ocr: Whether pages without a text layer are read by Tesseract, where it is installed.
        ocr_pages: How many such pages of a deck are read at most; those left over say so. A page takes Tesseract a
            few seconds: with a higher number, ``run.deck_seconds`` may have to be higher, too.
    """

    reader: Literal["pdfium", "pdfplumber"] = "pdfium"
    ocr: bool = True
    ocr_pages: int = Field(default=25, ge=1)


class TaggingSettings(_Record):
    """How passages are tagged.

    Args:
        threshold: Suggestions with a lower score are not made.
        heading_weight: What evidence in the title, box heading, table header or parent bullet counts, 0 to 1.
        base_model: A trained spaCy pipeline that serves lemmas and tags, as ``de_core_news_md``: an installed package,
            or the path of a folder. Without one results are the same everywhere.
    """

    threshold: float = Field(default=0.5, ge=0, le=1)
    heading_weight: float = Field(default=0.5, ge=0, le=1)
    base_model: str = ""


class CodingSettings(_Record):
    """Who decides.

    Args:
        coder: The coder's name or sign; the environment variable ``SYNTHESE_CODER`` goes before it.
        blind: Whether each coder sees their own decisions alone while coding: in the review, in the spreadsheet and
            in all that a run makes. `synthese agreement` shows all.
    """

    coder: str = ""
    blind: bool = False


class SynthesisSettings(_Record):
    """What is compared.

    Args:
        samples: ``auto`` leaves the sample decks out as soon as another deck is there.
        confirmed_only: Count only what a person confirmed.
        quotations: How many quotations a cell shows at most.
    """

    samples: Literal["auto", "include", "exclude"] = "auto"
    confirmed_only: bool = False
    quotations: int = Field(default=3, ge=1, le=20)


class ExportSettings(_Record):
    """How results are shown.

    Args:
        language: The language of labels and reports.
        public: Whether each run also writes the public edition into ``results/public/``: not marked as internal,
            coders under pseudonyms, pictures only of slides whose licence allows them.
    """

    language: Literal["de", "en"] = "de"
    public: bool = False


class RunSettings(_Record):
    """How the work is spread.

    Args:
        workers: Worker processes; 0 takes as many as there are processors, at most 4.
        deck_seconds: A deck that takes longer is given up.
        deck_megabytes: A deck that needs more memory is given up.
        cache_days: Entries of the cache unused for so long go.
    """

    workers: int = Field(default=0, ge=0, le=64)
    deck_seconds: float = Field(default=120, gt=0)
    deck_megabytes: int = Field(default=2048, ge=512)
    cache_days: int = Field(default=30, ge=1)


class Settings(_Record):
    """All settings of a workspace."""

    extraction: ExtractionSettings = ExtractionSettings()
    tagging: TaggingSettings = TaggingSettings()
    coding: CodingSettings = CodingSettings()
    synthesis: SynthesisSettings = SynthesisSettings()
    export: ExportSettings = ExportSettings()
    run: RunSettings = RunSettings()

    def coder_name(self) -> str:
        """Return who is coding: ``SYNTHESE_CODER``, else the settings, else the name the system knows."""
        names = (
            os.environ.get("SYNTHESE_CODER"),
            self.coding.coder,
            os.environ.get("USER"),
            os.environ.get("USERNAME"),
        )
        return next((name.strip() for name in names if name and name.strip()), "coder")


def read_settings(workspace: Path | str) -> Settings:
    """Read the settings of a workspace.

    Args:
        workspace: The workspace's folder; without a ``synthese.toml`` all settings have their defaults.

    Returns:
        The settings.

    Raises:
        SettingsError: When the file is no TOML, names an unknown setting or holds a value that cannot be used.

    >>> read_settings("no/such/folder").synthesis.samples
    'auto'
    """
    path = Path(workspace) / FILE
    if not path.is_file():
        return Settings()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return Settings.model_validate(content)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{FILE} is not saved as UTF-8: save it again with the encoding UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f'{FILE} cannot be read: {error}. Text values stand in quotes: language = "de".') from error
    except ValidationError as error:
        problems = [_problem(detail) for detail in error.errors()]
        raise SettingsError(f"{FILE} holds what cannot be used:", problems=problems) from error


def _problem(detail: Any) -> Problem:
    place = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        known = listed(_names(detail["loc"][:-1]))
        return Problem(FILE, place, f"there is no such setting; known here are {known}.")
    return Problem(FILE, place, f"{detail['input']!r} cannot be used: {detail['msg']}.")


def _names(place: tuple[Any, ...]) -> list[str]:
    record: type[BaseModel] = Settings
    for part in place:
        annotation = record.model_fields[str(part)].annotation
        record = annotation if isinstance(annotation, type) else Settings
    return list(record.model_fields)
