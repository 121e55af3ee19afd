"""Files for readers, named so that every system takes them."""

__all__ = ["file_name"]

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_", "-": "_"})


def file_name(text: str) -> str:
    """Return a label as a file name that survives every archive: lower case, no umlauts, no spaces.

    >>> file_name("Präsentationen"), file_name("Framework-Matrix")
    ('praesentationen', 'framework_matrix')
    """
    return text.lower().translate(_PLAIN)
