"""The interviewer's side of a structured interview, in the terminal."""

__version__ = "0.1.0"
