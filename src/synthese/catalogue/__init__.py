"""The catalogue: reads `catalogue.csv`, brings it in step with the folder and writes it back as it was saved."""

from synthese.catalogue.names import project_key, slug
from synthese.catalogue.reading import read_catalogue
from synthese.catalogue.reconciling import reconcile
from synthese.catalogue.records import COLUMNS, FILE, Catalogue, Reconciled, change_row
from synthese.catalogue.writing import write_catalogue

__all__ = [
    "COLUMNS",
    "FILE",
    "Catalogue",
    "Reconciled",
    "change_row",
    "project_key",
    "read_catalogue",
    "reconcile",
    "slug",
    "write_catalogue",
]
