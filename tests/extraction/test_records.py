"""What is made quickly: records and rounded boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthese.extraction.blocks import as_draft
from synthese.extraction.content import Run, rounded
from synthese.extraction.lines import build_lines
from synthese.extraction.record import replaced
from synthese.extraction.wording import goes_on

RUN = Run("Kurse fehlen", 10.0, 20.0, 90.0, 32.0, 30.0, 12.0, "Calibri", bold=False)
# Eighths of a point and sums of them with decimal fractions come nearest to the middle of two hundredths.
NEAR_TIES = st.builds(lambda eighths, size: eighths / 8 + 0.22 * size, st.integers(-8000, 8000), st.integers(0, 96))


@given(st.tuples(*[st.one_of(NEAR_TIES, st.floats(allow_nan=False, allow_infinity=False))] * 4))
def test_sides_are_rounded_as_python_rounds_decimal_digits(sides):
    assert list(map(repr, rounded(sides))) == [repr(round(side, 2)) for side in sides]


def test_a_changed_record_keeps_its_other_fields_and_the_first_one_stays():
    bold = replaced(RUN, bold=True, text="Kurse")
    assert (bold.text, bold.bold, bold.x0, bold.font, bold.colour) == ("Kurse", True, 10.0, "Calibri", -1)
    assert (RUN.text, RUN.bold) == ("Kurse fehlen", False)


def test_a_record_has_no_other_fields():
    with pytest.raises(TypeError, match="colur"):
        replaced(RUN, colur=3)


def test_an_edge_parts_lines_where_it_stands_beside_them_only():
    after = replaced(RUN, x0=95.0, x1=160.0)
    assert len(build_lines([RUN, after])) == 1
    assert len(build_lines([RUN, after], [(92.5, 0.0, 100.0)])) == 2
    assert len(build_lines([RUN, after], [(92.5, 40.0, 100.0), (200.0, 0.0, 100.0)])) == 1


def test_a_block_of_one_line_is_as_large_as_its_line():
    (line,) = build_lines([RUN])
    draft = as_draft([line])
    assert (draft.x0, draft.top, draft.x1, draft.bottom, draft.size) == (10.0, line.top, 90.0, line.bottom, 12.0)


@pytest.mark.parametrize("text", ["Konzept FÜR", "Ausbau bzw.", "mit gesetzlichem", "und\xa0die", "Bund, Länder,"])
def test_lines_that_must_go_on(text):
    assert goes_on(text)


@pytest.mark.parametrize("text", ["Straßenbau", "2024", "Klein-Gartenheim", "Standort X. ab1"])
def test_lines_that_may_end(text):
    assert not goes_on(text)
