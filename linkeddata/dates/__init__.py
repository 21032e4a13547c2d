"""Dates and times in text, relative ones resolved.

text of a block ─tokens→ letters ─grammar, parts→ expressions ─publication_day, resolve→ dates     `find.find_dates`
text ─times→ times of day
"""
