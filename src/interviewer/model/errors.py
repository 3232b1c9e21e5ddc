"""Errors that people may meet. The class makes the message; the command line gives it its exit code."""


class InterviewerError(Exception):
    """Something went wrong that a sentence can explain."""

    exit_code = 1


class UsageError(InterviewerError):
    """What was asked for does not exist or does not fit."""

    exit_code = 2


class BroughtBack(UsageError):
    """What a revision had changed last is in its file now, and there is nothing to go on with."""

    exit_code = 0


class ClosedSession(UsageError):
    """Another interviewer's session stays closed until one's own is submitted."""

    def __init__(self, name: str, why: str, doubt: str = "") -> None:
        anyway = "To open it all the same, which your own session will say: --open-anyway"
        super().__init__(f'"{name}" is {why}. {doubt}{" " if doubt else ""}{anyway}')
        self.name = name


class RuleBroken(InterviewerError):
    """An action that the rules of an interview do not allow now. Nothing has changed."""


class CannotRead(InterviewerError):
    """A file cannot be read, or is not what it should be."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class NewerFormat(CannotRead):
    """A file was written by a newer version of the app. It is left as it is."""


class CannotSave(InterviewerError):
    """A file cannot be written."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot save {path}: {why}")
        self.path = path
        self.why = why
