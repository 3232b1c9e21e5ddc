"""The screens. The only package that knows Textual; importing this module alone does not load it."""

import os

# With the Kitty keyboard protocol input methods and Cyrillic layouts break; whoever wants it can set this.
# Here, for Textual looks at it once, when it is loaded.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
