"""What holds the words of an open field and leaves nothing open, each beside a sentence that does."""

import pytest

from synthese.tagging import explain

PAIRS = [
    # a trouble of the past, and that it is over
    ("Helfer fehlten anfangs, seit dem Aufruf sind es genug.", "Helfer fehlten anfangs, seit dem Aufruf fehlen Räume."),
    ("Die anfängliche Skepsis der Nachbarn ist gewichen", "Die Skepsis der Nachbarn ist groß"),
    ("Vor dem Umbau: kein Aufzug, kein Licht", "Vor dem Rathaus: kein Aufzug, kein Licht"),
    ("Bis zur Eröffnung war ein Fahrdienst nötig.", "Zur Eröffnung ist ein Fahrdienst nötig."),
    ("Der Saal stand lange ungenutzt, ehe der Chor ihn übernahm.", "Der Saal steht ungenutzt, obwohl der Chor fragt."),
    # resolved, met, closed
    ("Der Antragsstau ist seit Mai abgearbeitet", "Der Antragsstau ist nicht abgearbeitet"),
    ("Fehlende Tische: im Herbst ergänzt", "Fehlende Tische: im Herbst nicht ergänzt"),
    ("Der Engpass konnte bis Ostern behoben werden", "Der Engpass konnte nicht behoben werden"),
    # denied
    ("Nachsteuern müssen wir dort nicht.", "Nachsteuern müssen wir dort."),
    ("Ein Mangel an Plätzen ist nicht zu erkennen.", "Ein Mangel an Plätzen ist zu erkennen."),
    ("Engpässe: keine", "Dolmetscher: keine"),
    ("Kein einziger Kursabbruch im Frühjahr", "Kein einziger Kurs im Frühjahr"),
    (
        "Mit einer Überlastung der Ämter rechnet niemand, sie wird auch nicht gemeldet.",
        "Die Überlastung meldet das Amt.",
    ),
    ("Dass Eltern fernbleiben, weil der Bus fehlt, kommt hier nicht vor.", "Eltern bleiben fern, weil der Bus fehlt."),
    ("In keiner der Schulen fehlt eine Rampe.", "In allen Schulen fehlt eine Rampe."),
    ("Streit unter Mietern: Fehlanzeige", "Treffen unter Mietern: Fehlanzeige"),
    ("Überlastet ist keines der Ämter.", "Überlastet ist jedes der Ämter."),
    # what was long missing has come, a duty of the past
    ("Angeschlossen ist inzwischen auch das lange fehlende Netz, geliefert im Mai.", "Auch das Netz fehlt lange."),
    ("Notwendige Abstimmung mit dem Kreis: umgesetzt", "Notwendige Abstimmung mit dem Kreis"),
    ("Endlich vorbei: die Wartezeiten im Bürgerbüro", "Endlich messen: die Wartezeiten im Bürgerbüro"),
    ("Die Spannungen im Haus verflogen bald.", "Die Spannungen im Haus wachsen."),
    ("Die Stelle hat der Kreis zweimal ausschreiben müssen.", "Die Stelle müssen wir ausschreiben."),
    ("Aufgaben zwischen den Ämtern lange unklar, seit Mai geregelt", "Aufgaben zwischen den Ämtern lange unklar"),
    ("Zentrale Forderung: mehr Bänke – umgesetzt seit Juni", "Zentrale Forderung: mehr Bänke – nicht umgesetzt"),
    ("Warteschlangen stören den Ablauf nicht mehr.", "Warteschlangen stören den Ablauf."),
    ("Sorge vor Leerstand: unbegründet", "Sorge vor Leerstand: groß"),
    ("Der Mangel an Betten, lange ein Ärgernis, ist seit Ostern behoben.", "Der Mangel an Betten ist ein Ärgernis."),
    ("Das Amt hat die Stelle bewilligt, die jahrelang fehlte.", "Das Amt hat eine Stelle, der Vertretung fehlt."),
    ("Benötigt wurde ein Zimmer; seit Juni gibt es eines.", "Benötigt wird ein Zimmer."),
    ("Fehlende Vordrucke: liegen seit Mai aus", "Fehlende Vordrucke: liegen noch nicht aus"),
    (
        "Abbrüche im ersten Jahr: von 20 auf 4 Prozent gefallen",
        "Abbrüche im ersten Jahr: von 4 auf 20 Prozent gestiegen",
    ),
    # titles, definitions, what an offer takes on
    ("Die Reihe „Was Dörfer brauchen“ läuft im Mai", "Die Vorsitzende sagt: „Wir brauchen Räume“"),
    ("Studie über Hürden im Ehrenamt", "Hürden im Ehrenamt"),
    ("Barrieren-Check für Vereinsheime", "Barrieren für Vereinsheime"),
    ("Arbeitskreis Bedarfe im Alter, Raum 3", "Bedarfe im Alter"),
    ("Vortrag am 3. Mai: „Lücken im Nahverkehr“", "Bürger sagen: „Es gibt Lücken im Nahverkehr“"),
    ("Statt Kürzungen zu fordern, lobte der Rat die Schule.", "Kürzungen fordert der Rat."),
    ("Wege, die man im Alter nicht geht, zeigt die Karte.", "Im Alter geht man die Wege nicht."),
    ("Empfehlungen des Fachrates, Drs. 7/311", "Empfehlungen des Fachrates"),
    ("Für die Anmeldung erforderlich: Ausweis", "Mehr Personal ist erforderlich"),
    ("Vortrag Frau Kern: „Das Land muss bleiben“", "Frau Kern: „Das Land muss zahlen“"),
    ("Kurze Wartezeit: zwei Tage", "Lange Wartezeit: zwei Jahre"),
    ("Als Lücke gilt ein Ort ohne Laden.", "Eine Lücke ist der Ort ohne Laden."),
    ("Der Lotse klärt offene Fragen.", "Der Lotse hat offene Fragen."),
    ("Sollten Unterlagen fehlen, genügt ein Anruf.", "Die Unterlagen fehlen."),
    ("Muss jeder Ort alles haben? Das hat nie jemand verlangt.", "Es hat nie jemand nach dem Bus gefragt."),
]


