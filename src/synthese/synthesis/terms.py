"""Words of German passages: which of them carry content."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = ["content_words", "frequent_terms", "joined_gender_forms"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GENDER = re.compile(r"(?<=\w)[*:_/]-?(?=in(?:nen)?\b)")
_SHORTEST = 4
# Function words of four letters and more, and words that stand on every slide; shorter ones are not taken anyway.
_STOP_WORDS = """
aber alle allein alleine allem allen aller allerdings alles also andere anderem anderen anderer anderes auch aufgrund
außer außerdem beide beiden beider beides beim beispiel bereits besonders bisher bislang bzgl dabei dadurch dafür
dagegen daher damit danach dann daran darauf daraus darin darum darüber dass davon davor dazu dazwischen dein deine
denen denn dennoch deren derzeit deshalb dessen diese diesem diesen dieser dieses doch dort durch eben ebenfalls eher
eigene eigenen eigener einander eine einem einen einer eines einige einigen einiger einmal erst etliche etwa etwas
euch euer eure falls fast folgende ganz gegen gegenüber gemäß genau gerade gibt gleich gute guten guter gutes habe
haben hatte hatten hier hierzu hinaus hinter hinzu ihnen ihre ihrem ihren ihrer ihres immer indem innerhalb
insbesondere insgesamt inwieweit inzwischen irgend irgendwie jede jedem jeden jeder jedes jedoch jemand jene jener
jetzt jeweilige jeweiligen jeweils kann kaum kein keine keinem keinen keiner konnte konnten können könnte könnten
lassen letzte letzten lässt manche manchen mancher mehr mehrere mehreren meist mich mindestens mithilfe muss möglich
müssen müsste nach nachdem neben nicht nichts niemand noch nunmehr oben obwohl oder oftmals ohne rund schon sehr seien
sein seine seinem seinen seiner seit seitens selbst sich sicher sind sobald sodass sofern sogar solche solchen soll
sollen sollte sollten somit sondern sonst sonstige sonstigen soweit sowie sowohl statt stets teils trotz unser unsere
unserem unseren unserer unter vermutlich viel viele vielen vieler vielleicht vielmehr vier voll vorher wann waren
warum weder wegen weil weiter weitere weiteren weiterer weiterhin welche welchem welchen welcher welches wenig wenige
weniger wenn werde werden weshalb wieder wieso will wird wirklich wobei wodurch wohl wollen womit woran worauf worden
wurde wurden während würde würden zudem zuerst zunächst zurück zusammen zwar zwei zwischen über überall überhaupt
"""
_STOP = frozenset(_STOP_WORDS.split())


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry content: lower-cased word forms of four letters and more, no stop words.

    Gender forms are one word (``Gründer*innen`` as ``gründerinnen``), words joined by a hyphen too.

    >>> content_words("Für die Gründer:innen im Landkreis fehlt eine GIS-Analyse (2020).")
    ['gründerinnen', 'landkreis', 'fehlt', 'gis-analyse']
    """
    plain = joined_gender_forms(unicodedata.normalize("NFC", text.replace("\xad", "")).lower())
    return [word for word in _WORD.findall(plain) if len(word) >= _SHORTEST and word not in _STOP]


def joined_gender_forms(text: str) -> str:
    """Return text with ``*``, ``:``, ``_`` and ``/`` before ``in`` and ``innen`` taken out.

    >>> joined_gender_forms("migrant*innen, bürger/-innen")
    'migrantinnen, bürgerinnen'
    """
    return _GENDER.sub("", text)


def frequent_terms(texts: Iterable[str], *, limit: int) -> list[str]:
    """Return the content words that occur most often; of equally frequent ones the longest, which tell most."""
    counts = Counter(word for text in texts for word in content_words(text))
    return sorted(counts, key=lambda word: (-counts[word], -len(word), word))[:limit]
