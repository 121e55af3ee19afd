"""The word list lies in a file that is only a copy: the same answers with it, without it and after any damage."""

import unicodedata

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from synthese import wordlist
from synthese.tagging.forms import words as form_set
from synthese.tagging.lemmas import known, lemma_of
from synthese.wordlist import WordList, WordLists

FORMS = sorted(
    form_set(
        "Integrationskursen Kurse kurse ging Häuser häuser größerer DSGVO Wohnraumversorgungen unbekanntwort fehlten "
        "Straßen Co-Working-Räume Gründungsberatungsangebots E-Mails 2019 ² 'n a Ω"
    )
)
SMALL = {"Kurse": "Kurs", "kurse": "kursen", "ging": "gehen", "Häuser": "Haus"}
words = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1)


@pytest.fixture
def unpacked(monkeypatch):
    """How often simplemma was asked for its list, which is a small one here."""
    asked = []

    def small(_, lang):
        asked.append(lang)
        return SMALL

    monkeypatch.setattr(wordlist.DefaultDictionaryFactory, "get_dictionary", small)
    return asked


@pytest.mark.parametrize("form", FORMS)
def test_words_are_read_as_simplemma_reads_them(form):
    assert lemma_of(form) == simplemma.lemmatize(form, lang="de", greedy=True)
    assert known(form) == simplemma.is_known(form, lang="de")
    decomposed = unicodedata.normalize("NFD", form)
    assert known(decomposed) == simplemma.is_known(decomposed, lang="de")


@given(st.dictionaries(words, words), words)
def test_a_packed_list_holds_what_was_packed_and_nothing_else(entries, other):
    packed = WordList(WordList.packed(entries))
    assert dict(packed) == entries
    assert len(packed) == len(entries)
    assert packed.get(other) == entries.get(other)
    for asked in (f"{other}\t", f"\n{other}", other[:-1], *(f"{word}\t{base}" for word, base in entries.items())):
        assert packed.get(asked, "?") == entries.get(asked, "?")


def test_the_list_is_unpacked_once_for_all_processes(tmp_path, unpacked):
    for _ in range(3):
        words = WordLists(tmp_path / "new" / "folder").get_dictionary("de")
        assert dict(words) == SMALL
    assert unpacked == ["de"]
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [f"words-de-{simplemma.__version__}.bin"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:-3] + b"x" + content[-2:],
        lambda content: b"x" + content[1:],
        lambda content: content[:20] + bytes([content[20] ^ 1]) + content[21:],
    ],
)
def test_a_damaged_file_is_made_again(tmp_path, unpacked, damage):
    lists = WordLists(tmp_path)
    lists.get_dictionary("de")
    whole = lists.path("de").read_bytes()
    lists.path("de").write_bytes(damage(whole))
    assert dict(WordLists(tmp_path).get_dictionary("de")) == SMALL
    assert lists.path("de").read_bytes() == whole
    assert unpacked == ["de", "de"]


def test_where_nothing_can_be_written_the_list_serves_all_the_same(tmp_path, unpacked):
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        assert dict(WordLists(tmp_path / "file").get_dictionary("de")) == SMALL
    assert unpacked == ["de", "de"]


def test_a_full_disk_does_not_stop_the_work(tmp_path, unpacked, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(wordlist, "write_whole", full)
    assert WordLists(tmp_path).get_dictionary("de")["ging"] == "gehen"
    assert not list(tmp_path.iterdir())
    with pytest.raises(KeyError, match="gingen"):
        WordLists(tmp_path).get_dictionary("de")["gingen"]
