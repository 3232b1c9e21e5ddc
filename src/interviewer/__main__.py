"""Runs the program as `python -m interviewer`."""

import sys

from interviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
