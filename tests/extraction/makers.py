"""Small PDFs written by hand, so that a test shows all that is on its page."""

WIDTH, HEIGHT = 720, 405


def text(x, top, words, *, size=18, font="F1", **other):
    """Return the operators that set words with their baseline `top` points below the upper edge.

    Of `other` are known: ``mode`` (3 is invisible), ``spacing`` between letters, and a ``matrix`` instead of x and top.
    """
    mode, spacing, matrix = other.get("mode", 0), other.get("spacing", 0), other.get("matrix")
    place = matrix or f"1 0 0 1 {x} {HEIGHT - top}"
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {mode} Tr {spacing} Tc {place} Tm ({safe}) Tj ET"


def rectangle(x0, top, x1, bottom, paint="S"):
    """Return the operators that draw a rectangle: ``S`` framed, ``f`` filled."""
    return f"{x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re {paint}"


def pdf_bytes(pages, *, trailer="", page_extra=""):
    """Return a PDF with one content stream a page; fonts F1 Helvetica, F2 bold, F3 Wingdings, F4 Symbol."""
    fonts = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Wingdings", "F4": "Symbol"}
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects += [font.format(name) for name in fonts.values()]
    resources = " ".join(f"/{key} {number} 0 R" for number, key in enumerate(fonts, start=3))
    kids = []
    for operators in pages:
        stream = "\n".join(operators)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {resources} >> >> {page_extra} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + end.encode()
