"""Strings that know nothing of documents: printed, compared, tagged with a language."""
