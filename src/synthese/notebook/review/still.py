"""A review where no kernel answers: the passage it begins with, as it stands."""

from synthese.exports.labels import label
from synthese.notebook.review.session import Review
from synthese.notebook.slide_view import SlideView
from synthese.notebook.styling import columns, lines, present, text

__all__ = ["still_html"]


def still_html(review: Review) -> str:
    """Return the passage a coder is at, with slide and codes, as HTML that needs no script; slide text is escaped.

    Args:
        review: Where the coder is.
    """
    told = f"<p><em>{text(review.words('still'))}</em></p>"
    if not review.passage:
        return f"{told}<p>{text(review.words('nothing_left'))}</p>"
    material, row = review.material, review.row(review.passage)
    place = material.place(row)
    slide = material.slides[place]
    citation = material.names.citation(*place, int(row["page"]))
    picture, without = review.picture(place)
    seen = SlideView(
        picture=picture,
        width=slide["width"],
        height=slide["height"],
        title=f"{citation}: {slide['title']}",
        blocks=(),
        marked=[row],
        language=review.language,
    )
    figure = f"<p>{text(without)}</p>" if without else seen._repr_html_()
    return f"{told}{figure}<blockquote>{text(row['text'])}</blockquote>{_codes(review)}"


def _codes(review: Review) -> str:
    names, language = review.material.names, review.language
    rows = [
        (
            lines([label(f"kind.{one.kind}", language), names.code(one.kind, one.code)]),
            lines(names.rule(rule) for rule in one.tag.get("rules", ())),
            "" if one.score is None else one.score,
            label(f"status.{one.status}", language),
        )
        for one in review.found.codes(review.passage)
    ]
    header = columns(review.tables, code=22, rules=24, score=0, status=0)
    return str(present(review.tables, header, rows).to_html())
