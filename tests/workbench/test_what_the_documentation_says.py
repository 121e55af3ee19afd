"""The tables of the sample decks hold what the documentation of "Vielfalt leben!" tells of each project.

The expectations are told in our own words, from the published accounts of the programme: of MOSAIK that mixed
quarters are told apart by type, that conflicts come from a lack of resources rather than from the mixture, that rooms
to meet and people to turn to are recommended, and that use in other cities is not shown; of IN² that it asks why
newcomers stay, offers a model of distribution, a guide, a toolbox and a film, and that ideas fail for want of time
and people; of MIGOEK that it furthers migrant businesses in rural districts by informing, connecting and training,
that offers are there and unknown, that opening the administration stays a challenge and three years are too few. The
commentary asked for integration courses fit for rural areas, a closer look at the migrant economy, and potentials not
yet used.
"""

import pytest

import synthese

PROJECTS = ("MOSAIK", "IN²", "MIGOEK")


@pytest.fixture(scope="module")
def workspace(samples):
    return synthese.open_workspace(samples)


@pytest.fixture(scope="module")
def matrix(workspace):
    return workspace.table("theme_matrix").pivot_table(index="theme", columns="project", values="n_passages")


@pytest.fixture(scope="module")
def fields(workspace):
    return workspace.table("action_fields")


@pytest.fixture(scope="module")
def check(workspace):
    return workspace.table("commentary_check")


@pytest.mark.parametrize(
    ("project", "leading"),
    [
        ("MOSAIK", {"C2", "D1"}),  # quarters and their types; everyday life among neighbours
        ("IN²", {"A2"}),  # what makes people stay
        ("MIGOEK", {"B2", "E5", "E1"}),  # migrant economy; information and advice; opening of the administration
    ],
)
def test_each_project_speaks_most_of_its_own_matter(matrix, project, leading):
    assert set(matrix[project].nlargest(len(leading)).index) == leading


@pytest.mark.parametrize(
    ("project", "own"), [("MOSAIK", {"C2", "D1"}), ("IN²", {"A2", "F2"}), ("MIGOEK", {"B2", "E5", "E1"})]
)
def test_no_other_project_speaks_as_much_of_its_matter(matrix, project, own):
    others = matrix.drop(columns=project).max(axis="columns")
    assert not {theme for theme in own if matrix.loc[theme, project] <= others[theme]}


@pytest.mark.parametrize(
    ("project", "themes"),
    [
        ("MOSAIK", {"F1", "E4", "C4", "C5"}),  # typing by data; temporary posts; connection and supply of the quarters
        ("IN²", {"A1", "A3", "B1", "C4", "F2"}),  # language, distribution, work, getting about, instruments tried out
        ("MIGOEK", {"E3", "E4", "F1"}),  # networks; lasting structures; regional analyses
    ],
)
def test_each_project_speaks_of_what_else_it_is_known_for(matrix, project, themes):
    assert not {theme for theme in themes if not matrix.loc[theme, project]}


@pytest.mark.parametrize(("theme", "project"), [("A1", "IN²"), ("A3", "IN²"), ("B2", "MIGOEK"), ("C2", "MOSAIK")])
def test_a_matter_of_one_project_is_spoken_of_by_no_other(matrix, theme, project):
    assert [name for name in matrix.columns if matrix.loc[theme, name]] == [project]


@pytest.mark.parametrize(
    ("project", "themes"), [("MOSAIK", {"C2", "D1"}), ("IN²", {"A2", "A3"}), ("MIGOEK", {"B2", "E5", "E1"})]
)
def test_what_is_distinctive_is_so_beyond_chance(workspace, project, themes):
    frame = workspace.table("distinctive")
    sure = frame[(frame["project"] == project) & (frame["kind"] == "theme") & (frame["low"] > 0)]
    assert themes <= set(sure["item"])


@pytest.mark.parametrize(
    ("project", "dimension", "values"),
    [
        ("MOSAIK", "methode", {"statistische Typisierung", "Experteninterview", "Workshop oder Zukunftswerkstatt"}),
        ("MOSAIK", "produkt", {"Quartierstypologie", "Strategie oder Konzept"}),
        ("MOSAIK", "raumtyp", {"Stadtquartier"}),
        ("MOSAIK", "zielgruppe", {"Bewohnerschaft gemischter Quartiere"}),
        ("IN²", "methode", {"Experteninterview", "Workshop oder Zukunftswerkstatt"}),
        (
            "IN²",
            "produkt",
            {"Verteilungsmodell", "Broschüre oder Leitfaden", "Toolbox oder Checkliste", "Film"},
        ),
        ("IN²", "raumtyp", {"Dorf oder Verbandsgemeinde"}),
        ("IN²", "zielgruppe", {"Zugewanderte allgemein"}),
        ("IN²", "uebertragbarkeit", {"Vorlage verfügbar"}),
        ("MIGOEK", "methode", {"Befragung", "Reallabor"}),
        ("MIGOEK", "produkt", {"Datenbank oder Portal", "Broschüre oder Leitfaden"}),
        ("MIGOEK", "raumtyp", {"Landkreis ländlich"}),
        ("MIGOEK", "ebene", {"Landkreis"}),
        ("MIGOEK", "zielgruppe", {"Gründungsinteressierte und Unternehmer mit Migrationsgeschichte"}),
    ],
)
def test_instruments_places_and_people_are_compared(workspace, project, dimension, values):
    frame = workspace.table("comparison")
    cell = frame[(frame["project"] == project) & (frame["dimension"] == dimension)]
    assert values <= set(cell["value"])
    assert all(cell["evidence"].str.len() > 0)


