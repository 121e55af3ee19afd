"""synthese: from conference presentations to a comparison across projects."""
