"""Notebook: what people see in JupyterLab."""
