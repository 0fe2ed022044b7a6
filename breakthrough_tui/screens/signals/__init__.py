"""What goes wrong, on the screens."""
