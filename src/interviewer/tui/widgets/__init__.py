"""The parts screens are made of: each renders a value and posts what the person wants."""
