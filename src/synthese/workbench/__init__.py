"""Workbench: joins the rooms, one call a stage.

Its public names are loaded through `synthese`. Nothing is imported here: a worker process imports one module of this
room, and would otherwise load reports and figures with it.
"""
