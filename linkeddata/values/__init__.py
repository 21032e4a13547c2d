"""The values that travel from room to room: frozen dataclasses without I/O, and the rules of what they may hold."""
