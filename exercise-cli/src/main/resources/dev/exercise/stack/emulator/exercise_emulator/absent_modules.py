"""Modules that are not installed are known to be absent: DuckDB looks for pandas in every statement.

Python remembers what it has imported, not what it could not find, so each look goes through every
folder of its path. None in sys.modules is Python's own word for a module that is not to be had.
"""

import importlib.util
import sys

NAMES = ("pandas",)


def apply() -> None:
    for name in NAMES:
        if importlib.util.find_spec(name) is None:
            sys.modules[name] = None
