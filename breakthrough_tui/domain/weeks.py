"""The weeks of the pulse: Monday to Sunday."""

from __future__ import annotations

from datetime import date, timedelta

REMIND_FROM = 3
"""The day of the week, Thursday, from which on who has not answered the pulse is told so."""


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def last_day_of(week: date) -> date:
    """Its Sunday: up to then an answer can be changed."""
    return week + timedelta(days=6)
