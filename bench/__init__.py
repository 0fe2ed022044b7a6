"""Figures, as ratios to programs that do next to nothing."""
