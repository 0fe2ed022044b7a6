"""One query for each question; each takes the viewer and returns what the domain knows."""
