"""What goes wrong, said early (METHOD.md, signals)."""
