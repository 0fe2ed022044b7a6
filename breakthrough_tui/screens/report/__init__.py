"""The report as it stands: read, added to, presented, closed."""
