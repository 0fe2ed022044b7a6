"""The goal, its versions, and the team."""
