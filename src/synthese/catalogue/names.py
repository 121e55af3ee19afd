"""Names for people and for folders: slugs, ids, the key of a project, and what a file's name tells of its deck."""

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass

from synthese.provenance import normal_form

__all__ = ["Guess", "free_id", "guess_row", "is_safe_id", "project_key", "slug"]

_LONGEST = 60
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l"})
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_SAFE = re.compile(r"[^\W_][\w.-]{0,78}[^\W]|[^\W_]")
_BREAKS = re.compile(r"[\s_–—+,;()\[\]]+|(?<!\w)-|-(?!\w)|\.(?!\d)")
_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-_.]?(?P<m>\d\d)[-_.]?(?P<d>\d\d)|(?P<D>\d\d?)\.(?P<M>\d\d?)\.(?P<Y>(?:19|20)\d\d)"
)
_NUMBER = re.compile(r"[\d.\-/]+|v\d+(?:\.\d+)*|(?:nr|teil|version|fassung|part)\.?\d+")
_GENERIC = frozenset(
    """
    abschluss abschlusskonferenz abschlusstagung anhang beispiel beispiele beitrag copy deck download downloads draft
    druck druckversion endfassung entwurf fassung final finale finalversion folie folien foliensatz handout impuls
    impulsvortrag input kommentar konferenz kopie kurzfassung neu online part pdf pdfs praesentation praesentationen
    presentation presentations projekt projektpraesentation ppt pptx rede referat slides tagung teil vers version
    vortrag vortraege web webversion workshop keynote begruessung moderation grusswort einfuehrung einleitung
    der die das des dem den ein eine einer und oder zu zum zur von vom fuer auf am im bei mit aus the an and of for on
    januar februar maerz april mai juni juli august september oktober november dezember
    """.split()  # noqa: SIM905  # a word list is easier to read and extend as text
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file's path tells of its deck.

    Args:
        project: The first word that names something.
        event: The name of the folder.
        date: A date in the folder's or file's name, ISO form.
    """

    project: str
    event: str
    date: str


def slug(text: str) -> str:
    """Return a name that serves as a folder on every system.

    Args:
        text: Any text.

    Returns:
        Lower-case letters, digits and hyphens, 1 to 60 characters.

    >>> slug("Übergänge gestalten – Straße & Platz"), slug("CON"), slug("?")
    ('uebergaenge-gestalten-strasse-platz', 'con-1', 'presentation')
    """
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or "presentation"
    return f"{name}-1" if name in _RESERVED else name


def is_safe_id(name: str) -> bool:
    """Say whether an id can name a folder on Windows, macOS and Linux.

    >>> is_safe_id("mosaik_2020"), is_safe_id("a/b"), is_safe_id("lpt1.x"), is_safe_id("ende.")
    (True, False, False, False)
    """
    return bool(_SAFE.fullmatch(name)) and name.casefold().split(".")[0] not in _RESERVED


def free_id(stem: str, event: str, taken: Container[str]) -> str:
    """Return an id that is not taken: of the file's name, with the event in front, or else numbered.

    >>> free_id("Vortrag", "Vielfalt leben", {"vortrag"})
    'vielfalt-leben-vortrag'
    """
    name = slug(stem)
    if name in taken and event:
        name = slug(f"{slug(event)[: _LONGEST // 2]} {name}")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name[: _LONGEST - 4].rstrip('-')}-{number}"
    return free


def project_key(name: str) -> str:
    """Return the form in which names of projects compare: NFKC, case folded, without spaces.

    >>> project_key("IN ²") == project_key("in2")
    True
    """
    return "".join(normal_form(name).split())


def guess_row(file: str) -> Guess:
    """Return what a path below ``presentations/`` tells.

    Args:
        file: The path, with forward slashes.

    >>> guess_row("2020-12-01_Vielfalt leben/MOSAIK_Quartiere verstehen.pdf")
    Guess(project='MOSAIK', event='Vielfalt leben', date='2020-12-01')
    """
    *folders, name = file.split("/")
    stem = name[: -len(".pdf")]
    event = next((said for folder in folders if (said := _words(folder)) and any(_telling(said))), "")
    known = {_plain(word) for word in _tokens(event)}
    spoken = [word for text in (stem, *reversed(folders)) for word in _telling(text) if _plain(word) not in known]
    words = _words(stem) or stem
    project = spoken[0] if spoken else f"{words} ({event})" if event else words
    return Guess(_harmless(project), _harmless(event), _day(file))


def _words(text: str) -> str:
    """Return a file's or folder's name as words, without a date at its beginning or end."""
    undated = re.sub(rf"^(?:{_DAY.pattern})[\s_–-]*", "", text)
    return " ".join(undated.replace("_", " ").split())


def _tokens(text: str) -> list[str]:
    return [token for token in _BREAKS.split(text) if token]


def _telling(text: str) -> Iterable[str]:
    """Yield the words that are neither generic nor a number, date or single letter."""
    for token in _tokens(_DAY.sub(" ", text)):
        plain = _plain(token)
        if len(plain) > 1 and plain not in _GENERIC and not _NUMBER.fullmatch(plain):
            yield token


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().translate(_GERMAN)


def _harmless(text: str) -> str:
    """Return a guessed cell without the signs by which a spreadsheet takes it for a formula."""
    return text.lstrip("=+-@\t ")


def _day(text: str) -> str:
    for found in _DAY.finditer(text):
        year, month, day = (found[a] or found[b] for a, b in (("y", "Y"), ("m", "M"), ("d", "D")))
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}-{int(day):02}"
    return ""