@pytest.mark.parametrize(
    ("project", "words", "kind", "theme"),
    [
        ("MOSAIK", "Ressourcen vor Ort", "luecke", "D1"),
        ("MOSAIK", "Raum für Begegnung", "empfehlung", "C2"),
        ("MOSAIK", "feste Ansprechpersonen", "bedarf", "C2"),
        ("MOSAIK", "Übertragbarkeit", "luecke", "F2"),
        ("MOSAIK", "Ehrenamtlicher", "potenzial", "D3"),
        ("IN²", "Zeit und Mitstreiter", "luecke", ""),
        ("IN²", "mit Städten mithalten", "herausforderung", ""),
        ("IN²", "Integrationskurse", "offene_frage", "A1"),
        ("IN²", "Bedürfnissen der Menschen", "empfehlung", ""),
        ("IN²", "Großstädte weiter", "herausforderung", "A2"),
        ("IN²", "Arbeitgeber", "potenzial", "B1"),
        ("MIGOEK", "Ratsuchenden nicht bekannt", "luecke", "E5"),
        ("MIGOEK", "Drei Jahre", "herausforderung", "E4"),
        ("MIGOEK", "Daueraufgabe", "herausforderung", "E1"),
        ("MIGOEK", "kaum wahrgenommen", "potenzial", ""),
        ("MIGOEK", "ständigen Abstimmung", "bedarf", "E2"),
    ],
)
def test_what_a_project_leaves_open_is_a_field_of_action(fields, project, words, kind, theme):
    (field,) = fields[(fields["project"] == project) & fields["statement"].str.contains(words)].to_dict("records")
    assert field["type"] == kind
    assert theme in {"", *field["themes"]}
    assert field["evidence"]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Bedingungen ländlicher Räume", {"IN²": "yes", "MIGOEK": "no", "MOSAIK": "no"}),
        ("Wartezeiten", {"IN²": "yes", "MIGOEK": "no", "MOSAIK": "no"}),
        ("noch zu wenig genutzt", {"IN²": "no", "MIGOEK": "yes", "MOSAIK": "no"}),
        ("Verbände sollten", {"IN²": "no", "MIGOEK": "yes", "MOSAIK": "no"}),
        # Each names a potential of its own, and none those of the associations.
        ("ungenutzte Potenziale", dict.fromkeys(PROJECTS, "in part")),
        # All three ask what becomes of posts and structures when the projects end.
        ("dauerhafte statt projektweiser", dict.fromkeys(PROJECTS, "yes")),
        ("weite Wege zu Kursen", {"IN²": "yes", "MIGOEK": "no", "MOSAIK": "in part"}),
        ("digitale Akten", dict.fromkeys(PROJECTS, "no")),
    ],
)
def test_the_commentary_s_open_fields_are_answered_as_the_projects_do(check, words, answers):
    rows = check[check["statement"].str.contains(words)]
    assert dict(zip(rows["project"], rows["speaks"], strict=True)) == answers
    for row in rows.to_dict("records"):
        assert bool(row["evidence"]) is bool(row["how"]) is (row["speaks"] != "no")
        assert row["state"] == "suggested"


@pytest.mark.parametrize(
    ("words", "project", "quoted"),
    [
        ("Bedingungen ländlicher Räume", "IN²", "Onlineanteile"),
        ("noch zu wenig genutzt", "MIGOEK", "Unternehmensnachfolge"),
        ("ungenutzte Potenziale", "MOSAIK", "Ehrenamtlicher"),
        ("ungenutzte Potenziale", "IN²", "Arbeitgeber"),
        ("dauerhafte statt projektweiser", "MIGOEK", "Drei Jahre"),
        ("dauerhafte statt projektweiser", "MOSAIK", "Befristete Stellen"),
    ],
)
def test_the_answer_quotes_the_words_that_speak_to_the_field(check, words, project, quoted):
    (row,) = check[check["statement"].str.contains(words) & (check["project"] == project)].to_dict("records")
    assert quoted in row["how"]
    assert "Folie" in row["how"]


def test_fields_that_two_projects_share_and_one_that_stands_alone(fields):
    by_words = {
        words: fields[fields["statement"].str.contains(words) & (fields["role"] == "project")].iloc[0]
        for words in ("Kleinräumige Zahlen", "Kleinräumige Daten", "Onlineanteile")
    }
    shared = [by_words[words] for words in ("Kleinräumige Zahlen", "Kleinräumige Daten")]
    assert [(row["project"], row["shared_with"]) for row in shared] == [("MIGOEK", ["MOSAIK"]), ("MOSAIK", ["MIGOEK"])]
    assert by_words["Onlineanteile"]["shared_with"] == []


def test_every_number_and_every_answer_has_its_evidence(workspace):
    says = {
        "theme_matrix": lambda row: row["n_passages"],
        "framework_matrix": lambda row: len(row["quotations"]),
        "comparison": lambda _: True,
        "action_fields": lambda _: True,
        "commentary_check": lambda row: row["speaks"] != "no",
        "cooccurrence": lambda row: row["n"],
        "similarity": lambda row: row["cosine"],
        "distinctive": lambda row: row["n"],
        "events": lambda row: row["n_passages"],
        "coverage": lambda row: row["passages"],
        "indicators": lambda row: row["n_hits"],
    }
    for name, tells in says.items():
        rows = workspace.table(name).to_dict("records")
        assert rows
        assert not [row for row in rows if bool(tells(row)) is not bool(row["evidence"])], name
