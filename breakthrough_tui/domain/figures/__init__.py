"""Figures over time: read from people, their trend, and where it leads."""
