"""Analysis as text: for terminals, files and other programs."""
