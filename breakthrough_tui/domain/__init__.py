"""The rules, pure: no database, no terminal, no clock of their own."""
