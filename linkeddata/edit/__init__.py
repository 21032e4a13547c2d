"""What is left out of a description, and why: too uncertain, private, not shown on the page; and its editable JSON."""
