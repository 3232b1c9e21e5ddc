"""The widths, in columns, at which the layout changes; below the first it is a glance beside a video."""

STANDARD = 80
WIDE = 120
"""From here side planes have room."""
HUGE = 144
"""From here a paper has room as well."""
