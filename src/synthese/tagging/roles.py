"""How likely somebody named in a statement is the one to act: called, asked, lacking something, or merely named."""

import re

from synthese.tagging.calls import MODAL, demands, is_asked, speaks_of_itself, turns_to
from synthese.tagging.forms import words
from synthese.tagging.frames import MAIN, RELATIVE, Clause, Frame, clause_of, frame_of, is_noun, lower
from synthese.tagging.lemmas import lemma_of
from synthese.tagging.predicates import (
    fares_badly,
    has_something,
    is_about_the_missing,
    is_effort_of,
    is_given,
    is_mobilising,
    is_passive,
    is_reported,
    is_wish,
    receives,
    says_it,
    tells_lack,
)
from synthese.tagging.reading import Words, text_of

__all__ = ["ACTS", "CALLED", "LACKS", "NOBODY", "bears_it", "heads", "rank_in"]

CALLED, LEADS, ACTS, LACKS, OWNS, NOBODY = 5, 4, 3, 2, 1, 0
"""Called by name; asked to act, at the head of a clause or within it; has what is lacking; has what is spoken of."""
_ASIDE = words(
    "bevor ehe wenn während als nachdem sobald falls weil da obwohl damit bis seit seitdem sofern soweit indem"
)
"""Clauses opened by these tell of circumstances."""
_INDIRECT = words("dass ob wie wann inwieweit inwiefern solange")
"""Clauses opened by these tell what somebody does or whether they do it."""
_NOT_DONE_BY_THEM = re.compile(
    r"(?:vertreter|mieter|studierende|mitglied|beschäftigte|bewohner|einwohner|absolvent|kund|besucher|teilnehm|azubi|"
    r"auszubildende|schüler|kinder|eltern|patient|gäste|nutzer|klient|inhaber|chef|nachfolger|mitarbeit|personal|"
    r"haus|gebäude|stellen?|potenzial|chance|kosten|bedarf|bedürfnis|interesse|problem|lage|vorteil|vorz[uü]g|stärke|zahl|"
    r"anteil|situation|belang|größe|engagement|grußwort|angaben|bericht|auswahl|sicht|grenze|alltag|besitz|nöte|"
    r"sorgen|wünsche|(?:überlast|entlast|förder|unterstütz|beteilig|einbind|stärk|ausstatt|finanzier|vernetz|"
    r"aktivier|qualifizier|sensibilisier|wertschätz|überforder|befrag|ansprech)ung|sichtbarkeit|bekanntheit|wunsch|"
    r"forderung|meinung|wissen|"
    r"erfahrung|kompetenz|kontakt|netzwerk|leistung|ideen|gewinnung|ansprache|kontrolle)\w{0,4}$",
    re.IGNORECASE,
)
"""Somebody's people, places, lot, words and what others should use of them are not what they do."""
_OPEN_TO_ALL = words("wofür wer was wie wo ob wann wozu welche welcher")
"""Clauses opened by these only mention that somebody is responsible: "wofür das Amt zuständig ist"."""
_TERRITORY = re.compile(
    r"(?:kreis|stadt|gemeinde|kommune|land|region|dorf|staat|verbund|bund|städte|ort)(?:e?[ns]?|es)?$", re.IGNORECASE
)
_INDEFINITE = re.compile(r"^(?:ein|kein|jed|all|viel|manch|einig|mehrer|beid|zwei|drei|vier|fünf|sechs|zehn)\w*$")
_NOT_SUBJECT = words("wir ich man sie es er wer jemand niemand dies das")
_ASKING = words("wer was wen wem wird werden")
_VOICED = re.compile(
    r"(?:forderung|wunsch|wünsche|bitte|erwartung|empfehlung|appell|anregung|tipp|vorschlag|vorschläge)(?:en|n|s|e)?$",
    re.IGNORECASE,
)
"""What somebody voices is for others to do."""
_SITES = words("in im bei beim auf an")


def rank_in(doc: Words, start: int, end: int, first: int, last: int, *, over: str = "") -> int:
    """Return how likely somebody is the one to act.

    Args:
        doc: The passage.
        start: The first token of their name.
        end: The token after its last.
        first: The first token of the statement in which they are named.
        last: The token after its last.
        over: What stands over it; it may say that something is lacking, or asked of those named: "Empfehlungen".
    """
    clause = clause_of(doc, start, first, last)
    frame = frame_of(doc, start, end, clause.body)
    # "Verwaltung von Spenden" is something done, no office.
    done = not frame.article and doc[end - 1].norm_.endswith("ung") and text_of(doc[end : end + 1]) == "von"
    if done or turns_to(doc, clause, frame):
        return NOBODY if done else ACTS
    demanded, lacking = demands(over), tells_lack(text_of(doc[first:last]))
    if frame.case == "prepositional":
        return _rank_at_place(doc, frame, clause, end, wanted=demanded or lacking or tells_lack(over))
    if frame.case == "genitive":
        return _rank_as_owner(doc, frame, clause)
    return _rank_as_part(doc, frame, clause, end, demanded=demanded, lacking=lacking)


