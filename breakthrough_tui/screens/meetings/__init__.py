"""5 Meetings."""
