"""The page of one action item."""
