"""The catalogue: one row a presentation, edited by people, kept in step with the folder."""
