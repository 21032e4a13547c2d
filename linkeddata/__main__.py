"""`python -m linkeddata` is the command `linkeddata`."""

from linkeddata.cli import main

if __name__ == "__main__":
    main()
