"""How likely somebody named in a statement is the one to act: called, subject of what is asked or lacking, or merely named."""

import re

from spacy.tokens import Doc

from synthese.tagging.calls import MODAL, is_asked, is_effort, turns_to
from synthese.tagging.frames import MAIN, RELATIVE, Clause, Frame, clause_of, frame_of, lower
from synthese.tagging.forms import words
from synthese.tagging.lemmas import lemma_of

__all__ = ["ACTS", "CALLED", "LACKS", "NOBODY", "rank_in"]

CALLED, LEADS, ACTS, LACKS, OWNS, NOBODY = 5, 4, 3, 2, 1, 0
"""Called by name; asked to act, at the head of a clause or within it; has what is lacking; has what is spoken of."""
_ASIDE = words("bevor ehe wenn während als nachdem sobald falls weil da obwohl damit bis seit seitdem sofern soweit indem")
"""Clauses opened by these tell of circumstances."""
_INDIRECT = words("dass ob wie wann inwieweit inwiefern solange")
"""Clauses opened by these tell what somebody does or whether they do it."""
_LACK = re.compile(
    r"\b(?:kein\w*|nichts?|nie|niemand\w*|nirgends|kaum|selten\w*|wenig\w*|nur|noch|erst|bislang|bisher|fehl\w*|mang\w*|ohne|"
    r"un(?:genutzt|klar|bekannt|geklärt|besetzt)\w*|lücke\w*|tut not|not|nötig|\w*bedarf|zu \w+|\w*lang\w*|rückst\w+|leer\w*|"
    r"halb\w*|schwierig\w*|überlast\w*)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:fehl(?:en|t|ten|te)|mangel(?:t|te)|es (?:gibt|gab|braucht|bedarf)|(?:gibt|gab|braucht|bedarf) es)\b", re.IGNORECASE
)
"""What is missing is not the one to act, unless it is missing to somebody."""
_SUFFERS = re.compile(
    r"\b(?:brauch(?:e?n|e?t)|bräucht\w*|benötig\w*|bedürfen|bedarf|angewiesen|überlastet|überfordert|wünsch\w*|erhalten|erhält|"
    r"bekomm\w*|erfahr(?:en|t)|erfährt|wart(?:en|et)|leide\w*|klag(?:en|t)|kämpf\w*|fürcht\w*|befürcht\w*|fühl\w*|verlier\w*|"
    r"such(?:en|t)|ring(?:en|t)|vermiss\w*|scheiter\w*|stöhn\w*|ächz\w*|verzweif\w*|sorg(?:en|t) sich|zöger\w*|profitier\w*)\b"
)
"""Who complains, waits or is in need is not the one to act."""
_SAYS = re.compile(
    r"\b(?:bericht(?:en|et|ete)|weist darauf|weisen darauf|sagt|sagen|melde[nt]\w*|forder(?:t|n|te)|kritisier\w+|warn(?:t|en)|"
    r"beton(?:t|en)|bedauer(?:t|n)|spricht von|sprechen von|sieht|sehen|mahn(?:t|en)|verlang(?:t|en)|empfiehlt|empfehlen|"
    r"plädier\w+|nenn(?:t|en)|schilder\w+|beklag\w+|beschreib\w+|schätz(?:t|en)|benannte\w*|rät|raten)\b"
)
_GIVEN = re.compile(
    r"(?:(?<!wirtschafts)förderung|geld|mittel|unterstützung|zugang|einfluss|mitsprache|mitspracherecht|anerkennung|kraft|schutz|"
    r"rückhalt|finanzierung|wertschätzung|stimme|einkommen|budget|ressourcen)$",
    re.IGNORECASE,
)
"""What somebody lacks because others do not give it."""
_PERSONS = re.compile(
    r"(?:mieter|studierende|mitglied|beschäftigte|bewohner|einwohner|absolvent|kund|besucher|teilnehm|azubi|"
    r"auszubildende|schüler|kinder|eltern|patient|gäste|nutzer|klient|inhaber|chef|nachfolger|mitarbeit|personal|haus|gebäude|"
    r"räume|saal|dach|potenzial|chance|kosten|bedarf|bedürfnis|interesse|problem|lage|vorteil|vorz[uü]g|stärke|zahl|anteil|"
    r"situation|belang|größe|engagement|grußwort|angaben|bericht|auswahl|sicht|grenze|alltag|besitz|nöte|sorgen|wünsche|"
    r"(?:überlast|entlast|förder|unterstütz|beteilig|einbind|stärk|ausstatt|finanzier|vernetz|aktivier|qualifizier|"
    r"sensibilisier|wertschätz|überforder|befrag|ansprech)ung|sichtbarkeit|bekanntheit|wunsch|forderung|meinung|wissen|"
    r"erfahrung|kompetenz|kontakt|netzwerk|leistung|ideen|gewinnung|ansprache)\w{0,4}$",
    re.IGNORECASE,
)
"""Somebody's people, places, lot, words and what others should use of them are not what they do."""
_TERRITORY = re.compile(
    r"(?:kreis|stadt|gemeinde|kommune|land|region|dorf|staat|verbund|bund|städte|ort)(?:e?[ns]?|es)?$", re.IGNORECASE
)
_INDEFINITE = re.compile(r"^(?:ein|kein|jed|all|viel|manch|einig|mehrer|beid|zwei|drei|vier|fünf|sechs|zehn)\w*$")
_MOBILISED = re.compile(
    r"\b(?:motivier\w*|verpflicht\w*|ermutig\w*|anhalten|auffordern|in die Pflicht|ermuntern|bewegen|sensibilisieren|"
    r"dazu bringen)\b",
    re.IGNORECASE,
)
_NOT_SUBJECT = words("wir ich man sie es er wer jemand niemand dies das")


