"""Workbench: joins the rooms, one call a stage."""
