"""The nouns: frozen values with no disk, no clock and no screen.

Everything the app knows is one of these values. An edit returns a new value; equality means equality.
"""
