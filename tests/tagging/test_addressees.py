"""Who should act, with the names of the shipped codebook: each kind of naming, and each kind that names nobody."""

import pytest

from synthese.codebook import read_codebook
from synthese.tagging.addressees import Addressees
from synthese.tagging.reading import put_attribute
from synthese.tagging.scope import scope_of


@pytest.fixture(scope="module")
def who(root, shipped):
    """A function that tells who should act by a text below a title and a box heading."""
    addressees = Addressees(read_codebook(root / "presentations" / "codebook.yaml").addressees)

    def told(text, heading="", context=""):
        doc = shipped.make_doc(text)
        put_attribute(doc, "heading", heading)
        put_attribute(doc, "context", context)
        for _, component in shipped.pipeline:
            doc = component(doc)
        return addressees.find(doc, 0, len(doc), scope_of(doc))

    return told


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Was wir dem Landkreis mitgeben", "landkreise"),
        ("Was wir den Vereinen raten", "zivilgesellschaft"),
        ("Was wir den Schulen empfehlen", "bildung"),
        ("Was wir uns von der Landesregierung erhoffen", "laender"),
        ("Was wir vom Gemeinderat erwarten", "kommunen"),
        ("Wünsche an das Jobcenter", "jobcenter"),
        ("Bitte ans Rathaus", "kommunalverwaltung"),
        ("Hausaufgaben für den Bund", "bund"),
        ("Für die Betriebe", "wirtschaft"),
        ("Was der Bund jetzt regeln muss", "bund"),
        ("Der Landkreis ist am Zug", "landkreise"),
        ("Liebe Wohnungsgenossenschaft", "wirtschaft"),
        ("Die Rolle der Vereine", "zivilgesellschaft"),
        ("Herausforderungen in der Verwaltung", "kommunalverwaltung"),
        ("Jobcenter", "jobcenter"),
        ("Kommunale Ebene", "kommunen"),
    ],
)
def test_a_title_turns_to_somebody_or_names_them_alone(who, heading, code):
    assert who("Einen festen Ansprechpartner benennen", heading) == code


@pytest.mark.parametrize(
    "heading",
    [
        "Forderungen der Betriebe",
        "Zusammenarbeit mit dem Jobcenter",
        "Was Unternehmen von uns brauchen",
        "Landkreis Musterau: Ausgangslage",
        "Jugendamt 2023",
        "Wie Vereine gestärkt werden können",
        "Wirtschaft und Arbeit",
        "Forderungen an Bund und Länder",
        "Empfehlungen für Bund, Länder und Kommunen",
    ],
)
def test_a_title_that_reports_demands_or_names_several_turns_to_nobody(who, heading):
    assert who("Einen festen Ansprechpartner benennen", heading) == "unbestimmt"


@pytest.mark.parametrize(
    ("box", "code"),
    [
        ("An den Gemeinderat", "kommunen"),
        ("Vom Land", "laender"),
        ("In den Schulen", "bildung"),
        ("Kreistag und Landrat", "landkreise"),
        ("Ausländerbehörde", "auslaenderbehoerden"),
    ],
)
def test_the_nearer_box_goes_before_the_title(who, box, code):
    assert who("Fahrten am Abend anbieten", "Empfehlungen an den Bund", box) == code


def test_who_is_turned_to_goes_before_who_is_merely_in_the_text(who):
    assert who("Beteiligung der Jugendämter nur auf Antrag", "Unsere Haltung", "An den Bundestag") == "bund"


