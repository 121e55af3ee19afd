"""Tags against what people give passages, with figures counted by hand."""

import pytest

from synthese.evaluation import evaluate_tags

from .makers import make_gold, make_tag


def field(code="luecke", addressee="unbestimmt", **more):
    return make_tag(code, "action_field", addressee=addressee, **more)


def scored(*pairs):
    """Judge (gold, tags) pairs."""
    gold = [make_gold(id=f"P{n}", group=f"g{n}", **expected) for n, (expected, _) in enumerate(pairs)]
    return evaluate_tags(gold, lambda _: [tags for _, tags in pairs])


def values(scores, *names):
    return [scores.figures[name].value for name in names]


def test_perfect_tags_score_one():
    expected = {"themes": ("A1",), "action_field": "luecke", "addressee": "bund"}
    scores = scored(*[(expected, [make_tag(), field(addressee="bund")])] * 5, ({"themes": ()}, []))
    figures = {name: figure.value for name, figure in scores.figures.items()}
    assert (figures.pop("brier"), figures.pop("calibration_error")) == (0, 0)
    assert (figures.pop("trap_alarms"), figures.pop("signalled_recall")) == (None, None)
    assert set(figures.values()) == {1}
    assert scores.errors == ()


def test_no_tags_score_zero_and_say_where_there_is_nothing_to_judge():
    scores = scored(({"themes": ("A1",), "action_field": "luecke"}, []))
    assert values(scores, "theme_f1", "theme_recall", "field_f1", "field_recall") == [0] * 4
    assert values(scores, "theme_precision", "type_accuracy", "addressee_accuracy", "brier") == [None] * 4
    assert values(scores, "theme_macro_f1", "type_macro_f1") == [None] * 2


def test_traps_named_addressees_and_signalled_points_have_figures_of_their_own():
    gap = {"themes": (), "action_field": "luecke"}
    scores = scored(
        ({"themes": (), "trap": True}, [field()]),
        ({"themes": (), "trap": True}, []),
        ({**gap, "addressee": "bund"}, [field(addressee="laender")]),
        ({**gap, "addressee": "unbestimmt", "signalled": True}, []),
        ({**gap, "addressee": "bund", "signalled": True}, [field(addressee="bund")]),
    )
    assert values(scores, "trap_alarms", "named_addressees", "signalled_recall") == [0.5, 0.5, 0.5]


def test_themes_are_counted_over_passages_and_codes():
    scores = scored(
        ({"themes": ("A1", "B1")}, [make_tag("A1"), make_tag("C1")]),
        ({"themes": ()}, [make_tag("A1")]),
    )
    assert values(scores, "theme_precision", "theme_recall", "theme_f1") == pytest.approx([1 / 3, 1 / 2, 2 / 5])
    assert [(code.code, code.expected, code.found, code.right) for code in scores.codes] == [
        ("A1", 1, 2, 1),
        ("B1", 1, 0, 0),
        ("C1", 0, 1, 0),
    ]


def test_the_mean_of_codes_takes_those_with_five_passages():
    a1, b1 = {"themes": ("A1",)}, {"themes": ("B1",)}
    scores = scored(*[(a1, [make_tag()])] * 4, (a1, []), *[(b1, [])] * 4)
    assert scores.figures["theme_macro_f1"].value == pytest.approx(8 / 9)
    assert scores.figures["theme_macro_f1"].n == 1


def test_themes_on_which_coders_differed_are_left_out():
    scores = scored(({"themes": None}, [make_tag("C1")]), ({}, [make_tag()]))
    assert scores.figures["theme_f1"].value == 1
    assert scores.figures["brier"].n == 1
    assert scores.errors == ()


def test_a_disputed_action_field_is_left_out():
    scores = scored(
        ({"themes": (), "action_field": "disputed"}, [field()]),
        ({"themes": (), "action_field": "disputed"}, []),
        ({"themes": (), "action_field": "luecke"}, [field()]),
    )
    assert values(scores, "field_precision", "field_recall", "type_accuracy") == [1, 1, 1]
    assert scores.errors == ()


