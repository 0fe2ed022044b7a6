"""Parts that screens share."""

from breakthrough_tui.terminal.left_out import without_closed_doors

# This file runs before any other of the package, and nobody imports `textual.app` before it.
with without_closed_doors():
    import textual.app as _app  # noqa: F401
