"""The command line: one small module a command, each loaded only when it is called."""

from interviewer.cli.group import COMMANDS, LazyGroup, main, program

__all__ = ["COMMANDS", "LazyGroup", "main", "program"]
