"""Text in, findings out: reading and checking the files people write."""
