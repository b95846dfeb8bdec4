"""Official custody releases: from an original to batches of typed rows, and a report of how it was read."""
