"""One file a dialog: each asks one thing and returns the answer."""
