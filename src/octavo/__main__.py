"""`python -m octavo` is the command line."""

from octavo.faces.cli import main

if __name__ == "__main__":
    main()