def rank_in(doc: Doc, start: int, end: int, first: int, last: int, *, demanded: bool = False) -> int:
    """Return how likely somebody is the one to act.

    Args:
        doc: The passage.
        start: The first token of their name.
        end: The token after its last.
        first: The first token of the statement in which they are named.
        last: The token after its last.
        demanded: Whether what stands over it says that it is asked of them: "Empfehlungen".
    """
    clause = clause_of(doc, start, first, last)
    frame = frame_of(doc, start, end, clause.body)
    if turns_to(doc, clause, frame):
        return ACTS
    # "Verwaltung von Leihgütern" is something done, no office.
    if not frame.article and doc[end - 1].norm_.endswith("ung") and doc[end : end + 1].text == "von":
        return NOBODY
    if frame.case == "prepositional":
        return _rank_at_place(doc, frame, clause, end, wanted=demanded or bool(_LACK.search(doc[first:last].text)))
    if frame.case == "genitive":
        return _rank_as_owner(doc, frame, clause)
    if _MOBILISED.search(clause.text):
        return LACKS
    if frame.case in {"dative", "accusative"}:
        lacking = frame.case == "dative" and re.search(r"\b(?:fehl|mang)", clause.text) and not _only_given(clause)
        return LACKS if lacking and clause.opening == MAIN else NOBODY
    return _rank_as_subject(doc, frame, clause, end, demanded=demanded)


def _rank_at_place(doc: Doc, frame: Frame, clause: Clause, end: int, *, wanted: bool) -> int:
    """Return the rank of somebody behind a preposition: "in der Verwaltung fehlt …", "eine Zusage vom Land"."""
    place = frame.before.i if frame.before is not None else 0
    word = frame.preposition
    if word in {"für", "fürs"}:
        return LACKS if is_effort(doc, place, clause) else NOBODY
    if clause.form in {"infinitive", "question"} or clause.opening in _ASIDE or _INDEFINITE.match(frame.article):
        return NOBODY
    if word in {"durch", "durchs", "seitens"} or (word == "auf" and doc[end - 1].norm_.endswith("ebene")):
        return LACKS
    if word in {"von", "vom"}:
        known = frame.article or word == "vom"
        return LACKS if known and clause.form == "nominal" and place > clause.body else NOBODY
    if word in {"in", "im", "bei", "beim"}:
        territory = word[0] == "i" and _TERRITORY.search(lemma_of(doc[end - 1].norm_))
        into = word == "in" and frame.article in {"die", "das"}
        stated = clause.form == "sentence" or wanted
        aside = clause.opening in {"was", RELATIVE} or re.search(r"\bzu \w+n$", clause.text)
        return LACKS if stated and not (territory or into or aside) else NOBODY
    return NOBODY


def _rank_as_owner(doc: Doc, frame: Frame, clause: Clause) -> int:
    """Return the rank of somebody in the genitive: "die Richtlinien der Länder müssen …"."""
    owned = frame.before
    if owned is None or _PERSONS.search(owned.norm_) or clause.form in {"question", "infinitive"}:
        return NOBODY
    outer = frame_of(doc, owned.i, owned.i + 1, clause.body)
    if outer.case == "prepositional" or clause.opening in _ASIDE:
        return NOBODY
    spoken = {lower(token) for token in clause.tokens}
    if not spoken & MODAL and _is_passive(clause):
        return NOBODY
    return OWNS if spoken & MODAL or _LACK.search(clause.text) or clause.form == "nominal" else NOBODY


