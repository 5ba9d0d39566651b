"""`python -m jsonmatrix`."""

from jsonmatrix.cli import main

if __name__ == "__main__":
    main()
