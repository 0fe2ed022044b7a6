"""The report-back, made as data: pages, not screens."""
