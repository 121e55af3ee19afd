import math

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.coding import cohens_kappa, compare_all, compare_coders, krippendorffs_alpha, percent_agreement
from synthese.coding.coefficients import figures_with_intervals
from synthese.errors import CodingError
from synthese.tables import to_frame

from .decks import decision, deck, on, resolve

TEXTS = [f"Aussage Nummer {word} zum Leben auf dem Land" for word in ("eins", "zwei", "drei", "vier")]
YES_NO = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=30)


def judgements(table):
    """Spell out a table of counts: rows are the first coder's categories, columns the second's."""
    pairs = [(row, column) for row, counts in enumerate(table) for column, n in enumerate(counts) for _ in range(n)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def test_kappa_of_cohens_own_example():
    # Cohen 1960, table 1: p_o = .70, p_e = .41, so kappa = .29 / .59.
    first, second = judgements([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert percent_agreement(first, second) == pytest.approx(0.70)
    assert cohens_kappa(first, second) == pytest.approx(0.29 / 0.59)


def test_kappa_of_fifty_grant_proposals():
    # Often printed: 20 both yes, 15 both no; p_o = .7, p_e = .5 · .6 + .5 · .4 = .5.
    assert cohens_kappa(*judgements([[20, 5], [10, 15]])) == pytest.approx(0.4)


def test_alpha_of_binary_judgements_of_two():
    # Krippendorff 2011, section A: alpha = 0.095.
    meg, owen = "0100000010", "1110010000"
    assert krippendorffs_alpha(zip(meg, owen, strict=True)) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_nominal_judgements_of_two():
    # Krippendorff 2011, section B: alpha = 0.692.
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert krippendorffs_alpha(zip(ben, gerry, strict=True)) == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_coders_with_missing_judgements():
    # Krippendorff 2011, section C: alpha = 0.743.
    coders = ("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ")
    units = [[judgement.strip() or None for judgement in unit] for unit in zip(*coders, strict=True)]
    assert krippendorffs_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_figures_without_variation_are_undefined():
    assert math.isnan(cohens_kappa([True, True], [True, True]))
    assert math.isnan(krippendorffs_alpha([(1, 1), (1, None)]))
    assert math.isnan(percent_agreement([], []))


def test_coders_must_have_judged_the_same_units():
    with pytest.raises(ValueError, match="argument 2 is"):
        cohens_kappa([1], [1, 2])


@settings(deadline=None)
@given(pairs=YES_NO)
def test_figures_do_not_depend_on_who_comes_first(pairs):
    first, second = zip(*pairs, strict=True)
    assert cohens_kappa(first, second) == pytest.approx(cohens_kappa(second, first), nan_ok=True)
    turned = [(other, one) for one, other in pairs]
    assert krippendorffs_alpha(pairs) == pytest.approx(krippendorffs_alpha(turned), nan_ok=True)


@settings(deadline=None)
@given(pairs=YES_NO)
def test_full_agreement_is_one_and_nothing_is_more(pairs):
    first, second = zip(*pairs, strict=True)
    kappa, alpha = cohens_kappa(first, first), krippendorffs_alpha([(one, one) for one, _ in pairs])
    assert math.isnan(kappa) or kappa == 1
    assert math.isnan(alpha) or alpha == 1
    assert not cohens_kappa(first, second) > 1


def codings(*said):
    lines = [
        decision(status, "theme" if code else "passage", code, coder=coder, target=on(TEXTS[number]))
        for coder, number, status, code in said
    ]
    return to_frame("codings", resolve(lines, deck(TEXTS)).codings)


BOTH = codings(
    ("ah", 0, "confirmed", "A1"), ("bm", 0, "added", "A1"),
    ("ah", 1, "confirmed", "A1"), ("bm", 1, "rejected", "A1"),
    ("ah", 2, "reviewed", ""), ("bm", 2, "confirmed", "B2"),
    ("ah", 3, "confirmed", "A1"),
)  # fmt: skip


def test_coders_are_compared_where_both_coded_or_read():
    found = compare_coders(BOTH)
    assert found.coders == ("ah", "bm")
    codes = found.codes.set_index("code")
    assert list(codes.loc["A1", ["n", "both", "neither", "only_first", "only_second"]]) == [3, 1, 1, 1, 0]
    assert codes.loc["A1", "agreement"] == pytest.approx(2 / 3)
    assert codes.loc["A1", "kappa"] == pytest.approx(0.4)
    assert list(codes.loc["B2", ["both", "neither", "only_first", "only_second"]]) == [0, 2, 0, 1]


def test_disagreements_lead_to_their_words():
    rows = compare_coders(BOTH).disagreements
    assert list(rows["quotation"]) == TEXTS[1:3]
    assert list(zip(rows["first"], rows["second"], strict=True)) == [
        ("confirmed", "rejected"),
        ("not set", "confirmed"),
    ]


def test_who_is_compared_can_be_said_and_must_be_known():
    assert compare_coders(BOTH, "bm", "ah").coders == ("bm", "ah")
    with pytest.raises(CodingError, match=r"'ah' and 'xy' cannot be compared.* There are 'ah' and 'bm'"):
        compare_coders(BOTH, "ah", "xy")
    with pytest.raises(CodingError, match=r"name two coders\. There are 'ah'"):
        compare_coders(BOTH[BOTH["coder"] == "ah"])


def test_alpha_is_that_of_the_reference_implementation():
    random = np.random.default_rng(7)
    for coders, units, categories in ((2, 30, 2), (3, 50, 4), (5, 12, 3)):
        data = random.integers(0, categories, size=(coders, units)).astype(float)
        data[random.random(data.shape) < 0.2] = np.nan
        expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        mine = [[None if np.isnan(value) else int(value) for value in unit] for unit in data.T]
        assert krippendorffs_alpha(mine) == pytest.approx(expected)


@given(pairs=YES_NO)
def test_figures_from_counts_are_those_of_the_judgements(pairs):
    first, second = zip(*pairs, strict=True)
    cells = np.array([[a and b, a and not b, b and not a, not (a or b)] for a, b in pairs], dtype=np.int64)
    found = figures_with_intervals(cells)
    assert found["agreement"] == pytest.approx(percent_agreement(first, second))
    assert found["kappa"] == pytest.approx(cohens_kappa(first, second), nan_ok=True)
    assert found["alpha"] == pytest.approx(krippendorffs_alpha(pairs), nan_ok=True)
    for name in ("agreement", "f1"):
        assert np.isnan(found[name]) or found[f"{name}_low"] <= found[name] <= found[f"{name}_high"]


def test_the_interval_of_a_share_is_about_that_of_the_binomial():
    cells = np.array([[1, 0, 0, 0]] * 70 + [[0, 1, 0, 0]] * 30)
    found = figures_with_intervals(cells)
    assert found["agreement_low"] == pytest.approx(0.61, abs=0.02)
    assert found["agreement_high"] == pytest.approx(0.79, abs=0.02)
    assert figures_with_intervals(cells) == found


def test_f1_leaves_out_what_nobody_coded():
    few = np.array([[1, 0, 0, 0], [0, 1, 0, 0]])
    many = np.vstack([few, [[0, 0, 0, 1]] * 98])
    assert figures_with_intervals(few)["f1"] == figures_with_intervals(many)["f1"] == pytest.approx(2 / 3)
    assert figures_with_intervals(many)["agreement"] == pytest.approx(0.99)


def test_decks_and_all_together_count_passages_times_codes():
    found = compare_coders(BOTH)
    assert list(found.decks["presentation"]) == ["migoek"]
    assert list(found.total[["n", "both", "neither", "only_first", "only_second"]].iloc[0]) == [6, 1, 3, 1, 1]
    assert found.total["agreement"][0] == pytest.approx(4 / 6)
    assert found.decks["f1"][0] == pytest.approx(2 / 4)


def test_by_characters_the_words_marked_are_compared():
    tables = deck(TEXTS)
    here = {"whole": TEXTS[0], "passage": tables["passages"]["passage"][0]}
    one, other = on("Nummer eins zum Leben", **here), on("zum Leben auf dem Land", **here)
    lines = [decision("added", "theme", "A1", coder=c, target=t) for c, t in (("ah", one), ("bm", other))]
    codings = to_frame("codings", resolve(lines, tables).codings)
    row = compare_coders(codings, passages=tables["passages"]).characters.to_dict("records")[0]
    marked = (len("zum Leben"), len("Nummer eins "), len(" auf dem Land"))
    assert (row["both"], row["only_first"], row["only_second"]) == marked
    assert row["n"] == len(TEXTS[0])
    assert row["f1"] == pytest.approx(2 * 9 / (2 * 9 + 12 + 13))


def test_all_coders_are_compared_two_by_two_and_together():
    three = codings(*((coder, number, "confirmed", "A1") for coder in ("ah", "bm", "cd") for number in (0, 1)))
    found = compare_all(three)
    assert [pair.coders for pair in found.pairs] == [("ah", "bm"), ("ah", "cd"), ("bm", "cd")]
    assert found.codes.to_dict("records")[0]["n"] == 2