def test_action_fields_are_found_whatever_their_type():
    scores = scored(
        ({"action_field": "luecke"}, [field("bedarf")]),
        ({"action_field": "luecke"}, []),
        ({"action_field": None}, [field()]),
        ({"action_field": "bedarf"}, [field("bedarf")]),
    )
    assert values(scores, "field_precision", "field_recall", "field_f1") == pytest.approx([2 / 3] * 3)
    assert scores.figures["type_accuracy"].value == 0.5
    # bedarf: one right, one false; luecke: one missed.
    assert scores.figures["type_macro_f1"].value == pytest.approx((2 / 3 + 0) / 2)


def test_addressees_are_judged_where_one_is_expected_and_the_field_was_found():
    scores = scored(
        ({"action_field": "luecke", "addressee": "bund"}, [field(addressee="bund")]),
        ({"action_field": "luecke", "addressee": "bund"}, [field(addressee="unbestimmt")]),
        ({"action_field": "luecke", "addressee": None}, [field(addressee="bund")]),
        ({"action_field": "luecke", "addressee": "bund"}, []),
    )
    figure = scores.figures["addressee_accuracy"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_negated_tags_are_not_counted():
    scores = scored(({"themes": (), "action_field": None}, [field(negated=True), make_tag(negated=True)]))
    assert scores.errors == ()


def test_of_several_action_fields_the_highest_score_counts():
    scores = scored(({"action_field": "luecke"}, [field("bedarf", score=0.6), field("luecke", score=0.9)]))
    assert scores.figures["type_accuracy"].value == 1


def test_calibration_compares_scores_with_what_is_right():
    scores = scored(
        ({"themes": ("A1",)}, [make_tag("A1", score=0.8)]),
        ({"themes": ()}, [make_tag("A1", score=0.85)]),
        ({"themes": ("A1",)}, [make_tag("A1", score=1.0)]),
    )
    assert scores.figures["brier"].value == pytest.approx((0.2**2 + 0.85**2 + 0) / 3)
    # Bin 0.8 to 0.9: two scores, mean 0.825, half of them right; bin 0.9 to 1: one, right.
    assert scores.figures["calibration_error"].value == pytest.approx((2 * abs(0.825 - 0.5) + 0) / 3)


def test_errors_are_listed_by_kind_with_text_and_rules():
    scores = scored(
        ({"themes": ("B1",), "action_field": None, "heading": "Ziele"}, [make_tag(), field()]),
        ({"themes": (), "action_field": "bedarf"}, []),
        ({"themes": (), "action_field": "bedarf", "addressee": "bund"}, [field()]),
    )
    assert [(error.id, error.kind, error.expected, error.found) for error in scores.errors] == [
        ("P0", "missed theme", "B1", "A1"),
        ("P0", "false theme", "B1", "A1"),
        ("P0", "false alarm", "", "luecke"),
        ("P1", "missed field", "bedarf", ""),
        ("P2", "wrong type", "bedarf", "luecke"),
        ("P2", "wrong addressee", "bund", "unbestimmt"),
    ]
    assert scores.errors[1].rules == ("indicator:A1",)
    assert (scores.errors[0].heading, scores.errors[0].text) == ("Ziele", "Kurse fehlen.")


def test_intervals_are_the_same_in_every_run_and_baselines_meet_the_same_draws():
    gold = [make_gold(id=f"P{n}", group=f"g{n // 4}") for n in range(12)]
    tags = [[make_tag()] if n < 6 else [] for n in range(12)]
    first, second = (evaluate_tags(gold, lambda _: tags, baselines={"same": lambda _: tags}) for _ in range(2))
    assert first == second
    assert first.baselines["same"] == first.figures
    assert first.figures["theme_recall"].low < first.figures["theme_recall"].value


def test_a_tagger_must_answer_for_each_passage():
    with pytest.raises(ValueError, match="0 lists of tags for 1 passages"):
        evaluate_tags([make_gold()], lambda _: [])
