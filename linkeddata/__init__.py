"""Press releases in, schema.org linked data out, every triple traceable to the characters it came from."""

__version__ = "0.1.0"