def bears_it(doc: Words, start: int, end: int, first: int, last: int) -> bool:
    """Return whether somebody bears the lack or the difficulty that a statement tells: "Viele Länder sind überfordert".

    Args:
        doc: The passage.
        start: The first token of their name.
        end: The token after its last.
        first: The first token of the statement.
        last: The token after its last.
    """
    clause = clause_of(doc, start, first, last)
    frame = frame_of(doc, start, end, clause.body)
    if (
        clause.opening in _ASIDE
        or clause.form == "infinitive"
        or is_given(clause)
        or receives(clause)
        or says_it(clause)
    ):
        return False
    if frame.preposition:
        return frame.preposition in {"von", "vom", "durch"} and is_passive(clause)
    done = text_of(doc[end : end + 1]) == "von" or is_passive(clause) or is_about_the_missing(clause)
    leads = frame.case not in {"genitive", "dative"} and frame.before is None
    return fares_badly(clause) or (leads and not done)


def heads(doc: Words, start: int, end: int) -> bool:
    """Return whether a heading is about somebody: "Engpässe im Jugendamt"; not about us, nor about what is for them.

    Args:
        doc: The heading.
        start: The first token of their name.
        end: The token after its last.
    """
    clause = clause_of(doc, start, 0, len(doc))
    frame = frame_of(doc, start, end, clause.body)
    asked = frame.before is not None and bool(_VOICED.search(frame.before.norm_))
    # "Landkreis Musterau: Ausgangslage" tells whose report it is, "Jugendamt 2023" too.
    reports = any(token.like_num for token in doc) or (":" in text_of(doc[end + 1 :]) and doc[end].text != ":")
    if asked or reports or is_passive(clause):
        return False
    listed = any(lower(doc[at]) in {"und", "oder", "sowie", "/", ","} for at in (start - 1, end) if 0 <= at < len(doc))
    ours = any(lower(token) in {"wir", "uns"} or lower(token).startswith("unser") for token in doc)
    place = bool(frame.preposition) and bool(_TERRITORY.search(lemma_of(doc[end - 1].norm_)))
    return frame.preposition in {"", *_SITES} and not (listed or ours or place)


def _rank_as_part(doc: Words, frame: Frame, clause: Clause, end: int, *, demanded: bool, lacking: bool) -> int:
    """Return the rank of somebody who is subject or object of a clause."""
    if is_mobilising(clause):
        return LACKS
    if frame.case in {"dative", "accusative"}:
        misses = frame.case == "dative" and is_about_the_missing(clause) and not is_given(clause)
        return LACKS if misses and clause.opening == MAIN else NOBODY
    return _rank_as_subject(doc, frame, clause, end, demanded=demanded, lacking=lacking)


def _rank_at_place(doc: Words, frame: Frame, clause: Clause, end: int, *, wanted: bool) -> int:
    """Return the rank of somebody behind a preposition: "in der Verwaltung fehlt …", "eine Zusage vom Land"."""
    place = frame.before.i if frame.before is not None else 0
    word, noun = frame.preposition, doc[end - 1].norm_
    if word in {"für", "fürs"}:
        before = doc[place - 1].norm_ if place > clause.body else ""
        return LACKS if is_effort_of(clause, before, begins=place == clause.body) else NOBODY
    if clause.form in {"infinitive", "question"} or clause.opening in _ASIDE or _INDEFINITE.match(frame.article):
        return NOBODY
    if word in {"durch", "durchs", "seitens"} or (word == "auf" and noun.endswith("ebene")):
        return LACKS
    if word in {"von", "vom"}:
        known = frame.article or word == "vom"
        return LACKS if known and clause.form == "nominal" and place > clause.body else NOBODY
    territory = word[0] != "b" and doc[end - 2].norm_ != "vor" and _TERRITORY.search(lemma_of(noun))
    aside = clause.opening in {"was", RELATIVE} or re.search(r"\bzu \w+n$", clause.text)
    # "in die Betriebe" and "auf Kurse" tell a direction, "an den Schulen fehlt …" a place.
    into = frame.article in {"die", "das"} or (word in {"auf", "an"} and frame.article not in {"dem", "den"})
    into = into or (word == "an" and not is_about_the_missing(clause))
    stated = clause.form == "sentence" or wanted
    return LACKS if word in _SITES and stated and not (territory or aside or into) else NOBODY


