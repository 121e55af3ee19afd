"""Workbench: joins the rooms, one call a stage."""

from synthese.workbench.assessing import Evaluation, evaluate
from synthese.workbench.records import ProgressStep, RunReport
from synthese.workbench.starter import init_workspace
from synthese.workbench.workspace import Workspace, open_workspace

__all__ = [
    "Evaluation",
    "ProgressStep",
    "RunReport",
    "Workspace",
    "evaluate",
    "init_workspace",
    "open_workspace",
]
