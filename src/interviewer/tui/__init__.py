"""The screens. The only package that knows Textual; importing this module alone does not load it."""
