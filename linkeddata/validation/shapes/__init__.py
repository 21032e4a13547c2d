"""Profiles: SHACL shapes, what they ask for, and what an engine would pass over in a file of shapes."""
