"""Web pages as text: their markup, and edits that touch nothing else."""
