"""The normal form of a single word: composed letters, one spelling, gender forms without their sign."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["GENDER_FORM", "fold", "normal_word", "twins", "words"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# The tokenizer sees the text as it is: letters may be decomposed or carry soft hyphens.
_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f\u00ad])"
_AGENTS = ("er", "ant", "ent", "ist", "at", "or", "eur", "log", "and", "eg", "und", "rzt")
_AGENT = "(?:" + "|".join(f"(?<={ending})" for ending in _AGENTS) + ")"
GENDER_FORM = re.compile(
    # Its flag stands in the pattern: a saved pipeline keeps the pattern alone.
    rf"""(?x)
    (?P<stem>(?:{_LETTER}+-)*{_LETTER}{{3,}}?)
    (?:
        (?:[:*_·•∙⋅.!'’/]|/[-‐])(?P<plural>[Ii]nnen)   # Migrant:innen, Migrant/-innen, Migrant/Innen
      | [-‐](?P<hyphen>innen)                          # Migrant-innen
      | (?:[:*_·•∙⋅/]|/[-‐])(?P<single>[Ii]n)          # Migrant:in, Migrant/-in
      | \((?P<infix>inn)\)en                           # Migrant(inn)en
      | \(-?(?P<bracket>[Ii]n(?:nen)?)\)               # Migrant(innen), Migrant(in)
      | {_AGENT}(?P<capital>In(?:nen)?)           # MigrantInnen
    )
    (?P<rest>[a-zäöüß\u0308\u00ad]*(?:-(?:{_LETTER}|-)+)?)
    \Z
    """,
)
_INFLECTION = re.compile(r"([^\W\d_]{3,})[:*_·](?:e?[rnms]|e)\Z")
_SPELLINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=oten)ti(?=al|ell)|(?<=ssen)ti(?=ell)|(?<=ubstan)ti(?=ell)|(?<=xisten)ti(?=ell)", "zi"),
        (r"(?<=elb)(?=ständig)", "st"),
        (r"(?<=emogra)ph|(?<=eogra)ph|(?<=otogra)ph", "f"),
        (
            r"(?<=\b[Dd]a)ß\b|(?<=\b[Mm]u)ß\b|(?<=\b[Mm]ü)ß(?=t)|(?<=chlu)ß|(?<=flu)ß|(?<=roze)ß|(?<=\b[Mm]i)ß(?=st|er|v)",
            "ss",
        ),
        (r"\bAe(?=[bcdfghklmnprstvwz])", "Ä"),
        (r"\bOe(?=[bcdfghklmnprstvwz])", "Ö"),
        (r"\bUe(?=[bcdfghklmnprstvwz])", "Ü"),
    )
)
# Few words have one: a single look for all of them spares the others seven.
_SPELT_OTHERWISE = re.compile("|".join(pattern.pattern for pattern, _ in _SPELLINGS))
_STRONG_PLURAL = re.compile(r"(?:ant|ent|ist|at|oge|log|eg|und)\Z")
_FEMININE = re.compile(rf"(?P<stem>[^\W\d_]{{3,}})innen(?P<rest>[a-zäöüß-]*)\Z|(?P<single>[^\W\d_]+{_AGENT})in\Z")


@lru_cache(maxsize=1 << 16)
def normal_word(form: str) -> str:
    """Return a word as it is compared: composed, without soft hyphens, in one spelling, capitals only at its start.

    Args:
        form: A word as it stands in the text.

    Returns:
        Its normal form; gender forms become the plain feminine, in compounds the plain masculine.

    >>> [normal_word(form) for form in ("Migrant:innen", "Kund/-innen", "Bürger*innenrat", "DASS", "selbständig")]
    ['Migrantinnen', 'Kundinnen', 'Bürgerrat', 'Dass', 'selbstständig']
    """
    word = _INVISIBLE.sub("", unicodedata.normalize("NFKC", form))
    gendered = GENDER_FORM.match(word)
    if gendered:
        word = _without_sign(gendered)
    else:
        word = _INFLECTION.sub(lambda hit: hit[0].translate({ord(sign): None for sign in ":*_·"}), word)
    if len(word) > 1 and word.isupper():
        word = "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
    if _SPELT_OTHERWISE.search(word):
        for pattern, new in _SPELLINGS:
            word = pattern.sub(new, word)
    return word or form


def words(line: str) -> frozenset[str]:
    """Return the words of a line as a set; how this room writes its lists of function words.

    >>> sorted(words("und oder"))
    ['oder', 'und']
    """
    return frozenset(line.split())


def fold(word: str) -> str:
    """Return a normal form without case and ß, as the terms of the codebook are compared.

    >>> fold("Maßnahme") == fold("MASSNAHME")
    True
    """
    return word.casefold()


def twins(word: str) -> tuple[str, ...]:
    """Return the masculine forms of a feminine one, by which terms like ``gründer*`` find it too.

    >>> twins("Migrantinnen"), twins("Unternehmerin"), twins("Termin")
    (('Migrant', 'Migranten'), ('Unternehmer',), ())
    """
    hit = _FEMININE.match(word)
    if not hit:
        return ()
    if hit["single"]:
        return (hit["single"],)
    stem = hit["stem"]
    return (stem + hit["rest"], f"{stem}en{hit['rest']}") if _STRONG_PLURAL.search(stem) else (stem + hit["rest"],)


def _without_sign(gendered: re.Match[str]) -> str:
    stem, rest = gendered["stem"], gendered["rest"]
    single = (gendered["single"] or gendered["bracket"] or gendered["capital"] or "").lower() == "in"
    if stem.endswith("en") and not single and _STRONG_PLURAL.search(stem[:-2]):
        stem = stem[:-2]
    if rest and not rest.startswith("-"):
        return f"{stem}en{rest}" if _STRONG_PLURAL.search(stem) else stem + rest
    return f"{stem}{'in' if single else 'innen'}{rest}"
