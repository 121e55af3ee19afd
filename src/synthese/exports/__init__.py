"""Exports: tables in, files for readers out."""

from synthese.exports.csv_files import write_csv
from synthese.exports.figures import write_figures
from synthese.exports.report import write_report
from synthese.exports.source import ReportSource
from synthese.exports.told import version_message, warning_message
from synthese.exports.workbook import write_workbook

__all__ = [
    "ReportSource",
    "version_message",
    "warning_message",
    "write_csv",
    "write_figures",
    "write_report",
    "write_workbook",
]
