"""For people: a description on a terminal, reports in HTML, pictures."""
