"""Text for other programs: calendars, tables, annotations.

formats.py      the table of these formats     records.py    rows of events, people and statements
calendar.py     iCalendar                      tables.py     CSV
annotations.py  Web Annotation                 notebook.py   what a notebook shows of a result

Calendars and tables have less than the graph: no evidence, no relations between organizations. Nothing reads them back into a graph.
"""
