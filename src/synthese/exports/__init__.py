"""Exports: tables in, files for readers out."""

from synthese.exports.csv_files import write_csv
from synthese.exports.editions import public_edition
from synthese.exports.figures import write_figures
from synthese.exports.markdown import write_markdown
from synthese.exports.report import write_report
from synthese.exports.source import ReportSource
from synthese.exports.told import version_message, warning_message
from synthese.exports.word import write_word
from synthese.exports.workbook import write_workbook

__all__ = [
    "ReportSource",
    "public_edition",
    "version_message",
    "warning_message",
    "write_csv",
    "write_figures",
    "write_markdown",
    "write_report",
    "write_word",
    "write_workbook",
]