def test_who_is_asked_in_the_text_goes_before_the_title(who):
    assert who("Das Sozialamt sollte Lotsen bezahlen.", "Was die Stadt tun sollte") == "kommunalverwaltung"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hier müssen vor allem die Betriebe umdenken.", "wirtschaft"),
        ("Gerade kleine Betriebe könnten stärker ausbilden.", "wirtschaft"),
        ("Damit Familien bleiben, sollten Kommunen früh planen.", "kommunen"),
        ("Der Kreis müsste die Gemeinden stärker beraten.", "landkreise"),
        ("Statt der Kommunen sollte der Bund die Kosten tragen.", "bund"),
        ("Den Gemeinden wird empfohlen, Paten zu benennen.", "kommunen"),
        ("Wir fordern die Landesregierung auf, das Gesetz zu ändern.", "laender"),
        ("Von den Ländern wird mehr Verlässlichkeit erwartet.", "laender"),
        ("Es liegt an den Kommunen, Hallen zu öffnen.", "kommunen"),
        ("Es ist Aufgabe des Landes, Fahrten zu bezahlen.", "laender"),
        ("Die Zuständigkeit liegt beim Land.", "laender"),
        ("Hier sind die Kirchengemeinden gefragt.", "zivilgesellschaft"),
        ("Die Kommunen stehen vor der Aufgabe, Höfe zu vermitteln.", "kommunen"),
        ("Sinnvoll wäre, dass die VHS auch in den Dörfern unterrichtet.", "bildung"),
        ("Es wäre hilfreich, wenn die Ausländerbehörde Bescheide begründen würde.", "auslaenderbehoerden"),
        ("Wohnungsbaugesellschaft, bitte Hausordnung übersetzen!", "wirtschaft"),
        ("Mehr Rückhalt vom Gemeinderat", "kommunen"),
    ],
)
def test_who_is_asked_to_act(who, text, code):
    assert who(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ein Leitfaden, auf den die Jobcenter kaum zurückgreifen", "jobcenter"),
        ("Die Flächen, die die Stadt noch nicht nutzt, eignen sich für Gärten.", "kommunen"),
        ("Die Kirchengemeinden haben Räume, die unter der Woche leer stehen.", "zivilgesellschaft"),
        ("Im Sozialamt spricht niemand Arabisch.", "kommunalverwaltung"),
        ("An den Schulen fehlen Sprachmittler.", "bildung"),
        ("Den Ausländerbehörden fehlt Personal.", "auslaenderbehoerden"),
        ("Land erstattet Kosten erst nach zwei Jahren", "laender"),
        ("Zu wenige Betriebe bilden aus.", "wirtschaft"),
        ("Vorbehalte bei Vermietern", "wirtschaft"),
        ("Interkulturelle Öffnung der Verwaltung ist nötig", "kommunalverwaltung"),
        ("Die Öffnungszeiten der Ausländerbehörde sind nicht familienfreundlich.", "auslaenderbehoerden"),
        ("Solange das BAMF nur große Gruppen bezahlt, bleibt das Dorf ohne Kurs.", "bund"),
    ],
)
def test_who_has_the_lack_or_does_not_use_what_there_is(who, text, code):
    assert who(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Es braucht Beratung, bevor das Jobcenter Leistungen kürzt.",
        "Ehe die Kommune bauen kann, fehlt ein Gutachten.",
        "Während der Landkreis die Kurse plant, fehlen anderswo die Räume.",
        "Es fehlt Geld, damit Vereine weitermachen können.",
        "Viele Höfe stehen leer, weil die Gemeinden keine Käufer finden.",
    ],
)
def test_the_subject_of_a_circumstance_is_not_the_one_to_act(who, text):
    assert who(text) == "unbestimmt"


@pytest.mark.parametrize(
    "text",
    [
        "Menschen, die in keinem Verein sind, werden nicht erreicht.",
        "In allen drei Landkreisen fehlen Kurse.",
        "In schnell wachsenden Landkreisen gibt es kaum Wohnraum.",
        "Der Schritt in die Betriebe gelingt ohne Zeugnis kaum.",
        "Neue Mitglieder in Sportvereinen gewinnen",
        "Bushaltestelle vor dem Rathaus fehlt",
        "Kooperation mit Jobcenter und Arbeitsagentur abschließen",
    ],
)
def test_a_place_or_partner_is_nobody(who, text):
    assert who(text) == "unbestimmt"


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen stärker unterstützen und entlasten",
        "Die Vereine müssen besser unterstützt werden.",
        "Die Gemeinden sind rechtzeitig einzubeziehen.",
        "Kleinstädte sind bislang kaum erforscht.",
        "Wie lassen sich Vereine einbinden?",
        "Wie können wir die Betriebe erreichen?",
        "Geringe Sichtbarkeit der Vereine",
        "Das Wissen der Migrantenorganisationen bleibt ungenutzt.",
        "Ehrenamtliche sollten eine Pauschale erhalten.",
        "Den Vereinen fehlt Geld.",
        "Kleine Betriebe brauchen Hilfe bei Formularen.",
        "Der Landkreistag kritisiert die Befristung der Mittel.",
        "Laut Jobcenter fehlen Plätze.",
        "Lehrkräfte fehlen überall.",
        "Der Bedarf an Lehrkräften wächst weiter.",
        "Die Kontrolle der Betriebe ist kaum möglich.",
    ],
)
def test_who_is_helped_used_quoted_or_missing_is_nobody(who, text):
    assert who(text) == "unbestimmt"


