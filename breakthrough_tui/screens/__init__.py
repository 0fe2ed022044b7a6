"""One file a screen: they draw what the store returns, and hold no rules and no SQL."""

from breakthrough_tui.terminal.left_out import without_tls

# This file runs before any other of the package, so that each of them may simply `import asyncio`.
with without_tls():
    import asyncio as _asyncio  # noqa: F401
