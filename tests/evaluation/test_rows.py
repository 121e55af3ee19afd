"""The figures as rows and as JSON."""

import json

from synthese.evaluation import evaluate_structure, evaluate_tags, structure_rows, tag_rows, to_json

from .makers import make_deck, make_gold, make_page, make_slide, make_tag


def tagged():
    gold = [make_gold(id=f"P{n}", group=f"g{n % 3}") for n in range(6)]
    none = [[] for _ in gold]
    return evaluate_tags(gold, lambda _: [[make_tag(score=1 / 3)], *none[1:]], baselines={"none": lambda _: none})


def read():
    deck = {"a.pdf": make_deck(make_slide(("paragraph", "Arbeit")))}
    return evaluate_structure([make_page(("para", "Arbeit"), ("para", "Wohnen"))], deck, baseline=deck)


def test_each_figure_is_a_row_with_its_baselines():
    for scores, rows in ((tagged(), tag_rows(tagged())), (read(), structure_rows(read()))):
        assert [row.key for row in rows] == list(scores.figures)
        assert [row.value for row in rows] == [figure.value for figure in scores.figures.values()]
        assert [name for row in rows for name, _ in row.baselines] == list(scores.baselines) * len(rows)


def test_rows_tell_of_which_figures_less_is_better():
    less = {row.key for row in [*tag_rows(tagged()), *structure_rows(read())] if row.less_is_better}
    assert less == {"brier", "calibration_error", "footer_in_body", "body_as_footer", "trap_alarms"}


def test_json_holds_figures_baselines_and_errors_rounded():
    told = json.loads(json.dumps(to_json(tagged())))
    assert (told["kind"], told["passages"], told["groups"]) == ("tags", 6, 3)
    assert told["figures"]["brier"]["value"] == 0.4444
    assert told["baselines"]["none"]["theme_recall"]["value"] == 0
    assert told["errors"][0]["kind"] == "missed theme"


def test_json_of_slides_lists_the_differences_and_is_the_same_in_every_run():
    told = to_json(read())
    assert (told["kind"], told["differences"][0]["expected"]) == ("structure", "para: Wohnen")
    assert json.dumps(told) == json.dumps(to_json(read()))
