"""Tables."""

from synthese.extraction.blocks import Draft
from synthese.extraction.content import PageContent, Run


def find_tables(runs: list[Run], content: PageContent) -> tuple[list[Draft], list[Run]]:
    return [], runs
