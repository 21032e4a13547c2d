"""The version of this package, in a module of its own so that every room can say it without importing the front."""

__version__ = "0.1.0"
