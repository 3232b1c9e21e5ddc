"""Python loads this before the program, where a test says so in PYTHONPATH, and the audit hook with it."""

import importlib.util
import os
import sys
from pathlib import Path

if os.environ.get("INTERVIEWER_AUDIT"):
    place = Path(__file__).parents[1] / "hook.py"
    spec = importlib.util.spec_from_file_location("interviewer_audit_hook", place)
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = hook
    spec.loader.exec_module(hook)
    if hook.is_the_program(sys.orig_argv):
        hook.watch_program()