def _rank_as_owner(doc: Words, frame: Frame, clause: Clause) -> int:
    """Return the rank of somebody in the genitive: "die Richtlinien der Länder müssen …"."""
    owned = frame.before
    if owned is not None and clause.form != "question" and speaks_of_itself(owned):
        return OWNS if owned.norm_ not in {"Seite", "Seiten"} else LACKS
    if owned is None or _NOT_DONE_BY_THEM.search(owned.norm_) or clause.form in {"question", "infinitive"}:
        return NOBODY
    outer = frame_of(doc, owned.i, owned.i + 1, clause.body)
    asked = not MODAL.isdisjoint(map(lower, clause.tokens))
    if outer.case == "prepositional" or clause.opening in _ASIDE or (is_passive(clause) and not asked):
        return NOBODY
    return OWNS if asked or tells_lack(clause.text) or clause.form == "nominal" else NOBODY


def _rank_as_subject(doc: Words, frame: Frame, clause: Clause, end: int, *, demanded: bool, lacking: bool) -> int:
    """Return the rank of somebody who may be the subject of a clause."""
    leads = frame.before is None
    if (is_asked(clause) and clause.opening not in _OPEN_TO_ALL) or (is_wish(clause) and leads):
        return LEADS if leads else ACTS
    if clause.opening in _ASIDE or clause.form == "infinitive" or is_passive(clause) or receives(clause):
        return NOBODY
    if _is_asked_by_modal(doc, frame, clause, end) or (demanded and leads and clause.form == "sentence"):
        return LEADS if leads else ACTS
    if clause.form == "question":
        return ACTS if _is_asked_about(doc, frame, clause) and not is_reported(clause) else NOBODY
    return _rank_by_lack(frame, clause, lacking=lacking)


def _rank_by_lack(frame: Frame, clause: Clause, *, lacking: bool) -> int:
    """Return the rank of a subject of which nothing is asked, by whether something is lacking."""
    leads = frame.before is None
    if clause.opening == "ob" and leads and not is_about_the_missing(clause):
        return LACKS  # "ob das Land die Förderung fortführt"
    if is_reported(clause) or is_given(clause) or is_about_the_missing(clause):
        return NOBODY
    if clause.opening in _INDIRECT:
        return LACKS
    if clause.form == "nominal" and not leads:
        return NOBODY
    if tells_lack(clause.text):
        return LACKS if leads or clause.opening != MAIN else OWNS
    # "Sie haben Hallen, die leer stehen": the lack stands in a clause that hangs on theirs.
    hangs = clause.opening == "was" or clause.form == "nominal" or has_something(clause)
    return LACKS if lacking and leads and hangs else NOBODY


def _is_asked_about(doc: Words, frame: Frame, clause: Clause) -> bool:
    """Return whether a question is about what somebody does: "Wann öffnet die Schule …?", "Amt oder Verein?"."""
    if not any(token.norm_.islower() and lower(token) not in {"oder", "und"} for token in clause.tokens):
        return True
    ahead = doc[clause.start : frame.first]
    if not 0 < len(ahead) < 5 or not _ASKING.isdisjoint(map(lower, ahead)):
        return False
    return not any(each.is_title or lower(each) in _NOT_SUBJECT for each in ahead[1:])


def _is_asked_by_modal(doc: Words, frame: Frame, clause: Clause, end: int) -> bool:
    """Return whether somebody is the subject of a modal verb in a clause."""
    modal = next((token.i for token in clause.tokens if lower(token) in MODAL), None)
    # Without a subject at its head it is the heading's: "Sollten Firmen anrufen".
    if modal is None or (doc[modal].is_title and modal == clause.start and clause.form != "question"):
        return False
    if clause.opening == RELATIVE and lower(doc[modal]).startswith(("k", "d")):
        return False  # "…, auf die Städte setzen könnten" tells what for
    if end <= modal:
        # "Gerade kleine Betriebe könnten …"
        return frame.before is None or clause.opening != MAIN or not is_noun(frame.before)
    between = range(modal + 1, frame.first)
    other = any(doc[at].is_title and not frame_of(doc, at, at + 1, modal + 1).preposition for at in between)
    others = {lower(token) for token in (*clause.tokens, *doc[modal:end]) if token.i < frame.first and token.i != modal}
    return len(between) < 5 and not other and _NOT_SUBJECT.isdisjoint(others)
