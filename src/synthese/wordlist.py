"""simplemma's German word list as a file that is searched as it lies, in the cache of the machine's user.

simplemma unpacks its list anew in each process: more than a million entries, which takes longer than all else that a
pipeline needs to start, and some two hundred megabytes. Here it is sorted once into a file: groups of entries by the
checksum of their word, with a table that tells where each group begins. The file holds nothing but that public list.
It may be deleted at any time; damaged, or of another version, it is made again.
"""

import contextlib
import itertools
import os
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

import simplemma
from platformdirs import user_cache_path
from simplemma.strategies import DefaultDictionaryFactory, DictionaryFactory

from synthese.files import write_whole

__all__ = ["WORD_LISTS", "WordList", "WordLists"]

_HEAD = struct.Struct("<8sIII")
"""A sign of the form, the checksum of all that follows, and the numbers of entries and of groups."""
_SIGN = b"words-1\n"
_PLACE = struct.Struct("<I")
_PAIR = struct.Struct("<II")
_IN_GROUP = 2
"""Entries of a group, on average."""


class WordList(Mapping[str, str]):
    """Word forms with their base forms.

    Args:
        content: What ``packed`` made.

    Raises:
        ValueError: When the content is not whole, or is something else.

    >>> words = WordList(WordList.packed({"Kurse": "Kurs", "ging": "gehen"}))
    >>> words["Kurse"], words.get("Kurs"), len(words)
    ('Kurs', None, 2)
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEAD.size or not content.startswith(_SIGN):
            raise ValueError("is no list of words")
        _, checksum, self._count, self._groups = _HEAD.unpack_from(content)
        if crc32(memoryview(content)[_HEAD.size :]) != checksum:
            raise ValueError("is not whole")
        self._content = content

    @staticmethod
    def packed(words: Mapping[str, str]) -> bytes:
        """Return word forms with their base forms as the content of a file."""
        groups = [b""] * (len(words) // _IN_GROUP + 1)
        for word, base in words.items():
            key = _key(word)
            groups[crc32(key) % len(groups)] += key + base.encode()
        table = _HEAD.size + _PLACE.size * (len(groups) + 1)
        starts = itertools.accumulate(map(len, groups), initial=table)
        # The last entry, too, ends where a line begins.
        body = b"".join([*map(_PLACE.pack, starts), *groups, b"\n"])
        return _HEAD.pack(_SIGN, crc32(body), len(words), len(groups)) + body

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]  # texts alone
        """Return the base form of a word form, or what is given for those that are not in the list."""
        key = _key(word)
        start, end = _PAIR.unpack_from(self._content, _HEAD.size + _PLACE.size * (crc32(key) % self._groups))
        place = self._content.find(key, start, end)
        if place < 0:
            return default
        place += len(key)
        return self._content[place : self._content.index(b"\n", place)].decode()

    def __getitem__(self, word: str) -> str:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        table = _HEAD.size + _PLACE.size * (self._groups + 1)
        entries = self._content[table:].decode().split("\n")[1:-1]
        return (entry.partition("\t")[0] for entry in entries)

    def __len__(self) -> int:
        return int(self._count)


class WordLists(DictionaryFactory):
    """Gives simplemma its word lists from files, each made when it is first asked for.

    Args:
        folder: Where the files lie; else the cache of the machine's user.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("synthese", appauthor=False)
        self._opened: dict[str, Mapping[str, str]] = {}

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the word list of a language.

        Args:
            lang: A language that simplemma has a list of: ``de``.
        """
        if lang not in self._opened:
            self._opened[lang] = self._open(lang)
        return self._opened[lang]

    def path(self, lang: str) -> Path:
        """Return where the file of a language lies or would lie."""
        return self._folder / f"words-{lang}-{simplemma.__version__}.bin"

    def _open(self, lang: str) -> Mapping[str, str]:
        # Not there, not readable, not whole: made again, and where it cannot be written, simplemma's own serves.
        with contextlib.suppress(OSError, ValueError):
            return WordList(self.path(lang).read_bytes())
        words = DefaultDictionaryFactory().get_dictionary(lang)
        if not self._is_writable():
            return words
        content = WordList.packed(words)
        with contextlib.suppress(OSError):
            write_whole(self.path(lang), content)
        return WordList(content)

    def _is_writable(self) -> bool:
        """Return whether a file can be written; told before the work of making one is done."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self._folder, os.W_OK)


WORD_LISTS = WordLists()
"""Those that all of a process share."""


def _key(word: str) -> bytes:
    """Return how an entry begins: a line with the word; no word holds a tabulator or a new line."""
    return b"\n%b\t" % word.encode()
