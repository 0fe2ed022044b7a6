"""The leaders' queue, and the page of one obstacle."""
