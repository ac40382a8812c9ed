"""`python -m venuecheck` and the `venuecheck` command."""

from venuecheck.cli.main import main

if __name__ == "__main__":
    main()