LABELS = ["Herausforderungen", "6. Herausforderungen", "Effiziente Ausleihe, weniger Aufwand"]


def open_field(nlp, text, **over):
    accepted = [
        each.code
        for each in explain(nlp, text, **over).decisions
        if each.kind == "action_field" and each.verdict == "accepted" and not each.negated
    ]
    return accepted[0] if accepted else None


@pytest.mark.parametrize("text", [settled for settled, _ in PAIRS])
def test_what_is_settled_named_or_denied_is_no_open_field(shipped, text):
    assert open_field(shipped, text) is None


@pytest.mark.parametrize("text", LABELS)
def test_labels_and_benefits_are_none(shipped, text):
    assert open_field(shipped, text) is None


@pytest.mark.parametrize("text", [standing for _, standing in PAIRS])
def test_the_same_words_where_nothing_is_settled_are_one(shipped, text):
    assert open_field(shipped, text)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Rampe am Kreishaus (im Mai eingebaut)", "Was fehlt"),
        ("Das Papier haben neun Vereine unterschrieben.", "Forderungen"),
        ("Der Beschluss war einstimmig", "Empfehlungen an den Rat"),
        ("Befragt: 40 Betriebe", "Offene Fragen"),
        ("Ist das alles neu? Natürlich nicht", "Offene Fragen"),
        ("Noch ein Leitbild", "Was wir nicht brauchen"),
        ("zu wenige Betten", "Rückblick 2015"),
        ("Umzug erhöht den Bedarf an Beratung", "Hypothesen"),
    ],
)
def test_under_a_heading_that_raises_points_reports_and_answers_raise_nothing(shipped, text, heading):
    assert open_field(shipped, text, heading=heading) is None


@pytest.mark.parametrize(
    ("text", "heading", "type_"),
    [
        ("Rampe am Kreishaus", "Was fehlt", "luecke"),
        ("Wartezeit: 40 Wochen", "Herausforderungen", "herausforderung"),
        ("zu wenige Betten", "Was die Leute sagen (Rückblick 2015)", "luecke"),
        ("Klärung der Trägerschaft", "Rückblick und offene Fragen", "offene_frage"),
    ],
)
def test_points_that_report_nothing_are_raised(shipped, text, heading, type_):
    assert open_field(shipped, text, heading=heading) == type_


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Das Fest heißt „Was Dörfer brauchen“", "name"),
        ("Der Lotse klärt offene Fragen.", "served"),
        ("Räume fehlten lange, seit dem Umbau passt es.", "done"),
    ],
)
def test_the_explanation_tells_what_speaks_against_it(shipped, text, reason):
    reasons = {each.reason for each in explain(shipped, text).decisions if each.kind == "action_field"}
    assert reason in reasons


def test_a_heading_that_counts_is_no_signal(shipped):
    assert open_field(shipped, "31 Kurse an neun Orten", context="drei Häuser, ein Programm") is None


STANDING = [
    "Ein Austausch zwischen den Ämtern findet nicht statt.",
    "Der Bus ist seit Montag nicht gefahren.",
    "Der Bedarf wird nicht erhoben.",
    "Die Lücken im Angebot sieht niemand.",
    "Konflikte werden nicht angesprochen.",
    "Probleme werden im Rat nicht gehört.",
    "Für den Umgang mit Konflikten gibt es keine Schulung.",
    "Bei Überlastung der Ehrenamtlichen gibt es keine Ansprechperson.",
    "Die Wartezeit ist nicht zumutbar.",
    "Ohne Führerschein ist der Wegfall des Busses nicht aufzufangen.",
    "Ein Ende der Wartezeiten ist nicht in Sicht.",
    "Rassismus wird im Betrieb nicht benannt.",
    "Die Kosten der Sanierung kann niemand tragen.",
    "Eine Lösung für den Leerstand gibt es nicht.",
    "Gegen Vorurteile hat die Gemeinde kein Konzept.",
    "Wer Diskriminierung erlebt, hat keine Anlaufstelle.",
    "Mit der Kündigung haben viele nicht gerechnet.",
    "Fehlende Kinderbetreuung ist kein Randthema.",
    "Die Bürokratie versteht niemand.",
    "Den Widerspruch verstehen viele nicht.",
    "Für Menschen mit Ängsten gibt es keine Gruppe.",
    "Das Risiko will kein Vermieter tragen.",
    "Wartelisten werden nicht geführt.",
    "Der Personalmangel ist nicht mehr zu bewältigen.",
    "Fehlende Plätze: Gruppen können wir nicht mehr aufnehmen.",
    "Der Ausbau ist beschlossen, aber noch nicht finanziert.",
    "Die lange geforderte Stelle ist nur zur Hälfte besetzt.",
    "Seit der Kürzung kommt kein Bus mehr ins Dorf.",
]


@pytest.mark.parametrize("text", STANDING)
def test_a_no_that_leaves_the_trouble_where_it_is_denies_nothing(shipped, text):
    assert open_field(shipped, text)


def test_a_solution_under_a_heading_of_troubles_is_none(shipped):
    assert open_field(shipped, "Lösung: wöchentliche Treffen", heading="Herausforderungen") is None
    assert open_field(shipped, "Wöchentliche Treffen", heading="Herausforderungen")
