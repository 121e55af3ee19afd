"""Which questions are open: those on how things should go on, not those of fact, of form or with an answer."""

import re
from collections.abc import Iterable

from synthese.tagging.forms import words
from synthese.tagging.lemmas import known, lemma_of

__all__ = ["asks_for_design", "is_reply", "question_veto"]

_GUIDING = re.compile(
    r"\b(?:Leit|Forschungs|Ausgangs|Untersuchungs)frage|\bwollten wir (?:wissen|herausfinden|erfahren)|"
    r"\bWonach wir|\bFragestellung|\bForschungsinteresse",
    re.IGNORECASE,
)
_DESIGN = re.compile(
    r"^\W*(?:wie|wodurch|womit|inwiefern|inwieweit|wohin mit|wem gehör\w+)\b|^\W*was (?:wird|passiert|geschieht|"
    r"kommt|folgt|bleibt|tun|machen)\b|^\W*wer (?:ist|zahlt|bezahlt|finanziert|trägt|übernimmt|kümmert|pflegt|"
    r"koordiniert|entscheidet|steuert|führt|leitet|betreibt|haftet|sorgt|prüft|betreut|begleitet|vertritt|"
    r"verantwortet|hält|stellt|sichert|sammelt|meldet)\b|^\W*(?:offene?\w*|strittig\w*|ungeklärt\w*|"
    r"unklar)(?: \w+){0,2}:|^\W*w(?:er|as|ie|o|omit|ohin)\b[^?]*, (?:wenn|falls|sobald|nachdem)\b|"
    r"^\W*was wollen wir\b|\boder\b|\b(?:durch|für|mit|von|bei|an) (?:wen|wem|was)\W*$|\b(?:soll\w*|kann|können|"
    r"könnte\w*|darf|dürfen|muss|müssen|müsste\w*|lässt|lassen|ließe\w*)\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"^\W*wie (?:viele?(?! \w+ (?:darf|soll|muss|dürfen|sollen|müssen))|hoch|groß|lange|oft|alt|weit|häufig|lautet|"
    r"heißt|war|ist|geht es|kam)\b|\b(?:wurden?|war|waren)\b|^\W*(?:wer|was|wo|wann|warum|wen|wem) (?:hat|haben|"
    r"hatten?|kam|kamen|baute\w*)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:soll\w*|künftig\w*|in Zukunft|weiterhin|langfristig|dauerhaft|danach|ab 20\d\d|20[3-9]\d|nach (?:dem |"
    r"der )?(?:Projekt|Förder|Modell|Ende|Ablauf)\w*)\b",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"\b(?:eigentlich|schon|denn|etwa|wohl|Ihnen|euch|Hand aufs Herz)\b|\b[Ww]er will (?:da|schon|noch)\b|"
    r"\bIhr(?:e[nrm]?)?\b",
)
_ADDRESSED = re.compile(r"\b(?:man|Sie|du|ihr|jemand)\b")
_QUOTED = re.compile(r"^\W*[„»“\"‚][^“«\"]*\?[“«\"‘”]")
_LEFT_OPEN = re.compile(
    r"\b(?:offen|unklar|ungeklärt|strittig|unentschieden|keine? (?:Antwort|Lösung|Einigung)|Antwort (?:steht|"
    r"fehlt)|niemand|noch nicht|fraglich|ungewiss)\b",
    re.IGNORECASE,
)
_NO_VERB = words("wann wen wohin woran worin wenn denn dann von in an den nun schon")
_SENTENCE = 3
"""With fewer words it is none: "Fragen dazu?"."""
_ANSWER = 14
"""What follows a question in so many words or less answers it, or names the talk of which it is the title."""


def question_veto(question: str, rest: str, over: Iterable[str], *, signalled: bool) -> str:
    """Return what speaks against a question's being open, or an empty string.

    Args:
        question: The question.
        rest: What follows it in the same passage.
        over: What stands over it: title, box heading.
        signalled: Whether a heading says that open points stand below it.

    >>> question_veto("Wer trägt die Kosten?", "", (), signalled=False)
    ''
    >>> question_veto("Wer trägt die Kosten?", "Der Kreis.", (), signalled=False)
    'answered'
    """
    if any(_GUIDING.search(text) for text in over):
        return "guiding_question"
    if _is_answer(rest):
        return "answered"
    if signalled:
        return ""
    if _QUOTED.match(question) or _RHETORICAL.search(question):
        return "rhetorical"
    return "" if asks_for_design(question) else "question_of_fact"


def asks_for_design(question: str) -> bool:
    """Return whether a question asks how something should be done, and not for a fact.

    >>> asks_for_design("Wie können Kurse erreichbar werden?"), asks_for_design("Wie viele Kurse gibt es?")
    (True, False)
    """
    if _FUTURE.search(question):
        return True
    if _FACT.search(question):
        return False
    if _begins_with_verb(question):
        return not _ADDRESSED.search(question) or ", oder" in question
    return bool(_DESIGN.search(question))


def is_reply(sentence: str, before: str) -> bool:
    """Return whether a sentence answers the question that stands before it; "Das ist offen" does not.

    >>> is_reply("Der Kreis.", "Wer zahlt? "), is_reply("Das ist offen.", "Wer zahlt? "), is_reply("Der Kreis.", "")
    (True, False, False)
    """
    return before.rstrip(' “"»)').endswith("?") and _is_answer(sentence)


def _begins_with_verb(question: str) -> bool:
    """Return whether the answer is yes or no: "Übernimmt das Land die Kosten?"."""
    found = re.findall(r"[^\W\d_]+", question)
    first = found[0].lower() if len(found) >= _SENTENCE else ""
    lemma = lemma_of(first)
    verb = first[-1:] in {"t", "n", "d"} and known(first) and lemma[:1].islower() and lemma.endswith("n")
    return verb and first not in _NO_VERB


def _is_answer(rest: str) -> bool:
    short = 0 < len(rest.split()) <= _ANSWER
    return short and not rest.rstrip(' “"»)').endswith("?") and not _LEFT_OPEN.search(rest)
