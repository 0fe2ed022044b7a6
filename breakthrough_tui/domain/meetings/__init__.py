"""Meetings: agendas, the timer, which one is due, and what is captured in them."""
