"""A team's one urgent result, in eight to ten weeks, in the terminal."""

__version__ = "0.1.0"
