"""How the reader's weights come to be; not part of the installed package."""
