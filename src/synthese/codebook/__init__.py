"""The codebook: reads and checks `codebook.yaml`."""