@pytest.mark.parametrize(
    "text",
    [
        "Mitarbeitende regelmäßig schulen",
        "Das Vereinsheim steht unter der Woche leer.",
        "Die Kreisstraße ist im Winter kaum passierbar.",
        "Nach Ende des Bundesprogramms fehlt eine Anschlussfinanzierung.",
        "Bundesmittel reichen nicht",
        "Bürgerschaftliches Engagement bleibt noch ungenutzt.",
        "Das Ehrenamt ist kaum bekannt.",
        "Verwaltung von Spenden kostet zu viel Zeit",
    ],
)
def test_verbs_things_and_abstract_nouns_are_nobody(who, text):
    assert who(text) == "unbestimmt"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wann richtet der Kreis eine Koordinierungsstelle ein?", "landkreise"),
        ("Was können Städte und Gemeinden tun?", "kommunen"),
        ("Sollte das Land die Verteilung neu regeln?", "laender"),
        ("Schulamt oder Bauamt?", "kommunalverwaltung"),
        ("Wer im Kreis spricht mit den Vermietern?", "unbestimmt"),
        ("Was erwarten Betriebe von Bewerbern?", "unbestimmt"),
        ("Welche Unterstützung brauchen Kommunen?", "unbestimmt"),
    ],
)
def test_a_question_asks_what_its_subject_does(who, text, code):
    assert who(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Bund und Länder müssen die Kosten der Kommunen tragen.",
        "Kreis und Kommunen sollten gemeinsam planen.",
        "Die Kommune, der Landkreis und das Land müssen sich abstimmen.",
        "Zwischen Bund und Ländern fehlt eine klare Teilung.",
    ],
)
def test_several_of_equal_rank_are_nobody_in_particular(who, text):
    assert who(text) == "unbestimmt"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Das BAMF", "bund"),
        ("Die Senatsverwaltung", "laender"),
        ("Das Landratsamt", "landkreise"),
        ("Der Main-Kinzig-Kreis", "landkreise"),
        ("Die Ortsbürgermeisterin", "kommunen"),
        ("Das Sozialdezernat", "kommunalverwaltung"),
        ("Die Zentrale Ausländerbehörde", "auslaenderbehoerden"),
        ("Die Familienkasse", "jobcenter"),
        ("Die Bundesagentur", "jobcenter"),
        ("Das Rote Kreuz", "verbaende"),
        ("Der Kirchenvorstand", "zivilgesellschaft"),
        ("Die Freiwilligenagentur", "zivilgesellschaft"),
        ("Die Wohnungsbaugenossenschaft", "wirtschaft"),
        ("Die HWK", "wirtschaft"),
        ("Die Kreisvolkshochschule", "bildung"),
        ("Das Forschungsinstitut", "wissenschaft"),
        ("Die Robert-Bosch-Stiftung", "foerdergeber"),
    ],
)
def test_offices_and_bodies_are_known_by_the_names_that_slides_give_them(who, name, code):
    assert who(f"{name} sollte Termine am Abend anbieten.") == code


def test_a_cell_of_a_table_names_who_acts_in_its_row(who):
    assert who("Landkreis\tsteuern, beraten\tRolle bei den Kursen") == "landkreise"
