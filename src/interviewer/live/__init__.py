"""The verbs of a running session: actions, the pure engine, the interview in progress, and its ports."""
