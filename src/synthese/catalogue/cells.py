"""Cells of the catalogue as values: each function returns the value and what is wrong, or an empty string."""

import re
from datetime import date
from typing import get_args

from synthese.catalogue.names import is_safe_id
from synthese.types import DeckRole

__all__ = ["read_date", "read_file", "read_flag", "read_id", "read_role", "read_url"]

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00(?::00)?)?")
_GERMAN = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})")
_DRIVE = re.compile(r"[A-Za-z]:")
_TRUE = {"true", "ja", "1", "wahr", "x", "yes", "j", "y"}
_FALSE = {"", "false", "nein", "0", "falsch", "no", "n"}
_ROLES: tuple[DeckRole, ...] = get_args(DeckRole)


def read_file(cell: str) -> tuple[str, str]:
    r"""Return the path of a PDF below ``presentations/``.

    >>> read_file("Vielfalt leben\\mosaik.pdf")
    ('Vielfalt leben/mosaik.pdf', '')
    >>> read_file("../geheim.pdf")[1]
    "'../geheim.pdf' leads out of presentations/; write the path below it, as Tagung/mosaik.pdf."
    """
    path = cell.strip().replace("\\", "/")
    if not path:
        return "", "the cell is empty; write the path of the PDF below presentations/, as Tagung/mosaik.pdf."
    parts = [part for part in path.removeprefix("./").split("/") if part not in ("", ".")]
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts:
        return "", f"'{cell}' leads out of presentations/; write the path below it, as Tagung/mosaik.pdf."
    if not path.casefold().endswith(".pdf"):
        return "", f"'{cell}' is no PDF; save the presentation as PDF and name that file."
    return "/".join(parts), ""


def read_id(cell: str) -> tuple[str, str]:
    """Return the id of a presentation; empty when it is to be made from the file's name.

    >>> read_id("nul")
    ('', "'nul' cannot name a folder everywhere; write letters, digits and hyphens, as mosaik-2020.")
    """
    name = cell.strip()
    if name and not is_safe_id(name):
        return "", f"'{cell}' cannot name a folder everywhere; write letters, digits and hyphens, as mosaik-2020."
    return name, ""


def read_role(cell: str) -> tuple[DeckRole, str]:
    """Return what a deck is for; an unknown role is read as ``other``, so that nothing wrong is compared.

    >>> read_role("Commentary")
    ('commentary', '')
    >>> read_role("Keynote")
    ('other', "'Keynote' is no role; write project, commentary or other. Until then the deck is tagged, not compared.")
    """
    name = cell.strip().casefold() or "project"
    for role in _ROLES:
        if name == role:
            return role, ""
    allowed = "write project, commentary or other"
    return "other", f"'{cell}' is no role; {allowed}. Until then the deck is tagged, not compared."


def read_date(cell: str) -> tuple[str, str]:
    """Return a date in ISO form.

    >>> read_date("1.12.2020")
    ('2020-12-01', '')
    >>> read_date("31.02.2020")
    ('', "'31.02.2020' is no day of the calendar; write it as 2020-12-01 or 01.12.2020.")
    """
    text = cell.strip()
    if not text:
        return "", ""
    found = _ISO.fullmatch(text) or _GERMAN.fullmatch(text)
    if not found:
        return "", f"'{cell}' is no date; write it as 2020-12-01 or 01.12.2020."
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat(), ""
    except ValueError:
        return "", f"'{cell}' is no day of the calendar; write it as 2020-12-01 or 01.12.2020."


def read_flag(cell: str) -> tuple[bool, str]:
    """Return a yes or no, in English, German or the words of a spreadsheet.

    >>> read_flag("WAHR"), read_flag("nein"), read_flag("vielleicht")[1]
    ((True, ''), (False, ''), "'vielleicht' is neither yes nor no; write true or false.")
    """
    word = cell.strip().casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE, ""
    return False, f"'{cell}' is neither yes nor no; write true or false."


def read_url(cell: str) -> tuple[str, str]:
    """Return a web address; anything but http and https is refused, for reports make links of it.

    >>> read_url("javascript:alert(1)")
    ('', "'javascript:alert(1)' is no web address; write it with https://.")
    """
    address = cell.strip()
    if address and not re.fullmatch(r"https?://[^\s\"'<>]+", address, re.IGNORECASE):
        return "", f"'{cell}' is no web address; write it with https://."
    return address, ""