def _rank_as_subject(doc: Doc, frame: Frame, clause: Clause, end: int, *, demanded: bool) -> int:
    """Return the rank of somebody who may be the subject of a clause."""
    leads = frame.before is None
    if is_asked(clause):
        return LEADS if leads else ACTS
    if clause.opening in _ASIDE or clause.form == "infinitive" or _is_passive(clause):
        return NOBODY
    if _is_asked_by_modal(doc, frame, clause, end):
        return LEADS if leads else ACTS
    if demanded and leads and clause.form == "sentence":
        return LEADS
    if _SUFFERS.search(clause.text) or _SAYS.search(clause.text) or _only_given(clause):
        return NOBODY
    if _MISSING.search(clause.text):
        return NOBODY
    if clause.opening in _INDIRECT:
        return LACKS
    if clause.form == "nominal" and frame.before is not None:
        return NOBODY
    if clause.form == "question":
        return ACTS if _is_asked_about(doc, frame, clause) else NOBODY
    if not _LACK.search(clause.text):
        return NOBODY
    return LACKS if leads or clause.opening != MAIN else OWNS


def _is_asked_about(doc: Doc, frame: Frame, clause: Clause) -> bool:
    """Return whether a question is about what somebody does: "Wann öffnet die Schule …?", "Sozialamt oder Wohnungsamt?"."""
    if not any(token.norm_.islower() and lower(token) not in {"oder", "und"} for token in clause.tokens):
        return True
    ahead = doc[clause.start : frame.first]
    asking = lower(ahead[0]) if len(ahead) else ""
    if _NOT_SUBJECT.intersection(map(lower, ahead[1:])):
        return False
    return 0 < len(ahead) < 5 and asking not in {"wer", "was", "wen", "wem"} and not any(each.is_title for each in ahead[1:])


def _only_given(clause: Clause) -> bool:
    return any(_GIVEN.search(token.norm_) for token in clause.tokens)


def _is_asked_by_modal(doc: Doc, frame: Frame, clause: Clause, end: int) -> bool:
    """Return whether somebody is the subject of a modal verb in a clause."""
    places = [token.i for token in clause.tokens if lower(token) in MODAL]
    if not places:
        return False
    modal = places[0]
    optional = clause.opening == RELATIVE and lower(doc[modal]).startswith(("k", "d"))
    # Without a subject at its head it is the heading's: "Sollten Betriebe besuchen".
    if optional or (modal == clause.start and clause.form != "question"):
        return False
    if end <= modal:
        return frame.before is None or clause.opening != MAIN or frame.before.is_punct or frame.first == clause.start
    between = [lower(token) for token in doc[modal + 1 : frame.first]]
    ahead = {lower(token) for token in clause.tokens if token.i < modal}
    other = any(
        doc[at].is_title and not frame_of(doc, at, at + 1, modal + 1).preposition for at in range(modal + 1, frame.first)
    )
    return len(between) < 5 and not (other or _NOT_SUBJECT.intersection(between) or _NOT_SUBJECT.intersection(ahead))


def _is_passive(clause: Clause) -> bool:
    """Return whether something is done to the subject; "Partner werden", "besser werden" tell of a change."""
    plain = [token for token in clause.tokens if token.is_alpha]
    spoken = [lower(token) for token in plain]
    participles = [
        token for token in plain if token.norm_.islower() and token.norm_.endswith(("t", "n")) and token.norm_ != token.lemma_
    ]
    if "sich" in spoken and {"lassen", "lässt", "ließen", "ließe"}.intersection(spoken):
        return True
    if {"wird", "werden", "wurde", "wurden", "worden", "werde", "würden"}.intersection(spoken):
        return any(_is_participle(token.norm_) for token in participles) or _is_participle(spoken[-2] if len(spoken) > 1 else "")
    return bool({"ist", "sind", "wäre", "wären"}.intersection(spoken)) and bool(
        re.search(r"\bzu \w+en\b|\w(?:zu)\w+en\b", clause.text)
    )


def _is_participle(word: str) -> bool:
    return bool(re.search(r"(?:^|\w)ge\w+(?:t|en)$|^(?:be|ver|er|ent|zer|über|unter|miss)\w+(?:t|en)$|iert$", word))
