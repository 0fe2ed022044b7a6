"""Readings against the path, what it would take, pulse and lessons."""
