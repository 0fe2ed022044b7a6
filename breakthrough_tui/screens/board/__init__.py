"""The board, its cursor, its looks, and what is done on it."""
