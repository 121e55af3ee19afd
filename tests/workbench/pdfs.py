"""Small PDFs written by hand: slides of text, and files that are broken in one way each."""

from collections.abc import Sequence

WIDTH, HEIGHT = 720, 405
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*slides: Sequence[str]) -> bytes:
    """Return a PDF; the first line of a slide is its title, the others are bullets."""
    pages = [5 + 2 * number for number in range(len(slides))]
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(slides)} /Kids [{kids}] >>".encode(),
        3: _FONT,
        4: b"<< /Producer (by hand) >>",
    }
    for page, lines in zip(pages, slides, strict=True):
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R >> >>"
        objects[page] = f"<< /Type /Page /Parent 2 0 R {box} /Contents {page + 1} 0 R >>".encode()
        content = _content(lines)
        objects[page + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return _file(objects)


def encrypted_pdf() -> bytes:
    """Return a PDF that wants a password which nobody knows."""
    secret = "A1" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >> /ID [<00> <00>]"
    return pdf(["Gesperrt"]).replace(b"trailer\n<<", b"trailer\n<< " + lock.encode())


def _content(lines: Sequence[str]) -> bytes:
    parts = []
    for number, line in enumerate(lines):
        size, left, bottom = (28, 40, HEIGHT - 60) if number == 0 else (16, 60, HEIGHT - 90 - 30 * number)
        text = line if number == 0 else f"• {line}"
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 {size} Tf {left} {bottom} Td ({escaped}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def _file(objects: dict[int, bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number in sorted(objects):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return written + end % (len(places) + 1, table, len(places) + 1, len(written))
