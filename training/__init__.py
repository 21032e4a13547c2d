"""Trains the tagger's weights; not part of the installed package."""
