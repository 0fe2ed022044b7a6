"""Everything that touches the database."""

from breakthrough_tui.store.without_drivers import seldom_used_later, without_drivers

# This file runs before any other of the package, so that each of them may simply `import peewee`.
with without_drivers(), seldom_used_later():
    import pathlib as _pathlib  # noqa: F401

    import peewee as _peewee  # noqa: F401
