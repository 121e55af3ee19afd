"""Slides against pages, with figures counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.errors import GoldError
from synthese.evaluation import evaluate_structure

from .makers import make_deck, make_page, make_slide


def figures(page, slide):
    scores = evaluate_structure([page], {"a.pdf": make_deck(slide)})
    return {name: figure.value for name, figure in scores.figures.items()}


def counted(name, page, slide):
    figure = evaluate_structure([page], {"a.pdf": make_deck(slide)}).figures[name]
    return figure.numerator, figure.denominator


def test_a_perfect_reading_scores_one_and_has_no_errors():
    cells = (("Ort", "Kurse"), ("Nord", "3"))
    page = make_page(
        ("bullet", "Kurse fehlen", 1), subtitle="Nord", footer=("Konferenz", "7"), tables=(cells,), labels=("Süd",)
    )
    table = ("table", "Ort\tKurse\nNord\t3", 0, cells)
    slide = make_slide(
        ("subtitle", "Nord"),
        ("bullet", "Kurse fehlen", 1),
        table,
        ("label", "Süd"),
        ("footer", "Konferenz"),
        ("page_number", "7"),
    )
    scores = evaluate_structure([page], {"a.pdf": make_deck(slide)})
    assert {name for name, figure in scores.figures.items() if figure.value == 0} == {
        "footer_in_body",
        "body_as_footer",
    }
    assert {figure.value for figure in scores.figures.values()} == {0, 1}
    assert scores.differences == ()


FILLED = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


@given(st.lists(st.tuples(FILLED, st.integers(1, 3)), max_size=5))
def test_what_is_read_as_it_stands_is_never_held_against_the_reading(bullets):
    page = make_page(*(("bullet", text, level) for text, level in bullets))
    slide = make_slide(*(("bullet", text, level) for text, level in bullets))
    scores = evaluate_structure([page], {"a.pdf": make_deck(slide)}, resamples=2)
    assert scores.differences == ()
    assert {figure.value for figure in scores.figures.values()} <= {0, 1, None}


def test_nothing_read_scores_zero_or_says_that_there_is_nothing_to_judge():
    values = figures(make_page(("bullet", "Kurse fehlen", 1)), make_slide(title=""))
    assert [values[name] for name in ("word_recall", "titles", "blocks", "roles", "levels")] == [0] * 5
    assert [values[name] for name in ("word_precision", "order_pairs", "subtitles", "cell_f1")] == [None] * 4


def test_a_page_that_the_deck_lacks_counts_as_nothing_read():
    assert counted("word_recall", make_page(("para", "Kurse fehlen"), page=3), make_slide()) == (0, 3)


def test_words_are_compared_as_multisets_without_signs_at_their_edges():
    page = make_page(("para", "Kurse, Kurse und Wege"))
    slide = make_slide(("paragraph", "• Kurse (und) WEGE 2020"))
    assert counted("word_recall", page, slide) == (4, 5)  # the title is one of the words
    assert counted("word_precision", page, slide) == (4, 5)


def test_the_mean_of_pages_weighs_each_page_alike():
    pages = [make_page(("para", "eins zwei drei vier fünf"), title=""), make_page(("para", "eins"), page=2, title="")]
    deck = make_deck(make_slide(("paragraph", "eins zwei drei vier fünf"), title=""))
    found = evaluate_structure(pages, {"a.pdf": deck}).figures
    assert found["word_recall"].value == pytest.approx(5 / 6)
    assert found["word_recall_by_page"].value == 0.5


def test_a_title_is_exact_but_for_case_and_spaces():
    assert counted("titles", make_page(), make_slide(title="ZIELE ")) == (1, 1)
    assert counted("titles", make_page(), make_slide(title="Ziele 2020")) == (0, 1)
    assert counted("titles", make_page(title=""), make_slide(title="Ziele")) == (0, 1)
    assert counted("titles", make_page(title=""), make_slide(title="")) == (0, 0)


def test_titles_of_further_slides_of_a_handout_page_are_blocks_in_order_but_have_no_role_to_judge():
    page = make_page(("para", "Arbeit"), ("title", "Wege"), ("para", "Wohnen"))
    slides = (make_slide(("paragraph", "Arbeit")), make_slide(("paragraph", "Wohnen"), title="Wege"))
    figures = evaluate_structure([page], {"a.pdf": make_deck(*slides)}).figures
    assert [figures[name].value for name in ("titles", "blocks", "order_pairs", "roles", "word_precision")] == [1] * 5
    assert counted("roles", page, slides[0]) == (1, 2)


def test_order_counts_pairs_of_blocks_and_neighbours():
    names = ("Arbeit", "Wohnen", "Sprache")
    page = make_page(*(("para", name) for name in names))
    slide = make_slide(("paragraph", "Sprache"), ("paragraph", "Arbeit"), ("paragraph", "Wohnen"))
    # Title, Arbeit, Wohnen, Sprache: of six pairs those of Sprache with Arbeit and Wohnen are turned round.
    assert counted("order_pairs", page, slide) == (4, 6)
    assert counted("order_neighbours", page, slide) == (2, 3)


@pytest.mark.parametrize(
    ("expected", "role", "right"),
    [
        ("para", "paragraph", 1),
        ("caption", "source", 1),
        ("source", "caption", 1),
        ("heading", "title", 0),
        ("label", "paragraph", 0),
        ("quote", "quote", 1),
    ],
)
def test_a_role_is_right_when_it_is_the_expected_one(expected, role, right):
    assert counted("roles", make_page((expected, "Kurse fehlen")), make_slide((role, "Kurse fehlen"))) == (right, 1)


def test_a_bullet_read_with_another_level_or_role_has_no_right_level():
    page = make_page(("bullet", "Arbeit", 1), ("bullet", "Wohnen", 2), ("bullet", "Sprache", 1), ("para", "Ende"))
    slide = make_slide(
        ("bullet", "Arbeit", 1), ("bullet", "Wohnen", 1), ("paragraph", "Sprache"), ("paragraph", "Ende")
    )
    assert counted("levels", page, slide) == (1, 3)


def test_a_block_is_found_with_a_letter_wrong_but_not_when_cut_in_half():
    page = make_page(("para", "Kurse fehlen auf dem Land"))
    assert counted("blocks", page, make_slide(("paragraph", "Kurse feh1en auf dem Land"))) == (2, 2)
    assert counted("blocks", page, make_slide(("paragraph", "Kurse fehlen"), ("paragraph", "auf dem Land"))) == (1, 2)


def test_of_two_blocks_with_one_text_each_gets_the_one_of_its_role():
    page = make_page(("heading", "DEFINITION"), subtitle="Definition")
    slide = make_slide(("heading", "DEFINITION"), ("subtitle", "Definition"))
    assert counted("roles", page, slide) == (1, 1)


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (("paragraph", "Vielfalt leben 2020"), 1),
        (("paragraph", "4 Vielfalt leben 2020"), 2),
        (("paragraph", "Kurse fehlen auf dem weiten Land noch immer Vielfalt leben 2020"), 1),
        (("paragraph", "4 Säulen"), 0),
        (("footer", "Vielfalt leben 2020"), 0),
    ],
)
def test_footer_lines_left_in_the_body_are_counted(block, left):
    page = make_page(("para", "Kurse fehlen auf dem weiten Land noch immer"), footer=("Vielfalt leben 2020", "4"))
    assert counted("footer_in_body", page, make_slide(block)) == (left, 2)


def test_labels_of_a_chart_are_expected_words_but_no_blocks():
    page = make_page(labels=("Nord", "4"), footer=("4",))
    slide = make_slide(("label", "4"), ("label", "Nord"))
    assert counted("word_precision", page, slide) == counted("word_recall", page, slide) == (3, 3)
    assert counted("footer_in_body", page, slide) == (0, 1)
    assert counted("roles", page, slide) == (0, 0)


def test_words_of_a_chart_are_counted_where_they_were_read_as_labels():
    page = make_page(labels=("Nord", "4"))
    assert counted("label_words", page, make_slide(("label", "4 Nord"))) == (2, 2)
    assert counted("label_words", page, make_slide(("label", "4"), ("paragraph", "Nord"))) == (1, 2)


def test_words_of_the_body_in_a_footer_are_lost_but_not_the_footers_own():
    page = make_page(("para", "Kurse in Vielfalt"), title="", footer=("Vielfalt",))
    read = make_slide(("paragraph", "Kurse in Vielfalt"), ("footer", "Vielfalt"), title="")
    assert counted("body_as_footer", page, read) == (0, 3)
    assert counted("body_as_footer", page, make_slide(("footer", "Kurse in Vielfalt"), title="")) == (2, 3)


def test_cells_are_compared_by_row_column_and_text():
    page = make_page(tables=((("Ort", "Kurse"), ("Nord", "3"), ("Süd", "")),))
    slide = make_slide(("table", "", 0, (("Ort", "Kurse"), ("3", "Nord"), ("Süd", ""))))
    assert counted("cell_recall", page, slide) == (3, 5)
    assert counted("cell_precision", page, slide) == (3, 5)


def test_a_table_where_there_is_none_is_a_mistake():
    slide = make_slide(("table", "", 0, (("Arbeit", "Wohnen"),)))
    assert counted("cell_f1", make_page(), slide) == (0, 2)


def test_slides_of_one_page_are_joined():
    page = make_page(("para", "Arbeit"), ("para", "Wohnen"))
    deck = make_deck(make_slide(("paragraph", "Arbeit")), make_slide(("paragraph", "Wohnen"), title=""))
    assert evaluate_structure([page], {"a.pdf": deck}).figures["word_recall"].value == 1


def test_differences_are_told_with_page_and_text():
    page = make_page(("bullet", "Arbeit", 2), ("heading", "Wohnen"), ("para", "Sprache"), footer=("Tagung", "4"))
    slide = make_slide(("bullet", "Arbeit", 1), ("paragraph", "Wohnen"), ("label", "Tagung"), title="Zahlen")
    found = evaluate_structure([page], {"a.pdf": make_deck(slide)}).differences
    assert [(difference.kind, difference.expected, difference.found) for difference in found] == [
        ("title", "Ziele", "Zahlen"),
        ("block", "title: Ziele", ""),
        ("level", "2: Arbeit", "1"),
        ("role", "heading: Wohnen", "paragraph"),
        ("block", "para: Sprache", ""),
        ("words", "sprache ziele", "tagung zahlen"),
        ("footer in body", "Tagung", ""),
    ]


def test_a_baseline_is_judged_on_the_same_pages():
    page = make_page(("para", "Kurse fehlen"))
    lines = make_deck(make_slide(("paragraph", "Ziele Kurse fehlen"), title=""))
    read = {"a.pdf": make_deck(make_slide(("paragraph", "Kurse fehlen")))}
    scores = evaluate_structure([page], read, baseline={"a.pdf": lines})
    assert (scores.figures["titles"].value, scores.baselines["baseline"]["titles"].value) == (1, 0)
    assert scores.baselines["baseline"]["word_recall"].value == 1


def test_a_deck_that_was_not_read_is_named():
    with pytest.raises(GoldError, match=r"pages of 'b\.pdf', but no such deck was read"):
        evaluate_structure([make_page(deck="b.pdf")], {"a.pdf": make_deck()})
