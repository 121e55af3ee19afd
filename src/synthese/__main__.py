"""`python -m synthese`: the command line."""

from synthese.cli import main

if __name__ == "__main__":
    main()
