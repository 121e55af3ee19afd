"""Mappings of the file while they are read: each knows its line and name, so that every complaint can name both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from synthese.codebook.complaints import Complaints
from synthese.codebook.source import Entry
from synthese.codebook.terms import MODES, pattern_fault, read_term
from synthese.errors import closest, listed
from synthese.types import Indicator, IndicatorMode, Labels

__all__ = ["Record", "near"]

_ID = re.compile(r"[^\W_][\w.-]{0,39}")


class Record:
    """A mapping whose keys are known beforehand.

    Args:
        entry: The mapping.
        place: What it is: ``theme A1``; empty for the whole file.
        keys: The keys it may have.
        complaints: Where to note what is wrong.
    """

    def __init__(self, entry: Entry, place: str, keys: Iterable[str], complaints: Complaints) -> None:
        self.entry = entry
        self.place = place
        self.complaints = complaints
        self.fields: dict[str, Entry] = {}
        known = list(keys)
        if not isinstance(entry.value, dict):
            self.complain(f"a mapping with {listed(known, word='and')} is expected here, not {_kind(entry)}.")
            return
        self.fields = entry.value
        for key, value in self.fields.items():
            if key not in known:
                complaints.add(value, self._at(key), f"there is no field '{key}' here; {near(key, known)}")

    def complain(self, message: str, field: str = "") -> None:
        """Note that the record, or one of its fields, is wrong."""
        self.complaints.add(self.fields.get(field, self.entry), self._at(field), message)

    def text(self, field: str) -> str:
        """Return a field's text on one line, or an empty string where there is none."""
        entry = self.fields.get(field)
        if entry is None:
            return ""
        if not isinstance(entry.value, str):
            self.complain(f"a text is expected here, not {_kind(entry)}.", field)
            return ""
        return " ".join(entry.value.split())

    def id(self) -> str:
        """Return the record's id, complaining about one that is missing or holds spaces or signs."""
        found = self.text("id")
        if not found and isinstance(self.entry.value, dict):
            self.complain("has no id; write a short one that will not change, as `id: A1`.")
        elif found and not _ID.fullmatch(found):
            self.complain(f"'{found}' is no id: letters, digits, '_', '-' and '.', at most 40.", "id")
        return found

    def many(self, field: str) -> list[Entry]:
        """Return the entries of a list, or none where there is no such field."""
        entry = self.fields.get(field)
        if entry is None or entry.value == "":
            return []
        if not isinstance(entry.value, list):
            self.complain(f"a list is expected here (one line each, beginning with '- '), not {_kind(entry)}.", field)
            return []
        return entry.value

    def labels(self, language: str) -> Labels:
        """Return the names of the record; a plain text stands for all languages.

        Args:
            language: The codebook's language: a label under its code serves where there is no German one.
        """
        entry = self.fields.get("label")
        if entry is not None and isinstance(entry.value, str):
            names = {"de": self.text("label")}
        elif entry is not None:
            place = self._at("label")
            inner = Record(entry, place, dict.fromkeys(("de", "en", language)), self.complaints)
            names = {code: inner.text(code) for code in inner.fields}
        else:
            names = {}
        label = names.get("de") or names.get(language) or names.get("en", "")
        if not label and isinstance(self.entry.value, dict):
            self.complain("has no label; write `label: {de: …, en: …}`.", "label")
        return Labels(de=label, en=names.get("en", ""))

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the record's indicators, each once; wrong ones are noted and left out."""
        return tuple(dict.fromkeys(indicator for indicator, _ in self.indicator_entries()))

    def indicator_entries(self) -> Iterator[tuple[Indicator, Entry]]:
        """Yield the record's indicators as often as they are written, each with its entry."""
        for entry in self.many("indicators"):
            if indicator := self._indicator(entry):
                yield indicator, entry

    def patterns(self, field: str) -> Iterator[str]:
        """Yield the regular expressions of a list that can be used."""
        for entry in self.many(field):
            if not isinstance(entry.value, str):
                message = f"a regular expression in single quotes is expected, not {_kind(entry)}."
                self.complaints.add(entry, self._at(field), message)
            elif self.usable(entry.value, entry, field):
                yield entry.value

    def usable(self, pattern: str, entry: Entry, field: str) -> bool:
        """Say whether a regular expression can be used, noting what is wrong with it."""
        fault = pattern_fault(pattern)
        if fault:
            self.complaints.add(entry, self._at(field), f"{fault}.")
        return not fault

    def _indicator(self, entry: Entry) -> Indicator | None:
        place = self._at("indicators")
        excluded: tuple[Indicator, ...] = ()
        if isinstance(entry.value, str):
            term, mode, weak = entry.value, "", False
        else:
            record = Record(entry, place, ("term", "mode", "weak", "not"), self.complaints)
            if not isinstance(entry.value, dict):
                return None
            term, mode, weak = record.text("term"), record.text("mode"), record.flag("weak")
            excluded = tuple(found for one in record.many("not") if (found := self._indicator(one)))
        known: IndicatorMode | None = next((name for name in MODES if name == mode), None)
        if mode and known is None:
            self.complaints.add(entry, place, f"there is no mode '{mode}'; {near(mode, MODES)}")
            return None
        try:
            indicator = read_term(term, mode=known, weak=weak)
            return replace(indicator, excluded=excluded) if excluded else indicator
        except ValueError as error:
            self.complaints.add(entry, place, f"{error}.")
            return None

    def flag(self, field: str) -> bool:
        """Return a field that is true or false; false where there is none."""
        written = self.text(field).casefold()
        if written not in ("", "true", "false"):
            self.complain(f"'{written}' is neither true nor false.", field)
        return written == "true"

    def _at(self, field: str) -> str:
        parts = (self.place, f"field {field}" if field else "")
        return ", ".join(part for part in parts if part)


def near(name: str, known: Iterable[str]) -> str:
    """Return what was probably meant, else what is known, as the end of a message.

    >>> near("indikators", ["indicators", "label"])
    "did you mean 'indicators'?"
    >>> near("x", ["bund", "land"])
    "known are 'bund' and 'land'."
    """
    names = list(known)
    meant = closest(name, names)
    if meant:
        return f"did you mean '{meant}'?"
    return f"known are {listed(names, word='and')}." if names else "there are none."


def _kind(entry: Entry) -> str:
    if isinstance(entry.value, list):
        return "a list"
    if isinstance(entry.value, dict):
        return "a mapping"
    return f"'{entry.value}'" if entry.value else "nothing"
